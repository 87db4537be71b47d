import { describe, expect, it, vi } from 'vitest';
import { createMemoryDrafts, type Draft } from '../../../../utils/extension-pages/chat/drafts.ts';
import { createOpenChats } from '../../../../utils/extension-pages/chat/open-chats.ts';
import { createSources } from '../../../../utils/extension-pages/chat/sources.ts';
import { createTryView } from '../../../../utils/extension-pages/sidepanel/try-view.ts';
import type { showCachedGpt } from '../../../../utils/messages/watch-gpt.ts';
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

const ID = toId(1);
const ENTRY = createEntry('a');
const PRICES = { chat: { per: 'message', amount: 0.1 } } as const;
const MODELS = {
  ...{ count: 3, gptModels: ['gpt-4-gizmo-*'], rerankModels: [], embeddingModels: [] },
};

interface Options {
  isCached?: boolean;
  isPrivate?: boolean;
  conversation?: string;
  draft?: Draft;
  hasGateway?: boolean;
}

function createPage() {
  const background = createFakeBackground();
  const sessionDrafts = createMemoryDrafts();
  const memoryDrafts = createMemoryDrafts();
  const userData = createEmptyUserData();
  const sources = createSources(async () => ({ keeps: true }));
  const openChat = createOpenChats({ ...background, now: () => 0 }, sources);
  let retry = () => {};
  let hidePage = () => {};

  async function open(options: Options = {}) {
    const { isCached = true, isPrivate = false, hasGateway = true, conversation } = options;
    if (options.draft) await sessionDrafts.write(ID, options.draft);
    const showCached: typeof showCachedGpt = async (_, onChange) => {
      onChange({ answer: isCached ? { found: true, cached: toCachedGpt(1) } : undefined });
    };
    const { watchGateways, change } = createGatewayWatch(
      createKnown(hasGateway ? [ENTRY] : [], {
        infos: { a: createInfo({ prices: PRICES, models: MODELS }) },
      }),
    );
    const view = await openPanelView(
      createTryView({
        ...{ openChat, sessionDrafts, memoryDrafts, watchGateways },
        showCachedGpt: showCached,
        watchMessagesToday: async (onChange) => onChange({ count: 2, limit: 20 }),
        createRecovery: (run) => {
          retry = run;
          return async () => {};
        },
        onPageHide: (listener) => {
          hidePage = listener;
        },
        encodeImage: async () => 'data:image/jpeg;base64,AAAA',
        loadImage: async () => undefined,
      }),
      { view: 'try', id: ID, ...(conversation && { conversation }) },
      { userData, isPrivate },
    );
    return { ...view, change };
  }
  const send = async (view: Awaited<ReturnType<typeof open>>, text: string) => {
    view.current().actions.type(text);
    view.current().actions.send();
    await vi.waitFor(() => expect(view.current().liveState).toBeDefined());
  };
  return {
    ...{ open, send, background, sessionDrafts, memoryDrafts },
    retry: () => retry(),
    hidePage: () => hidePage(),
  };
}

