import * as z from 'zod/mini';
import type { ChatMessage, ContentPart } from '../../gateway/chat/chat.ts';
import { idSchema } from '../../gpt/gpt-id-schema.ts';
import {
  type ChatPortRequest,
  isRequestTooLarge,
  MAX_PARTS,
  MAX_SHOWN_LENGTH,
} from '../../messages/chat-port.ts';

// Requests of pages are untrusted until they are parsed with this schema.

/** The id of an answer or a conversation is a UUID. */
const recordId = z.string().check(z.regex(/^[\w-]{1,64}$/));

/** Only pictures that the user has attached: the gateway is not told to fetch anything. */
const picture = z
  .string()
  .check(z.regex(/^data:image\/(?:jpeg|png|webp|gif);base64,[\w+/]+={0,2}$/));

const part: z.ZodMiniType<ContentPart> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('image_url'), image_url: z.object({ url: picture }) }),
]);

const message: z.ZodMiniType<ChatMessage> = z.object({
  role: z.enum(['user', 'assistant']),
  content: z.union([z.string(), z.array(part).check(z.minLength(1), z.maxLength(MAX_PARTS))]),
});

const shownText = z.string().check(z.maxLength(MAX_SHOWN_LENGTH));

export const chatRequestSchema: z.ZodMiniType<ChatPortRequest> = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('ask'),
    answerId: recordId,
    gptId: idSchema,
    gatewayId: z.string().check(z.minLength(1), z.maxLength(64)),
    model: z.string().check(z.minLength(1), z.maxLength(300)),
    messages: z.array(message).check(
      z.minLength(1),
      z.refine((messages) => !isRequestTooLarge(messages)),
    ),
    record: z.optional(
      z.object({
        conversation: recordId,
        place: z.number().check(z.int(), z.minimum(0), z.maximum(100_000)),
      }),
    ),
  }),
  z.object({
    type: z.literal('watch'),
    answerId: recordId,
    shown: z.optional(z.object({ text: shownText, reasoning: z.optional(shownText) })),
  }),
  z.object({ type: z.literal('stop') }),
]);
