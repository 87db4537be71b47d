import type { Files, Gpt, Tool } from '../../utils/gpt/gpt.ts';
import { fileTypeNames } from '../../utils/i18n/file-types.ts';
import { formatList } from '../../utils/i18n/format.ts';
import { toolName } from '../../utils/i18n/tool-name.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { Icon } from '../ui/icon.tsx';

/** File types are named on the chip up to this number. */
const MAX_TYPES = 3;

/** The GPT's tools and knowledge files as chips. */
export function GptTools({ gpt: { tools, files } }: { gpt: Gpt }) {
  const { t } = useI18n();
  return (
    <ul class="chips" aria-label={t('gpt.tools')}>
      {tools?.map((tool) => (
        <ToolChip key={toolName(tool)} tool={tool} />
      ))}
      {tools?.length === 0 && <li class="chip chip-none">{t('gpt.no-tools')}</li>}
      {!tools && <li class="chip chip-none">{t('gpt.tools-unknown')}</li>}
      {files && files.count > 0 && <FilesChip files={files} />}
    </ul>
  );
}

function ToolChip({ tool }: { tool: Tool }) {
  const text = useI18n();
  return (
    <li class="chip">
      <Icon name={tool.kind} />
      <bdi>{toolName(tool, text)}</bdi>
    </li>
  );
}

function FilesChip({ files: { count, types } }: { files: Files }) {
  const text = useI18n();
  const names = fileTypeNames(text, types);
  return (
    <li class="chip" title={formatList(text, names)}>
      <Icon name="files" />
      {names.length > 0 && names.length <= MAX_TYPES
        ? text.t('gpt.files-of-types', { count, types: formatList(text, names) })
        : text.t('gpt.files', { count })}
    </li>
  );
}
