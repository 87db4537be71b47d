import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { json, send } from '../answers.ts';
import type { ChatFault } from '../faults/chat/chat-fault.ts';
import { chatFaultOf } from '../faults/chat/kinds.ts';
import { failLookup } from '../faults/kinds.ts';
import type { GatewayState } from '../state.ts';
import { toCompletion } from './answer.ts';
import { answerChat } from './answer-chat.ts';
import { malformed } from './refusals.ts';
import { refuseBody, refuseChat } from './refuse.ts';
import { type ChatRequest, readChatRequest } from './request.ts';
import { streamAnswer } from './stream.ts';

/**
 * Responds to a chat, streamed or not. A general fault replaces the response, whatever the key; a fault of chats
 * refuses the request or changes the answer to a request that the gateway accepts.
 */
export async function respondToChat(
  state: GatewayState,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const body = await buffer(request).catch(() => null);
  // The client left before it had sent everything.
  if (!body) return;
  const received = readChatRequest(body);
  const outcome = state.counter.countChat(received, body, response);
  const met = state.plan.meet({ endpoint: 'chat', asked: received?.gpt?.id ?? '' });
  await wait(met?.fault.delayMs ?? 0, undefined, { ref: false });
  if (response.destroyed) return;

  const own = met && chatFaultOf(met.kind);
  if (met && !own) {
    const ordinary = received ? json(200, toCompletion(answerChat(state, received))) : malformed();
    const query = new URLSearchParams();
    const context = { fault: met.fault, method: 'POST', path, query, finding: null, ordinary };
    const failure = failLookup(met.kind, context);
    if (typeof failure === 'function') return failure(response);
    // Otherwise the kind is a delay alone, or means nothing to chats, such as another shape of a GPT.
    if (failure !== ordinary) return send(response, failure);
  }

  const fault = own ?? {};
  const bytes = fault.acceptsAnySize ? 0 : body.length;
  const unread = refuseBody(state, request.headers.authorization, bytes);
  if (unread) return send(response, unread);
  if (!received) return send(response, malformed());
  const chat = fault.request?.(received) ?? received;
  const refusal = fault.refuse?.(chat) ?? refuseChat(state, chat);
  if (refusal) return send(response, refusal);
  if (chat.gpt) {
    state.account.charge('gpt-4-gizmo-*');
    outcome.charged();
  }
  return sendAnswer(state, chat, fault, response);
}

async function sendAnswer(
  state: GatewayState,
  chat: ChatRequest,
  fault: ChatFault,
  response: ServerResponse,
): Promise<void> {
  const written = answerChat(state, chat);
  const answer = fault.answer?.(written, chat) ?? written;
  if (chat.isStreamed) return streamAnswer(response, answer, fault);
  const { deltas, tokensPerSecond = Number.POSITIVE_INFINITY } = answer;
  await wait((deltas.length * 1000) / tokensPerSecond, undefined, { ref: false });
  if (!response.destroyed) send(response, json(200, toCompletion(answer)));
}
