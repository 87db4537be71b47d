import { useId, useState } from 'preact/hooks';
import type { Estimate } from '../../utils/extension-pages/batch/estimate-cost.ts';
import { MAX_BYTES } from '../../utils/extension-pages/batch/parse-id-list.ts';
import { readText } from '../../utils/extension-pages/batch/read-file.ts';
import type { I18n } from '../../utils/i18n/i18n.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { LookupButton } from '../ui/lookup-button.tsx';

/** The result of parsing a text. */
export interface Import {
  count: number;
  /** Number of non-empty lines without a GPT. */
  linesWithoutGpt: number;
  /** Whether the text has more GPTs than a batch may have. */
  isTruncated: boolean;
  /** `undefined` until the cache was checked. */
  estimate?: Estimate;
}

interface Props {
  /** Whether the form is expanded at first. */
  isOpen: boolean;
  imported: Import | undefined;
  onRead(text: string): void;
  onStart(title: string): void;
}

/** Takes ids or links, pasted or from a file, shows number and cost of the GPTs, and starts their batch. */
export function ImportForm({ isOpen, imported, onRead, onStart }: Props) {
  const { t } = useI18n();
  const id = useId();
  const [text, setText] = useState('');
  const [fileName, setFileName] = useState<string>();

  function change(next: string, name?: string): void {
    setText(next);
    setFileName(name);
    onRead(next);
  }

  async function readFile(file: File | undefined): Promise<void> {
    if (file) change(await readText(file, MAX_BYTES), file.name);
  }

  const isRead = text.trim() !== '' && imported;
  return (
    <details class="collapsible import-form" open={isOpen}>
      <summary>{t('page.import')}</summary>
      <label for={id}>{t('page.import-hint')}</label>
      <textarea
        id={id}
        rows={4}
        spellcheck={false}
        value={text}
        onInput={({ currentTarget }) => change(currentTarget.value)}
      />
      <label class="import-file">
        {t('page.import-file')}
        <input
          type="file"
          accept="text/*,.txt,.csv,.json,.md,.html"
          onChange={({ currentTarget }) => readFile(currentTarget.files?.[0])}
        />
      </label>
      <div role="status">{isRead && <p>{describeImport(t, imported)}</p>}</div>
      {isRead && imported.count > 0 && (
        <LookupButton
          label={t('batch.look-up-list')}
          estimate={imported.estimate}
          onStart={() => onStart(fileName ?? t('page.import-title', { count: imported.count }))}
        />
      )}
    </details>
  );
}

function describeImport(t: I18n['t'], { count, linesWithoutGpt, isTruncated }: Import): string {
  if (count === 0) return t('page.import-none');
  const found = t(isTruncated ? 'page.import-truncated' : 'page.import-found', { count });
  return linesWithoutGpt === 0
    ? found
    : `${found} · ${t('page.import-lines-without', { count: linesWithoutGpt })}`;
}
