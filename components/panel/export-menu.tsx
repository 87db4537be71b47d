import { useState } from 'preact/hooks';
import {
  FORMATS,
  type Format,
  type TextFile,
  toExportFile,
  toExportText,
} from '../../utils/extension-pages/export/export-file.ts';
import type { ExportRow } from '../../utils/extension-pages/export/export-row.ts';
import { useI18n } from '../ui/i18n-context.tsx';

interface Props {
  /** The name of the list, batch or comparison, and of the file. */
  name: string;
  rows: ExportRow[];
  copy(text: string): Promise<void>;
  save(file: TextFile): void;
}

type Outcome = 'copied' | 'saved' | 'not-copied';

/** Exports rows to the clipboard or a file. */
export function ExportMenu({ name, rows, copy, save }: Props) {
  const text = useI18n();
  const [format, setFormat] = useState<Format>('csv');
  const [outcome, setOutcome] = useState<Outcome>();

  function toText(): string {
    return toExportText(format, name, rows, text, Date.now());
  }

  function copyAll(): Promise<void> {
    return copy(toText()).then(
      () => setOutcome('copied'),
      () => setOutcome('not-copied'),
    );
  }

  function saveAll(): void {
    save(toExportFile(format, name, toText()));
    setOutcome('saved');
  }

  return (
    <fieldset class="export">
      <legend class="visually-hidden">{text.t('export.title')}</legend>
      <select
        aria-label={text.t('export.format')}
        value={format}
        onChange={({ currentTarget }) => {
          const chosen = FORMATS.find((each) => each === currentTarget.value);
          if (chosen) setFormat(chosen);
          setOutcome(undefined);
        }}
      >
        {FORMATS.map((each) => (
          <option key={each} value={each}>
            {text.t(`export.${each}`)}
          </option>
        ))}
      </select>
      <button type="button" class="button button-quiet" onClick={copyAll}>
        {text.t('export.copy')}
      </button>
      <button type="button" class="button button-quiet" onClick={saveAll}>
        {text.t('export.save')}
      </button>
      <span class="export-outcome" role="status">
        {outcome && text.t(`export.${outcome}`)}
      </span>
    </fieldset>
  );
}
