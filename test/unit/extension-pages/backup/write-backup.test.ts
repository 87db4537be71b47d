import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_BYTES } from '../../../../utils/extension-pages/backup/backup.ts';
import { mergeUserData } from '../../../../utils/extension-pages/backup/merge-user-data.ts';
import { parseBackup } from '../../../../utils/extension-pages/backup/parse-backup.ts';
import type { BackupState } from '../../../../utils/extension-pages/backup/plan.ts';
import {
  BackupTooLargeError,
  writeBackup,
} from '../../../../utils/extension-pages/backup/write-backup.ts';
import type { Answer } from '../../../../utils/gateway/chat/conversation.ts';
import { MAX_GPTS } from '../../../../utils/gpt/page-list.ts';
import { MAX_DELAY_MS, MIN_DELAY_MS } from '../../../../utils/settings/hover-settings.ts';
import { MAX_GATEWAY_NAME, NO_GATEWAYS } from '../../../../utils/settings/saved-gateways.ts';
import { COLUMNS } from '../../../../utils/settings/table-columns.ts';
import type { FullConversation } from '../../../../utils/user-data/conversations.ts';
import { MAX_SNAPSHOTS } from '../../../../utils/user-data/follows.ts';
import { MAX_NAME_LENGTH, type Snapshot } from '../../../../utils/user-data/schema.ts';
import { NOW, toCachedGpt, toId } from '../../support/cache-database.ts';
import { anyTurns, complete, newAnswer, question } from '../../support/conversations.ts';
import { gateway } from '../../support/gateways.ts';
import { list, NO_USER_DATA } from '../../support/user-data.ts';

/** Tens of megabytes are written, read and parsed. */
const SLOW_MS = 60_000;

const END_OF_TIME = 8.64e15;
const time = fc.oneof(fc.constantFrom(0, NOW, END_OF_TIME), fc.nat());
const id = fc.nat(30).map(toId);
/** Whatever a person types, lone halves of characters included. */
const name = fc.string({ unit: 'binary', maxLength: MAX_NAME_LENGTH });

const lists = fc.uniqueArray(
  fc.record({
    list: fc.uuid(),
    name,
    createdAt: time,
    usedAt: time,
    entries: fc.uniqueArray(
      fc.record({ id, name: fc.option(fc.string(), { nil: undefined }), addedAt: time }),
      { selector: ({ id: own }) => own },
    ),
  }),
  { selector: ({ list }) => list, maxLength: 5 },
);

const follows = fc.uniqueArray(
  fc.record(
    {
      id,
      since: time,
      seenAt: time,
      newsAt: time,
      checkedAt: time,
      triedAt: time,
      goneSince: time,
      toldAt: time,
    },
    { requiredKeys: ['id', 'since', 'seenAt', 'newsAt', 'checkedAt'] },
  ),
  { selector: ({ id: own }) => own, maxLength: 8 },
);

const votes = fc.uniqueArray(
  fc
    .record({
      comparison: fc.uuid(),
      at: time,
      gpts: fc.uniqueArray(id, { minLength: 2, maxLength: 4 }),
    })
    .chain((vote) => fc.constantFrom(undefined, ...vote.gpts).map((best) => ({ ...vote, best }))),
  { selector: ({ comparison }) => comparison, maxLength: 5 },
);

/** Valid pictures, and answers that have ended: those that stream are written as interrupted. */
const turns = anyTurns.map((all) =>
  all.map((turn) => ({
    ...turn,
    question: {
      ...turn.question,
      attachments: turn.question.attachments.map((each) =>
        each.kind === 'image' ? { ...each, dataUrl: 'data:image/jpeg;base64,/9j/AA==' } : each,
      ),
    },
    answers: turn.answers.map((answer) => ({ ...answer, state: { at: 'complete' as const } })),
  })),
);

const conversations = fc.uniqueArray(
  fc
    .record({
      id: fc.uuid(),
      gptId: id,
      title: fc.option(name, { nil: undefined }),
      createdAt: time,
      updatedAt: time,
      turns,
    })
    .filter(({ turns: all }) => all.length > 0)
    .map(({ turns: all, ...conversation }) => ({
      conversation,
      turns: all.map((turn) => ({ ...turn, conversation: conversation.id })),
    })),
  { selector: ({ conversation }) => conversation.id, maxLength: 3 },
);

