import browser, { type Tabs } from 'webextension-polyfill';
import * as z from 'zod/mini';
import { idSchema } from '../../gpt/gpt-id-schema.ts';
import {
  MAX_GPTS,
  mergePageLists,
  type PageList,
  type PageListResult,
} from '../../gpt/page-list.ts';
import { runInTab } from '../../lib/browser/frames.ts';
import { isActiveAt, readScope } from '../../settings/scope.ts';

const LIST_GPTS_FILE = '/list-gpts.js';

/** Validates a frame's result, which the page could fake. */
const frameSchema: z.ZodMiniType<PageList> = z.object({
  gpts: z
    .array(
      z.object({
        id: idSchema,
        text: z.string().check(z.maxLength(80)),
        isLink: z.boolean(),
      }),
    )
    .check(z.maxLength(MAX_GPTS)),
  isTruncated: z.boolean(),
  isPartial: z.optional(z.boolean()),
});

/** The active tab of the window that contains this page. */
export async function getActiveTab(): Promise<Tabs.Tab | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab;
}

/**
 * Lists the GPTs on a tab's page: in all frames that respond, the top one first, each GPT once. Takes at most two
 * seconds and sends nothing to the gateway. Returns `unreadable` where the browser does not let extensions read (its
 * own pages, its store, PDFs), `unanswered` if no frame responds, and `undefined` if GPT Lens is off there.
 */
export async function listPageGpts(tab: Tabs.Tab | undefined): Promise<PageListResult | undefined> {
  if (tab?.id === undefined) return 'unreadable';
  const isWeb = /^https?:/.test(tab.url ?? '');
  if (isWeb && !isActiveAt(await readScope(), tab.url ?? '')) return undefined;
  const read = await runInTab(tab.id, { files: [LIST_GPTS_FILE] }).catch(() => undefined);
  if (!read) return 'unreadable';
  const lists = read.results.flatMap(({ result }) => z.safeParse(frameSchema, result).data ?? []);
  // On view-source pages, Chromium neither runs a script nor reports an error.
  if (lists.length === 0) return isWeb && !read.isComplete ? 'unanswered' : 'unreadable';
  const list = mergePageLists(lists);
  return read.isComplete ? list : { ...list, isPartial: true };
}
