import type { GptId } from '../../gpt/gpt-id.ts';
import type { GptSummary } from '../../gpt/summary.ts';

/** One GPT of a list, a survey or a comparison, as it is exported. */
export interface ExportRow {
  id: GptId;
  /** What it is called where it was found, for want of anything better. */
  name?: string;
  /** Missing where nothing is known of it. */
  gpt?: GptSummary;
  /** Milliseconds since 1970. */
  readAt?: number;
  /** Why nothing is known of it, in the person's language. */
  failure?: string;
}

interface RowData {
  name?: string;
  cached?: { gpt: GptSummary; readAt: number };
  failure?: string;
}

/** The export row of a GPT: its cached data, or why there is none. */
export function toExportRow(id: GptId, { name, cached, failure }: RowData): ExportRow {
  return { id, name, gpt: cached?.gpt, readAt: cached?.readAt, failure };
}
