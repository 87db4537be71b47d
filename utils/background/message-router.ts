import browser, { type Runtime } from 'webextension-polyfill';
import * as z from 'zod/mini';
import { withoutWords } from '../gateway/failure.ts';
import type { Answer } from '../lookup/lookup-service.ts';
import { createRateLimit } from '../lookup/page-rate-limit.ts';
import {
  INSPECTION_PORT,
  type Inspection,
  type Question,
  type Replies,
  type Told,
} from '../messages/protocol.ts';
import type { Appearance } from '../settings/appearance.ts';
import { inspectionSchema, questionSchema } from './message-schema.ts';

export type Handlers = {
  [T in Question['type']]: (
    question: Extract<Question, { type: T }>,
    sender: Runtime.MessageSender,
  ) => Promise<Replies[T]>;
};

/** A web page in which somebody hovers. */
interface Visitor {
  tabId?: number;
}

export interface InspectionService {
  /** The extension's own pages ask without a visitor. */
  inspect(
    inspection: Inspection,
    visitor: Visitor | undefined,
    signal: AbortSignal,
  ): AsyncIterable<Answer>;
  appearance(): Promise<Appearance>;
}

/** Questions that a content script may ask; all others come from the extension's own pages. */
const FROM_CONTENT_SCRIPTS: Question['type'][] = [
  'load-card',
  'page-restored',
  'counted',
  'open-options',
  'turn-off-site',
  'keep-gpt',
  'open-details',
  'picture',
];

/** What opens a tab or keeps something: from a page it is bounded as look-ups are. */
const DEEDS: Question['type'][] = ['open-options', 'turn-off-site', 'keep-gpt', 'open-details'];

/**
 * Answers the questions of content scripts and extension pages. Call it before anything is awaited. `isWorkingFor` tells
 * whether GPT Lens works for the frame of a content script: asked each time, because a page that was in the back/forward
 * cache, or that was stuck, has heard of no change.
 */
export function serve(
  handlers: Handlers,
  service: InspectionService,
  isWorkingFor: (sender: Runtime.MessageSender) => Promise<boolean>,
): void {
  const rateLimit = createRateLimit();

  function mayAsk({ type }: Question, sender: Runtime.MessageSender): boolean {
    if (isOwnPage(sender)) return true;
    if (!FROM_CONTENT_SCRIPTS.includes(type)) return false;
    return !DEEDS.includes(type) || rateLimit.take(sender.tab?.id) === undefined;
  }

  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    const { data: question } = z.safeParse(questionSchema, message);
    if (!question || !isOurs(sender)) return undefined;
    if (!mayAsk(question, sender)) return undefined;
    const handle = handlers[question.type] as (
      question: Question,
      sender: Runtime.MessageSender,
    ) => Promise<unknown>;
    if (isOwnPage(sender)) return handle(question, sender);
    return isWorkingFor(sender).then((isIt) => (isIt ? handle(question, sender) : undefined));
  });

  browser.runtime.onConnect.addListener((port) => {
    const { sender } = port;
    if (port.name !== INSPECTION_PORT || !sender || !isOurs(sender)) return;
    const closed = new AbortController();
    port.onDisconnect.addListener(() => closed.abort());
    const tell = (told: Told) => {
      if (!closed.signal.aborted) port.postMessage(told);
    };
    const visitor = isOwnPage(sender) ? undefined : { tabId: sender.tab?.id };
    port.onMessage.addListener(async (message: unknown) => {
      const { data: inspection } = z.safeParse(inspectionSchema, message);
      if (!inspection || (visitor && !(await isWorkingFor(sender)))) return port.disconnect();
      service.appearance().then((appearance) => tell({ appearance }));
      try {
        const asked = { ...inspection, isPrivate: asksPrivately(sender, inspection) };
        for await (const answer of service.inspect(asked, visitor, closed.signal)) {
          tell({ answer: visitor ? forWebPage(answer) : answer });
        }
        tell({ end: true });
      } catch (error) {
        // Who asked has left; anything else is ours to mend, and the asker must not wait for it.
        if (closed.signal.aborted) return;
        console.error('GPT Lens: a look-up failed.', error);
        port.disconnect();
      }
    });
  });
}

/** The gateway's own words about the account stay out of web pages. */
function forWebPage(answer: Answer): Answer {
  return answer.failure ? { ...answer, failure: withoutWords(answer.failure) } : answer;
}

/** Whether a private window asks: of web pages the browser tells it, a page of the extension is believed. */
export function asksPrivately(
  sender: Runtime.MessageSender,
  { isPrivate = false }: { isPrivate?: boolean },
): boolean {
  return isOwnPage(sender) ? isPrivate : (sender.tab?.incognito ?? false);
}

function isOurs(sender: Runtime.MessageSender): boolean {
  return sender.id === browser.runtime.id;
}

function isOwnPage(sender: Runtime.MessageSender): boolean {
  return sender.url?.startsWith(browser.runtime.getURL('')) ?? false;
}
