import { describe, expect, it } from 'vitest';
import { RULES_VERSION } from '../../../../utils/gateway/action-schema/kind-rules.ts';
import { readActionSchemas } from '../../../../utils/gateway/action-schema/read-action-schema.ts';
import { documentWith, documentWithBody, read } from './documents.ts';

const text = { type: 'string' };

/** Objects as the gateway's JSON creates them. */
function repeat<T>(count: number, create: (index: number) => [string, T]): Record<string, T> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => create(index)));
}

function asksFor(...names: string[]) {
  return { parameters: names.map((name) => ({ name, in: 'query', schema: text })) };
}

function fieldNames(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `f${'abcdefghij'[index % 10]}${index}`);
}

function fields(count: number, schema: object = text): Record<string, object> {
  return Object.fromEntries(fieldNames(count).map((name) => [name, schema]));
}

function nest(schema: object, depth: number): object {
  return depth === 0 ? schema : { properties: { inner: nest(schema, depth - 1) } };
}

function namesOf(document: unknown): string[] | undefined {
  return read(document).operations?.map(({ name }) => name);
}

describe('the operations of an Action', () => {
  it('say what they collect, most sensitive first, and by which parameters', () => {
    const document = {
      openapi: '3.0.1',
      paths: {
        '/people': {
          post: { summary: 'Add somebody', ...asksFor('phone', 'work.email', 'page', 'email') },
          get: { summary: 'List people' },
        },
      },
    };
    expect(read(document)).toEqual({
      rulesVersion: RULES_VERSION,
      operations: [
        { name: 'List people', method: 'get', collects: [] },
        {
          name: 'Add somebody',
          method: 'post',
          collects: [
            { kind: 'email', parameters: ['work.email', 'email'] },
            { kind: 'phone', parameters: ['phone'] },
          ],
        },
      ],
    });
  });

  it('do not collect constants', () => {
    const document = documentWithBody({ properties: { email: { const: 'a@b.example' } } });
    expect(read(document).operations?.[0]?.collects).toEqual([]);
  });

  it.each([
    [false, true],
    [true, undefined],
    [undefined, undefined],
    ['false', undefined],
    [0, undefined],
    [null, undefined],
  ])('with x-openai-isConsequential %j are called without asking: %j', (value, expected) => {
    const [operation] = read(documentWith({ 'x-openai-isConsequential': value })).operations ?? [];
    expect(operation?.isCalledWithoutAsking).toBe(expected);
  });

  it.each<[object, string]>([
    [{ summary: ' Place\n an order ', operationId: 'placeOrder' }, 'Place an order'],
    [{ summary: ' \u200b ', operationId: 'placeOrder' }, 'Place order'],
    [{ operationId: 'getUserHTMLPage2ById' }, 'Get user HTML page2 by id'],
    [{ operationId: 'list_all-open.orders' }, 'List all open orders'],
    [{ operationId: '查询订单' }, '查询订单'],
    [{ operationId: '___' }, 'POST /orders'],
    [{ operationId: 7, summary: { a: 1 } }, 'POST /orders'],
    [{ summary: '\u202eredro\u0007' }, 'redro'],
  ])('described by %j are called %j', (operation, name) => {
    expect(namesOf(documentWith(operation))).toEqual([name]);
  });

  it('are those of HTTP methods only', () => {
    const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
    const pathItem = Object.fromEntries(
      [...methods, 'parameters', 'servers', 'GET', 'constructor'].map((key) => [key, {}]),
    );
    expect(read({ paths: { '/a': pathItem } }).operations?.map(({ method }) => method)).toEqual(
      methods,
    );
  });

  it('are kept if others are unreadable', () => {
    const paths = { '/a': null, '/b': { get: 'text', post: {} }, '/c': [], '/d': { get: [] } };
    expect(read({ paths })).toEqual({
      operations: [{ name: 'POST /b', method: 'post', collects: [] }],
      rulesVersion: RULES_VERSION,
    });
  });
});

describe('a schema', () => {
  const document = documentWith({ summary: 'Place an order' });
  const placeOrder = {
    operations: [{ name: 'Place an order', method: 'post', collects: [] }],
    rulesVersion: RULES_VERSION,
  };

  it.each<[string, object]>([
    ['an object', { json_schema: document }],
    ['JSON text', { json_schema: JSON.stringify(document) }],
    ['JSON text with a byte order mark', { json_schema: `\ufeff${JSON.stringify(document)}` }],
    ['the JSON text of raw_spec', { json_schema: null, raw_spec: JSON.stringify(document) }],
  ])('may be %s', (_, source) => {
    expect(readActionSchemas([source])).toEqual([placeOrder]);
  });

  it('without operations has none, which differs from not being stated', () => {
    expect(read({ openapi: '3.1.0', paths: {} })).toEqual({
      operations: [],
      rulesVersion: RULES_VERSION,
    });
  });

  it.each<[unknown]>([
    [undefined],
    [null],
    [''],
    ['openapi: 3.1.0'],
    ['{"paths":'],
    ['null'],
    [7],
    [[]],
    [['{"paths":{"/a":{"get":{}}}}']],
    [{}],
    [{ paths: null }],
    [{ paths: [] }],
    [{ paths: 'text' }],
    [JSON.parse('{"__proto__":{"paths":{"/a":{"get":{}}}}}')],
  ])('%j states no operations', (json_schema) => {
    expect(read(json_schema)).toEqual({});
  });

  it('that is broken costs only its own operations', () => {
    const sources = [
      { json_schema: '{' },
      { json_schema: document },
      { json_schema: { paths: 1 } },
    ];
    expect(readActionSchemas(sources)).toEqual([{}, placeOrder, {}]);
  });

  it('that uses up its budget leaves other Actions theirs', () => {
    const paths = repeat(500, (index) => [`/${index}`, { get: asksFor(`a${index}`, 'b', 'c') }]);
    const results = readActionSchemas([
      ...[{ json_schema: { paths } }, { json_schema: { paths } }],
      { json_schema: document },
    ]);
    expect(results[2]).toEqual(placeOrder);
  });

  it('that is large may use what smaller ones after it leave over', () => {
    const paths = repeat(30, (index) => [`/${index}`, { get: asksFor('email', 'a', 'b', 'c') }]);
    const results = readActionSchemas([
      { json_schema: { paths } },
      ...Array(9).fill({ json_schema: document }),
    ]);
    expect(results[0]?.operations).toHaveLength(30);
    expect(results.slice(1)).toEqual(Array(9).fill(placeOrder));
  });

  it('that repeats another has the same operations', () => {
    const paths = repeat(60, (index) => [`/${index}`, { get: asksFor('email', 'phone') }]);
    const [first, second] = readActionSchemas(Array(2).fill({ json_schema: { paths } }));
    expect(first?.operations).toHaveLength(40);
    expect(second).toEqual(first);
  });
});

