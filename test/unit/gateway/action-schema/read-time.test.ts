import { describe, expect, it } from 'vitest';
import { readActionSchemas } from '../../../../utils/gateway/action-schema/read-action-schema.ts';
import { cpuTimeOf } from '../../support/cpu-time.ts';

/** The background must not be held up for longer than 50 ms; the machine that runs the tests may be slower. */
const MAX_MS = 150;

function repeat(count: number, create: (index: number) => [string, unknown]) {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => create(index)));
}

const post = (schema: unknown) => ({
  post: { requestBody: { content: { 'application/json': { schema } } } },
});
const reference = (index: number) => ({ $ref: `#/components/schemas/S${index}` });

const wide = { properties: repeat(100_000, (index) => [`p${index}`, { type: 'string' }]) };
const hugeText = ' \u202e'.repeat(2_000_000);
let deep: object = { type: 'string' };
for (let depth = 0; depth < 10_000; depth++)
  deep = { properties: { a: deep, b: { items: deep } }, allOf: [deep] };

const documents: Record<string, { paths: object; components?: object }> = {
  '100,000 operations': {
    paths: repeat(100_000, (index) => [`/${index}`, { get: { operationId: `get${index}` } }]),
  },
  'an object of 100,000 fields in each operation': {
    paths: repeat(400, (index) => [`/${index}`, post(reference(0))]),
    components: { schemas: { S0: wide } },
  },
  'a depth of 10,000': { paths: { '/a': post(deep) } },
  'references that fan out exponentially': {
    paths: repeat(400, (index) => [`/${index}`, post(reference(0))]),
    components: {
      schemas: repeat(20, (index) => [
        `S${index}`,
        {
          allOf: Array.from({ length: 50 }, (_, offset) => reference((index + offset) % 20)),
          properties: repeat(200, (field) => [`p${field}`, reference((index + field) % 20)]),
        },
      ]),
    },
  },
  'circular references': {
    paths: repeat(400, (index) => [`/${index}`, { $ref: `#/paths/~1${(index + 1) % 400}` }]),
  },
  'texts of megabytes everywhere': {
    paths: repeat(400, (index) => [
      `/${index}${'a'.repeat(10_000)}`,
      post({
        description: hugeText,
        properties: repeat(100, (field) => [
          `p${field}`,
          { description: hugeText, type: hugeText, format: hugeText, enum: [hugeText, hugeText] },
        ]),
      }),
    ]),
  },
  'lists of 100,000 items': {
    paths: repeat(400, (index) => [
      `/${index}`,
      {
        ...post({ allOf: Array(100_000).fill({}) }),
        parameters: Array(100_000).fill({ name: 'a' }),
      },
    ]),
  },
};

describe('reading a schema', () => {
  it.each(Object.entries(documents))('takes little time with %s', (_, json_schema) => {
    expect(cpuTimeOf(() => readActionSchemas([{ json_schema }]))).toBeLessThan(MAX_MS);
  });

  it('takes little time with ten of the worst schemas in a GPT', () => {
    const { 'references that fan out exponentially': json_schema } = documents;
    const sources = Array.from({ length: 10 }, () => ({ json_schema }));
    expect(cpuTimeOf(() => readActionSchemas(sources))).toBeLessThan(MAX_MS);
  });

  it('ignores a text of 10 MB', () => {
    const json_schema = JSON.stringify({ paths: {}, info: 'x'.repeat(10_000_000) });
    expect(cpuTimeOf(() => readActionSchemas([{ json_schema }]))).toBeLessThan(MAX_MS);
    expect(readActionSchemas([{ json_schema }])).toEqual([{}]);
  });
});
