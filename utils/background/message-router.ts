import browser, { type Runtime } from 'webextension-polyfill';
import * as z from 'zod/mini';
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
import { isExtensionPage, isFromExtension } from './message-sender.ts';
import { redactForWebPage } from './redact-for-web-page.ts';

export type MessageHandlers = {
  [T in Message['type']]: (
    message: Extract<Message, { type: T }>,
    sender: Runtime.MessageSender,
  ) => Promise<MessageResponses[T]>;
};

/** The web page from which a lookup comes. */
interface WebPage {
  tabId?: number;
}

export interface LookupPortHandler {
  /** `webPage` is missing for lookups from extension pages. */
  lookUp(
    request: LookupRequest,
    webPage: WebPage | undefined,
    signal: AbortSignal,
  ): AsyncIterable<LookupAnswer>;
  appearance(): Promise<Appearance>;
}

/** Messages that content scripts may send; only extension pages may send the others. */
const CONTENT_SCRIPT_MESSAGES: Message['type'][] = [
  'load-card',
  'page-restored',
  'gpt-count-changed',
  'open-options',
  'turn-off-site',
  'add-to-list',
  'open-details',
  'open-chat',
  'get-picture',
];

/**
 * Messages that open the side panel. Browsers allow that only while they handle the user's click, so their handlers run
 * before anything is awaited, even for a card that is left on a page where GPT Lens has just been turned off.
 */
const IMMEDIATE_MESSAGES: Message['type'][] = ['open-chat'];

/** Messages that open a tab or store something. From web pages, they are limited like lookups. */
const RATE_LIMITED_MESSAGES: Message['type'][] = [
  'open-options',
  'turn-off-site',
  'add-to-list',
  'open-details',
  'open-chat',
];

/**
 * Validates messages and lookup requests, checks that the sender may send them, and passes them to the handlers. Call
 * it before anything is awaited. `isActiveFor` tells whether GPT Lens is active in a frame. It is called for each
 * message, because a page that was stuck or in the back/forward cache has missed changes.
 */
export function routeMessages(
  handlers: MessageHandlers,
  portHandler: LookupPortHandler,
  isActiveFor: (sender: Runtime.MessageSender) => Promise<boolean>,
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
    if (isExtensionPage(sender) || IMMEDIATE_MESSAGES.includes(message.type))
      return handle(message, sender);
    return isActiveFor(sender).then((isActive) => (isActive ? handle(message, sender) : undefined));
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
      if (!request || (webPage && !(await isActiveFor(sender)))) return port.disconnect();
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
        // Ignore errors after disconnect; otherwise log and close the port so the client stops waiting.
        if (disconnected.signal.aborted) return;
        console.error('GPT Lens: a look-up failed.', error);
        port.disconnect();
      }
    });
  });
}

/** Whether a message comes from a private window: the browser tells it for web pages, extension pages say so. */
export function isPrivateRequest(
  sender: Runtime.MessageSender,
  { isPrivate = false }: { isPrivate?: boolean },
): boolean {
  return isExtensionPage(sender) ? isPrivate : (sender.tab?.incognito ?? false);
}
