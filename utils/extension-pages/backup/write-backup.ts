import * as z from 'zod/mini';
import type { Answer } from '../../gateway/chat/conversation.ts';
import type { Failure } from '../../gateway/failure.ts';
import type { FullConversation } from '../../user-data/conversations.ts';
import { MAX_SNAPSHOTS, newestOfEach } from '../../user-data/follows.ts';
import type { Snapshot } from '../../user-data/schema.ts';
import {
  BACKUP_KIND,
  BACKUP_VERSION,
  type Backup,
  type BackupSettings,
  MAX_BYTES,
} from './backup.ts';
import { conversationSchema } from './conversation-schema.ts';
import { withoutStreaming } from './merge-conversations.ts';
import type { BackupState } from './plan.ts';
import {
  entrySchema,
  followSchema,
  gatewaySchema,
  listSchema,
  settingsSchema,
  snapshotSchema,
  voteSchema,
} from './schema.ts';

/** Thrown when the user data exceeds the maximum file size even with one snapshot per followed GPT. */
export class BackupTooLargeError extends Error {
  override name = 'BackupTooLargeError';
}

export interface WrittenBackup {
  text: string;
  /** Snapshots that did not fit into the file; the first and the newest of each GPT always do. */
  snapshotsLeftOut: number;
  /** Conversations that did not fit into the file, the oldest ones. */
  conversationsLeftOut: number;
  /** Damaged entries and settings, which no GPT Lens could read back. */
  damaged: number;
}

/**
 * Serializes a state so that `parseBackup` can read it back: with the same schemas and size limit. Contains the
 * keys only if `isWithKey`, and the conversations only if `isWithConversations`. Throws `BackupTooLargeError`.
 */
export function writeBackup(
  { settings, gateways, userData }: BackupState,
  { isWithKey, isWithConversations, madeAt, maxBytes = MAX_BYTES }: WriteOptions,
): WrittenBackup {
  let damaged = 0;
  function dropDamaged<T>(schema: z.ZodMiniType<T>, entries: T[]): T[] {
    const good = entries.filter((record) => z.safeParse(schema, record).success);
    damaged += entries.length - good.length;
    return good;
  }

  const follows = dropDamaged(followSchema, userData.follows);
  const { activeId } = gateways;
  const goodGateways = isWithKey ? dropDamaged(gatewaySchema, gateways.all) : [];
  const content: Omit<Backup, 'snapshots' | 'conversations'> = {
    kind: BACKUP_KIND,
    version: BACKUP_VERSION,
    madeAt,
    settings: parseSettings(settings),
    ...(goodGateways.length > 0 && { gateways: { activeId, all: goodGateways } }),
    lists: dropDamaged(
      listSchema,
      userData.lists.map((list) => ({ ...list, entries: dropDamaged(entrySchema, list.entries) })),
    ),
    follows,
    votes: dropDamaged(voteSchema, userData.votes),
  };
  damaged += countFields(settings) - countFields(content.settings);
  const isFollowed = new Set(follows.map(({ id }) => id));
  const snapshots = dropDamaged(snapshotSchema, userData.snapshots).filter(({ id }) =>
    isFollowed.has(id),
  );

  const empty = { ...content, snapshots: [], ...(isWithConversations && { conversations: [] }) };
  const availableBytes = maxBytes - countBytes(empty);
  const fittingSnapshots = thinOut(snapshots, availableBytes);
  if (!fittingSnapshots) throw new BackupTooLargeError('The backup exceeds the maximum file size.');
  const whole = { ...content, snapshots: fittingSnapshots };
  const snapshotsLeftOut = snapshots.length - fittingSnapshots.length;
  if (!isWithConversations)
    return {
      text: JSON.stringify(whole satisfies Backup),
      snapshotsLeftOut,
      conversationsLeftOut: 0,
      damaged,
    };

  const conversations = dropDamaged(conversationSchema, userData.conversations.map(toBackup));
  const fitting = selectFitting(
    conversations,
    maxBytes - countBytes({ ...whole, conversations: [] }),
  );
  return {
    text: JSON.stringify({ ...whole, conversations: fitting } satisfies Backup),
    snapshotsLeftOut,
    conversationsLeftOut: conversations.length - fitting.length,
    damaged,
  };
}

/** A conversation without messages of the gateway, which may be about the user's account, and with all answers ended. */
function toBackup(full: FullConversation): FullConversation {
  const { conversation, turns } = withoutStreaming(full);
  const withoutMessage = (answer: Answer): Answer =>
    answer.state.at === 'failed'
      ? { ...answer, state: { at: 'failed', failure: withoutGatewayMessage(answer.state.failure) } }
      : answer;
  return {
    conversation,
    turns: turns.map((turn) => ({ ...turn, answers: turn.answers.map(withoutMessage) })),
  };
}

function withoutGatewayMessage(failure: Failure): Failure {
  if (!('said' in failure)) return failure;
  const { said, ...rest } = failure;
  return rest;
}

/** As many of the newest conversations as fit, in their order. */
function selectFitting(conversations: FullConversation[], availableBytes: number) {
  let left = availableBytes;
  const newestFirst = conversations.toSorted(
    (one, other) => other.conversation.updatedAt - one.conversation.updatedAt,
  );
  const fitting = new Set(
    newestFirst.filter((each) => {
      // Plus the comma. After the first one that does not fit, no older one is taken.
      left -= countBytes(each) + 1;
      return left >= 0;
    }),
  );
  return conversations.filter((each) => fitting.has(each));
}

interface WriteOptions {
  isWithKey: boolean;
  isWithConversations: boolean;
  /** Milliseconds since 1970. */
  madeAt: number;
  /** Maximum size of the file. */
  maxBytes?: number;
}

/** The settings that can be read back, each validated separately. */
function parseSettings(settings: BackupSettings): BackupSettings {
  const names = Object.keys(settings) as (keyof BackupSettings)[];
  const parsed = names.map((name) => z.safeParse(settingsSchema, { [name]: settings[name] }).data);
  return Object.assign({}, ...parsed);
}

function countFields(settings: BackupSettings): number {
  return Object.values(settings).filter((value) => value !== undefined).length;
}

/** As many of the newest snapshots of each GPT as fit; `undefined` if not even one of each does. */
function thinOut(snapshots: Snapshot[], availableBytes: number): Snapshot[] | undefined {
  const sizes = new Map(snapshots.map((snapshot) => [snapshot, countBytes(snapshot)]));
  // Plus the comma after each.
  const sizeOf = (some: Snapshot[]) =>
    some.reduce((sum, snapshot) => sum + (sizes.get(snapshot) ?? 0) + 1, 0);
  if (sizeOf(snapshots) <= availableBytes) return snapshots;

  let best: Snapshot[] | undefined;
  let [least, most] = [1, MAX_SNAPSHOTS];
  while (least <= most) {
    const middle = Math.floor((least + most) / 2);
    const some = newestOfEach(snapshots, middle);
    if (sizeOf(some) <= availableBytes) {
      best = some;
      least = middle + 1;
    } else {
      most = middle - 1;
    }
  }
  return best;
}

const encoder = new TextEncoder();

/** The size of a value as UTF-8 encoded JSON. */
function countBytes(value: unknown): number {
  return encoder.encode(JSON.stringify(value)).length;
}
