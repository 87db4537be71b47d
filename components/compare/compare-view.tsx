import { useState } from 'preact/hooks';
import { compareGpts } from '../../utils/extension-pages/compare/compare.ts';
import type { TextFile } from '../../utils/extension-pages/export/export-file.ts';
import { type ExportRow, toExportRow } from '../../utils/extension-pages/export/export-row.ts';
import type { ChatEntry } from '../../utils/extension-pages/gateways/chat-entry.ts';
import type { Gpt } from '../../utils/gpt/gpt.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { toSummary } from '../../utils/gpt/summary.ts';
import { failureTitle } from '../../utils/i18n/failure-text.ts';
import { formatList } from '../../utils/i18n/format.ts';
import type { I18n } from '../../utils/i18n/i18n.ts';
import type { LookupAnswer } from '../../utils/lookup/lookup-service.ts';
import type { VoteCount } from '../../utils/user-data/votes.ts';
import { ExportMenu } from '../panel/export-menu.tsx';
import { AskButton } from '../ui/ask-button.tsx';
import { Checkbox } from '../ui/checkbox-field.tsx';
import { useI18n } from '../ui/i18n-context.tsx';
import { CompareHead } from './compare-head.tsx';
import { CompareRow } from './compare-row.tsx';

/** One of the compared GPTs. */
export interface Compared {
  id: GptId;
  /** Whether its lookup was sent. If so, it is pending until there is an `answer`. */
  isRequested: boolean;
  answer?: LookupAnswer;
  /** A data URL. */
  picture?: string;
  /** The user's votes on its answers, if any. */
  votes?: VoteCount;
}

interface Props {
  columns: Compared[];
  /** Milliseconds since 1970. */
  now: number;
  /** Looks up the GPTs that have no data yet or failed; each one costs a look-up. */
  onLookUp(): void;
  onChoose(id: GptId): void;
  /** Missing until the gateways have been read, and if none is set up. */
  chat?: ChatEntry;
  copy(text: string): Promise<void>;
  save(file: TextFile): void;
}

/** Compares two to four GPTs side by side. Different rows are marked, and equal rows can be hidden. */
export function CompareView({ columns, now, onLookUp, onChoose, chat, copy, save }: Props) {
  const text = useI18n();
  const { t } = text;
  const [isHidingSame, setIsHidingSame] = useState(false);
  const rows = compareGpts(columns.map(getGpt), text);
  const sameCount = rows.filter(({ similarity }) => similarity === 'same').length;
  const missingCount = columns.filter(({ isRequested, answer }) =>
    answer ? !answer.found : !isRequested,
  ).length;
  return (
    <>
      <div class="panel-bar">
        <h2>{t('compare.title')}</h2>
        {missingCount > 0 && (
          <button type="button" class="button" onClick={onLookUp}>
            {t('compare.look-up', { count: missingCount })}
          </button>
        )}
        {chat && (
          <AskButton ids={columns.map(({ id }) => id)} label={t('chat.ask-all')} chat={chat} />
        )}
        <Checkbox
          label={t('compare.hide-same', { count: sameCount })}
          isChecked={isHidingSame}
          onChange={setIsHidingSame}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable element must be reachable by keyboard. */}
      <section class="compare-scroll" tabIndex={0} aria-label={t('compare.title')}>
        <table class="compare">
          <thead>
            <tr>
              <td />
              {columns.map((column) => (
                <CompareHead
                  key={column.id}
                  column={column}
                  now={now}
                  chat={chat}
                  onChoose={onChoose}
                />
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
          rows={columns.map((column) => exportColumn(column, text))}
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

function exportColumn({ id, answer, votes }: Compared, text: I18n): ExportRow {
  if (!answer?.found)
    return toExportRow(id, { failure: answer && failureTitle(text, answer.failure), votes });
  const { gpt, readAt } = answer.cached;
  return toExportRow(id, { cached: { gpt: toSummary(gpt), readAt }, votes });
}
