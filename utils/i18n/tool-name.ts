import type { Tool } from '../gpt/gpt.ts';
import type { I18n } from './i18n.ts';

/** The name of a tool; without `i18n` the name that exports use in every language. */
export function toolName(tool: Tool, i18n?: I18n): string {
  if (tool.kind === 'other') return tool.name;
  return i18n ? i18n.t(`gpt.tool.${tool.kind}`) : tool.kind;
}
