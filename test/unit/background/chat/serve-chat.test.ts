import { describe, expect, it, vi } from 'vitest';
import type { Runtime } from 'webextension-polyfill';
import type { ChatEngine } from '../../../../utils/background/chat/chat-engine.ts';
import { serveChat } from '../../../../utils/background/chat/serve-chat.ts';

await vi.hoisted(() => import('../../support/fake-extension.ts'));

const { runtime } = (globalThis as unknown as { browser: { runtime: Runtime.Static } }).browser;
const PAGE = { id: runtime.id, url: runtime.getURL('sidepanel.html') };
const ASK = {
  type: 'ask',
  answerId: 'one',
  gptId: 'g-2fkFE8rbu',
  gatewayId: 'first',
  model: 'gpt-4-gizmo-g-2fkFE8rbu',
  messages: [{ role: 'user', content: 'Hi' }],
};

/** Connects a sender that posts messages. */
function connect(sender: Runtime.MessageSender | undefined, name = 'chat') {
  const engine = {
    ask: vi.fn<ChatEngine['ask']>(async () => {}),
    watch: vi.fn<ChatEngine['watch']>(async () => {}),
    stop: vi.fn(),
  };
  let onConnect = (_: Runtime.Port) => {};
  Object.assign(runtime, {
    onConnect: {
      addListener(listener: typeof onConnect) {
        onConnect = listener;
      },
    },
  });
  serveChat(engine);
  let receive = (_: unknown) => {};
  let lose = () => {};
  const disconnect = vi.fn();
  const postMessage = vi.fn((_: unknown) => {});
  onConnect({
    name,
    sender,
    disconnect,
    postMessage,
    onMessage: {
      addListener(listener: typeof receive) {
        receive = listener;
      },
    },
    onDisconnect: {
      addListener(listener: typeof lose) {
        lose = listener;
      },
    },
  } as unknown as Runtime.Port);
  return {
    engine,
    disconnect,
    postMessage,
    post: (message: unknown) => receive(message),
    lose: () => lose(),
  };
}

describe('the chat port', () => {
  it.each([
    ['a web page', { id: runtime.id, url: 'https://example.com/', tab: { id: 1 } }],
    ['another extension', { id: 'another', url: 'chrome-extension://another/page.html' }],
    ['nobody', undefined],
  ])('is closed for %s', (_, sender) => {
    const { engine, disconnect, post } = connect(sender as Runtime.MessageSender);
    post(ASK);
    expect(disconnect).toHaveBeenCalledOnce();
    expect(engine.ask).not.toHaveBeenCalled();
  });

  it('leaves ports of other names alone', () => {
    const { engine, disconnect, post } = connect(PAGE, 'lookup');
    post(ASK);
    expect(disconnect).not.toHaveBeenCalled();
    expect(engine.ask).not.toHaveBeenCalled();
  });

  it('is about one answer, which only the same port can stop', () => {
    const { engine, disconnect, post } = connect(PAGE);
    post(ASK);
    post({ type: 'stop' });
    const { type, ...request } = ASK;
    expect(engine.ask.mock.calls[0]?.[0]).toEqual(request);
    expect(engine.stop.mock.calls).toEqual([['one']]);
    post({ ...ASK, answerId: 'two' });
    expect(engine.ask).toHaveBeenCalledOnce();
    expect(disconnect).toHaveBeenCalledOnce();
  });

  it.each([
    ['something else', { type: 'forget' }],
    ['stop before an answer', { type: 'stop' }],
    ['nothing', undefined],
  ])('is closed after %s', (_, message) => {
    const { engine, disconnect, post } = connect(PAGE);
    post(message);
    expect(disconnect).toHaveBeenCalledOnce();
    expect(engine.stop).not.toHaveBeenCalled();
  });

  it('tells the engine when the page leaves, and posts nothing after that', () => {
    const { engine, post, lose, postMessage } = connect(PAGE);
    post({ type: 'watch', answerId: 'one' });
    const { 2: watcher, 3: signal } = engine.watch.mock.calls[0] ?? [];
    if (!watcher || !signal) throw new Error('The engine was not called.');
    watcher.post({ type: 'alive' });
    expect(signal.aborted).toBe(false);
    lose();
    expect(signal.aborted).toBe(true);
    watcher.post({ type: 'alive' });
    expect(postMessage).toHaveBeenCalledOnce();
  });

  it('goes on if a page has left but its event is still to come', () => {
    const { engine, post, postMessage } = connect(PAGE);
    post({ type: 'watch', answerId: 'one' });
    postMessage.mockImplementation(() => {
      throw new Error('Attempting to use a disconnected port object');
    });
    const watcher = engine.watch.mock.calls[0]?.[2];
    expect(() => watcher?.post({ type: 'alive' })).not.toThrow();
    expect(postMessage).toHaveBeenCalledOnce();
  });
});
