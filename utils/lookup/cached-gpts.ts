import { standsFor } from '../gateway/classification.ts';
import type { GptId } from '../gpt/gpt-id.ts';
import { type GptSummary, summaryOf } from '../gpt/summary.ts';
import { isYounger } from '../lib/is-younger.ts';
import type { Library } from './cache/cache.ts';

/** A GPT that the library has. */
export interface Known {
  id: GptId;
  /** A look-up of it would ask nobody. */
  isFresh: boolean;
  /** Milliseconds since 1970. */
  readAt: number;
  gpt: GptSummary;
}

/** What can be said of many GPTs without asking the gateway. */
export interface Knowledge {
  known: Known[];
  /** Known not to be there, and so recently that nobody would be asked again. One that was there once is in both. */
  absent: GptId[];
}

/** Whole GPTs in memory at a time: a megabyte at most. */
const BATCH = 250;

/** What the library knows of GPTs; `freshFor` in milliseconds. */
export async function knowledgeOf(
  ids: GptId[],
  library: Library,
  freshFor: number,
  now = Date.now(),
): Promise<Knowledge> {
  const known: Known[] = [];
  const absent: GptId[] = [];
  for (let at = 0; at < ids.length; at += BATCH) {
    const batch = ids.slice(at, at + BATCH);
    const [readings, absences] = await Promise.all([
      library.readings(batch),
      library.absences(batch),
    ]);
    for (const { asked, gpt, readAt } of readings) {
      const isFresh = isYounger(readAt, freshFor, now);
      known.push({ id: asked, isFresh, readAt, gpt: summaryOf(gpt) });
    }
    for (const absence of absences) {
      const ms = standsFor(absence.failure, 'gpt', now);
      if (isYounger(absence.at, ms, now)) absent.push(absence.asked);
    }
  }
  return { known, absent };
}
