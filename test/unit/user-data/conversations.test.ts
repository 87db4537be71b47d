import { describe, expect, it, vi } from 'vitest';
import { CONVERSATION_LIMITS } from '../../../utils/user-data/conversation-limits.ts';
import {
  type Conversations,
  createConversations,
  createMemoryConversations,
} from '../../../utils/user-data/conversations.ts';
import { openUserData } from '../../../utils/user-data/database.ts';
import { MAX_NAME_LENGTH } from '../../../utils/user-data/schema.ts';
import { NOW, toId } from '../support/cache-database.ts';
import { added, complete, newAnswer, question } from '../support/conversations.ts';
import { createEmptyUserData } from '../support/user-data.ts';

const GPT = { gptId: toId(1), gptName: 'Plotter' };

const implementations: [
  string,
  (options: Parameters<typeof createMemoryConversations>[0]) => Conversations,
][] = [
  ['in the database', (options) => createConversations(createEmptyUserData(), options)],
  ['in memory', createMemoryConversations],
];

describe.each(implementations)('conversations %s', (_, createEmpty) => {
  /** Conversations with a clock that advances with every call. */
  function open(limits = CONVERSATION_LIMITS) {
    let time = NOW;
    return createEmpty({ now: () => time++, limits });
  }

  it('store a question with its streaming answer before anything is sent', async () => {
    const conversations = open();
    const asked = question('What is a plot?', [{ kind: 'text', name: 'a.txt', text: 'data' }]);
    const result = added(await conversations.create(GPT, asked, newAnswer('one')));
    const { id } = result.conversation;
    expect(result.turn).toEqual({
      conversation: id,
      place: 0,
      question: asked,
      answers: [newAnswer('one')],
    });
    expect(await conversations.read(id)).toEqual({
      conversation: { id, ...GPT, createdAt: NOW, updatedAt: NOW + 1 },
      turns: [result.turn],
    });
  });

  it('keep turns in order with all answers, the one that counts last', async () => {
    const conversations = open();
    const { conversation } = added(
      await conversations.create(GPT, question('First'), newAnswer('one')),
    );
    await conversations.saveAnswer(complete('one', 'First answer'));
    for (let n = 1; n < 12; n++)
      added(await conversations.addQuestion(conversation.id, question(`${n}`), newAnswer(`q${n}`)));
    const again = await conversations.addAnswer(conversation.id, 0, newAnswer('again'));
    expect(added(again).turn).toMatchObject({
      place: 0,
      question: { text: 'First' },
      answers: [{ id: 'one', text: 'First answer' }, { id: 'again' }],
    });
    const { turns = [] } = (await conversations.read(conversation.id)) ?? {};
    expect(turns.map(({ place }) => place)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(turns.map(({ question }) => question.text).slice(0, 3)).toEqual(['First', '1', '2']);
    expect(turns[0]?.answers.map(({ id }) => id)).toEqual(['one', 'again']);
    expect(turns[1]?.answers.map(({ id }) => id)).toEqual(['q1']);
  });

  it('save an answer while it streams and when it ends', async () => {
    const conversations = open();
    const { conversation } = added(
      await conversations.create(GPT, question('Hello'), newAnswer('one')),
    );
    expect(await conversations.saveAnswer(newAnswer('one', { text: 'Hel' }))).toBe(true);
    expect(await conversations.getAnswer('one')).toEqual(newAnswer('one', { text: 'Hel' }));
    const ended = {
      ...complete('one', 'Hello!'),
      reasoning: 'A greeting.',
      tokens: { input: 9, output: 2 },
      cost: 0.1,
    };
    expect(await conversations.saveAnswer(ended)).toBe(true);
    expect((await conversations.read(conversation.id))?.turns[0]?.answers).toEqual([ended]);
  });

  it('tell that an answer no longer exists, and do not create it again', async () => {
    const conversations = open();
    const { conversation } = added(
      await conversations.create(GPT, question('Hello'), newAnswer('one')),
    );
    await conversations.remove([conversation.id]);
    expect(await conversations.saveAnswer(complete('one', 'Hello!'))).toBe(false);
    expect(await conversations.getAnswer('one')).toBeUndefined();
    expect(await conversations.read(conversation.id)).toBeUndefined();
  });

  it('refuse an answer that was already requested', async () => {
    const conversations = open();
    const { conversation } = added(
      await conversations.create(GPT, question('Hello'), newAnswer('one')),
    );
    const { id } = conversation;
    const before = await conversations.read(id);
    const refused = { status: 'already-asked' };
    expect(await conversations.create(GPT, question('Hello'), newAnswer('one'))).toEqual(refused);
    expect(await conversations.addQuestion(id, question('x'), newAnswer('one'))).toEqual(refused);
    expect(await conversations.addAnswer(id, 0, newAnswer('one'))).toEqual(refused);
    expect(await conversations.read(id)).toEqual(before);
    expect(await conversations.list()).toHaveLength(1);
  });

  it('refuse questions to conversations and turns that do not exist', async () => {
    const conversations = open();
    const missing = { status: 'missing' };
    expect(await conversations.addQuestion('none', question('x'), newAnswer('a'))).toEqual(missing);
    expect(await conversations.addAnswer('none', 0, newAnswer('a'))).toEqual(missing);
    const { conversation } = added(await conversations.create(GPT, question('x'), newAnswer('a')));
    expect(await conversations.addAnswer(conversation.id, 1, newAnswer('b'))).toEqual(missing);
    expect(await conversations.getAnswer('b')).toBeUndefined();
  });

  it('are listed with their first question, the latest first, all or those with one GPT', async () => {
    const conversations = open();
    const create = async (n: number, text: string) =>
      added(await conversations.create({ gptId: toId(n) }, question(text), newAnswer(text)))
        .conversation.id;
    const [first, , third] = [await create(1, 'a'), await create(2, 'b'), await create(1, 'c')];
    const textsOf = async (...filter: Parameters<Conversations['list']>) =>
      (await conversations.list(...filter)).map(({ firstQuestion }) => firstQuestion);
    expect(await textsOf()).toEqual(['c', 'b', 'a']);
    await conversations.addQuestion(first, question('later'), newAnswer('later'));
    expect(await textsOf()).toEqual(['a', 'c', 'b']);
    expect(await textsOf(toId(1))).toEqual(['a', 'c']);
    expect(await textsOf(toId(3))).toEqual([]);
    await conversations.rename(third, 'Renamed');
    expect(await textsOf()).toEqual(['a', 'c', 'b']);
    expect((await conversations.list())[0]).toMatchObject({ turnCount: 2 });
  });

  it('show the first question in one short line, or the name of its attachment', async () => {
    const conversations = open();
    const firstQuestionOf = async (...asked: Parameters<typeof question>) => {
      await conversations.create(GPT, question(...asked), newAnswer(crypto.randomUUID()));
      return (await conversations.list())[0]?.firstQuestion;
    };
    expect(await firstQuestionOf('\n What is\r\n\ta   plot? ')).toBe('What is a plot?');
    expect(await firstQuestionOf(' ', [{ kind: 'text', name: 'a.txt', text: 'x' }])).toBe('a.txt');
    expect(await firstQuestionOf('')).toBe('');
    const long = await firstQuestionOf(`${'x'.repeat(119)}😀${'y'.repeat(1_000_000)}`);
    expect(long).toBe('x'.repeat(119));
  });

  it('are renamed, and called after the first question again without a title', async () => {
    const conversations = open();
    const { id } = added(
      await conversations.create(GPT, question('x'), newAnswer('a')),
    ).conversation;
    const titleOf = async () => (await conversations.read(id))?.conversation.title;
    await conversations.rename(id, `  ${'t'.repeat(200)}`);
    expect(await titleOf()).toBe('t'.repeat(MAX_NAME_LENGTH));
    await conversations.rename(id, '  ');
    expect((await conversations.read(id))?.conversation).not.toHaveProperty('title');
    await conversations.rename('none', 'Title');
    expect(await conversations.list()).toHaveLength(1);
  });

  it('are restored exactly after they were removed, others unchanged', async () => {
    const conversations = open();
    const picture = { kind: 'image', name: 'a.jpg', dataUrl: 'data:image/jpeg;base64,AA' } as const;
    const first = added(await conversations.create(GPT, question('a', [picture]), newAnswer('a')));
    const second = added(await conversations.create(GPT, question('b'), newAnswer('b')));
    const third = added(await conversations.create(GPT, question('c'), newAnswer('c')));
    const ids = [first, second, third].map(({ conversation }) => conversation.id);
    await conversations.saveAnswer(complete('a', 'An answer'));
    await conversations.rename(first.conversation.id, 'Title');
    const read = async () => [
      await conversations.list(),
      await Promise.all(ids.map((id) => conversations.read(id))),
    ];
    const before = await read();
    const removed = await conversations.remove([...ids.slice(0, 2), 'none']);
    expect((await conversations.list()).map(({ id }) => id)).toEqual(ids.slice(2));
    expect(await conversations.getAnswer('a')).toBeUndefined();
    await conversations.restore(removed);
    expect(await read()).toEqual(before);
    // Restoring it again changes nothing.
    await conversations.saveAnswer(complete('b', 'Later'));
    const later = await read();
    await conversations.restore(removed);
    expect(await read()).toEqual(later);
  });

  it('mark answers that still stream as interrupted, except those that are still written', async () => {
    const conversations = open();
    for (const id of ['ended', 'lost', 'running'])
      await conversations.create(GPT, question(id), newAnswer(id));
    await conversations.saveAnswer(complete('ended', 'Done'));
    await conversations.saveAnswer(newAnswer('lost', { text: 'Partial text' }));
    await conversations.markInterrupted(new Set(['running']));
    expect(await conversations.getAnswer('ended')).toEqual(complete('ended', 'Done'));
    expect(await conversations.getAnswer('lost')).toEqual(
      newAnswer('lost', { text: 'Partial text', state: { at: 'interrupted' } }),
    );
    expect(await conversations.getAnswer('running')).toEqual(newAnswer('running'));
    await conversations.markInterrupted();
    expect((await conversations.getAnswer('running'))?.state).toEqual({ at: 'interrupted' });
  });

  it('refuse a question that is too large, and any question to a full conversation', async () => {
    const limits = { ...CONVERSATION_LIMITS, questionSize: 1_000, conversationSize: 3_000 };
    const conversations = open(limits);
    const tooLarge = question('x', [{ kind: 'text', name: 'a.txt', text: 'x'.repeat(1_000) }]);
    const refused = { status: 'question-too-large' };
    expect(await conversations.create(GPT, tooLarge, newAnswer('a'))).toEqual(refused);
    expect(await conversations.list()).toEqual([]);
    const large = question('x'.repeat(900));
    const { id } = added(await conversations.create(GPT, large, newAnswer('b'))).conversation;
    expect(await conversations.addQuestion(id, tooLarge, newAnswer('c'))).toEqual(refused);
    await conversations.saveAnswer(complete('b', 'x'.repeat(1_500)));
    const full = { status: 'conversation-full' };
    expect(await conversations.addQuestion(id, large, newAnswer('d'))).toEqual(full);
    // It can still be asked again until the answers fill it.
    added(await conversations.addAnswer(id, 0, newAnswer('e')));
    await conversations.saveAnswer(complete('e', 'x'.repeat(1_500)));
    expect(await conversations.addAnswer(id, 0, newAnswer('f'))).toEqual(full);
    expect((await conversations.read(id))?.turns).toHaveLength(1);
  });

  it('truncate answers that are longer than any model writes', async () => {
    const conversations = open({ ...CONVERSATION_LIMITS, answerLength: 10 });
    await conversations.create(GPT, question('x'), newAnswer('a'));
    await conversations.saveAnswer({ ...complete('a', '0123456789abc'), reasoning: 'x' });
    expect(await conversations.getAnswer('a')).toMatchObject({
      text: '0123456789',
      reasoning: 'x',
    });
    await conversations.saveAnswer({ ...complete('a', 'short'), reasoning: '0123456789abc' });
    expect(await conversations.getAnswer('a')).toMatchObject({
      text: 'short',
      reasoning: '0123456789',
    });
  });

  it('keep all additions that are made at once', async () => {
    const conversations = open();
    const { id } = added(
      await conversations.create(GPT, question('x'), newAnswer('a')),
    ).conversation;
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        conversations.addQuestion(id, question(`${n}`), newAnswer(`${n}`)),
      ),
    );
    expect((await conversations.read(id))?.turns).toHaveLength(21);
  });

  it('change nothing if a change fails in the middle', async () => {
    const conversations = open();
    const { id } = added(
      await conversations.create(GPT, question('x'), newAnswer('a')),
    ).conversation;
    const before = [await conversations.read(id), await conversations.list()];
    // A function cannot be stored.
    const broken = { ...newAnswer('b'), text: (() => '') as unknown as string };
    await expect(conversations.addQuestion(id, question('y'), broken)).rejects.toThrow();
    expect([await conversations.read(id), await conversations.list()]).toEqual(before);
  });

  it('do not change when the caller changes what it stored or read', async () => {
    const conversations = open();
    const asked = question('Original');
    const { id } = added(await conversations.create(GPT, asked, newAnswer('a'))).conversation;
    asked.text = 'Changed';
    const [summary] = await conversations.list();
    if (summary) summary.firstQuestion = 'Changed';
    expect((await conversations.read(id))?.turns[0]?.question.text).toBe('Original');
    expect((await conversations.list())[0]?.firstQuestion).toBe('Original');
  });

  it('notify of every change, and of streaming text at most twice a second', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const conversations = open();
      const onChange = vi.fn();
      const controller = new AbortController();
      conversations.watch(onChange, controller.signal);
      await conversations.create(GPT, question('x'), newAnswer('a'));
      expect(onChange.mock.calls).toEqual([['conversations']]);
      for (let n = 0; n < 20; n++)
        await conversations.saveAnswer(newAnswer('a', { text: 'x'.repeat(n) }));
      expect(onChange.mock.calls.slice(1)).toEqual([['answers']]);
      await vi.advanceTimersByTimeAsync(500);
      expect(onChange.mock.calls.slice(2)).toEqual([['answers']]);
      await conversations.saveAnswer(complete('a', 'x'));
      expect(onChange.mock.calls.slice(3)).toEqual([['conversations']]);
      await conversations.markInterrupted();
      await conversations.saveAnswer(newAnswer('unknown'));
      expect(onChange).toHaveBeenCalledTimes(4);
      controller.abort();
      await conversations.rename('none', 'x');
      expect(onChange).toHaveBeenCalledTimes(4);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('conversations in memory', () => {
  it('open no database', async () => {
    const open = vi.spyOn(indexedDB, 'open');
    const conversations = createMemoryConversations();
    await conversations.create(GPT, question('x'), newAnswer('a'));
    await conversations.saveAnswer(complete('a', 'Hello'));
    expect(await conversations.list()).toHaveLength(1);
    expect(open).not.toHaveBeenCalled();
    open.mockRestore();
  });
});

describe('conversations in the database', () => {
  it('write only the record of the answer while it streams', async () => {
    const conversations = createConversations(createEmptyUserData());
    await conversations.create(GPT, question('x'), newAnswer('a'));
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    await conversations.saveAnswer(newAnswer('a', { text: 'Hello' }));
    expect(put.mock.contexts.map((store) => (store as IDBObjectStore).name)).toEqual(['answers']);
    put.mockRestore();
  });

  it('reject and store nothing if the database does not answer in time', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const userData = createEmptyUserData();
      const conversations = createConversations(userData);
      const database = await userData.open();
      // A transaction that stays open makes the next one wait.
      const blocking = database.transaction('conversations', 'readwrite');
      let isBlocked = true;
      const hold = async () => {
        while (isBlocked) await blocking.store.get('none');
      };
      const held = hold();
      const created = conversations
        .create(GPT, question('x'), newAnswer('a'))
        .catch((error: Error) => error.name);
      await vi.advanceTimersByTimeAsync(10_000);
      expect(await created).toBe('TimeoutError');
      isBlocked = false;
      await held;
      expect(await conversations.list()).toEqual([]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('are the same for another context that opens the user data', async () => {
    const userData = createEmptyUserData();
    const conversations = createConversations(userData);
    const { id } = added(
      await conversations.create(GPT, question('x'), newAnswer('a')),
    ).conversation;
    const other = createConversations(openUserData());
    const onChange = vi.fn();
    other.watch(onChange);
    expect(await other.read(id)).toEqual(await conversations.read(id));
    await conversations.rename(id, 'Title');
    await vi.waitFor(() => expect(onChange).toHaveBeenCalledWith('conversations'));
  });
});
