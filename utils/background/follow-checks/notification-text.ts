import { formatChange } from '../../i18n/change-text.ts';
import type { I18n } from '../../i18n/i18n.ts';
import { getUnseenChangeSets } from '../../user-data/follow-changes.ts';
import type { Followed } from '../../user-data/follows.ts';

/** A notification has room for so many lines. */
const MAX_LINES = 4;

/** What changed of one or more followed GPTs, the gravest first, as a notification says it. */
export function toNotification(text: I18n, followed: [Followed, ...Followed[]]) {
  const [first] = followed;
  const isOne = followed.length === 1;
  const lines = isOne
    ? toLines(text, first)
    : followed.map((each) => {
        const [news = ''] = toLines(text, each);
        return text.t('following.notification-line', { name: getName(each), news });
      });
  return {
    title: isOne
      ? text.t('following.notification-title', { name: getName(first) })
      : text.t('following.changed-gpts', { count: followed.length }),
    message: lines.slice(0, MAX_LINES).join('\n'),
  };
}

function getName({ follow, snapshots }: Followed): string {
  return snapshots.at(-1)?.gpt.name ?? follow.id;
}

function toLines(text: I18n, followed: Followed): string[] {
  return getUnseenChangeSets(followed)
    .flatMap(({ changes }) => changes.flatMap((change) => formatChange(text, change)))
    .toSorted((a, b) => Number(b.isCritical) - Number(a.isCritical))
    .map(({ words }) => words);
}
