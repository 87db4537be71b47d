import * as z from 'zod/mini';
import { idSchema as id } from '../gpt/gpt-id-schema.ts';
import { MAX_GPTS } from '../gpt/page-list.ts';
import { MAX_QUERY_LENGTH } from '../gpt/parse-query.ts';
import { MAX_COMPARED } from '../messages/panel-route.ts';
import type { LookupRequest, Message } from '../messages/protocol.ts';

// Messages are untrusted until they are parsed with these schemas.

/** A query parameter for the gateway, as in the `next` of an earlier response. */
const parameter = z.string().check(z.maxLength(500));

/** The id of a gateway is a UUID, or a name of a few letters. */
const gatewayId = z.string().check(z.minLength(1), z.maxLength(64));

/** Longer than signed URLs of file stores. */
const pictureUrl = z.string().check(z.regex(/^https?:\/\//i), z.maxLength(8000));

export const messageSchema: z.ZodMiniType<Message> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('load-card') }),
  z.object({ type: z.literal('page-restored') }),
  z.object({ type: z.literal('gpt-count-changed') }),
  z.object({ type: z.literal('open-options') }),
  z.object({ type: z.literal('turn-off-site') }),
  z.object({ type: z.literal('add-to-list'), id }),
  z.object({ type: z.literal('open-details'), id }),
  z.object({ type: z.literal('open-chat'), id }),
  z.object({
    type: z.literal('get-picture'),
    id,
    isPrivate: z.optional(z.boolean()),
    isCached: z.optional(z.boolean()),
  }),
  z.object({ type: z.literal('get-chat-picture'), url: pictureUrl }),
  z.object({
    type: z.literal('search'),
    words: z.string().check(z.minLength(1), z.maxLength(MAX_QUERY_LENGTH)),
    next: z.optional(z.record(parameter, parameter)),
    gatewayId: z.optional(gatewayId),
  }),
  z.object({
    type: z.literal('connection-tested'),
    gatewayId,
    lookups: z.number().check(z.int(), z.minimum(0), z.maximum(100)),
    isWorking: z.boolean(),
  }),
  z.object({ type: z.literal('gateway-saved') }),
  z.object({ type: z.literal('activate-gateway'), gatewayId }),
  z.object({
    type: z.literal('read-balance'),
    gatewayId: z.optional(gatewayId),
    isAutomatic: z.optional(z.boolean()),
  }),
  z.object({ type: z.literal('clear-cache') }),
  z.object({ type: z.literal('follows-changed') }),
  z.object({ type: z.literal('get-diagnostics') }),
  z.object({ type: z.literal('get-cache-summary'), ids: z.array(id).check(z.maxLength(MAX_GPTS)) }),
  z.object({ type: z.literal('run-batches') }),
  z.object({
    type: z.literal('get-cached-gpts'),
    ids: z.array(id).check(z.maxLength(MAX_COMPARED)),
    isPrivate: z.optional(z.boolean()),
  }),
  z.object({ type: z.literal('get-domains'), isPrivate: z.optional(z.boolean()) }),
]);

export const lookupRequestSchema: z.ZodMiniType<LookupRequest> = z.object({
  id,
  isPrivate: z.optional(z.boolean()),
  refresh: z.optional(z.boolean()),
  recallFailure: z.optional(z.boolean()),
});
