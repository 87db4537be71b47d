import type { GptId } from './gpt-id.ts';

/** Of a frame, and of a list. Beyond it a number says no more; it bounds memory, too. */
export const MAX_GPTS = 5_000;

/** A GPT of a page, as the popup lists it. */
export interface ListedGpt {
  id: GptId;
  /** What it is called there: a link's text, or the text around the id. At most 80 characters; may be empty. */
  text: string;
  isLink: boolean;
}

/** The GPTs of a frame or a page, each once. */
export interface PageList {
  gpts: ListedGpt[];
  /** There are more than are listed. */
  isTruncated: boolean;
  /** Some of the page was not read: a frame did not answer, or the page was not there yet. */
  isPartial?: boolean;
}

/** What a page has; that the browser lets no extension read it; or that it did not answer in time. */
export type PageListResult = PageList | 'unreadable' | 'unanswered';

/** One list of several, in their order; where a GPT stands in more than one, the first counts. */
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