const limit = fc.constantFrom(null, 1, 1e20, Number.MAX_SAFE_INTEGER, Number.MAX_VALUE);

/** What gateways of older versions have. */
const REQUIRED = [
  ...(['id', 'name', 'baseUrl', 'apiKey', 'version'] as const),
  ...(['dailyLimit', 'lookupPrice', 'lowBalance'] as const),
];

const gateways = fc.uniqueArray(
  fc.record(
    {
      id: fc.uuid({ version: 4 }),
      name: fc.string({ unit: 'binary', maxLength: MAX_GATEWAY_NAME }),
      baseUrl: fc.constantFrom('https://gateway.example', 'http://10.0.0.1:3000/api'),
      apiKey: fc.constantFrom('sk-invented', 'sk-other'),
      version: fc.constantFrom('auto' as const, 'v2' as const, 'v1' as const),
      dailyLimit: limit,
      lookupPrice: limit,
      lowBalance: limit,
      chatModel: fc.constantFrom('gpt-4-gizmo-{id}', '{id}'),
    },
    { requiredKeys: REQUIRED },
  ),
  { selector: ({ id: own }) => own, minLength: 1, maxLength: 4 },
);

const settings = fc.record({
  appearance: fc.record({
    language: fc.constantFrom('auto', 'en', 'zh_CN'),
    theme: fc.constantFrom('auto', 'light', 'dark'),
    density: fc.constantFrom('comfortable', 'dense'),
  }),
  hover: fc.record({
    opens: fc.constantFrom('rest', 'alt', 'never'),
    delayMs: fc.integer({ min: MIN_DELAY_MS, max: MAX_DELAY_MS }),
  }),
  lookUps: fc.record({
    freshHours: fc.constantFrom(0, 24, 1e20, Number.MAX_VALUE),
    dailyLimit: limit,
    asksNext: fc.boolean(),
    readsBalance: fc.boolean(),
  }),
  sites: fc.record({
    mode: fc.constantFrom('except', 'only'),
    except: fc.constant(['example.com', 'sub.example.org']),
    only: fc.constant([]),
  }),
  counting: fc.boolean(),
  columns: fc.subarray([...COLUMNS]),
  following: fc.record({ checks: fc.constantFrom('never', 'day', 'week'), notifies: fc.boolean() }),
  chat: fc.record({ dailyLimit: limit, keeps: fc.boolean() }),
  remembersSearches: fc.boolean(),
});

const state: fc.Arbitrary<BackupState> = fc
  .record({
    ...{ settings, gateways, lists, follows, votes, conversations },
    counts: fc.array(fc.integer({ min: 1, max: 12 })),
  })
  .map(({ settings: chosen, gateways: all, lists: own, follows: followed, counts, ...chats }) => ({
    settings: chosen as unknown as BackupState['settings'],
    gateways: { activeId: all[0]?.id ?? '', all },
    userData: {
      ...chats,
      lists: own,
      follows: followed,
      snapshots: followed.flatMap((follow, at) =>
        Array.from({ length: counts[at] ?? 1 }, (_, n) => ({
          id: follow.id,
          at: NOW + n,
          gpt: toCachedGpt(n).gpt,
        })),
      ),
    },
  }));

const plain = (value: unknown) => JSON.parse(JSON.stringify(value));
const bytesOf = (text: string) => new Blob([text]).size;

function readBack(text: string) {
  const read = parseBackup(text);
  if (!read.ok) throw new Error(`What was written is ${read.problem}.`);
  return read.backup;
}

