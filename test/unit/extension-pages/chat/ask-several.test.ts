import { describe, expect, it, vi } from 'vitest';
import { createAskSeveral } from '../../../../utils/extension-pages/chat/ask-several.ts';
import { type AskRecords, getAnswer } from '../../../../utils/extension-pages/chat/ask-state.ts';
import { createOpenChats } from '../../../../utils/extension-pages/chat/open-chats.ts';
import { createSources } from '../../../../utils/extension-pages/chat/sources.ts';
import type { Answer } from '../../../../utils/gateway/chat/conversation.ts';
import type { GptId } from '../../../../utils/gpt/gpt-id.ts';
import { createConversations } from '../../../../utils/user-data/conversations.ts';
import { NOW, toId } from '../../support/cache-database.ts';
import { ask, createFakeBackground } from '../../support/chats.ts';
import { createEmptyUserData } from '../../support/user-data.ts';

const IDS = [1, 2, 3].map(toId);

const toTarget = (gptId: GptId) => ({
  ...{ gptId, gptName: `Name of ${gptId}`, gatewayId: 'first' },
  model: `gpt-4-gizmo-${gptId}`,
});

/** A page that can open the same GPTs again. */
function createPage({ keeps = true } = {}) {
  const userData = createEmptyUserData();
  const conversations = createConversations(userData);
  const background = createFakeBackground();
  const saved: AskRecords[] = [];

  async function open(isPrivate = false, openChat = createOpener()) {
    const remembered = saved.at(-1);
    const chats = await Promise.all(
      IDS.map(async (id, index) => ({
        id,
        chat: await openChat(userData, isPrivate, remembered?.gpts[index]?.conversation),
      })),
    );
    const several = createAskSeveral(
      {
        chats,
        remember: async (records) => void saved.push(structuredClone(records)),
        onChange: () => {},
      },
      remembered,
    );
    const closing = new AbortController();
    several.watch(closing.signal);
    const answers = (round = -1) =>
      several
        .getState()
        .rounds.at(round)
        ?.cells.map((cell) => getAnswer(cell)) ?? [];
    return {
      several,
      chats,
      close: () => closing.abort(),
      ask: (text: string) => several.ask(ask(text), toTarget),
      states: () => answers().map((answer) => answer?.state.at),
      texts: () => answers().map((answer) => answer?.text),
    };
  }

  const createOpener = () =>
    createOpenChats(
      { ...background, now: () => NOW },
      createSources(async () => ({ keeps })),
    );

  /** Changes the answer to the nth request, from 0. */
  const answer = (nth: number, text: string, state: Answer['state'] = { at: 'complete' }) =>
    background.send({ text, state }, background.asked[nth]?.answerId);

  return { open, createOpener, answer, background, conversations, saved };
}

