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

/** What a frame says is believed no further than this. */
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

/** The tab in front, in the window of the page that asks. */
export async function getActiveTab(): Promise<Tabs.Tab | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab;
}

/**
 * The GPTs of a tab's page: of all its frames that answer, the top one first, each GPT once. Takes two seconds at most;
 * asks no gateway. `unreadable` where the browser lets no extension read: its own pages, its store, a PDF. `unanswered`
 * where no frame answers. `undefined` where GPT Lens is off, and looks at nothing.
 */
export async function listPageGpts(tab: Tabs.Tab | undefined): Promise<PageListResult | undefined> {
  if (tab?.id === undefined) return 'unreadable';
  const isWeb = /^https?:/.test(tab.url ?? '');
  if (isWeb && !isActiveAt(await readScope(), tab.url ?? '')) return undefined;
  const read = await runInTab(tab.id, { files: [LIST_GPTS_FILE] }).catch(() => undefined);
  if (!read) return 'unreadable';
  const lists = read.results.flatMap(({ result }) => z.safeParse(frameSchema, result).data ?? []);
  // Chromium neither runs a script in the source of a page nor refuses to.
  if (lists.length === 0) return isWeb && !read.isComplete ? 'unanswered' : 'unreadable';
  const list = mergePageLists(lists);
  return read.isComplete ? list : { ...list, isPartial: true };
}
