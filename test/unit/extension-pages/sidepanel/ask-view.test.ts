import { describe, expect, it, vi } from 'vitest';
import type { AskRecords } from '../../../../utils/extension-pages/chat/ask-state.ts';
import {
  createAskedMemory,
  createPageItem,
} from '../../../../utils/extension-pages/chat/asked-memory.ts';
import { createMemoryDrafts } from '../../../../utils/extension-pages/chat/drafts.ts';
import { createOpenChats } from '../../../../utils/extension-pages/chat/open-chats.ts';
import { createSources } from '../../../../utils/extension-pages/chat/sources.ts';
import { createAskView } from '../../../../utils/extension-pages/sidepanel/ask-view.ts';
import type { Answer } from '../../../../utils/gateway/chat/conversation.ts';
import type { Attachments } from '../../../../utils/gpt/gpt.ts';
import type { sendMessage } from '../../../../utils/messages/send.ts';
import { createVotes } from '../../../../utils/user-data/votes.ts';
import { toCachedGpt, toId } from '../../support/cache-database.ts';
import { createFakeBackground } from '../../support/chats.ts';
import {
  createEntry,
  createGatewayWatch,
  createInfo,
  createKnown,
} from '../../support/gateways.ts';
import { openPanelView } from '../../support/panel-view.ts';
import { createEmptyUserData } from '../../support/user-data.ts';

const IDS = [1, 2, 3].map(toId);
const ENTRY = createEntry('a');
const INFO = createInfo({
  prices: { chat: { per: 'message', amount: 0.1 } },
  models: { count: 1, gptModels: ['gpt-4o-gizmo-*'], rerankModels: [], embeddingModels: [] },
});

interface Options {
  isPrivate?: boolean;
  hasGateway?: boolean;
  attachments?: Attachments;
}

function createPage() {
  const background = createFakeBackground();
  const userData = createEmptyUserData();
  const sources = createSources(async () => ({ keeps: true }));
  const createMemory = () => createAskedMemory(createPageItem<AskRecords[]>('asked', []));
  const [sessionMemory, pageMemory] = [createMemory(), createMemory()];
  const [sessionDrafts, memoryDrafts] = [createMemoryDrafts(), createMemoryDrafts()];

  async function open({ isPrivate = false, hasGateway = true, attachments }: Options = {}) {
    const known = createKnown(hasGateway ? [ENTRY] : [], { infos: { a: INFO } });
    const { gpt, ...cached } = toCachedGpt(1);
    const openView = createAskView({
      ...{ sessionMemory, pageMemory, sessionDrafts, memoryDrafts },
      openChat: createOpenChats({ ...background, now: () => 0 }, sources),
      sendMessage: (async ({ type }: { type: string }) =>
        type === 'get-cached-gpts'
          ? [{ ...cached, gpt: { ...gpt, attachments } }]
          : 'data:') as typeof sendMessage,
      watchGateways: createGatewayWatch(known).watchGateways,
      watchMessagesToday: async (onChange) => onChange({ count: 2, limit: 20 }),
      createRecovery: () => async () => {},
      onPageHide: () => {},
      encodeImage: async () => 'data:image/jpeg;base64,AAAA',
      loadImage: async () => undefined,
    });
    return openPanelView(openView, { view: 'ask', ids: IDS }, { userData, isPrivate });
  }

  const send = async ({ current }: Awaited<ReturnType<typeof open>>, text: string) => {
    const before = background.asked.length;
    current().actions.type(text);
    current().actions.send();
    await vi.waitFor(() => expect(background.asked).toHaveLength(before + IDS.length));
    await vi.waitFor(() => expect(current().rounds.at(-1)?.question.text).toBe(text));
  };
  function answer(nth: number, text: string, state: Answer['state'] = { at: 'complete' }): void {
    const { answerId, model = '' } = background.asked[nth] ?? {};
    background.send({ text, state, model }, answerId);
  }

  /** Asks a question, which all GPTs answer, and returns the view with the round. */
  async function openAnswered() {
    const view = await open();
    await send(view, 'Hello');
    IDS.forEach((_, nth) => void answer(nth, `Answer ${nth}`));
    const [round] = view.current().rounds;
    if (!round) throw new Error('Nothing was asked.');
    return { ...view, round };
  }

  return { ...{ open, send, answer, openAnswered, background, userData, sessionDrafts } };
}

