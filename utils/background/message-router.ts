import browser, { type Runtime } from 'webextension-polyfill';
import * as z from 'zod/mini';
import { removeGatewayMessage } from '../gateway/failure.ts';
import type { LookupAnswer } from '../lookup/lookup-service.ts';
import { createPageRateLimit } from '../lookup/page-rate-limit.ts';
import {
  LOOKUP_PORT,
  type LookupRequest,
  type LookupUpdate,
  type Message,
  type MessageResponses,
} from '../messages/protocol.ts';
import type { Appearance } from '../settings/appearance.ts';
import { lookupRequestSchema, messageSchema } from './message-schema.ts';

export type MessageHandlers = {
  [T in Message['type']]: (
    message: Extract<Message, { type: T }>,
    sender: Runtime.MessageSender,
  ) => Promise<MessageResponses[T]>;
};

/** A web page in which somebody hovers. */
interface WebPage {
  tabId?: number;
}

export interface LookupPortHandler {
  /** The extension's own pages ask without a visitor. */
  lookUp(
    request: LookupRequest,
    webPage: WebPage | undefined,
    signal: AbortSignal,
  ): AsyncIterable<LookupAnswer>;
  appearance(): Promise<Appearance>;
}

/** Questions that a content script may ask; all others come from the extension's own pages. */
const CONTENT_SCRIPT_MESSAGES: Message['type'][] = [
  'load-card',
  'page-restored',
  'gpt-count-changed',
  'open-options',
  'turn-off-site',
  'add-to-list',
  'open-details',
  'get-picture',
];

/** What opens a tab or keeps something: from a page it is bounded as look-ups are. */
const RATE_LIMITED_MESSAGES: Message['type'][] = [
  'open-options',
  'turn-off-site',
  'add-to-list',
  'open-details',
];

/**
 * Answers the questions of content scripts and extension pages. Call it before anything is awaited. `isWorkingFor` tells
 * whether GPT Lens works for the frame of a content script: asked each time, because a page that was in the back/forward
 * cache, or that was stuck, has heard of no change.
 */
export function routeMessages(
  handlers: MessageHandlers,
  portHandler: LookupPortHandler,
  isWorkingFor: (sender: Runtime.MessageSender) => Promise<boolean>,
): void {
  const rateLimit = createPageRateLimit();

  function isAllowed({ type }: Message, sender: Runtime.MessageSender): boolean {
    if (isExtensionPage(sender)) return true;
    if (!CONTENT_SCRIPT_MESSAGES.includes(type)) return false;
    return !RATE_LIMITED_MESSAGES.includes(type) || rateLimit.take(sender.tab?.id) === undefined;
  }

  browser.runtime.onMessage.addListener((raw: unknown, sender: Runtime.MessageSender) => {
    const { data: message } = z.safeParse(messageSchema, raw);
    if (!message || !isFromExtension(sender)) return undefined;
    if (!isAllowed(message, sender)) return undefined;
    const handle = handlers[message.type] as (
      message: Message,
      sender: Runtime.MessageSender,
    ) => Promise<unknown>;
    if (isExtensionPage(sender)) return handle(message, sender);
    return isWorkingFor(sender).then((isIt) => (isIt ? handle(message, sender) : undefined));
  });

  browser.runtime.onConnect.addListener((port) => {
    const { sender } = port;
    if (port.name !== LOOKUP_PORT || !sender || !isFromExtension(sender)) return;
    const disconnected = new AbortController();
    port.onDisconnect.addListener(() => disconnected.abort());
    const post = (update: LookupUpdate) => {
      if (!disconnected.signal.aborted) port.postMessage(update);
    };
    const webPage = isExtensionPage(sender) ? undefined : { tabId: sender.tab?.id };
    port.onMessage.addListener(async (raw: unknown) => {
      const { data: request } = z.safeParse(lookupRequestSchema, raw);
      if (!request || (webPage && !(await isWorkingFor(sender)))) return port.disconnect();
      portHandler.appearance().then((appearance) => post({ appearance }));
      try {
        const lookupRequest = { ...request, isPrivate: isPrivateRequest(sender, request) };
        for await (const answer of portHandler.lookUp(
          lookupRequest,
          webPage,
          disconnected.signal,
        )) {
          post({ answer: webPage ? redactForWebPage(answer) : answer });
        }
        post({ isDone: true });
      } catch (error) {
        // Who asked has left; anything else is ours to mend, and the asker must not wait for it.
        if (disconnected.signal.aborted) return;
        console.error('GPT Lens: a look-up failed.', error);
        port.disconnect();
      }
    });
  });
}

/** The gateway's own words about the account stay out of web pages. */
function redactForWebPage(answer: LookupAnswer): LookupAnswer {
  return answer.failure ? { ...answer, failure: removeGatewayMessage(answer.failure) } : answer;
}

/** Whether a private window asks: of web pages the browser tells it, a page of the extension is believed. */
export function isPrivateRequest(
  sender: Runtime.MessageSender,
  { isPrivate = false }: { isPrivate?: boolean },
): boolean {
  return isExtensionPage(sender) ? isPrivate : (sender.tab?.incognito ?? false);
}

function isFromExtension(sender: Runtime.MessageSender): boolean {
  return sender.id === browser.runtime.id;
}

function isExtensionPage(sender: Runtime.MessageSender): boolean {
  return sender.url?.startsWith(browser.runtime.getURL('')) ?? false;
}
