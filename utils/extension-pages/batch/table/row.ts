import type { GptId } from '../../../gpt/gpt-id.ts';
import { getScore } from '../../../gpt/score.ts';
import type { GptSummary } from '../../../gpt/summary.ts';
import type { BatchItem } from '../../../user-data/schema.ts';
import type { VoteCount } from '../../../user-data/votes.ts';

/** A GPT that a batch found, as table and plot show it. */
export interface Row {
  id: GptId;
  /** Its name, else its label on the page, else its id. */
  name: string;
  gpt: GptSummary;
  /** Stars, from 1 to 5. */
  score?: number;
  /** The user's votes on its answers, if any. */
  votes?: VoteCount;
  /** Milliseconds since 1970. */
  readAt: number;
}

/** The rows of all items that were found. */
export function toRows(
  items: BatchItem[],
  votes: ReadonlyMap<GptId, VoteCount> = new Map(),
): Row[] {
  return items.flatMap((item) => {
    if (item.state !== 'found') return [];
    const { id, text, gpt, at } = item;
    return {
      id,
      name: gpt.name || text || id,
      gpt,
      score: getScore(gpt.ratings),
      votes: votes.get(id),
      readAt: at,
    };
  });
}

/** The domains to which a GPT's Actions send data, without duplicates and unknown domains. */
export function getDomains({ actions }: GptSummary): string[] {
  return [...new Set(actions.flatMap(({ domain }) => domain ?? []))];
}

/** Whether a GPT has Actions, even if their details are unknown. */
export function hasActions({ actions, tools }: GptSummary): boolean {
  return actions.length > 0 || (tools ?? []).some(({ kind }) => kind === 'actions');
}
