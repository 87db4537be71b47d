import type { GptId } from '../../gpt/gpt-id.ts';
import type { GptSummary } from '../../gpt/summary.ts';

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
