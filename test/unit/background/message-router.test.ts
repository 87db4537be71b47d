import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Runtime } from 'webextension-polyfill';
import type {
  LookupPortHandler,
  MessageHandlers,
} from '../../../utils/background/message-router.ts';
import { gptId } from '../support/gpt-id.ts';

type Listener = (message: unknown, sender: Runtime.MessageSender) => Promise<unknown> | undefined;

const { listeners, browser } = vi.hoisted(() => {
  const listeners: Listener[] = [];
  const runtime = {
    id: 'own',
    getURL: (path: string) => `own://${path}`,
    onMessage: { addListener: (listener: Listener) => void listeners.push(listener) },
    onConnect: { addListener: () => {} },
  };
  return { listeners, browser: { runtime } };
});
vi.mock('webextension-polyfill', () => ({ default: browser }));

const { routeMessages } = await import('../../../utils/background/message-router.ts');

const ID = gptId('g-2fkFE8rbu');
const WEB_PAGE = { id: 'own', url: 'https://a.example/', tab: { id: 7, windowId: 1 } };
/** One burst of a tab. */
const BURST = 30;

const openChat = vi.fn(async () => undefined);
const openDetails = vi.fn(async () => undefined);
const isActiveFor = vi.fn();

function send(message: object, sender: object = WEB_PAGE) {
  return listeners.at(-1)?.(message, sender as Runtime.MessageSender);
}

beforeEach(() => {
  vi.clearAllMocks();
  isActiveFor.mockResolvedValue(true);
  const handlers = { 'open-chat': openChat, 'open-details': openDetails };
  routeMessages(
    handlers as unknown as MessageHandlers,
    {} as LookupPortHandler,
    isActiveFor as (sender: Runtime.MessageSender) => Promise<boolean>,
  );
});

describe('a message from a card', () => {
  it('that opens a chat is handled at once, while the browser still handles the click', () => {
    send({ type: 'open-chat', id: ID });
    expect(openChat).toHaveBeenCalledExactlyOnceWith({ type: 'open-chat', id: ID }, WEB_PAGE);
  });

  it('of another type is handled only where GPT Lens is active', async () => {
    send({ type: 'open-details', id: ID });
    expect(openDetails).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(openDetails).toHaveBeenCalledOnce());
    isActiveFor.mockResolvedValue(false);
    expect(await send({ type: 'open-details', id: ID })).toBeUndefined();
    expect(openDetails).toHaveBeenCalledOnce();
  });

  it('opens no more chats than a user could', () => {
    for (let n = 0; n < 2 * BURST; n++) send({ type: 'open-chat', id: ID });
    expect(openChat).toHaveBeenCalledTimes(BURST);
    send({ type: 'open-chat', id: ID }, { ...WEB_PAGE, tab: { id: 8, windowId: 1 } });
    expect(openChat).toHaveBeenCalledTimes(BURST + 1);
  });

  it('opens no chat with something that is not a GPT, and none for another extension', () => {
    send({ type: 'open-chat', id: '../g-2fkFE8rbu' });
    send({ type: 'open-chat', id: ID }, { ...WEB_PAGE, id: 'other' });
    expect(openChat).not.toHaveBeenCalled();
  });
});