describe('the view that asks several GPTs', () => {
  it('sends nothing by itself, and shows what is known of GPTs and cost', async () => {
    const { open, background } = createPage();
    const { current } = await open();
    expect(background.asked).toEqual([]);
    expect(current()).toMatchObject({
      ...{ gatewayName: 'Gateway a', price: { per: 'message', amount: 0.1 }, offer: 'listed' },
      ...{ keeping: 'kept', today: { count: 2, limit: 20 }, rounds: [] },
      gpts: [{ id: IDS[0], name: 'The GPT 1' }, { id: IDS[1], name: undefined }, { id: IDS[2] }],
    });
  });

  it('asks for the models that the gateway offers, and empties the box', async () => {
    const { open, send, background } = createPage();
    const view = await open();
    await send(view, 'Hello');
    expect(background.asked.map(({ model }) => model)).toEqual(
      IDS.map((id) => `gpt-4o-gizmo-${id}`),
    );
    expect(view.current().composer.text).toBe('');
    expect(view.current().isBusy).toBe(true);
  });

  it('neither sends without a gateway nor loses what is written', async () => {
    const { open, background } = createPage();
    const { current } = await open({ hasGateway: false });
    expect(current().gatewayName).toBeUndefined();
    current().actions.type('Hello');
    current().actions.send();
    expect(background.asked).toEqual([]);
    expect(current().composer.text).toBe('Hello');
  });

  it('accepts only attachments that all GPTs accept', async () => {
    const { open } = createPage();
    const { current } = await open({ attachments: { isAnyType: false, types: ['image/png'] } });
    expect(current().accepted).toEqual({ images: 'unknown', texts: 'no' });
  });

  it('keeps what is written for these GPTs when it is closed', async () => {
    const { open } = createPage();
    const first = await open();
    first.current().actions.type('Not yet');
    first.close();
    const second = await open();
    expect(second.current().composer.text).toBe('Not yet');
  });

  it('shows the same answers when it is opened again in the middle', async () => {
    const { open, send, answer, background } = createPage();
    const first = await open();
    await send(first, 'Hello');
    answer(0, 'A');
    first.close();
    const second = await open();
    expect(background.asked).toHaveLength(3);
    expect(second.current().rounds).toHaveLength(1);
    answer(1, 'The rest');
    expect(JSON.stringify(second.current().rounds)).toContain('The rest');
  });

  it('starts over with new conversations', async () => {
    const { open, openAnswered, send, background } = createPage();
    const first = await openAnswered();
    first.current().actions.startOver();
    await vi.waitFor(() => expect(first.navigate).toHaveBeenCalledWith({ view: 'ask', ids: IDS }));
    first.close();
    const second = await open();
    expect(second.current().rounds).toEqual([]);
    await send(second, 'Other');
    expect(background.asked[3]?.messages).toEqual([{ role: 'user', content: 'Other' }]);
  });

  it('offers another name of the model for the GPT that failed, and sends nothing without a click', async () => {
    const { open, send, answer, background } = createPage();
    const view = await open();
    await send(view, 'Hello');
    answer(1, '', { at: 'failed', failure: { kind: 'no-channel' } });
    const [first, failed] = view.current().gpts;
    expect(first?.alternative).toBeUndefined();
    expect(failed?.alternative).toBe(`gpt-4-gizmo-${IDS[1]}`);
    expect(background.asked).toHaveLength(3);
    failed?.actions.askAgain(failed.alternative);
    await vi.waitFor(() => expect(background.asked).toHaveLength(4));
    expect(background.asked[3]).toMatchObject({ gptId: IDS[1], model: failed?.alternative });
  });

  it('says how many questions are no longer sent, also if that is every one', async () => {
    const { open, send, answer } = createPage();
    const view = await open();
    await send(view, 'word '.repeat(40_000));
    IDS.forEach((_, nth) => void answer(nth, 'Too long.'));
    expect(view.current()).toMatchObject({ omittedTurns: 1, historyTokens: 0 });
    await send(view, 'Short');
    IDS.forEach((_, nth) => void answer(IDS.length + nth, 'Fits.'));
    expect(view.current()).toMatchObject({ omittedTurns: 1, isBusy: false });
    expect(view.current().historyTokens).toBeGreaterThan(0);
  });

  it('neither measures nor renders the answers again while the user types', async () => {
    const { openAnswered } = createPage();
    const { current } = await openAnswered();
    const { now } = current();
    vi.spyOn(Date, 'now').mockReturnValue(now + 1000);
    current().actions.type('N');
    expect(current()).toMatchObject({ now, composer: { text: 'N' } });
    vi.restoreAllMocks();
  });

  it('remembers questions of a private window only in the page', async () => {
    const { open, send } = createPage();
    const first = await open({ isPrivate: true });
    await send(first, 'Hello');
    expect(first.current().keeping).toBe('private');
    first.close();
    expect((await open({ isPrivate: true })).current().rounds).toHaveLength(1);
    expect((await open()).current().rounds).toEqual([]);
  });
});

