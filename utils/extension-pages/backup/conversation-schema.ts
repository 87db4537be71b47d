import * as z from 'zod/mini';
import type {
  Answer,
  AnswerState,
  Attachment,
  Conversation,
  Turn,
} from '../../gateway/chat/conversation.ts';
import type { Failure } from '../../gateway/failure.ts';
import { idSchema } from '../../gpt/gpt-id-schema.ts';
import type { SchemaOf } from '../../lib/schema-of.ts';
import { failureSchema } from '../../lookup/cache/entries.ts';
import { CONVERSATION_LIMITS, estimateSize } from '../../user-data/conversation-limits.ts';
import type { FullConversation } from '../../user-data/conversations.ts';
import { MAX_NAME_LENGTH } from '../../user-data/schema.ts';
import { recordIdSchema, timeSchema } from './common-schemas.ts';

// Validates conversations in a backup, which may come from anybody. Unknown fields are dropped.

/** More than any name of a model or a file has. */
const MAX_TEXT_LENGTH = 1000;

const shortText = z.string().check(z.maxLength(MAX_TEXT_LENGTH));
const longText = z.string().check(z.maxLength(CONVERSATION_LIMITS.answerLength));
const count = z.number().check(z.int(), z.minimum(0));

const attachment = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('image'),
    name: shortText,
    dataUrl: z.string().check(z.regex(/^data:image\/(?:jpeg|png|webp|gif);base64,[\w+/=]*$/)),
  }),
  z.object({ kind: z.literal('text'), name: shortText, text: z.string() }),
]);
const attachmentSchema: SchemaOf<Attachment, typeof attachment> = attachment;

const question = z
  .object({ text: z.string(), attachments: z.array(attachmentSchema), sentAt: timeSchema })
  .check(z.refine((value) => estimateSize(value) <= CONVERSATION_LIMITS.questionSize));

const failure: z.ZodMiniType<Failure> = failureSchema;

const state = z.discriminatedUnion('at', [
  z.object({ at: z.literal('streaming') }),
  z.object({ at: z.literal('complete') }),
  z.object({ at: z.literal('stopped') }),
  z.object({ at: z.literal('cut-off'), by: z.enum(['end', 'length']) }),
  z.object({ at: z.literal('empty') }),
  z.object({ at: z.literal('interrupted') }),
  z.object({ at: z.literal('failed'), failure }),
]);
const stateSchema: SchemaOf<AnswerState, typeof state> = state;

const answer = z.object({
  id: recordIdSchema,
  state: stateSchema,
  text: longText,
  reasoning: z.optional(longText),
  model: shortText,
  gatewayId: shortText,
  startedAt: timeSchema,
  endedAt: z.optional(timeSchema),
  tokens: z.optional(z.object({ input: count, output: count })),
  cost: z.optional(z.number().check(z.minimum(0))),
});
const answerSchema: SchemaOf<Answer, typeof answer> = answer;

const turn = z.object({
  conversation: recordIdSchema,
  place: count,
  question,
  answers: z.array(answerSchema).check(z.minLength(1)),
});
const turnSchema: SchemaOf<Turn, typeof turn> = turn;

const conversation = z.object({
  id: recordIdSchema,
  gptId: idSchema,
  gptName: z.optional(z.string()),
  title: z.optional(z.string().check(z.maxLength(MAX_NAME_LENGTH))),
  createdAt: timeSchema,
  updatedAt: timeSchema,
});
const summarySchema: SchemaOf<Conversation, typeof conversation> = conversation;

export const conversationSchema: z.ZodMiniType<FullConversation> = z
  .object({ conversation: summarySchema, turns: z.array(turnSchema).check(z.minLength(1)) })
  .check(
    z.refine(({ conversation: { id }, turns }) =>
      turns.every((each, index) => each.conversation === id && each.place === index),
    ),
  );
