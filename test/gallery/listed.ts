import type { PageList } from '../../utils/counting/page-list.ts';
import type { Hit } from '../../utils/gpt/gpt.ts';
import { gptOf, SOME } from './invented.ts';

/** What a page calls its GPTs is not always what they are called. */
const TEXTS = [
  'Penny Pilot',
  'this one',
  '',
  '手紙の下書き帳',
  'A map of the whole room and beyond',
];

/** The GPTs of a page. */
export const PAGE: PageList = {
  gpts: SOME.map((name, n) => ({ id: gptOf(name).id, text: TEXTS[n] ?? '', isLink: n !== 2 })),
  isCut: false,
};

/** What a search found. */
export const HITS: Hit[] = SOME.map(gptOf).map(({ id, name = id, author, description }, n) => {
  return { id, name, author: n === 1 ? undefined : author?.name, description };
});
