import type { GptId } from '../../gpt/gpt-id.ts';
import type { GptSummary } from '../../gpt/summary.ts';
import type { VoteCount } from '../../user-data/votes.ts';

/** A GPT of a list, a batch or a comparison in an export. */
export interface ExportRow {
  id: GptId;
  /** Its label on the page or in the list, used if its name is unknown. */
  name?: string;
  /** Missing if unknown. */
  gpt?: GptSummary;
  /** Milliseconds since 1970. */
  readAt?: number;
  /** Why the lookup failed, in the user's language. */
  failure?: string;
  /** The user's votes on its answers, if any. */
  votes?: VoteCount;
}

interface RowData {
  name?: string;
  cached?: { gpt: GptSummary; readAt: number };
  failure?: string;
  votes?: VoteCount;
}

/** The export row of a GPT: its cached data, or why there is none. */
export function toExportRow(id: GptId, { name, cached, failure, votes }: RowData): ExportRow {
  return { id, name, gpt: cached?.gpt, readAt: cached?.readAt, failure, votes };
}
