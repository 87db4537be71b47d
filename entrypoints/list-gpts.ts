import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { getExcerpt } from '../utils/content/scan/excerpt.ts';
import { emptyScanResult, scan } from '../utils/content/scan/find-gpts.ts';
import { runInSlices } from '../utils/content/scan/run-in-slices.ts';
import type { PageList } from '../utils/gpt/page-list.ts';

/** Short, because the user is waiting. */
const IDLE_TIMEOUT_MS = 50;

/** How long to wait for a document that is still being parsed; some never finish. */
const LOADING_MS = 400;

/** Maximum duration, after which the result is partial. The caller waits a little longer. */
const MAX_DURATION_MS = 1_000;

/**
 * Lists the GPTs of its frame once; the popup receives the return value. Returns `undefined` for PDFs, which have no
 * text.
 */
export default defineUnlistedScript(async (): Promise<PageList | undefined> => {
  if (document.contentType === 'application/pdf') return undefined;
  const signal = AbortSignal.timeout(MAX_DURATION_MS);
  await untilParsed();
  const result = emptyScanResult();
  const isComplete = await runInSlices(scan(document, result), {
    signal,
    idleTimeoutMs: IDLE_TIMEOUT_MS,
  }).then(
    () => document.readyState !== 'loading',
    () => false,
  );
  const gpts = [...result.gpts].map(([id, location]) => ({
    id,
    text: getExcerpt(location),
    isLink: location.node instanceof Element,
  }));
  return { gpts, isTruncated: result.isFull, isPartial: !isComplete };
});

function untilParsed(): Promise<unknown> {
  if (document.readyState !== 'loading') return Promise.resolve();
  return new Promise((resolve) => {
    document.addEventListener('DOMContentLoaded', resolve, { once: true });
    setTimeout(resolve, LOADING_MS);
  });
}
