import type { BackupUserData } from '../../user-data/backup-store.ts';
import { newestOfEach } from '../../user-data/follows.ts';
import { mergeLists } from '../../user-data/lists.ts';
import type { Follow } from '../../user-data/schema.ts';
import type { BackupContent } from './backup.ts';
import { mergeConversations, mergeVotes } from './merge-conversations.ts';

/**
 * Merges a backup into the user data without removing anything. A list with the same id keeps its name and order, and
 * gets the backup's additional entries at its end. A GPT that is followed on both sides is followed since the earlier
 * time, with the snapshots of both.
 */
export function mergeUserData(current: BackupUserData, backup: BackupContent): BackupUserData {
  const lists = new Map(current.lists.map((list) => [list.list, list]));
  for (const list of backup.lists) {
    const own = lists.get(list.list);
    lists.set(list.list, own ? mergeLists(own, list) : list);
  }
  const follows = new Map(current.follows.map((follow) => [follow.id, follow]));
  for (const follow of backup.follows) {
    const own = follows.get(follow.id);
    follows.set(follow.id, own ? mergeFollow(own, follow) : follow);
  }
  const all = [...current.snapshots, ...backup.snapshots.filter(({ id }) => follows.has(id))];
  return {
    lists: [...lists.values()],
    follows: [...follows.values()],
    snapshots: newestOfEach(all),
    votes: mergeVotes(current.votes, backup.votes),
    conversations: mergeConversations(current.conversations, backup.conversations ?? []),
  };
}

function mergeFollow(one: Follow, other: Follow): Follow {
  // The side checked last knows whether the GPT still exists, and which changes were notified.
  const last = one.checkedAt >= other.checkedAt ? one : other;
  return {
    ...last,
    since: Math.min(one.since, other.since),
    seenAt: Math.max(one.seenAt, other.seenAt),
    newsAt: Math.max(one.newsAt, other.newsAt),
  };
}
