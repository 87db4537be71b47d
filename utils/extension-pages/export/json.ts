import type { Operation } from '../../gpt/gpt.ts';
import { toGptUrl } from '../../gpt/gpt-id.ts';
import { getAverage } from '../../gpt/score.ts';
import type { GptSummary } from '../../gpt/summary.ts';
import { toolName } from '../../i18n/tool-name.ts';
import type { ExportRow } from './export-row.ts';
import { toIsoTime } from './format-values.ts';

/**
 * Raise it when a field changes its name or meaning, not when one is added. docs/export.schema.json describes this
 * version.
 */
const EXPORT_VERSION = 1;

/**
 * Formats rows as JSON as described in docs/export.schema.json; unknown values are `null`. `exportedAt` in
 * milliseconds since 1970.
 */
export function toJson(name: string, rows: ExportRow[], exportedAt: number): string {
  const document = {
    format: 'gpt-lens-export',
    version: EXPORT_VERSION,
    name,
    exportedAt: time(exportedAt),
    gpts: rows.map(({ id, name, gpt, readAt, failure, votes }) => ({
      id,
      name: gpt?.name ?? name ?? null,
      url: toGptUrl(id),
      readAt: time(readAt),
      failure: failure ?? null,
      ownVotes: votes ? { best: votes.won, of: votes.asked } : null,
      known: gpt ? known(gpt) : null,
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function known(gpt: GptSummary) {
  return {
    author: gpt.author ?? null,
    isAuthorVerified: gpt.isVerified ?? null,
    ratings: gpt.ratings
      ? {
          count: gpt.ratings.count,
          average: getAverage(gpt) ?? null,
        }
      : null,
    conversations: gpt.conversations ?? null,
    tools: gpt.tools?.map((tool) => toolName(tool)) ?? null,
    actions: gpt.actions.map((action) => ({
      domain: action.domain ?? null,
      signIn: action.signIn ?? null,
      privacyPolicy: action.privacyPolicy ?? null,
      operations: action.operations?.map(toOperation) ?? null,
      omittedOperations: action.operations ? (action.omittedOperations ?? 0) : null,
    })),
    files: gpt.files ?? null,
    categories: gpt.categories,
    visibility: gpt.visibility ?? null,
    createdAt: time(gpt.createdAt),
    updatedAt: time(gpt.updatedAt),
    isFirstParty: gpt.isFirstParty,
  };
}

function toOperation({ name, method, isCalledWithoutAsking, collects }: Operation) {
  return {
    name,
    method,
    isCalledWithoutAsking: isCalledWithoutAsking ?? null,
    collects: collects.map(({ kind }) => kind),
  };
}

function time(at: number | undefined): string | null {
  return toIsoTime(at) ?? null;
}
