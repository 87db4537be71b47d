import { useState } from 'preact/hooks';
import { compare } from '../../utils/extension-pages/compare/compare.ts';
import type { TextFile } from '../../utils/extension-pages/export/export-file.ts';
import type { ExportRow } from '../../utils/extension-pages/export/export-row.ts';
import type { Gpt } from '../../utils/gpt/gpt.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { summaryOf } from '../../utils/gpt/summary.ts';
import { failureTitle } from '../../utils/i18n/failure-text.ts';
import { list } from '../../utils/i18n/format.ts';
import type { Text } from '../../utils/i18n/translate.ts';
import type { Answer } from '../../utils/lookup/lookup-service.ts';
import { ExportMenu } from '../panel/export-menu.tsx';
import { useText } from '../ui/text-context.tsx';
import { CompareHead } from './compare-head.tsx';
import { CompareRow } from './compare-row.tsx';

/** One of the GPTs that stand side by side. */
export interface Compared {
  id: GptId;
  /** It has been asked for; without an answer it is waited for. */
  isAsked: boolean;
  answer?: Answer;
  /** A data URL. */
  picture?: string;
}

interface Props {
  columns: Compared[];
  /** Milliseconds since 1970. */
  now: number;
  /** Asks for those that have not been read, or could not be: a look-up each. */
  lookUp(): void;
  choose(id: GptId): void;
  copy(text: string): Promise<void>;
  save(file: TextFile): void;
}

/** Two to four GPTs side by side: what differs is marked, what is the same can be folded. */
export function CompareView({ columns, now, lookUp, choose, copy, save }: Props) {
  const text = useText();
  const { t } = text;
  const [isFolded, fold] = useState(false);
  const rows = compare(columns.map(gptOf), text);
  const same = rows.filter(({ likeness }) => likeness === 'same').length;
  const unread = columns.filter(({ isAsked, answer }) =>
    answer ? !answer.found : !isAsked,
  ).length;
  return (
    <>
      <div class="panel-bar">
        <h2>{t('compare.title')}</h2>
        {unread > 0 && (
          <button type="button" class="button" onClick={lookUp}>
            {t('compare.look-up', { count: unread })}
          </button>
        )}
        <label class="choice">
          <input
            type="checkbox"
            checked={isFolded}
            onChange={({ currentTarget }) => fold(currentTarget.checked)}
          />
          {t('compare.fold', { count: same })}
        </label>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard. */}
      <section class="compare-scroll" tabIndex={0} aria-label={t('compare.title')}>
        <table class="compare">
          <thead>
            <tr>
              <td />
              {columns.map((column) => (
                <CompareHead key={column.id} column={column} now={now} choose={choose} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows
              .filter(({ likeness }) => !isFolded || likeness !== 'same')
              .map((row) => (
                <CompareRow key={row.aspect} row={row} />
              ))}
          </tbody>
        </table>
      </section>
      <div class="panel-bar panel-foot">
        <ExportMenu
          name={list(
            text,
            columns.map((column) => gptOf(column)?.name ?? column.id),
          )}
          rows={columns.map((column) => exported(column, text))}
          copy={copy}
          save={save}
        />
      </div>
    </>
  );
}

function gptOf({ answer }: Compared): Gpt | undefined {
  return answer?.found ? answer.reading.gpt : undefined;
}

function exported({ id, answer }: Compared, text: Text): ExportRow {
  if (answer?.found) {
    const { gpt, readAt } = answer.reading;
    return { id, gpt: summaryOf(gpt), readAt };
  }
  return { id, failure: answer && failureTitle(text, answer.failure) };
}
