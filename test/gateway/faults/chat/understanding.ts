import { echo } from '../../chat/content/echo.ts';
import { noChannel } from '../../chat/refusals.ts';
import type { ChatRequest } from '../../chat/request.ts';
import { toTokens } from '../../chat/tokens.ts';
import type { ChatFaultTable } from './chat-fault.ts';

/** Gateways that understand requests in another way. */
export const understanding = {
  'chat-any-size': { acceptsAnySize: true },
  'chat-only-gpt-4-gizmo': { refuse: (chat) => refuseBase(chat, 'gpt-4o') },
  'chat-only-gpt-4o-gizmo': { refuse: (chat) => refuseBase(chat, 'gpt-4') },
  /** Understands `gpt-4o-gizmo-…` as gpt-4o, which answers in place of the GPT. */
  'chat-gpt-dropped': {
    request: (chat) =>
      chat.gpt?.base === 'gpt-4o' ? { ...chat, model: 'gpt-4o', gpt: null } : chat,
  },
  /** Answers with what it received. */
  'chat-echo': {
    answer: (answer, chat) => ({
      ...answer,
      deltas: toTokens(echo(chat)).map((content) => ({ content })),
    }),
  },
} satisfies ChatFaultTable;

function refuseBase({ model, gpt }: ChatRequest, base: string) {
  return gpt?.base === base ? noChannel(model) : null;
}
