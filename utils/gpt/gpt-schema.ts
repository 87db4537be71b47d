import * as z from 'zod/mini';
import type { SchemaOf } from '../lib/schema-of.ts';
import { DATA_KINDS } from './data-kinds.ts';
import { type Gpt, MAX_OPERATIONS } from './gpt.ts';
import { idSchema } from './gpt-id-schema.ts';

// Validates cached GPTs. Unknown fields are dropped, so that only the model is stored; a GPT without a required field is
// looked up again.

// zod's compiled parsers need `eval`, which the extension's content security policy forbids.
z.config({ jitless: true });

const text = z.optional(z.string());
const texts = z.array(z.string());
const number = z.optional(z.number());
const flag = z.optional(z.boolean());

/** Components render these as links, so `javascript:` must be impossible. */
const link = z.optional(z.string().check(z.regex(/^https?:\/\//)));

const tools = z.array(
  z.union([
    z.object({ kind: z.enum(['web', 'images', 'code', 'canvas', 'actions']) }),
    z.object({ kind: z.literal('other'), name: z.string() }),
  ]),
);

const author = z.object({
  name: text,
  isVerified: flag,
  website: link,
  socials: z.array(z.object({ type: z.string(), name: z.string(), url: link })),
});

const operation = z.object({
  name: z.string(),
  method: z.string(),
  isCalledWithoutAsking: flag,
  isPartlyRead: flag,
  collects: z.array(z.object({ kind: z.enum(DATA_KINDS), parameters: texts })),
});

const operations = z.array(operation).check(z.maxLength(MAX_OPERATIONS));

const wholeNumber = z.catch(z.optional(z.number().check(z.int(), z.nonnegative())), undefined);

const action = z.object({
  domain: text,
  signIn: z.optional(z.enum(['none', 'api-key', 'oauth'])),
  privacyPolicy: link,
  // Versions before 0.2 did not read them, and later ones may know other kinds: this must not cost the GPT.
  operations: z.catch(z.optional(operations), undefined),
  omittedOperations: wholeNumber,
  rulesVersion: wholeNumber,
});

const gpt = z.object({
  id: idSchema,
  name: text,
  description: text,
  pictureUrl: link,
  author: z.optional(author),
  ratings: z.optional(
    z.union([
      z.object({ count: z.number(), average: z.number() }),
      z.object({ count: z.literal(0) }),
    ]),
  ),
  conversations: z.optional(
    z.union([z.object({ atLeast: z.number() }), z.object({ text: z.string() })]),
  ),
  tools: z.optional(tools),
  actions: z.array(action),
  files: z.optional(z.object({ count: z.number(), types: texts })),
  attachments: z.optional(z.object({ isAnyType: z.boolean(), types: texts })),
  categories: texts,
  starters: texts,
  createdAt: number,
  updatedAt: number,
  visibility: z.optional(z.enum(['store', 'link', 'private', 'workspace'])),
  model: text,
  isFirstParty: z.boolean(),
  isProject: flag,
});

export const gptSchema: SchemaOf<Gpt, typeof gpt> = gpt;