describe('a vote', () => {
  it('is stored with the GPTs that answered, and can be changed and undone', async () => {
    const { openAnswered, userData } = createPage();
    const { current, offerUndo, round } = await openAnswered();
    const votes = createVotes(userData);
    current().actions.vote(round, IDS[1], 'Voted');
    await vi.waitFor(() => expect(current().votes.get(round.id)?.best).toBe(IDS[1]));
    expect(await votes.get(round.id)).toMatchObject({ gpts: IDS, best: IDS[1] });

    current().actions.vote(round, undefined, 'No difference');
    await vi.waitFor(() => expect(offerUndo).toHaveBeenCalledTimes(2));
    expect(await votes.get(round.id)).not.toHaveProperty('best');
    const [, [sentence, undoSecond] = []] = offerUndo.mock.calls;
    expect(sentence).toBe('No difference');
    await undoSecond?.();
    expect(await votes.get(round.id)).toMatchObject({ best: IDS[1] });
    await offerUndo.mock.calls[0]?.[1]();
    expect(await votes.get(round.id)).toBeUndefined();
    await vi.waitFor(() => expect(current().votes.size).toBe(0));
  });

  it('leaves out a GPT that did not answer', async () => {
    const { open, send, answer, userData } = createPage();
    const { current, ...view } = await open();
    await send({ current, ...view }, 'Hello');
    answer(0, 'A');
    answer(1, '', { at: 'failed', failure: { kind: 'no-channel' } });
    answer(2, 'C', { at: 'stopped' });
    const [round] = current().rounds;
    if (round) current().actions.vote(round, IDS[2], 'Voted');
    await vi.waitFor(async () =>
      expect(await createVotes(userData).get(round?.id ?? '')).toMatchObject({
        gpts: [IDS[0], IDS[2]],
      }),
    );
  });

  it('can be removed, and that be undone', async () => {
    const { openAnswered, userData } = createPage();
    const { current, offerUndo, round } = await openAnswered();
    const votes = createVotes(userData);
    current().actions.vote(round, IDS[0], 'Voted');
    await vi.waitFor(() => expect(current().votes.size).toBe(1));
    current().actions.removeVote(round, 'Removed');
    await vi.waitFor(() => expect(offerUndo).toHaveBeenCalledTimes(2));
    expect(await votes.get(round.id)).toBeUndefined();
    await offerUndo.mock.calls[1]?.[1]();
    expect(await votes.get(round.id)).toMatchObject({ best: IDS[0] });
  });

  it('is shown again when the view is opened again', async () => {
    const { open, openAnswered } = createPage();
    const { current, close, round } = await openAnswered();
    current().actions.vote(round, IDS[2], 'Voted');
    await vi.waitFor(() => expect(current().votes.size).toBe(1));
    close();
    expect((await open()).current().votes.get(round.id)?.best).toBe(IDS[2]);
  });
});
