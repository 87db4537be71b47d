import { type Row, rowsOf } from '../../../utils/extension-pages/survey/table/row.ts';
import { type GptSummary, summaryOf } from '../../../utils/gpt/summary.ts';
import type { SurveyItem } from '../../../utils/user-data/schema.ts';
import { catalogue } from './catalogue.ts';
import { idOf } from './library-database.ts';
import { read } from './read.ts';

const ANSWERED_AT = Date.UTC(2026, 0, 1);

/** A GPT of which nothing is known but what a test says. */
export function summary(place: number, known: Partial<GptSummary> = {}): GptSummary {
  return { id: idOf(place), actions: [], categories: [], isFirstParty: false, ...known };
}

export function foundItem(place: number, known: Partial<GptSummary> = {}): SurveyItem {
  const gpt = summary(place, known);
  const [survey, id, text] = ['survey', gpt.id, ''];
  return { survey, place, id, text, state: 'found', gpt, at: ANSWERED_AT, isLookUp: true };
}

/** A row for each GPT that is told, in order. */
export function rows(...all: Partial<GptSummary>[]): Row[] {
  return rowsOf(all.map((known, place) => foundItem(place, known)));
}

/** Every GPT of the demo gateway, all its oddities included. */
export function catalogueRows(): Row[] {
  return rows(...catalogue.all.map(({ data }) => summaryOf(read(data))));
}
