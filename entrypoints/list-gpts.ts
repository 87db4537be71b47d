import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { getExcerpt } from '../utils/content/scan/excerpt.ts';
import { emptyScanResult, scan } from '../utils/content/scan/find-gpts.ts';
import { runInSlices } from '../utils/content/scan/run-in-slices.ts';
import type { PageList } from '../utils/gpt/page-list.ts';

/** Somebody waits for the list. */
const IDLE_TIMEOUT_MS = 50;

/** For a document that is just being loaded: it may never be there as a whole. */
const LOADING_MS = 400;

/** Then what was found until then is told. Whoever asks waits a little longer. */
const LONGEST_MS = 1_000;

/** Lists the GPTs of the frame that it is run in, once; the popup gets what it returns: nothing of a PDF, which has no text. */
export default defineUnlistedScript(async (): Promise<PageList | undefined> => {
  if (document.contentType === 'application/pdf') return undefined;
  const signal = AbortSignal.timeout(LONGEST_MS);
  await untilParsed();
  const result = emptyScanResult();
  const isWhole = await runInSlices(scan(document, result), {
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
  return { gpts, isTruncated: result.isFull, isPartial: !isWhole };
});

function untilParsed(): Promise<unknown> {
  if (document.readyState !== 'loading') return Promise.resolve();
  return new Promise((resolve) => {
    document.addEventListener('DOMContentLoaded', resolve, { once: true });
    setTimeout(resolve, LOADING_MS);
  });
}
