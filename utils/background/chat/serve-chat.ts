import browser, { type Runtime } from 'webextension-polyfill';
import * as z from 'zod/mini';
import { CHAT_PORT, type ChatPortRequest, type ChatPortUpdate } from '../../messages/chat-port.ts';
import { isExtensionPage, isFromExtension } from '../message-sender.ts';
import type { ChatEngine } from './chat-engine.ts';
import { chatRequestSchema } from './chat-schema.ts';

type Engine = Pick<ChatEngine, 'ask' | 'watch' | 'stop'>;

/** Connects extension pages to the chat engine. Call it before anything is awaited. */
export function serveChat(engine: Engine): void {
  browser.runtime.onConnect.addListener((port) => {
    const { name, sender } = port;
    if (name !== CHAT_PORT) return;
    if (sender && isFromExtension(sender) && isExtensionPage(sender)) servePage(port, engine);
    else port.disconnect();
  });
}

/** Each port is about one answer: its first request names it, and only `stop` may follow. */
function servePage(port: Runtime.Port, engine: Engine): void {
  const disconnected = new AbortController();
  const { signal } = disconnected;
  port.onDisconnect.addListener(() => disconnected.abort());
  const watcher = {
    post(update: ChatPortUpdate) {
      if (signal.aborted) return;
      try {
        port.postMessage(update);
      } catch {
        // The page has just left; its event follows.
      }
    },
  };
  let answerId: string | undefined;

  async function start(request: Exclude<ChatPortRequest, { type: 'stop' }>): Promise<void> {
    answerId = request.answerId;
    if (request.type === 'watch') {
      await engine.watch(answerId, request.shown, watcher, signal);
    } else {
      const { type, ...ask } = request;
      await engine.ask(ask, watcher, signal);
    }
  }

  function disconnect(): void {
    // The side that disconnects gets no event.
    disconnected.abort();
    port.disconnect();
  }

  function receive(request: ChatPortRequest | undefined): void {
    if (request?.type === 'stop' && answerId !== undefined) {
      engine.stop(answerId);
    } else if (request && request.type !== 'stop' && answerId === undefined) {
      start(request).catch((error) => {
        console.error('GPT Lens: an answer could not be shown.', error);
        disconnect();
      });
    } else {
      disconnect();
    }
  }

  port.onMessage.addListener((raw: unknown) => receive(z.safeParse(chatRequestSchema, raw).data));
}
