import type { Action, Conversations, Gpt, Ratings, Tool, Visibility } from './gpt.ts';
import type { GptId } from './gpt-id.ts';

/**
 * A GPT without its long texts and the parameter names of its Actions, for lists, tables, plots and exports: about 500
 * bytes instead of up to 4,000. As in `Gpt`, `undefined` means unknown. Stored: field names must not change.
 */
export interface GptSummary {
  id: GptId;
  name?: string;
  author?: string;
  isVerified?: boolean;
  ratings?: Ratings;
  conversations?: Conversations;
  tools?: Tool[];
  /** Without parameter names. */
  actions: Action[];
  /** Number of knowledge files. */
  files?: number;
  categories: string[];
  /** Milliseconds since 1970. */
  createdAt?: number;
  updatedAt?: number;
  visibility?: Visibility;
  isFirstParty: boolean;
}

export function toSummary(gpt: Gpt): GptSummary {
  const { id, name, author, ratings, conversations, tools, actions, files, categories } = gpt;
  const { createdAt, updatedAt, visibility, isFirstParty } = gpt;
  return {
    id,
    name,
    author: author?.name,
    isVerified: author?.isVerified,
    ratings,
    conversations,
    tools,
    actions: actions.map(removeParameterNames),
    files: files?.count,
    categories,
    createdAt,
    updatedAt,
    visibility,
    isFirstParty,
  };
}

/** The kinds are enough to sort, filter and export; the names may take up as much as all else. */
function removeParameterNames(action: Action): Action {
  if (!action.operations) return action;
  const operations = action.operations.map((operation) => ({
    ...operation,
    collects: operation.collects.map(({ kind }) => ({ kind, parameters: [] })),
  }));
  return { ...action, operations };
}
