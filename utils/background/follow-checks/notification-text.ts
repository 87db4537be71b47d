import { formatChange } from '../../i18n/change-text.ts';
import type { I18n } from '../../i18n/i18n.ts';
import { getUnseenChangeSets } from '../../user-data/follow-changes.ts';
import type { Followed } from '../../user-data/follows.ts';

/** More lines do not fit into a notification. */
const MAX_LINES = 4;

/** Title and message about changes of one or more followed GPTs, critical ones first. */
export function toNotification(text: I18n, followed: [Followed, ...Followed[]]) {
  const [first] = followed;
  const isOne = followed.length === 1;
  const lines = isOne
    ? toLines(text, first)
    : followed.map((each) => {
        const [line = ''] = toLines(text, each);
        return text.t('following.notification-line', { name: getName(each), news: line });
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
