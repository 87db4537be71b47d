import { vi } from 'vitest';
import { type Chat, createChat } from '../../../utils/extension-pages/chat/chat.ts';
import type { ConversationSource } from '../../../utils/extension-pages/chat/sources.ts';
import type { Answer } from '../../../utils/gateway/chat/conversation.ts';
import type { AnswerHandle, askGpt, watchAnswer } from '../../../utils/messages/chat.ts';
import {
  createConversations,
  createMemoryConversations,
} from '../../../utils/user-data/conversations.ts';
import type { UserData } from '../../../utils/user-data/database.ts';
import { NOW, toId } from './cache-database.ts';
import { newAnswer } from './conversations.ts';
import { createEmptyUserData } from './user-data.ts';

export const TARGET = {
  gptId: toId(1),
  gptName: 'Plotter',
  model: 'gpt-4-gizmo-g-000000001',
  gatewayId: 'first',
};

/** A background whose answers a test controls. */
export function createFakeBackground() {
  const asked: Parameters<typeof askGpt>[0][] = [];
  const watched: string[] = [];
  const listeners = new Map<string, Parameters<typeof askGpt>[1]>();
  const stop = vi.fn();
  const leave = vi.fn();

  function follow(id: string, onChange: Parameters<typeof askGpt>[1]): AnswerHandle {
    listeners.set(id, onChange);
    return {
      stop() {
        stop();
        send({ state: { at: 'stopped' } }, id);
      },
      leave() {
        leave();
        listeners.delete(id);
      },
    };
  }

  const latest = () => [...listeners.keys()].at(-1) ?? '';

  /** Reports the newest version of an answer. */
  function send(changed: Partial<Answer>, id = latest(), isUnsaved = false): void {
    listeners.get(id)?.(newAnswer(id, changed), isUnsaved);
  }

  const ask: typeof askGpt = (request, onChange) => {
    asked.push(request);
    return follow(request.answerId, onChange);
  };
  const watch: typeof watchAnswer = (id, onChange) => {
    watched.push(id);
    return follow(id, onChange);
  };
  return { askGpt: ask, watchAnswer: watch, asked, watched, stop, leave, send };
}

/** Conversations in the user data. */
export function createKeptSource(userData: UserData = createEmptyUserData()): ConversationSource {
  return { conversations: createConversations(userData), keeping: 'kept' };
}

/** Conversations in memory. */
export function createUnkeptSource(): ConversationSource {
  return { conversations: createMemoryConversations(), keeping: 'turned-off' };
}

/** An open chat. */
export function openTestChat(source = createKeptSource(), conversationId?: string) {
  const background = createFakeBackground();
  let time = NOW;
  const chat: Chat = createChat({ ...background, now: () => time++ }, source, conversationId);
  return { chat, background, source };
}

/** A question without attachments. */
export const ask = (text: string) => ({ text, attachments: [] });
