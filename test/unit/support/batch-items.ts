import { type Row, toRows } from '../../../utils/extension-pages/batch/table/row.ts';
import { type GptSummary, toSummary } from '../../../utils/gpt/summary.ts';
import type { BatchItem } from '../../../utils/user-data/schema.ts';
import { toId } from './cache-database.ts';
import { catalogue } from './catalogue.ts';
import { read } from './parse-gpt.ts';

const ANSWERED_AT = Date.UTC(2026, 0, 1);

/** A GPT of which nothing is known but what a test says. */
export function createSummary(place: number, known: Partial<GptSummary> = {}): GptSummary {
  return { id: toId(place), actions: [], categories: [], isFirstParty: false, ...known };
}

export function createFoundItem(place: number, known: Partial<GptSummary> = {}): BatchItem {
  const gpt = createSummary(place, known);
  const [survey, id, text] = ['survey', gpt.id, ''];
  return { survey, place, id, text, state: 'found', gpt, at: ANSWERED_AT, isLookUp: true };
}

/** A row for each GPT that is told, in order. */
export function createRows(...all: Partial<GptSummary>[]): Row[] {
  return toRows(all.map((known, place) => createFoundItem(place, known)));
}

/** Every GPT of the demo gateway, all its oddities included. */
export function createCatalogueRows(): Row[] {
  return createRows(...catalogue.all.map(({ data }) => toSummary(read(data))));
}
