import type { GptId } from '../../../gpt/gpt-id.ts';
import { getScore } from '../../../gpt/score.ts';
import type { GptSummary } from '../../../gpt/summary.ts';
import type { BatchItem } from '../../../user-data/schema.ts';

/** A GPT that a survey found, as the table and the plot show it. */
export interface Row {
  id: GptId;
  /** Its own name, else what it is called where it was found, else its id. */
  name: string;
  gpt: GptSummary;
  /** Stars, from 1 to 5. */
  score?: number;
  /** Milliseconds since 1970. */
  readAt: number;
}

/** The rows of what has been found so far; what waits or failed has none. */
export function toRows(items: BatchItem[]): Row[] {
  return items.flatMap((item) => {
    if (item.state !== 'found') return [];
    const { id, text, gpt, at } = item;
    return { id, name: gpt.name || text || id, gpt, score: getScore(gpt.ratings), readAt: at };
  });
}

/** The domains that a GPT's Actions send data to, each once; those of no known domain are left out. */
export function getDomains({ actions }: GptSummary): string[] {
  return [...new Set(actions.flatMap(({ domain }) => domain ?? []))];
}

/** Whether a GPT has Actions at all, whatever is known of them. */
export function hasActions({ actions, tools }: GptSummary): boolean {
  return actions.length > 0 || (tools ?? []).some(({ kind }) => kind === 'actions');
}