describe('a question to several GPTs', () => {
  it('is sent once to each of them, as the model of that GPT', async () => {
    const { open, background } = createPage();
    const view = await open();
    expect(await view.ask('Hello')).toBe(true);
    expect(background.asked.map(({ gptId, model, messages }) => [gptId, model, messages])).toEqual(
      IDS.map((id) => [id, `gpt-4-gizmo-${id}`, [{ role: 'user', content: 'Hello' }]]),
    );
    expect(new Set(background.asked.map(({ answerId }) => answerId)).size).toBe(3);
    expect(view.states()).toEqual(['streaming', 'streaming', 'streaming']);
  });

  it('is not sent a second time by a second click', async () => {
    const { open, background } = createPage();
    const view = await open();
    expect(await Promise.all([view.ask('Hello'), view.ask('Hello')])).toEqual([true, false]);
    expect(background.asked).toHaveLength(3);
  });

  it('is not sent while an answer streams', async () => {
    const { open, background, answer } = createPage();
    const view = await open();
    await view.ask('Hello');
    answer(0, 'A');
    answer(1, 'B');
    expect(view.several.getState().isBusy).toBe(true);
    expect(await view.ask('More')).toBe(false);
    answer(2, 'C');
    expect(view.several.getState().isBusy).toBe(false);
    expect(await view.ask('More')).toBe(true);
    expect(background.asked).toHaveLength(6);
  });

  it('is not sent if one of the GPTs cannot be asked, because there is no gateway', async () => {
    const { open, background } = createPage();
    const { several } = await open();
    expect(await several.ask(ask('Hello'), () => undefined)).toBe(false);
    expect(background.asked).toEqual([]);
  });

  it('follows each GPT’s own history only', async () => {
    const { open, background, answer } = createPage();
    const view = await open();
    await view.ask('Hello');
    ['A', 'B', 'C'].forEach((text, nth) => void answer(nth, text));
    await view.ask('More');
    expect(background.asked.slice(3).map(({ messages }) => messages)).toEqual(
      ['A', 'B', 'C'].map((content) => [
        { role: 'user', content: 'Hello' },
        { role: 'assistant', content },
        { role: 'user', content: 'More' },
      ]),
    );
    expect(view.several.getState().rounds.map(({ question }) => question.text)).toEqual([
      'Hello',
      'More',
    ]);
  });

  it('is kept as a conversation of each GPT', async () => {
    const { open, background, answer, conversations } = createPage();
    const view = await open();
    await view.ask('Hello');
    background.asked.forEach((_, nth) => void answer(nth, 'Hi'));
    await view.ask('More');
    const list = await conversations.list();
    expect(list.map(({ gptId, gptName, turnCount }) => [gptId, gptName, turnCount]).sort()).toEqual(
      IDS.map((id) => [id, `Name of ${id}`, 2]),
    );
    for (const { gptId, record } of background.asked.slice(3)) {
      expect(record?.place).toBe(1);
      const stored = await conversations.read(record?.conversation ?? '');
      expect(stored?.conversation.gptId).toBe(gptId);
    }
  });

  it.each([
    ['in a private window', true, true],
    ['if the user keeps no conversations', false, false],
  ])('is stored nowhere %s', async (_, keeps, isPrivate) => {
    const { open, background, conversations, saved } = createPage({ keeps });
    const view = await open(isPrivate);
    await view.ask('A secret');
    expect(background.asked.map(({ record }) => record)).toEqual(Array(3).fill(undefined));
    expect(await conversations.list()).toEqual([]);
    expect(JSON.stringify(saved)).not.toContain('secret');
  });

  it('is not sent to a GPT whose conversation is full, but to the others', async () => {
    const { open, background, answer } = createPage();
    const view = await open();
    await view.ask('Hello');
    background.asked.forEach((_, nth) => void answer(nth, 'Hi'));
    const [, full] = view.chats;
    vi.spyOn(full?.chat ?? fail(), 'send').mockImplementation(async () => false);
    vi.spyOn(full?.chat ?? fail(), 'getState').mockImplementation(() => ({
      ...view.chats[0]?.chat.getState(),
      ...{ conversation: undefined, turns: [], isBusy: false, liveState: undefined },
      ...{ problem: 'conversation-full', isUnsaved: false },
    }));
    expect(await view.ask('More')).toBe(true);
    expect(background.asked.slice(3).map(({ gptId }) => gptId)).toEqual([IDS[0], IDS[2]]);
    expect(view.several.getState().rounds[1]?.cells[1]).toEqual({ problem: 'conversation-full' });
    expect(view.several.getState().problem).toBeUndefined();
  });

  it('is sent to none if it cannot be stored, and the box gets it back', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const { open, background, saved } = createPage();
    const view = await open();
    const store = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new Error('The disk is full.');
    });
    expect(await view.ask('Hello')).toBe(false);
    store.mockRestore();
    expect(background.asked).toEqual([]);
    expect(view.several.getState()).toEqual({ rounds: [], isBusy: false, problem: 'not-saved' });
    expect(saved).toEqual([]);
    expect(await view.ask('Hello')).toBe(true);
    expect(view.several.getState().problem).toBeUndefined();
  });
});

