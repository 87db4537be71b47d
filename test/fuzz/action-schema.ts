import fc from 'fast-check';
import * as z from 'zod/mini';
import { GPT_BUDGET } from '../../utils/gateway/action-schema/budget.ts';
import {
  type ActionOperations,
  listParameters,
  readActionSchemas,
} from '../../utils/gateway/action-schema/read-action-schema.ts';
import { removeLargeSchemas } from '../../utils/gateway/remove-large-schemas.ts';
import { DATA_KINDS } from '../../utils/gpt/data-kinds.ts';
import { gptSchema } from '../../utils/gpt/gpt-schema.ts';
import { damaged, junk, pathsIn } from '../unit/support/damage.ts';
import { expectPlain } from './plain.ts';
import { assert, inTime, type Target, target, textOf } from './target.ts';

const NAMES = ['email', 'phone', 'password', 'a', 'User', 'Order', '__proto__', 'constructor'];
const name = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...NAMES) },
  { weight: 1, arbitrary: textOf('email', '\u202e', '\u0000', ' ', '.', '[]', '/', '~1', '😀') },
);

const POINTERS = ['#/components/schemas/', '#/components/parameters/', '#/paths/~1a/', '#/', ''];
const reference = fc
  .tuple(fc.constantFrom(...POINTERS), name)
  .map(([pointer, key]) => ({ $ref: pointer + key }));

/** An object with any of these fields. */
function some(fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> {
  return fc.record(fields, { requiredKeys: [] });
}

/** An object with a few of the names as keys, own ones in any case. */
function named(value: fc.Arbitrary<unknown>, key: fc.Arbitrary<string> = name) {
  return fc
    .array(fc.tuple(key, value), { maxLength: 4 })
    .map((entries): object => Object.fromEntries(entries));
}

const text = fc.oneof(name, fc.constantFrom('x'.repeat(300), '\u202e😀'.repeat(80)));
const type = fc.constantFrom<unknown[]>('string', 'array', 'object', ['null', 'string'], 'file', 7);

const leaf = some({
  type,
  format: fc.constantFrom('email', 'date', 'binary'),
  enum: fc.array(name, { maxLength: 3 }),
  const: name,
  description: text,
  readOnly: fc.boolean(),
});
const { schema } = fc.letrec<{ schema: unknown }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'schema' },
    leaf,
    reference,
    some({
      type,
      properties: named(tie('schema')),
      additionalProperties: tie('schema'),
      items: tie('schema'),
    }),
    some({
      $ref: reference.map(({ $ref }) => $ref),
      allOf: fc.array(tie('schema'), { maxLength: 2 }),
      oneOf: fc.array(tie('schema'), { maxLength: 2 }),
      anyOf: fc.array(tie('schema'), { maxLength: 2 }),
    }),
  ),
}));

const content = fc.dictionary(fc.constantFrom('application/json', 'a/b'), some({ schema }), {
  maxKeys: 2,
});
const parameter = fc.oneof(
  reference,
  some({
    name,
    in: fc.constantFrom('query', 'path', 'header', 'cookie', 'body', 'formData', '__proto__'),
    description: text,
    schema,
    content,
    type,
  }),
);
const parameters = fc.array(parameter, { maxLength: 3 });
const body = fc.oneof(reference, some({ content, description: text }));
const operation = some({
  summary: text,
  operationId: text,
  'x-openai-isConsequential': fc.constantFrom<unknown[]>(true, false, 'false', 0),
  parameters,
  requestBody: body,
});
const pathItem = fc.oneof(
  { weight: 5, arbitrary: some({ get: operation, post: operation, parameters }) },
  { weight: 1, arbitrary: reference },
);
const paths = fc.oneof(
  { weight: 39, arbitrary: named(pathItem, fc.constantFrom('/a', '/b', '/c', '__proto__')) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(pathItem, fc.integer({ min: 1, max: 100 }))
      .map(([item, count]) =>
        Object.fromEntries(Array.from({ length: count }, (_, index) => [`/${index}`, item])),
      ),
  },
);

const document = fc.record({
  openapi: fc.constantFrom('3.0.1', '3.1.0'),
  paths,
  components: some({
    schemas: named(schema),
    parameters: named(parameter),
    requestBodies: named(body),
  }),
});

