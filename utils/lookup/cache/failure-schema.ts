import * as z from 'zod/mini';
import type { Failure } from '../../gateway/failure.ts';
import type { SchemaOf } from '../../lib/schema-of.ts';

const quote = { said: z.optional(z.string()), isSilenced: z.optional(z.literal(true)) };

const failure = z.discriminatedUnion('kind', [
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
  z.object({ kind: z.literal('timeout'), seconds: z.number() }),
  z.object({ kind: z.literal('offline') }),
  z.object({ kind: z.literal('unreachable') }),
  z.object({ kind: z.literal('no-access') }),
  z.object({ kind: z.literal('limit-reached') }),
  z.object({ kind: z.literal('too-fast') }),
  z.object({ kind: z.literal('interrupted') }),
]);

export const failureSchema: SchemaOf<Failure, typeof failure> = failure;