describe('the answers of several GPTs', () => {
  it('can be stopped one by one, and all at once', async () => {
    const { open, answer } = createPage();
    const view = await open();
    await view.ask('Hello');
    answer(1, 'Partial', { at: 'streaming' });
    view.several.stop(1);
    expect(view.states()).toEqual(['streaming', 'stopped', 'streaming']);
    view.several.stopAll();
    expect(view.states()).toEqual(['stopped', 'stopped', 'stopped']);
  });

  it('do not disturb each other when one fails', async () => {
    const { open, answer } = createPage();
    const view = await open();
    await view.ask('Hello');
    answer(0, '', { at: 'failed', failure: { kind: 'no-channel' } });
    answer(1, 'B');
    expect(view.states()).toEqual(['failed', 'complete', 'streaming']);
  });

  it('are asked again only by a click, while others still stream', async () => {
    const { open, answer, background } = createPage();
    const view = await open();
    await view.ask('Hello');
    answer(0, '', { at: 'failed', failure: { kind: 'no-channel' } });
    expect(background.asked).toHaveLength(3);
    const [first] = view.chats;
    await first?.chat.askAgain({ ...toTarget(first.id), model: 'another-model' });
    expect(background.asked[3]).toMatchObject({ gptId: IDS[0], model: 'another-model' });
    answer(3, 'A');
    expect(view.states()).toEqual(['complete', 'streaming', 'streaming']);
    expect(view.several.getState().rounds).toHaveLength(1);
  });
});

describe('a panel that is opened again', () => {
  it('shows what was stored meanwhile, watches what still streams, and sends nothing', async () => {
    const { open, answer, background, conversations } = createPage();
    const first = await open();
    await first.ask('Hello');
    first.close();
    const [{ answerId } = { answerId: '' }] = background.asked;
    const stored = await conversations.getAnswer(answerId);
    if (!stored) throw new Error('The answer is not stored.');
    await conversations.saveAnswer({ ...stored, text: 'Stored', state: { at: 'complete' } });
    const second = await open();
    expect(background.asked).toHaveLength(3);
    expect(second.states()).toEqual(['complete', 'streaming', 'streaming']);
    expect(second.texts()[0]).toBe('Stored');
    expect(background.watched.toSorted()).toEqual(
      background.asked
        .slice(1)
        .map((each) => each.answerId)
        .toSorted(),
    );
    answer(1, 'The rest');
    expect(second.texts()[1]).toBe('The rest');
  });

  it('shows nothing of conversations that were not kept', async () => {
    const { open, saved } = createPage({ keeps: false });
    const first = await open();
    await first.ask('Hello');
    first.close();
    expect(saved).toHaveLength(1);
    const second = await open();
    expect(second.several.getState().rounds).toEqual([]);
  });

  it('finds answers again that are not kept while the page is open', async () => {
    const { open, createOpener, answer } = createPage();
    const opener = createOpener();
    const first = await open(true, opener);
    await first.ask('Hello');
    first.close();
    const second = await open(true, opener);
    answer(0, 'A');
    expect(second.texts()).toEqual(['A', '', '']);
  });

  it('says that a conversation was deleted, and asks that GPT in a new one', async () => {
    const { open, answer, background, conversations } = createPage();
    const first = await open();
    await first.ask('Hello');
    background.asked.forEach((_, nth) => void answer(nth, 'Hi'));
    first.close();
    await conversations.markInterrupted();
    await conversations.remove([background.asked[2]?.record?.conversation ?? '']);
    const second = await open();
    expect(second.several.getState().rounds[0]?.cells[2]).toEqual({ problem: 'missing' });
    await second.ask('More');
    const { rounds } = second.several.getState();
    expect(rounds[0]?.cells[2]).toEqual({ problem: 'missing' });
    expect(rounds[1]?.cells[2]).toMatchObject({ turn: { place: 0, question: { text: 'More' } } });
  });
});

function fail(): never {
  throw new Error('There is no such chat.');
}