/** A document with up to six values replaced or removed. */
const broken = fc
  .tuple(document, fc.array(fc.tuple(fc.nat(), fc.oneof(junk, reference)), { maxLength: 6 }))
  .map(([whole, breaks]) => {
    const all = pathsIn(whole);
    return breaks.reduce<unknown>(
      (rest, [index, value]) => damaged(rest, all[index % all.length] ?? [], value),
      whole,
    );
  });

/** A document with objects or lists inside each other hundreds of times. */
const deep = fc
  .tuple(document, fc.integer({ min: 1, max: 500 }), fc.constantFrom('items', 'allOf', 'a'))
  .map(([whole, depth, key]) => {
    let inner: unknown = {};
    for (let level = 0; level < depth; level++)
      inner =
        key === 'a' ? { properties: { a: inner } } : { [key]: key === 'items' ? inner : [inner] };
    return {
      ...whole,
      paths: { '/a': { post: { parameters: [{ in: 'body', name: 'a', schema: inner }] } } },
    };
  });

/** As a gateway sends it: in JSON, no object is in two places. */
const schemas = fc
  .oneof(
    { weight: 90, arbitrary: broken },
    { weight: 1, arbitrary: deep },
    { weight: 9, arbitrary: junk },
  )
  .map((value): unknown => JSON.parse(JSON.stringify(value) ?? 'null'));

/** The half of two Actions. */
const MAX_TEXT_LENGTH = GPT_BUDGET.text / 2;

const HEALTHY = { paths: { '/a': { get: { summary: 'Healthy' } } } };

function expectBounded({ operations = [], omittedOperations = 1 }: ActionOperations): void {
  assert(operations.length <= 40, 'There are too many operations.');
  assert(omittedOperations > 0, 'The number of omitted operations is not a number of operations.');
  for (const { name: title, method, collects } of operations) {
    assert(title.trim() !== '' && title.length <= 120, 'The name of an operation is unsuitable.');
    assert(/^[a-z]+$/.test(method), 'The method is unknown.');
    const ranks = collects.map(({ kind }) => DATA_KINDS.indexOf(kind));
    assert(
      ranks.every((rank, index) => rank >= 0 && rank > (ranks[index - 1] ?? -1)),
      'The kinds are not known, distinct and the most sensitive first.',
    );
    for (const { parameters: names } of collects)
      assert(names.length <= 5 && names.every((each) => each.length <= 80), 'Names are too long.');
  }
}

export const actionSchemas: Target[] = [
  target('the schema of an Action', schemas, (json_schema) => {
    const sources = [{ json_schema }, { json_schema: HEALTHY }];
    const results = inTime(() => readActionSchemas(sources));
    const [result = {}, healthy] = results;
    expectPlain(results);
    expectBounded(result);
    assert(JSON.stringify(results).length <= 16_000, 'The operations are too large.');
    assert(healthy?.operations?.[0]?.name === 'Healthy', 'Another Action lost its operations.');
    expectPlain(inTime(() => listParameters(json_schema)));

    const json = JSON.stringify(json_schema);
    const [fromText] = readActionSchemas([{ json_schema: json }, { json_schema: HEALTHY }]);
    assert(
      json.length > MAX_TEXT_LENGTH || JSON.stringify(fromText) === JSON.stringify(result),
      'The JSON text of a schema has other operations.',
    );
    const gpt = {
      id: 'g-2fkFE8rbu',
      actions: results,
      categories: [],
      starters: [],
      isFirstParty: false,
    };
    assert(
      JSON.stringify(z.parse(gptSchema, gpt).actions) === JSON.stringify(results),
      'The cache would drop the operations.',
    );
  }),
  target(
    'large schemas in a response',
    fc.tuple(
      fc.array(fc.record({ json_schema: fc.oneof(leaf, junk), '\\"json_schema': text, text }), {
        maxLength: 4,
      }),
      fc.nat({ max: 600 }),
      fc.constantFrom(0, 2),
    ),
    ([tools, maxLength, indent]) => {
      const json = JSON.stringify(tools, null, indent);
      const read: typeof tools = JSON.parse(inTime(() => removeLargeSchemas(json, maxLength)));
      const intact = JSON.parse(json) as typeof tools;
      assert(read.length === tools.length, 'A tool is missing.');
      for (const [index, tool] of read.entries()) {
        const before = intact[index];
        const after = tool.json_schema === null ? { ...before, json_schema: null } : before;
        assert(JSON.stringify(tool) === JSON.stringify(after), 'More than a schema is missing.');
      }
    },
  ),
];
