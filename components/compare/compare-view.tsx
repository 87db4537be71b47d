import { useState } from 'preact/hooks';
import { compareGpts } from '../../utils/extension-pages/compare/compare.ts';
import type { TextFile } from '../../utils/extension-pages/export/export-file.ts';
import type { ExportRow } from '../../utils/extension-pages/export/export-row.ts';
import type { Gpt } from '../../utils/gpt/gpt.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { toSummary } from '../../utils/gpt/summary.ts';
import { failureTitle } from '../../utils/i18n/failure-text.ts';
import { formatList } from '../../utils/i18n/format.ts';
import type { I18n } from '../../utils/i18n/i18n.ts';
import type { LookupAnswer } from '../../utils/lookup/lookup-service.ts';
import { ExportMenu } from '../panel/export-menu.tsx';
import { useI18n } from '../ui/i18n-context.tsx';
import { CompareHead } from './compare-head.tsx';
import { CompareRow } from './compare-row.tsx';

/** One of the GPTs that stand side by side. */
export interface Compared {
  id: GptId;
  /** It has been asked for; without an answer it is waited for. */
  isRequested: boolean;
  answer?: LookupAnswer;
  /** A data URL. */
  picture?: string;
}

interface Props {
  columns: Compared[];
  /** Milliseconds since 1970. */
  now: number;
  /** Asks for those that have not been read, or could not be: a look-up each. */
  onLookUp(): void;
  onChoose(id: GptId): void;
  copy(text: string): Promise<void>;
  save(file: TextFile): void;
}

/** Two to four GPTs side by side: what differs is marked, what is the same can be folded. */
export function CompareView({ columns, now, onLookUp, onChoose, copy, save }: Props) {
  const text = useI18n();
  const { t } = text;
  const [isHidingSame, setIsHidingSame] = useState(false);
  const rows = compareGpts(columns.map(getGpt), text);
  const sameCount = rows.filter(({ similarity }) => similarity === 'same').length;
  const unreadCount = columns.filter(({ isRequested, answer }) =>
    answer ? !answer.found : !isRequested,
  ).length;
  return (
    <>
      <div class="panel-bar">
        <h2>{t('compare.title')}</h2>
        {unreadCount > 0 && (
          <button type="button" class="button" onClick={onLookUp}>
            {t('compare.look-up', { count: unreadCount })}
          </button>
        )}
        <label class="choice">
          <input
            type="checkbox"
            checked={isHidingSame}
            onChange={({ currentTarget }) => setIsHidingSame(currentTarget.checked)}
          />
          {t('compare.hide-same', { count: sameCount })}
        </label>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard. */}
      <section class="compare-scroll" tabIndex={0} aria-label={t('compare.title')}>
        <table class="compare">
          <thead>
            <tr>
              <td />
              {columns.map((column) => (
                <CompareHead key={column.id} column={column} now={now} onChoose={onChoose} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows
              .filter(({ similarity }) => !isHidingSame || similarity !== 'same')
              .map((row) => (
                <CompareRow key={row.aspect} row={row} />
              ))}
          </tbody>
        </table>
      </section>
      <div class="panel-bar panel-foot">
        <ExportMenu
          name={formatList(
            text,
            columns.map((column) => getGpt(column)?.name ?? column.id),
          )}
          rows={columns.map((column) => toExportRow(column, text))}
          copy={copy}
          save={save}
        />
      </div>
    </>
  );
}

function getGpt({ answer }: Compared): Gpt | undefined {
  return answer?.found ? answer.cached.gpt : undefined;
}

function toExportRow({ id, answer }: Compared, text: I18n): ExportRow {
  if (answer?.found) {
    const { gpt, readAt } = answer.cached;
    return { id, gpt: toSummary(gpt), readAt };
  }
  return { id, failure: answer && failureTitle(text, answer.failure) };
}