describe('what is kept of a schema', () => {
  it('are at most 40 operations, in their order, and the number of others', () => {
    const paths = repeat(50, (index) => [`/${index}`, { get: { summary: `No. ${index}` } }]);
    expect(namesOf({ paths })).toEqual(Array.from({ length: 40 }, (_, index) => `No. ${index}`));
    expect(read({ paths }).omittedOperations).toBe(10);
  });

  it('are the operations that ask for the most sensitive data', () => {
    const paths = {
      ...repeat(50, (index) => [`/${index}`, { get: asksFor('page') }]),
      '/phone': { get: { summary: 'Phone', ...asksFor('phone') } },
      '/password': { get: { summary: 'Password', ...asksFor('password') } },
    };
    expect(namesOf({ paths })?.slice(-2)).toEqual(['Phone', 'Password']);
    expect(namesOf({ paths })).toHaveLength(40);
  });

  it.each<[string, object]>([
    ['more parameters than are read', documentWith(asksFor(...fieldNames(150)))],
    ['more fields than are read', documentWithBody({ properties: fields(250) })],
    ['fields nested too deeply', documentWithBody(nest({ properties: { password: text } }, 20))],
    [
      'more values than are read',
      documentWithBody({ properties: fields(90, { properties: fields(10) }) }),
    ],
    [
      'more content types than are read',
      documentWith({
        requestBody: {
          content: Object.fromEntries(fieldNames(20).map((name) => [name, { schema: text }])),
        },
      }),
    ],
    [
      'more alternatives than are read',
      documentWithBody({ oneOf: fieldNames(30).map((name) => ({ properties: { [name]: text } })) }),
    ],
  ])('tell if an operation has %s', (_, document) => {
    expect(read(document).operations).toMatchObject([{ isPartlyRead: true }]);
  });

  it('tell if the budget for an operation is used up', () => {
    const json_schema = documentWith(asksFor(...fieldNames(90)));
    const results = readActionSchemas(Array(10).fill({ json_schema }));
    expect(results[0]?.operations).toMatchObject([{ isPartlyRead: true }]);
  });

  it('do not tell it of usual and of recursive schemas', () => {
    const Node = { properties: { child: { $ref: '#/components/schemas/Node' }, email: text } };
    const document = documentWithBody({ $ref: '#/components/schemas/Node' }, { Node });
    expect(read(document).operations?.[0]).not.toHaveProperty('isPartlyRead');
    const usual = documentWith(asksFor(...fieldNames(90)));
    expect(read(usual).operations?.[0]).not.toHaveProperty('isPartlyRead');
  });

  it('are the kinds of fields with the same name in all alternatives and content types', () => {
    const field = (more: object) => ({ properties: { value: { ...text, ...more } } });
    const schema = { oneOf: [field({}), field({ format: 'email' }), field({ format: 'ipv4' })] };
    const content = { a: { schema }, b: { schema: field({ format: 'password' }) } };
    expect(read(documentWith({ requestBody: { content } })).operations?.[0]?.collects).toEqual(
      ['credential', 'email', 'account', 'content'].map((kind) => ({
        kind,
        parameters: ['value'],
      })),
    );
  });

  it('contain no half of a character', () => {
    const document = documentWith({ summary: `Buy${' '.repeat(176)}😀 now` });
    expect(read(document).operations?.[0]?.name).toBe('Buy');
  });

  it('are five parameter names for each kind, with the end of long ones', () => {
    const outer = 'a'.repeat(60);
    const inner = Object.fromEntries('bcdefg'.split('').map((key) => [key, { format: 'email' }]));
    const document = documentWithBody({
      properties: { [outer]: { properties: { [outer]: { properties: inner } } } },
    });
    const [collected] = read(document).operations?.[0]?.collects ?? [];
    expect(collected?.parameters).toEqual(
      'bcdef'.split('').map((key) => `…${'a'.repeat(16)}.${outer}.${key}`),
    );
  });

  it.each([1, 2, 10, 50])(
    'takes up 16,000 characters at most, by all %i Actions of a GPT together',
    (count) => {
      const schema = {
        properties: repeat(90, (index) => [`${'"'.repeat(70)}${index}`, { format: 'email' }]),
      };
      const post = {
        summary: '"'.repeat(90),
        requestBody: { content: { 'application/json': { schema } } },
      };
      const json_schema = { paths: repeat(100, (index) => [`/${index}`, { post }]) };
      const results = readActionSchemas(Array(count).fill({ json_schema }));
      expect(JSON.stringify(results).length).toBeLessThanOrEqual(16_000);
      expect(results.every(({ operations = [] }) => operations.length > 0)).toBe(true);
    },
  );
});
