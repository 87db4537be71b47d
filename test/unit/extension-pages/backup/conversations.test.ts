import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mergeUserData } from '../../../../utils/extension-pages/backup/merge-user-data.ts';
import { parseBackup } from '../../../../utils/extension-pages/backup/parse-backup.ts';
import { userDataWithoutChange } from '../../../../utils/extension-pages/backup/undo.ts';
import {
  type BackupUserData,
  createBackupStore,
} from '../../../../utils/user-data/backup-store.ts';
import { CONVERSATION_LIMITS } from '../../../../utils/user-data/conversation-limits.ts';
import {
  createConversations,
  type FullConversation,
} from '../../../../utils/user-data/conversations.ts';
import type { Vote } from '../../../../utils/user-data/schema.ts';
import { createVotes, MAX_VOTES } from '../../../../utils/user-data/votes.ts';
import { NOW, toId } from '../../support/cache-database.ts';
import { added, complete, newAnswer, question } from '../../support/conversations.ts';
import { createEmptyUserData, NO_USER_DATA } from '../../support/user-data.ts';

/** A conversation with one answered question. */
function conversation(id: string, updatedAt = NOW, answerId = `answer-${id}`): FullConversation {
  return {
    conversation: { id, gptId: toId(1), createdAt: NOW, updatedAt },
    turns: [
      {
        conversation: id,
        place: 0,
        question: question(`Question ${updatedAt - NOW}`),
        answers: [complete(answerId, 'Answer')],
      },
    ],
  };
}

const withConversations = (...conversations: FullConversation[]): BackupUserData => ({
  ...NO_USER_DATA,
  conversations,
});

const merge = (here: FullConversation[], other: FullConversation[]) =>
  mergeUserData(withConversations(...here), withConversations(...other)).conversations;

describe('conversations from a backup', () => {
  it('are added, and one that was continued in the file replaces the older one', () => {
    const [own, older, newer] = [conversation('a'), conversation('b'), conversation('b', NOW + 5)];
    expect(merge([own, older], [newer, conversation('c')])).toEqual([
      own,
      newer,
      conversation('c'),
    ]);
    expect(merge([newer], [older])).toEqual([newer]);
  });

  it('are ended: nothing writes to an answer that streamed there', () => {
    const [turn] = conversation('a').turns;
    if (!turn) throw new Error('There is no turn.');
    const streaming = { ...conversation('a'), turns: [{ ...turn, answers: [newAnswer('x')] }] };
    expect(merge([], [streaming])[0]?.turns[0]?.answers[0]?.state).toEqual({ at: 'interrupted' });
  });

  it('never replace an answer of another conversation', () => {
    const own = conversation('a', NOW, 'same');
    expect(merge([own], [conversation('b', NOW, 'same')])).toEqual([own]);
    expect(
      merge([], [conversation('b', NOW, 'same'), conversation('c', NOW, 'same')]),
    ).toHaveLength(1);
    const [turn] = conversation('d').turns;
    const twice = [complete('d1', 'A'), complete('d1', 'B')];
    const doubled = { ...conversation('d'), turns: turn ? [{ ...turn, answers: twice }] : [] };
    expect(merge([], [doubled])).toEqual([]);
  });

  it('are left out where the limits are reached, the oldest first, and remove none', () => {
    const own = Array.from({ length: CONVERSATION_LIMITS.count - 1 }, (_, n) =>
      conversation(`own-${n}`, NOW - 1000),
    );
    const imported = [1, 3, 2].map((n) => conversation(`new-${n}`, NOW + n));
    const merged = merge(own, imported);
    expect(merged).toHaveLength(CONVERSATION_LIMITS.count);
    expect(merged.slice(0, -1)).toEqual(own);
    expect(merged.at(-1)?.conversation.id).toBe('new-3');
  });

  it('are read and continued like all others after the import', async () => {
    const userData = createEmptyUserData();
    const conversations = createConversations(userData);
    const { conversation: own } = added(
      await conversations.create({ gptId: toId(1) }, question('Own'), newAnswer('own')),
    );
    await conversations.saveAnswer(complete('own', 'Own answer'));
    const before = await conversations.list();
    const read = parseBackup(readFileSync('test/fixtures/backups/v4.json', 'utf8'));
    if (!read.ok) throw new Error(`The backup of the tests is ${read.problem}.`);
    const [imported] = read.backup.conversations ?? [];
    const id = imported?.conversation.id ?? '';
    const store = createBackupStore(userData);
    const changes = await store.update((current) => mergeUserData(current, read.backup));
    expect(await conversations.read(id)).toEqual(imported);
    expect((await conversations.list()).find((each) => each.id === id)).toMatchObject({
      turnCount: 2,
      firstQuestion: '画一座灯塔',
    });
    added(await conversations.addQuestion(id, question('More'), newAnswer('more')));
    expect((await conversations.read(id))?.turns).toHaveLength(3);

    // It was continued since, so undoing the import keeps it.
    await store.update((now) => userDataWithoutChange(now, changes.before, changes.after));
    expect((await conversations.list()).map((each) => each.id).sort()).toEqual([id, own.id].sort());
    expect((await conversations.list()).filter((each) => each.id === own.id)).toEqual(before);
  });

  it('leave no record of the version that they replace', async () => {
    const userData = createEmptyUserData();
    const store = createBackupStore(userData);
    const conversations = createConversations(userData);
    const [first] = conversation('a').turns;
    const more = first && { ...first, place: 1, answers: [complete('second', 'More')] };
    const long = { ...conversation('a'), turns: [first, more].filter((it) => it !== undefined) };
    await store.update(() => withConversations(long));
    const { before, after } = await store.update((current) =>
      mergeUserData(current, withConversations(conversation('a', NOW + 5, 'other'))),
    );
    expect((await conversations.read('a'))?.turns).toHaveLength(1);
    expect(await conversations.getAnswer('second')).toBeUndefined();
    await store.update((now) => userDataWithoutChange(now, before, after));
    expect(await conversations.read('a')).toEqual(long);
    expect(await conversations.getAnswer('other')).toBeUndefined();
  });
});

