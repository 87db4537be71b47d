import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type ChatEngine,
  createChatEngine,
  MAX_ANSWERS,
} from '../../../../utils/background/chat/chat-engine.ts';
import type { Answer } from '../../../../utils/gateway/chat/conversation.ts';
import { streamChat } from '../../../../utils/gateway/chat/stream-chat.ts';
import type { AskRequest, ChatPortUpdate } from '../../../../utils/messages/chat-port.ts';
import { createMemoryConversations } from '../../../../utils/user-data/conversations.ts';
import { type DemoGateway, startGateway } from '../../../gateway/server.ts';
import { added, newAnswer, question } from '../../support/conversations.ts';
import { createSavedGateway } from '../../support/gateways.ts';
import { gptId as toGptId } from '../../support/gpt-id.ts';

let gateway: DemoGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.close());
beforeEach(() => {
  gateway.heal();
  gateway.resetStats();
});

function createEngine() {
  const conversations = createMemoryConversations();
  const { url, key } = gateway;
  const saved = createSavedGateway('demo', { baseUrl: url, apiKey: key });
  const engine = createChatEngine({
    openChat: async () => ({ gateway: saved, price: undefined }),
    stream: streamChat,
    isAllowed: async () => true,
    usage: { take: async () => undefined, addCost: async () => {} },
    conversations,
    claim: async () => true,
    callApi: async () => {},
    onError(error) {
      throw error;
    },
  });
  return { engine, conversations };
}

/** Asks the first GPT of the catalogue, and collects what a page would show. */
async function ask({ engine, conversations }: ReturnType<typeof createEngine>, text: string) {
  const gptId = toGptId(gateway.catalogue.all[0]?.id ?? '');
  const answerId = crypto.randomUUID();
  const record = added(
    await conversations.create({ gptId }, question(text), newAnswer(answerId)),
  ).turn;
  const request: AskRequest = {
    answerId,
    gptId,
    gatewayId: 'demo',
    model: `gpt-4-gizmo-${gptId}`,
    messages: [{ role: 'user', content: text }],
    record: { conversation: record.conversation, place: record.place },
  };
  const shown = watch(engine, request);
  return { answerId, last: () => shown.answer };
}

function watch(engine: ChatEngine, request: AskRequest) {
  const shown: { answer: Answer | undefined } = { answer: undefined };
  const post = (update: ChatPortUpdate) => {
    if (update.type === 'answer') shown.answer = update.answer;
    if (update.type === 'added' && shown.answer) {
      shown.answer = { ...shown.answer, text: shown.answer.text + (update.text ?? '') };
    }
  };
  engine.ask(request, { post }, new AbortController().signal);
  return shown;
}

const waitFor = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 20 });

describe('the chat engine with a gateway', () => {
  it('shows and stores the answer of a GPT, with its tokens', async () => {
    const test = createEngine();
    const { answerId, last } = await ask(test, 'markdown');
    await waitFor(() => expect(last()?.state).toEqual({ at: 'complete' }));
    expect(last()?.text).toContain('| Method | Steps | Note |');
    expect(last()?.tokens?.output).toBeGreaterThan(100);
    expect(await test.conversations.getAnswer(answerId)).toEqual(last());
    expect(gateway.stats().chat).toMatchObject({ requests: 1, charged: 1, stopped: 0 });
  });

  it('closes the connection when an answer is stopped', async () => {
    const test = createEngine();
    const { answerId, last } = await ask(test, 'long-1 slow-40');
    await waitFor(() => expect(last()?.text).not.toBe(''));
    test.engine.stop(answerId);
    await waitFor(() => expect(last()?.state).toEqual({ at: 'stopped' }));
    await waitFor(() => expect(gateway.stats().chat).toMatchObject({ stopped: 1, inFlight: 0 }));
    expect((await test.conversations.getAnswer(answerId))?.text).toBe(last()?.text);
  });

  it('streams four answers at once and the others after them', async () => {
    const test = createEngine();
    const texts = Array.from({ length: MAX_ANSWERS + 2 }, (_, n) => `long-1 slow-900 ${n}`);
    const all = await Promise.all(texts.map((text) => ask(test, text)));
    await waitFor(() => {
      expect(all.map(({ last }) => last()?.state.at)).toEqual(all.map(() => 'complete'));
    });
    expect(gateway.stats().chat).toMatchObject({
      requests: MAX_ANSWERS + 2,
      maxInFlight: MAX_ANSWERS,
    });
  });

  it('tells why a GPT did not answer', async () => {
    const test = createEngine();
    gateway.fail({ kind: 'chat-price-missing', endpoint: 'chat' });
    const { answerId, last } = await ask(test, 'Hi');
    await waitFor(() => {
      expect(last()?.state).toMatchObject({ at: 'failed', failure: { kind: 'price-not-set' } });
    });
    expect((await test.conversations.getAnswer(answerId))?.state).toEqual(last()?.state);
    expect(gateway.stats().chat.requests).toBe(1);
  });
});
