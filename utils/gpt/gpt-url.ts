import type { GptId } from './gpt-id.ts';

/** Where a GPT is talked to. */
export function toGptUrl(id: GptId): string {
  return `https://chatgpt.com/g/${id}`;
}
