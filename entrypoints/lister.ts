import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { excerptOf } from '../utils/counting/excerpt.ts';
import { inSlices } from '../utils/counting/in-slices.ts';
import type { PageList } from '../utils/counting/page-list.ts';
import { noFinds, search } from '../utils/counting/search.ts';

/** Somebody waits for the list. */
const PATIENCE_MS = 50;

/** Lists the GPTs of the frame that it is run in, once; the popup gets what it returns. */
export default defineUnlistedScript(async (): Promise<PageList> => {
  const finds = noFinds();
  await inSlices(search(document, finds), { patienceMs: PATIENCE_MS });
  const gpts = [...finds.gpts].map(([id, place]) => ({
    id,
    text: excerptOf(place),
    isLink: place.node instanceof Element,
  }));
  return { gpts, isCut: finds.isFull };
});
