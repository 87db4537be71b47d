import type { Outcome, Survey, SurveyItem, SurveyState } from '../../utils/records/schema.ts';
import { type Row, rowsOf } from '../../utils/table/row.ts';
import { FAILURES, gptOf, HOUR, NOW, summaryNamed } from './invented.ts';

export function survey(state: SurveyState, title = 'GPTs for travelling'): Survey {
  return { survey: title, title, createdAt: NOW - 2 * HOUR, state };
}

const at = NOW - 10_000;
const [refused, slow] = [FAILURES['unknown-gpt'], FAILURES.timeout];

function item(name: string, place: number, outcome: Outcome | { state: 'waiting' }): SurveyItem {
  return { survey: 'survey', place, id: gptOf(name).id, text: name, ...outcome };
}

const FOUND = [
  ...['Penny Pilot', 'conversations-60M', 'ratings-perfect', 'ratings-worst', 'text-japanese'],
  ...['tools-none', 'tools-unknown', 'actions-several', 'metrics-null', 'text-long-name'],
  ...['Map Room', 'conversations-900K', 'ratings-zero', 'documented', 'text-arabic'],
];

const found = FOUND.map((name, n) => {
  const gpt = summaryNamed(name);
  return item(name, n, { state: 'found', gpt, at: at - n * 400, isLookUp: n % 3 > 0 });
});

/** All of them found. */
export const FINISHED: SurveyItem[] = found;

/** Some found, some failed, some waiting. */
export const UNDER_WAY: SurveyItem[] = [
  ...found.slice(0, 6),
  item('Café Lingua', 6, { state: 'failed', failure: refused, at, isLookUp: true }),
  item('Slow Rail', 7, { state: 'failed', failure: refused, at, isLookUp: true }),
  item('Grid Watch', 8, { state: 'failed', failure: slow, at, isLookUp: true }),
  ...['Fine Print', 'Shell Sage', 'Proof Garden'].map((name, n) =>
    item(name, 9 + n, { state: 'waiting' }),
  ),
];

export const ROWS: Row[] = rowsOf(FINISHED);