describe('writeBackup', () => {
  it('writes any user data so that it is read back unchanged', () => {
    fc.assert(
      fc.property(state, fc.boolean(), fc.boolean(), (kept, isWithKey, isWithConversations) => {
        const { text, ...told } = writeBackup(kept, {
          isWithKey,
          isWithConversations,
          madeAt: NOW,
        });
        expect(told).toEqual({ snapshotsLeftOut: 0, conversationsLeftOut: 0, damaged: 0 });
        const {
          settings: back,
          gateways: keys,
          lists: own,
          follows: followed,
          snapshots,
          votes: voted,
          conversations: chats,
        } = readBack(text);
        expect({ settings: back, gateways: keys }).toEqual({
          settings: plain(kept.settings),
          gateways: isWithKey ? plain(kept.gateways) : undefined,
        });
        const { conversations: all, ...others } = kept.userData;
        expect({ lists: own, follows: followed, snapshots, votes: voted }).toEqual(plain(others));
        expect(chats).toEqual(isWithConversations ? plain(all) : undefined);
      }),
    );
  });

  it('never exceeds a size limit by the field for the conversations', () => {
    const [kept] = fc.sample(state, { numRuns: 1, seed: 1 });
    if (!kept) throw new Error('There is no sample.');
    const without = { ...kept, userData: { ...kept.userData, conversations: [] } };
    const options = { isWithKey: true, isWithConversations: true, madeAt: NOW };
    const size = bytesOf(writeBackup(without, options).text);
    for (let maxBytes = size; maxBytes > size - 25; maxBytes--) {
      try {
        const { text } = writeBackup(without, { ...options, maxBytes });
        expect(bytesOf(text)).toBeLessThanOrEqual(maxBytes);
      } catch (error) {
        expect(error).toBeInstanceOf(BackupTooLargeError);
      }
    }
  });

  it('keeps the first and the newest snapshot of each GPT at any size limit', () => {
    fc.assert(
      fc.property(state, fc.integer({ min: 1_000, max: 60_000 }), (kept, maxBytes) => {
        const write = () =>
          writeBackup(kept, { isWithKey: true, isWithConversations: true, madeAt: NOW, maxBytes });
        const whole = writeBackup(kept, {
          isWithKey: true,
          isWithConversations: true,
          madeAt: NOW,
        });
        let written: ReturnType<typeof write>;
        try {
          written = write();
        } catch (error) {
          expect(error).toBeInstanceOf(BackupTooLargeError);
          // It was not refused for nothing: the whole of it does not fit.
          expect(bytesOf(whole.text)).toBeGreaterThan(maxBytes);
          return;
        }
        expect(bytesOf(written.text)).toBeLessThanOrEqual(maxBytes);
        const back = readBack(written.text);
        expect(back.lists).toEqual(plain(kept.userData.lists));
        expect(back.follows).toEqual(plain(kept.userData.follows));
        expect(back.snapshots.length + written.snapshotsLeftOut).toBe(
          kept.userData.snapshots.length,
        );
        const had = Map.groupBy(kept.userData.snapshots, ({ id: own }) => own);
        for (const [own, those] of Map.groupBy(back.snapshots, ({ id: each }) => each)) {
          const all = had.get(own) ?? [];
          expect(those.at(-1)?.at).toBe(all.at(-1)?.at);
          if (those.length > 1) expect(those[0]?.at).toBe(all[0]?.at);
        }
        expect(new Set(back.snapshots.map(({ id: own }) => own))).toEqual(new Set(had.keys()));
      }),
    );
  });

  const many = (gpts: number, each: number): Snapshot[] =>
    Array.from({ length: gpts * each }, (_, n) => ({
      id: toId(Math.floor(n / each)),
      at: NOW + (n % each),
      gpt: toCachedGpt(n).gpt,
    }));
  const followOf = (n: number) => ({
    id: toId(n),
    since: NOW,
    seenAt: NOW,
    newsAt: NOW,
    checkedAt: NOW,
  });

  it(
    'holds forty followed GPTs with all that is kept of each, and a list that is full',
    () => {
      const kept: BackupState = {
        settings: {},
        gateways: NO_GATEWAYS,
        userData: {
          ...NO_USER_DATA,
          lists: [
            {
              list: 'full',
              name: 'x'.repeat(MAX_NAME_LENGTH),
              createdAt: NOW,
              usedAt: NOW,
              entries: Array.from({ length: MAX_GPTS }, (_, n) => ({ id: toId(n), addedAt: NOW })),
            },
          ],
          follows: Array.from({ length: 40 }, (_, n) => followOf(n)),
          snapshots: many(40, MAX_SNAPSHOTS),
        },
      };
      const { text, ...told } = writeBackup(kept, {
        isWithKey: false,
        isWithConversations: false,
        madeAt: NOW,
      });
      expect(told).toEqual({ snapshotsLeftOut: 0, conversationsLeftOut: 0, damaged: 0 });
      expect(bytesOf(text)).toBeLessThanOrEqual(MAX_BYTES);
      const back = readBack(text);
      expect(back.lists).toEqual(kept.userData.lists);
      const taken = mergeUserData(NO_USER_DATA, back);
      expect(taken.snapshots).toHaveLength(40 * MAX_SNAPSHOTS);
    },
    SLOW_MS,
  );

  it(
    'holds more lists and followed GPTs than anybody has',
    () => {
      const gpts = 6_000;
      const kept: BackupState = {
        settings: {},
        gateways: NO_GATEWAYS,
        userData: {
          ...NO_USER_DATA,
          lists: Array.from({ length: 2_000 }, (_, n) => ({
            list: `list-${n}`,
            name: '',
            createdAt: NOW,
            usedAt: NOW,
            entries: [],
          })),
          follows: Array.from({ length: gpts }, (_, n) => followOf(n)),
          snapshots: many(gpts, 1),
        },
      };
      const { text } = writeBackup(kept, {
        isWithKey: false,
        isWithConversations: false,
        madeAt: NOW,
      });
      const back = readBack(text);
      expect([back.lists.length, back.follows.length]).toEqual([2_000, gpts]);
    },
    SLOW_MS,
  );

  /** A conversation with one question. */
  const conversation = (n: number, text: string, ...answers: Answer[]): FullConversation => ({
    conversation: { id: `c-${n}`, gptId: toId(n), createdAt: NOW, updatedAt: NOW + n },
    turns: [{ conversation: `c-${n}`, place: 0, question: question(text), answers }],
  });
  const withConversations = (...all: FullConversation[]): BackupState => ({
    settings: {},
    gateways: NO_GATEWAYS,
    userData: { ...NO_USER_DATA, conversations: all },
  });

  it('leaves out the oldest conversations if not all fit, and keeps everything else', () => {
    const all = [1, 3, 2].map((n) => conversation(n, 'x'.repeat(1000), complete(`a${n}`, 'A')));
    const kept = withConversations(...all);
    kept.userData.lists = [list('a', 1, 2)];
    const options = { isWithKey: false, isWithConversations: true, madeAt: NOW };
    const { text, ...told } = writeBackup(kept, { ...options, maxBytes: 3500 });
    expect(told).toEqual({ snapshotsLeftOut: 0, conversationsLeftOut: 1, damaged: 0 });
    expect(bytesOf(text)).toBeLessThanOrEqual(3500);
    expect(readBack(text).conversations).toEqual(all.slice(1));
    expect(readBack(text).lists).toEqual(kept.userData.lists);
  });

  it('contains no message of the gateway about the account, and no answer that still streams', () => {
    const failure = { kind: 'balance-used-up', said: 'You have $0.02 left.' } as const;
    const { text } = writeBackup(
      withConversations(
        conversation(
          1,
          'Hello',
          newAnswer('a', { state: { at: 'failed', failure } }),
          newAnswer('b', { text: 'So far' }),
        ),
      ),
      { isWithKey: true, isWithConversations: true, madeAt: NOW },
    );
    expect(text).not.toContain('0.02');
    const [turn] = readBack(text).conversations?.[0]?.turns ?? [];
    expect(turn?.answers.map(({ state: it }) => it)).toEqual([
      { at: 'failed', failure: { kind: 'balance-used-up' } },
      { at: 'interrupted' },
    ]);
  });

  it('drops damaged data, counts it, and keeps the rest', () => {
    const broken = { ...followOf(1), since: Number.NaN };
    const kept = {
      settings: { hover: { opens: 'rest', delayMs: 1 }, counting: true },
      gateways: {
        activeId: 'first',
        all: [{ ...gateway('first'), baseUrl: 'ftp://gateway.example' }, gateway('other-1')],
      },
      userData: {
        ...NO_USER_DATA,
        lists: [
          {
            list: 'a',
            name: 'A',
            createdAt: NOW,
            usedAt: NOW,
            entries: [
              { id: 'no id', addedAt: NOW },
              { id: toId(1), addedAt: NOW },
            ],
          },
        ],
        follows: [broken, followOf(2)],
        snapshots: many(3, 1),
      },
    } as unknown as BackupState;
    const { text, damaged } = writeBackup(kept, {
      isWithKey: true,
      isWithConversations: true,
      madeAt: NOW,
    });
    expect(damaged).toBe(4);
    const back = readBack(text);
    expect(back.settings).toEqual({ counting: true });
    expect(back.gateways).toEqual({ activeId: 'first', all: [gateway('other-1')] });
    expect(back.lists[0]?.entries).toEqual([{ id: toId(1), addedAt: NOW }]);
    expect(back.follows).toEqual([followOf(2)]);
    expect(back.snapshots.map(({ id: own }) => own)).toEqual([toId(2)]);
  });
});
