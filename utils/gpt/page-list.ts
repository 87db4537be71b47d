import type { GptId } from './gpt-id.ts';

/** Per frame and per list. Larger numbers are not more useful, and the limit bounds memory. */
export const MAX_GPTS = 5_000;

/** A GPT on a page, as popup and side panel list it. */
export interface ListedGpt {
  id: GptId;
  /** Its label on the page: the text of the link, or around the id. At most 80 characters; may be empty. */
  text: string;
  isLink: boolean;
}

/** The GPTs on a page or in a frame, each once. */
export interface PageList {
  gpts: ListedGpt[];
  /** There are more GPTs than listed. */
  isTruncated: boolean;
  /** A part of the page is missing: a frame did not respond, or the page was still loading. */
  isPartial?: boolean;
}

/** The list, or why there is none: the browser does not let extensions read the page, or it did not respond in time. */
export type PageListResult = PageList | 'unreadable' | 'unanswered';

/** Merges lists in their order. Of duplicates, the first is kept. */
export function mergePageLists(lists: PageList[]): PageList {
  const gpts = new Map<GptId, ListedGpt>();
  for (const gpt of lists.flatMap((list) => list.gpts)) {
    if (!gpts.has(gpt.id)) gpts.set(gpt.id, gpt);
  }
  return {
    gpts: [...gpts.values()].slice(0, MAX_GPTS),
    isTruncated: gpts.size > MAX_GPTS || lists.some(({ isTruncated }) => isTruncated),
    ...(lists.some(({ isPartial }) => isPartial) && { isPartial: true }),
  };
}