describe('votes from a backup', () => {
  const vote = (comparison: string, best: number, at = NOW): Vote => ({
    comparison,
    at,
    gpts: [toId(1), toId(2)],
    best: toId(best),
  });
  const mergeVotes = (here: Vote[], other: Vote[]) =>
    mergeUserData({ ...NO_USER_DATA, votes: here }, { ...NO_USER_DATA, votes: other }).votes;

  it('are added, and the later one on the same comparison stays', () => {
    expect(mergeVotes([vote('a', 1), vote('b', 1)], [vote('b', 2, NOW + 1), vote('c', 2)])).toEqual(
      [vote('a', 1), vote('b', 2, NOW + 1), vote('c', 2)],
    );
    expect(mergeVotes([vote('a', 1)], [vote('a', 2, NOW - 1)])).toEqual([vote('a', 1)]);
  });

  it('remove none beyond the limit', () => {
    const own = Array.from({ length: MAX_VOTES - 1 }, (_, n) => vote(`${n}`, 1));
    const merged = mergeVotes(own, [vote('old', 1, NOW - 1), vote('new', 1, NOW + 1)]);
    expect(merged).toHaveLength(MAX_VOTES);
    expect(merged.at(-1)?.comparison).toBe('new');
  });

  it('count, and leave with the undone import unless they were changed since', async () => {
    const userData = createEmptyUserData();
    const [store, votes] = [createBackupStore(userData), createVotes(userData)];
    await votes.record(vote('own', 1));
    const { before, after } = await store.update((current) =>
      mergeUserData(current, { ...NO_USER_DATA, votes: [vote('a', 2), vote('b', 2)] }),
    );
    expect((await votes.count()).get(toId(2))).toMatchObject({ asked: 3, won: 2 });
    await votes.record(vote('a', 1, NOW + 9));
    await store.update((now) => userDataWithoutChange(now, before, after));
    expect((await votes.count()).get(toId(1))).toMatchObject({ asked: 2, won: 2 });
  });
});