describe('the view of a chat', () => {
  it('sends nothing by itself, and shows what is known of GPT and cost', async () => {
    const { open, background } = createPage();
    const { current } = await open();
    expect(background.asked).toEqual([]);
    expect(current()).toMatchObject({
      ...{ name: 'The GPT 1', gatewayName: 'Gateway a', offer: 'listed', keeping: 'kept' },
      ...{ price: PRICES.chat, today: { count: 2, limit: 20 }, turns: [] },
    });
  });

  it('knows nothing of a GPT that is not cached, but can ask it', async () => {
    const { open, send, background } = createPage();
    const view = await open({ isCached: false });
    expect(view.current()).toMatchObject({ name: undefined, gpt: undefined });
    expect(view.current().accepted).toEqual({ images: 'unknown', texts: 'unknown' });
    await send(view, 'Hello');
    expect(background.asked).toHaveLength(1);
  });

  it('empties the box when a question is sent, and sends it only once', async () => {
    const { open, send, background } = createPage();
    const view = await open();
    await send(view, 'Hello');
    view.current().actions.send();
    expect(background.asked).toHaveLength(1);
    expect(background.asked[0]?.model).toBe(`gpt-4-gizmo-${ID}`);
    expect(view.current().composer.text).toBe('');
    expect(view.current().turns).toHaveLength(1);
  });

  it('keeps what is typed while an answer streams', async () => {
    const { open, send, background } = createPage();
    const view = await open();
    await send(view, 'Hello');
    view.current().actions.type('And then?');
    view.current().actions.send();
    background.send({ text: 'Hi', state: { at: 'complete' } });
    expect(view.current().composer.text).toBe('And then?');
    expect(background.asked).toHaveLength(1);
  });

  it('puts the question back into the box if it was not sent', async () => {
    const { open } = createPage();
    const { current } = await open();
    current().actions.type('a'.repeat(5_000_000));
    current().actions.send();
    await vi.waitFor(() => expect(current().problem).toBe('question-too-large'));
    expect(current().composer.text).toHaveLength(5_000_000);
  });

  it('measures what further messages send with them', async () => {
    const { open, send, background } = createPage();
    const view = await open();
    await send(view, 'Hello');
    expect(view.current().history.tokens).toBe(0);
    background.send({ text: 'word '.repeat(500), state: { at: 'complete' }, cost: 0.1 });
    expect(view.current().history.tokens).toBeGreaterThan(300);
    expect(view.current().sum).toEqual({ count: 1, priced: 1, cost: 0.1 });
  });

  it('offers another model after a failure that it may avoid, and keeps it if it works', async () => {
    const { open, send, background } = createPage();
    const view = await open();
    await send(view, 'Hello');
    background.send({ state: { at: 'failed', failure: { kind: 'no-channel' } }, gatewayId: 'a' });
    const alternative = `gpt-4o-gizmo-${ID}`;
    expect(view.current().alternative).toBe(alternative);
    expect(background.asked).toHaveLength(1);
    view.current().actions.askAgain(alternative);
    await vi.waitFor(() => expect(background.asked).toHaveLength(2));
    background.send({
      ...{ text: 'Hi', state: { at: 'complete' }, gatewayId: 'a', model: alternative },
    });
    expect(view.current().alternative).toBeUndefined();
    view.current().actions.type('Next');
    view.current().actions.send();
    await vi.waitFor(() => expect(background.asked).toHaveLength(3));
    expect(background.asked.map(({ model }) => model)).toEqual([
      `gpt-4-gizmo-${ID}`,
      alternative,
      alternative,
    ]);
  });

  it('sends nothing when access to the gateway has been allowed', async () => {
    const { open, send, background, retry } = createPage();
    const view = await open();
    await send(view, 'Hello');
    background.send({ state: { at: 'failed', failure: { kind: 'no-access' } } });
    retry();
    expect(background.asked).toHaveLength(1);
  });

  it('sends nothing without a gateway', async () => {
    const { open, background } = createPage();
    const { current } = await open({ hasGateway: false });
    expect(current().gatewayName).toBeUndefined();
    current().actions.type('Hello');
    current().actions.send();
    expect(background.asked).toEqual([]);
    expect(current().composer.text).toBe('Hello');
  });

  it('starts over in a new conversation with the text in the box, and keeps the old one', async () => {
    const { open, send, background } = createPage();
    const first = await open();
    await send(first, 'Hello');
    background.send({ text: 'Hi', state: { at: 'complete' } });
    first.current().actions.type('Other topic');
    first.current().actions.startOver();
    await vi.waitFor(() => expect(first.navigate).toHaveBeenCalled());
    expect(first.navigate).toHaveBeenCalledExactlyOnceWith({ view: 'try', id: ID });
    first.close();
    const second = await open();
    expect(second.current()).toMatchObject({ turns: [], composer: { text: 'Other topic' } });
    const conversation = first.current().turns[0]?.conversation;
    const again = await open({ conversation });
    expect(again.current().turns).toHaveLength(1);
  });
});

describe('the draft of a chat', () => {
  it('is there again after the panel was closed, with the conversation that was open', async () => {
    const { open, send, background } = createPage();
    const first = await open();
    await send(first, 'Hello');
    background.send({ text: 'Hi', state: { at: 'complete' } });
    first.current().actions.type('Second ques');
    first.close();
    const again = await open();
    expect(again.current()).toMatchObject({
      composer: { text: 'Second ques' },
      turns: [{ question: { text: 'Hello' } }],
    });
  });

  it('is saved when the page is hidden', async () => {
    const { open, hidePage, sessionDrafts } = createPage();
    const { current } = await open();
    for (const text of ['H', 'He', 'Hel']) current().actions.type(text);
    hidePage();
    expect(await sessionDrafts.read(ID)).toMatchObject({ text: 'Hel' });
  });

  it('is not replaced by the older text of another window that closes', async () => {
    const { open, sessionDrafts } = createPage();
    const [writing, other] = [await open(), await open()];
    writing.current().actions.type('A long question');
    writing.close();
    other.close();
    expect(await sessionDrafts.read(ID)).toMatchObject({ text: 'A long question' });
  });

  it('contains what is being sent until that is stored', async () => {
    const { open, hidePage, sessionDrafts } = createPage();
    const { current } = await open();
    current().actions.type('Hello');
    current().actions.send();
    hidePage();
    expect(await sessionDrafts.read(ID)).toMatchObject({ text: 'Hello' });
    await vi.waitFor(() => expect(current().turns).toHaveLength(1));
    await vi.waitFor(async () => expect(await sessionDrafts.read(ID)).toMatchObject({ text: '' }));
  });

  it('stays in the page in private windows', async () => {
    const { open, sessionDrafts, memoryDrafts } = createPage();
    const { current, close } = await open({ isPrivate: true });
    expect(current().keeping).toBe('private');
    current().actions.type('Secret');
    close();
    expect(await sessionDrafts.read(ID)).toBeUndefined();
    expect(await memoryDrafts.read(ID)).toMatchObject({ text: 'Secret' });
  });

  it('belongs to the conversation that was opened last', async () => {
    const { open, send, background } = createPage();
    const first = await open();
    await send(first, 'Hello');
    background.send({ text: 'Hi', state: { at: 'complete' } });
    const conversation = first.current().turns[0]?.conversation;
    first.current().actions.startOver();
    await vi.waitFor(() => expect(first.navigate).toHaveBeenCalled());
    first.close();
    (await open()).close();
    (await open({ conversation })).close();
    expect((await open()).current().turns).toHaveLength(1);
  });

  it('may name a conversation that no longer exists', async () => {
    const { open } = createPage();
    const draft = { text: 'Hello', attachments: [], conversation: 'deleted' };
    const { current } = await open({ draft });
    expect(current()).toMatchObject({ turns: [], composer: { text: 'Hello' } });
  });
});
