import type { Files, Gpt, Tool } from '../../utils/gpt/gpt.ts';
import { fileTypeNames } from '../../utils/i18n/file-types.ts';
import { list } from '../../utils/i18n/format.ts';
import { Icon } from '../ui/icon.tsx';
import { useText } from '../ui/text-context.tsx';

/** Kinds of files named on a chip; more make it a paragraph. */
const MOST_TYPES = 3;

/** What the GPT can do: its tools and its knowledge files, in words. */
export function GptTools({ gpt: { tools, files } }: { gpt: Gpt }) {
  const { t } = useText();
  return (
    <ul class="chips" aria-label={t('gpt.tools')}>
      {tools?.map((tool) => (
        <ToolChip key={tool.kind === 'other' ? tool.name : tool.kind} tool={tool} />
      ))}
      {tools?.length === 0 && <li class="chip chip-none">{t('gpt.no-tools')}</li>}
      {!tools && <li class="chip chip-none">{t('gpt.tools-unknown')}</li>}
      {files && files.count > 0 && <FilesChip files={files} />}
    </ul>
  );
}

function ToolChip({ tool }: { tool: Tool }) {
  const { t } = useText();
  return (
    <li class="chip">
      <Icon name={tool.kind} />
      <bdi>{tool.kind === 'other' ? tool.name : t(`gpt.tool.${tool.kind}`)}</bdi>
    </li>
  );
}

function FilesChip({ files: { count, types } }: { files: Files }) {
  const text = useText();
  const names = fileTypeNames(text, types);
  return (
    <li class="chip" title={list(text, names)}>
      <Icon name="files" />
      {names.length > 0 && names.length <= MOST_TYPES
        ? text.t('gpt.files-of-types', { count, types: list(text, names) })
        : text.t('gpt.files', { count })}
    </li>
  );
}
