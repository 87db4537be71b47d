import * as z from 'zod/mini';
import type { Failure } from '../../gateway/failure.ts';
import type { Gpt } from '../../gpt/gpt.ts';
import type { GptId } from '../../gpt/gpt-id.ts';
import { idSchema } from '../../gpt/gpt-id-schema.ts';
import { gptSchema } from '../../gpt/gpt-schema.ts';
import type { SchemaOf } from '../../lib/schema-of.ts';
import { FIRST_ID } from '../../settings/gateway-list.ts';
import type { NegativeEntry } from './negative-entry.ts';
import type { StoreName } from './store.ts';

/*
 * Stored: field names must not change. Times are in milliseconds since 1970.
 */

/** A GPT as a gateway returned it. It is valid whichever gateway is active. */
export interface CachedGpt {
  /** The requested id. The id in the response may differ from it. */
  asked: GptId;
  gpt: Gpt;
  readAt: number;
  /** The gateway that returned it. Missing in entries of versions that knew only one gateway. */
  gatewayId?: string;
}

/** The picture of a GPT. */
interface CachedPicture {
  url: string;
  dataUrl: string;
  readAt: number;
}

/** The content of each store. */
export interface StoreEntries {
  readings: CachedGpt;
  absences: NegativeEntry;
  pictures: CachedPicture;
}

const quote = { said: z.optional(z.string()), isSilenced: z.optional(z.literal(true)) };

const anyFailure = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('no-key') }),
  z.object({
    kind: z.literal('key-refused'),
    reason: z.optional(z.enum(['missing', 'expired', 'disabled', 'exhausted'])),
    ...quote,
  }),
  z.object({ kind: z.literal('balance-used-up'), ...quote }),
  z.object({ kind: z.literal('forbidden'), ...quote }),
  z.object({ kind: z.literal('rate-limited'), retryAt: z.optional(z.number()), ...quote }),
  z.object({ kind: z.literal('unknown-gpt'), ...quote }),
  z.object({ kind: z.literal('no-channel'), ...quote }),
  z.object({ kind: z.literal('endpoint-missing'), ...quote }),
  z.object({ kind: z.literal('not-a-gateway') }),
  z.object({ kind: z.literal('redirected') }),
  z.object({ kind: z.literal('unreadable') }),
  z.object({ kind: z.literal('refused'), ...quote }),
  z.object({ kind: z.literal('server-error'), status: z.number(), ...quote }),
  z.object({ kind: z.literal('too-large'), ...quote }),
  z.object({ kind: z.literal('content-refused'), ...quote }),
  z.object({ kind: z.literal('price-not-set'), ...quote }),
  z.object({ kind: z.literal('timeout'), seconds: z.number() }),
  z.object({ kind: z.literal('offline') }),
  z.object({ kind: z.literal('unreachable') }),
  z.object({ kind: z.literal('no-access') }),
  z.object({ kind: z.literal('limit-reached'), gatewayId: z.optional(z.string()) }),
  z.object({ kind: z.literal('too-fast') }),
  z.object({ kind: z.literal('interrupted') }),
]);

export const failureSchema: SchemaOf<Failure, typeof anyFailure> = anyFailure;

const negativeResponse = { failure: failureSchema, at: z.number() };

const negativeSchema = z.union([
  z.object({ asked: idSchema, byGateway: z.record(z.string(), z.object(negativeResponse)) }),
  // The form of versions that knew only one gateway.
  z.pipe(
    z.object({ asked: idSchema, ...negativeResponse }),
    z.transform(({ asked, failure, at }) => ({
      asked,
      byGateway: { [FIRST_ID]: { failure, at } },
    })),
  ),
]);

export const SCHEMAS: { [S in StoreName]: z.ZodMiniType<StoreEntries[S]> } = {
  readings: z.object({
    asked: idSchema,
    gpt: gptSchema,
    readAt: z.number(),
    gatewayId: z.optional(z.string()),
  }),
  absences: negativeSchema,
  pictures: z.object({
    url: z.string(),
    dataUrl: z.string().check(z.startsWith('data:image/')),
    readAt: z.number(),
  }),
};

/** The fields that the cache adds to each entry. */
export const useSchema = z.object({
  usedAt: z.number(),
  size: z.number().check(z.nonnegative()),
});
