import { createHash } from 'node:crypto';
import type { GatewayState } from '../state.ts';
import type { ChatAnswer } from './answer.ts';
import { writeAnswer } from './content/write.ts';
import { type ChatRequest, countImages } from './request.ts';
import { countTokens } from './tokens.ts';

/** What gateways count for an image in low detail. */
const TOKENS_PER_IMAGE = 85;

/** The answer of a GPT or another model. Except for its time, it is always the same for the same chat. */
export function answerChat({ catalogue, url }: GatewayState, chat: ChatRequest): ChatAnswer {
  const hash = createHash('sha256').update(JSON.stringify(chat)).digest('hex');
  const texts = chat.messages.reduce((sum, { text }) => sum + countTokens(text), 0);
  return {
    id: `chatcmpl-${hash.slice(0, 24)}`,
    model: chat.model,
    created: Math.floor(Date.now() / 1000),
    finishReason: 'stop',
    inputTokens: texts + countImages(chat) * TOKENS_PER_IMAGE,
    includesUsage: chat.includesUsage,
    ...writeAnswer(catalogue, url, chat),
  };
}
