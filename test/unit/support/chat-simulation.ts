import type { Runtime } from 'webextension-polyfill';
import { createChatEngine } from '../../../utils/background/chat/chat-engine.ts';
import { serveChat } from '../../../utils/background/chat/serve-chat.ts';
import type { ChatPrice } from '../../../utils/gateway/account.ts';
import type { ChatEnd, ChatEvent } from '../../../utils/gateway/chat/chat.ts';
import type { streamChat } from '../../../utils/gateway/chat/stream-chat.ts';
import type { Failure } from '../../../utils/gateway/failure.ts';
import type { SavedGateway } from '../../../utils/settings/saved-gateways.ts';
import { createMemoryConversations } from '../../../utils/user-data/conversations.ts';
import { createSavedGateway } from './gateways.ts';

/** Part of an answer; after `afterMs`, it arrives. */
export type ScriptedEvent = ChatEvent & { afterMs?: number };

/** The port API of one side. */
type Listener = (message: unknown) => void;

const MESSAGE_MS = 1;

/** One side of a port, as the other side and the browser see it. */
interface PortEnd {
  port: Runtime.Port;
  receive(message: unknown): void;
  lose(): void;
}

interface Life {
  isDead: boolean;
  connectListeners: ((port: Runtime.Port) => void)[];
  /** The pages' ends of open ports. */
  pageEnds: Set<PortEnd>;
}

/**
 * A browser with a background that can be stopped at any moment, pages, a gateway with scripted answers, and stored
 * conversations. Call it with fake timers. A stopped background starts again when a page connects.
 */
export function createChatSimulation() {
  const conversations = createMemoryConversations();
  /** The texts of the last messages that the gateway received, in order. */
  const requests: string[] = [];
  /** What the background has counted. */
  const counted: { reason: string; gatewayId: string }[] = [];
  const costs: { cost: number; sentAt: number }[] = [];
  const claimed = new Set<string>();
  const errors: unknown[] = [];
  const settings: {
    gateway: SavedGateway | undefined;
    price: ChatPrice | undefined;
    limit: Failure | undefined;
    script: ScriptedEvent[];
    end: ChatEnd;
    saveMs: number;
    isDiskFull: boolean;
    saves: number;
    apiCalls: number;
  } = {
    gateway: createSavedGateway('a'),
    price: undefined,
    limit: undefined,
    script: [],
    end: { at: 'complete' },
    saveMs: 1,
    isDiskFull: false,
    saves: 0,
    apiCalls: 0,
  };
  let life = startLife();

  function startLife(): Life {
    const own: Life = { isDead: false, connectListeners: [], pageEnds: new Set() };
    /** A stopped background never continues. */
    const whileAlive = async <T>(work: () => Promise<T> | T, ms = 1): Promise<T> => {
      await sleep(ms);
      if (own.isDead) await never();
      const result = await work();
      if (own.isDead) await never();
      return result;
    };

    const stream: typeof streamChat = async function* (_, { messages }, options) {
      const { signal } = options;
      const blocked = await options.beforeRequest?.();
      signal?.throwIfAborted();
      if (blocked) return { at: 'failed', failure: blocked };
      const { script, end } = settings;
      requests.push(JSON.stringify(messages.at(-1)?.content));
      for (const { afterMs = 1, ...event } of script) {
        await Promise.race([whileAlive(() => {}, afterMs), rejectOnAbort(signal)]);
        yield event;
      }
      await Promise.race([whileAlive(() => {}), rejectOnAbort(signal)]);
      return end;
    };

    const engine = createChatEngine({
      openChat: (gatewayId) =>
        whileAlive(() => {
          const { gateway, price } = settings;
          return gateway?.id === gatewayId ? { gateway, price } : undefined;
        }),
      stream,
      isAllowed: async () => true,
      usage: {
        take: (reason, gatewayId) =>
          whileAlive(() => {
            if (!settings.limit) counted.push({ reason, gatewayId });
            return settings.limit;
          }),
        addCost: (_reason, _gatewayId, cost, sentAt) =>
          whileAlive(() => void costs.push({ cost, sentAt })),
      },
      conversations: {
        getAnswer: (id) => whileAlive(() => conversations.getAnswer(id)),
        markInterrupted: (exceptIds) => whileAlive(() => conversations.markInterrupted(exceptIds)),
        saveAnswer: (answer) =>
          whileAlive(() => {
            settings.saves += 1;
            if (settings.isDiskFull) throw new Error('The disk is full.');
            return conversations.saveAnswer(answer);
          }, settings.saveMs),
      },
      claim: (answerId) =>
        whileAlive(() => {
          const isFirst = !claimed.has(answerId);
          claimed.add(answerId);
          return isFirst;
        }),
      async callApi() {
        settings.apiCalls += 1;
      },
      onError: (error) => errors.push(error),
    });
    collectListeners(own.connectListeners, () => serveChat(engine));
    engine.start();
    return own;
  }

  /** Creates a port whose messages take a moment, and which breaks when its background is stopped. */
  function connect(name: string, sender: Runtime.MessageSender): Runtime.Port {
    if (life.isDead) life = startLife();
    const own = life;
    let isOpen = true;
    const deliver = (to: () => PortEnd, message: unknown) => {
      if (!isOpen) throw new Error('The port is disconnected.');
      const copy = structuredClone(message);
      setTimeout(() => isOpen && !own.isDead && to().receive(copy), MESSAGE_MS);
    };
    const close = (other: () => PortEnd) => {
      if (!isOpen) return;
      isOpen = false;
      own.pageEnds.delete(page);
      setTimeout(() => other().lose(), MESSAGE_MS);
    };
    const page: PortEnd = createEnd(
      { name },
      (message) => deliver(() => background, message),
      () => close(() => background),
    );
    const background: PortEnd = createEnd(
      { name, sender },
      (message) => deliver(() => page, message),
      () => close(() => page),
    );
    own.pageEnds.add(page);
    for (const listener of own.connectListeners) listener(background.port);
    return page.port;
  }

  return {
    conversations,
    requests,
    counted,
    costs,
    errors,
    settings,
    connect,
    /** Stops the background at once, as the browser does. */
    kill(): void {
      life.isDead = true;
      const { pageEnds } = life;
      for (const page of pageEnds) setTimeout(() => page.lose(), MESSAGE_MS);
      pageEnds.clear();
    },
  };
}

/** Runs `serve`, and collects the listeners that it adds to `runtime.onConnect`. */
function collectListeners(into: Life['connectListeners'], serve: () => void): void {
  const { runtime } = (globalThis as unknown as { browser: { runtime: object } }).browser;
  const onConnect = {
    addListener: (listener: (port: Runtime.Port) => void) => into.push(listener),
  };
  Object.assign(runtime, { onConnect });
  serve();
}

function createEnd(
  properties: Pick<Runtime.Port, 'name' | 'sender'>,
  postMessage: Listener,
  disconnect: () => void,
): PortEnd {
  const onMessage: Listener[] = [];
  const onDisconnect: (() => void)[] = [];
  const port = {
    ...properties,
    postMessage,
    disconnect,
    onMessage: { addListener: (listener: Listener) => onMessage.push(listener) },
    onDisconnect: { addListener: (listener: () => void) => onDisconnect.push(listener) },
  } as unknown as Runtime.Port;
  return {
    port,
    receive: (message) => onMessage.forEach((listener) => void listener(message)),
    lose: () => onDisconnect.forEach((listener) => void listener()),
  };
}

function rejectOnAbort(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    if (signal?.aborted) reject(signal.reason);
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function never(): Promise<never> {
  return new Promise(() => {});
}
