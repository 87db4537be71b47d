import type { ChatEntry } from '../../utils/extension-pages/gateways/chat-entry.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { formatAge, formatReadAge } from '../../utils/i18n/format.ts';
import { getUnseenChangeSets } from '../../utils/user-data/follow-changes.ts';
import type { Followed } from '../../utils/user-data/follows.ts';
import { GptRow } from '../gpt/gpt-row.tsx';
import { UnseenChanges } from '../gpt/unseen-changes.tsx';
import { useI18n } from '../ui/i18n-context.tsx';
import { TryButton } from '../ui/try-button.tsx';

interface Props {
  /** Those with unseen changes first. */
  followed: Followed[];
  /** Milliseconds since 1970. */
  now: number;
  /** Missing if no gateway is set up. */
  chat?: ChatEntry;
  onChoose(id: GptId): void;
  /** Opens the change history of a GPT. */
  onShowHistory(id: GptId): void;
  onMarkSeen(ids: GptId[]): void;
  /** `sentence`: the confirmation to show. */
  onUnfollow(id: GptId, sentence: string): void;
}

/** All followed GPTs with their unseen changes. */
export function Following({ followed, onMarkSeen, ...props }: Props) {
  const { t } = useI18n();
  if (followed.length === 0) return <p class="panel-hint">{t('following.none')}</p>;
  const changed = followed.filter((each) => getUnseenChangeSets(each).length > 0);
  return (
    <>
      <div class="panel-bar">
        <p class="list-count" role="status">
          {t('following.count', { count: followed.length })}
          {changed.length > 0 && ` · ${t('following.changed-count', { count: changed.length })}`}
        </p>
        {changed.length > 1 && (
          <button
            type="button"
            class="button button-quiet"
            onClick={() => onMarkSeen(changed.map(({ follow }) => follow.id))}
          >
            {t('following.mark-all-seen')}
          </button>
        )}
      </div>
      <ul class="panel-list">
        {followed.map((each) => (
          <FollowedRow key={each.follow.id} followed={each} onMarkSeen={onMarkSeen} {...props} />
        ))}
      </ul>
    </>
  );
}

type RowProps = Omit<Props, 'followed'> & { followed: Followed };

function FollowedRow(props: RowProps) {
  const text = useI18n();
  const { followed, now, chat, onChoose, onShowHistory, onMarkSeen, onUnfollow } = props;
  const { follow, snapshots } = followed;
  const { id, goneSince, checkedAt } = follow;
  const gpt = snapshots.at(-1)?.gpt;
  const name = gpt?.name ?? id;
  return (
    <li class="followed">
      <GptRow
        id={id}
        name={gpt?.name}
        author={gpt?.author?.name}
        end={<small>{formatReadAge(text, checkedAt, now)}</small>}
        onChoose={onChoose}
      />
      {goneSince !== undefined && (
        <p class="followed-gone">
          {text.t('following.missing', { age: formatAge(text, goneSince, now) })}
        </p>
      )}
      <UnseenChanges followed={followed} onMarkSeen={() => onMarkSeen([id])} />
      <div class="followed-tools">
        <button
          type="button"
          class="text-button"
          aria-label={text.t('following.history-of', { name })}
          onClick={() => onShowHistory(id)}
        >
          {text.t('following.history')}
        </button>
        {chat && <TryButton class="text-button" id={id} name={name} chat={chat} />}
        <button
          type="button"
          class="button button-quiet"
          aria-label={text.t('following.unfollow-named', { name })}
          onClick={() => onUnfollow(id, text.t('following.unfollowed', { name }))}
        >
          {text.t('following.unfollow')}
        </button>
      </div>
    </li>
  );
}
