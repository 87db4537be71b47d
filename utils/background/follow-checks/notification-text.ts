import { changeLines } from '../../i18n/change-text.ts';
import type { Text } from '../../i18n/translate.ts';
import { unseenSteps } from '../../user-data/follow-changes.ts';
import type { Followed } from '../../user-data/follows.ts';

/** A notification has room for so many lines. */
const MOST_LINES = 4;

/** What changed of one or more followed GPTs, the gravest first, as a notification says it. */
export function newsText(text: Text, followed: [Followed, ...Followed[]]) {
  const [first] = followed;
  const isOne = followed.length === 1;
  const lines = isOne
    ? linesOf(text, first)
    : followed.map((each) => {
        const [news = ''] = linesOf(text, each);
        return text.t('following.news-of', { name: nameOf(each), news });
      });
  return {
    title: isOne
      ? text.t('following.news-title', { name: nameOf(first) })
      : text.t('following.news', { count: followed.length }),
    message: lines.slice(0, MOST_LINES).join('\n'),
  };
}

function nameOf({ follow, snapshots }: Followed): string {
  return snapshots.at(-1)?.gpt.name ?? follow.id;
}

function linesOf(text: Text, followed: Followed): string[] {
  return unseenSteps(followed)
    .flatMap(({ changes }) => changes.flatMap((change) => changeLines(text, change)))
    .toSorted((a, b) => Number(b.isGrave) - Number(a.isGrave))
    .map(({ words }) => words);
}
