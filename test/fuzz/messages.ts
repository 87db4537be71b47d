import fc from 'fast-check';
import * as z from 'zod/mini';
import { lookupRequestSchema, messageSchema } from '../../utils/background/message-schema.ts';
import { isGptId } from '../../utils/gpt/gpt-id.ts';
import { hold, inTime, type Target, target } from './target.ts';

const TYPES = [
  ...[
    'load-card',
    'gpt-count-changed',
    'open-options',
    'turn-off-site',
    'add-to-list',
    'open-details',
    'get-picture',
    'search',
    'connection-tested',
  ],
  ...[
    'clear-cache',
    'get-diagnostics',
    'get-cache-summary',
    'run-batches',
    'get-cached-gpts',
    'follows-changed',
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

/** As a content script, or whoever has taken it over, could write it: what survives a structured clone. */
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
      words: fc.oneof(fc.string({ maxLength: 600 }), fc.anything()),
      lookups: fc.oneof(fc.integer({ min: -2, max: 102 }), fc.double(), fc.anything()),
      isWorking: fc.oneof(fc.boolean(), fc.anything()),
      next: fc.oneof(fc.dictionary(fc.string(), fc.string({ maxLength: 600 })), fc.anything()),
      refresh: fc.oneof(fc.boolean(), fc.anything()),
      recall: fc.oneof(fc.boolean(), fc.anything()),
      signal: fc.anything(),
      reason: fc.anything(),
      permit: fc.anything(),
      __proto__: fc.anything(),
    },
    { requiredKeys: [] },
  ),
);

const FIELDS = ['type', 'id', 'ids', 'words', 'next', 'lookups', 'isWorking'];
const OPTIONS = ['id', 'refresh', 'recall'];

export const messages: Target[] = [
  target('a question to the background', message, (given) => {
    const { data: question } = inTime(() => z.safeParse(messageSchema, given));
    if (!question) return;
    hold(TYPES.includes(question.type), `Nobody knows “${question.type}”.`);
    hold(
      Object.keys(question).every((key) => FIELDS.includes(key)),
      'A field has come through that none may have.',
    );
    if ('id' in question) hold(isGptId(question.id), 'An id that is none has come through.');
    if ('ids' in question)
      hold(question.ids.every(isGptId), 'An id that is none has come through.');
    if ('words' in question) hold(question.words.length <= 500, 'A search of too many characters.');
    if ('lookups' in question)
      hold(
        Number.isInteger(question.lookups) && question.lookups >= 0 && question.lookups <= 100,
        'A count that is none.',
      );
    hold(
      JSON.stringify(z.parse(messageSchema, question)) === JSON.stringify(question),
      'Read again it is another.',
    );
  }),
  target('a look-up over a port', message, (given) => {
    const { data: inspection } = inTime(() => z.safeParse(lookupRequestSchema, given));
    if (!inspection) return;
    hold(isGptId(inspection.id), 'An id that is none has come through.');
    hold(
      Object.keys(inspection).every((key) => OPTIONS.includes(key)),
      'An option has come through that a page must not choose.',
    );
  }),
];
