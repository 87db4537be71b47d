import fc from 'fast-check';
import * as z from 'zod/mini';
import { lookupRequestSchema, messageSchema } from '../../utils/background/message-schema.ts';
import { isGptId } from '../../utils/gpt/gpt-id.ts';
import { assert, inTime, type Target, target } from './target.ts';

const TYPES = [
  ...[
    'load-card',
    'page-restored',
    'gpt-count-changed',
    'open-options',
    'turn-off-site',
    'add-to-list',
    'open-details',
    'open-chat',
    'get-picture',
    'get-chat-picture',
    'search',
    'connection-tested',
    'gateway-saved',
  ],
  ...[
    'clear-cache',
    'get-diagnostics',
    'get-cache-summary',
    'run-batches',
    'get-cached-gpts',
    'follows-changed',
    'get-domains',
    'activate-gateway',
    'read-balance',
  ],
];

const id = fc.oneof(
  fc.constantFrom('g-2fkFE8rbu', 'g-k3IqoCe1l', `g-${'0'.repeat(32)}`),
  fc.constantFrom(
    'g-2fkFE8rb',
    'g-2fkFE8rbuu',
    'G-2fkFE8rbu',
    '../g-2fkFE8rbu',
    'g-2fkFE8rbu\n',
    'g-2fkFE8rbu#',
    '',
  ),
  fc.anything(),
);

/** Messages that a compromised content script could send: everything that survives structured cloning. */
const message = fc.oneof(
  fc.anything({
    maxDepth: 3,
    withMap: true,
    withSet: true,
    withDate: true,
    withBigInt: true,
    withTypedArray: true,
  }),
  fc.record(
    {
      type: fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom(...TYPES) },
        { weight: 1, arbitrary: fc.anything() },
      ),
      id,
      ids: fc.oneof(fc.array(id, { maxLength: 6 }), fc.anything()),
      url: fc.oneof(fc.webUrl(), fc.string(), fc.constant('javascript:alert(1)'), fc.anything()),
      words: fc.oneof(fc.string({ maxLength: 600 }), fc.anything()),
      lookups: fc.oneof(fc.integer({ min: -2, max: 102 }), fc.double(), fc.anything()),
      gatewayId: fc.oneof(fc.string({ maxLength: 70 }), fc.uuid(), fc.anything()),
      isAutomatic: fc.oneof(fc.boolean(), fc.anything()),
      isWorking: fc.oneof(fc.boolean(), fc.anything()),
      next: fc.oneof(fc.dictionary(fc.string(), fc.string({ maxLength: 600 })), fc.anything()),
      refresh: fc.oneof(fc.boolean(), fc.anything()),
      recallFailure: fc.oneof(fc.boolean(), fc.anything()),
      isPrivate: fc.oneof(fc.boolean(), fc.anything()),
      isCached: fc.oneof(fc.boolean(), fc.anything()),
      signal: fc.anything(),
      reason: fc.anything(),
      permit: fc.anything(),
      __proto__: fc.anything(),
    },
    { requiredKeys: [] },
  ),
);

const FIELDS = [
  'type',
  'id',
  'ids',
  'words',
  'url',
  'next',
  'gatewayId',
  'isAutomatic',
  'lookups',
  'isWorking',
  'isPrivate',
  'isCached',
];
const OPTIONS = ['id', 'isPrivate', 'refresh', 'recallFailure'];

export const messages: Target[] = [
  target('a message to the background', message, (given) => {
    const { data: accepted } = inTime(() => z.safeParse(messageSchema, given));
    if (!accepted) return;
    assert(TYPES.includes(accepted.type), `The message type “${accepted.type}” is unknown.`);
    assert(
      Object.keys(accepted).every((key) => FIELDS.includes(key)),
      'The schema accepts an unknown field.',
    );
    if ('id' in accepted) assert(isGptId(accepted.id), 'The schema accepts an invalid id.');
    if ('ids' in accepted) assert(accepted.ids.every(isGptId), 'The schema accepts an invalid id.');
    if ('words' in accepted)
      assert(accepted.words.length <= 500, 'The schema accepts search words that are too long.');
    if ('url' in accepted)
      assert(
        /^https?:\/\//i.test(accepted.url),
        'The schema accepts an address of another scheme.',
      );
    if ('gatewayId' in accepted && accepted.gatewayId !== undefined)
      assert(
        accepted.gatewayId.length > 0 && accepted.gatewayId.length <= 64,
        'The schema accepts an id of a gateway that is empty or too long.',
      );
    if ('lookups' in accepted)
      assert(
        Number.isInteger(accepted.lookups) && accepted.lookups >= 0 && accepted.lookups <= 100,
        'The schema accepts an invalid count.',
      );
    assert(
      JSON.stringify(z.parse(messageSchema, accepted)) === JSON.stringify(accepted),
      'Parsing the result again gives another result.',
    );
  }),
  target('a look-up over a port', message, (given) => {
    const { data: accepted } = inTime(() => z.safeParse(lookupRequestSchema, given));
    if (!accepted) return;
    assert(isGptId(accepted.id), 'The schema accepts an invalid id.');
    assert(
      Object.keys(accepted).every((key) => OPTIONS.includes(key)),
      'The schema accepts an option that pages may not set.',
    );
  }),
];
