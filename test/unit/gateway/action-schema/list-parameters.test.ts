import { describe, expect, it } from 'vitest';
import { listParameters } from '../../../../utils/gateway/action-schema/read-action-schema.ts';
import { documentWith, documentWithBody, namesIn, parameterIn } from './documents.ts';

const text = { type: 'string' };

describe('the parameters of an operation', () => {
  it('are described by their own fields and those of the operation', () => {
    const document = documentWith({
      summary: 'Place an order',
      operationId: 'placeOrder',
      parameters: [
        {
          name: 'size',
          in: 'query',
          description: 'Of the\n shirt',
          schema: { type: 'string', format: 'code', enum: ['S', 'M'] },
        },
      ],
    });
    expect(listParameters(document, 'shop.example')).toEqual([
      {
        domain: 'shop.example',
        operation: 'POST /orders',
        operationText: 'Place an order placeOrder',
        in: 'query',
        name: 'size',
        type: 'string',
        format: 'code',
        enum: ['S', 'M'],
        description: 'Of the shirt',
      },
    ]);
  });

  it('are in query, path, header, cookie and body', () => {
    const places = ['query', 'path', 'header', 'cookie'];
    const document = documentWith({
      parameters: [...places, 'elsewhere', '__proto__', 7].map((place) => ({
        name: `a-${place}`,
        in: place,
        schema: text,
      })),
      requestBody: { content: { 'application/json': { schema: { properties: { b: text } } } } },
    });
    expect(namesIn(document)).toEqual([
      'query a-query',
      'path a-path',
      'header a-header',
      'cookie a-cookie',
      'body b',
    ]);
  });

  it('include those of the path, which the operation may replace', () => {
    const document = {
      paths: {
        '/orders/{id}': {
          parameters: [
            { name: 'id', in: 'path', description: 'Of the path' },
            { name: 'shop', in: 'query', description: 'Of the path' },
            { name: 'shop', in: 'header', description: 'Of the path' },
          ],
          get: { parameters: [{ name: 'shop', in: 'query', description: 'Of the operation' }] },
        },
      },
    };
    const found = listParameters(document).map((each) => [each.in, each.name, each.description]);
    expect(found).toEqual([
      ['path', 'id', 'Of the path'],
      ['query', 'shop', 'Of the operation'],
      ['header', 'shop', 'Of the path'],
    ]);
  });

  it('may have their schema under a content type', () => {
    const schema = { properties: { color: text, size: text } };
    const document = documentWith({
      parameters: [{ name: 'filter', in: 'query', content: { 'application/json': { schema } } }],
    });
    expect(namesIn(document)).toEqual(['query filter.color', 'query filter.size']);
  });

  it('include the fields of all content types of the body, each once', () => {
    const document = documentWith({
      requestBody: {
        content: {
          'application/json': { schema: { properties: { a: text, b: { const: 1 } } } },
          'multipart/form-data': { schema: { properties: { b: text, c: text } } },
        },
      },
    });
    expect(namesIn(document)).toEqual(['body a', 'body b', 'body c']);
    expect(parameterIn(document, 'b').isConstant).toBeUndefined();
  });

  it('are read from Swagger 2', () => {
    const document = {
      swagger: '2.0',
      paths: {
        '/orders': {
          post: {
            parameters: [
              { name: 'size', in: 'query', type: 'string', enum: ['S'] },
              { name: 'order', in: 'body', schema: { $ref: '#/definitions/Order' } },
              { name: 'photo', in: 'formData', type: 'file' },
            ],
          },
        },
      },
      definitions: { Order: { properties: { address: { properties: { street: text } } } } },
    };
    expect(namesIn(document)).toEqual(['query size', 'body photo', 'body address.street']);
    expect(parameterIn(document, 'size').isConstant).toBe(true);
    expect(parameterIn(document, 'photo').type).toBe('file');
  });
});

describe('the parameters in a body', () => {
  it('have the names of the objects and lists that they are inside', () => {
    const document = documentWithBody({
      type: 'object',
      properties: {
        user: {
          properties: {
            name: text,
            emails: { type: 'array', items: { properties: { value: text } } },
          },
        },
        tags: { type: 'array', items: text },
        rows: { type: 'array', items: { type: 'array', items: text } },
        labels: { additionalProperties: text },
        people: { additionalProperties: { properties: { phone: text } } },
      },
    });
    expect(namesIn(document).toSorted()).toEqual([
      'body labels',
      'body people.*.phone',
      'body rows[]',
      'body tags',
      'body user.emails[].value',
      'body user.name',
    ]);
  });

  it('start with [] if the body is a list', () => {
    const document = documentWithBody({ type: 'array', items: { properties: { email: text } } });
    expect(namesIn(document)).toEqual(['body [].email']);
  });

  it('are the body itself if it has no fields', () => {
    expect(namesIn(documentWithBody(text))).toEqual(['body body']);
  });

  it('take format and enum of a list from its items', () => {
    const items = { type: 'string', format: 'email', enum: ['only@one.example'] };
    const document = documentWithBody({ properties: { to: { type: 'array', items } } });
    expect(parameterIn(document, 'to')).toMatchObject({
      type: 'array',
      format: 'email',
      enum: ['only@one.example'],
      isConstant: true,
    });
  });

  it('include those of allOf, oneOf and anyOf', () => {
    const document = documentWithBody(
      {
        allOf: [{ $ref: '#/components/schemas/Base' }, { properties: { own: text } }],
        oneOf: [{ properties: { first: text } }, { properties: { second: text } }],
        anyOf: [{ anyOf: [{ properties: { nested: text } }] }],
      },
      { Base: { properties: { base: text } } },
    );
    expect(namesIn(document).toSorted()).toEqual(
      ['base', 'own', 'first', 'second', 'nested'].map((name) => `body ${name}`).toSorted(),
    );
  });

  it('combine a reference with the fields beside it', () => {
    const document = documentWithBody(
      { properties: { to: { $ref: '#/components/schemas/Mail', description: 'The recipient' } } },
      { Mail: { type: 'string', format: 'email', description: 'A mail address' } },
    );
    expect(parameterIn(document, 'to')).toMatchObject({
      type: 'string',
      format: 'email',
      description: 'The recipient',
    });
  });

  it('do not include what is only in responses', () => {
    const document = documentWithBody({ properties: { id: { readOnly: true }, name: text } });
    expect(namesIn(document)).toEqual(['body name']);
  });

  it('that are not described have at least a name', () => {
    const document = documentWithBody({ properties: { a: true, b: null, c: 'text', d: [] } });
    expect(namesIn(document)).toEqual(['body a', 'body b', 'body c', 'body d']);
  });

  it('have the first type that is not null', () => {
    const document = documentWithBody({
      properties: { a: { type: ['null', 'string'] }, b: { anyOf: [{ type: 'null' }, text] } },
    });
    expect(listParameters(document).map(({ type }) => type)).toEqual(['string', 'string']);
  });
});

describe('a constant', () => {
  it.each<[string, object, true | undefined]>([
    ['const', { const: 'a' }, true],
    ['const null', { const: null }, true],
    ['an enum of one value', { enum: ['a'] }, true],
    ['an enum of one value and null', { enum: ['a', null] }, true],
    ['an optional const', { anyOf: [{ const: 'a' }, { type: 'null' }] }, true],
    ['a const in allOf', { allOf: [{ const: 'a' }, text] }, true],
    ['an enum of two values and many nulls', { enum: ['a', null, null, 'b'] }, undefined],
    ['an enum of two values', { enum: ['a', 'b'] }, undefined],
    ['an empty enum', { enum: [] }, undefined],
    ['a default', { default: 'a' }, undefined],
    ['one of two consts', { oneOf: [{ const: 'a' }, { const: 'b' }] }, undefined],
  ])('is recognized by %s', (_, schema, isConstant) => {
    const document = documentWithBody({ properties: { key: schema } });
    expect(parameterIn(document, 'key').isConstant).toBe(isConstant);
  });
});

describe('a reference', () => {
  it('that leads nowhere does not hide the fields beside it', () => {
    const $ref = '#/nowhere';
    const content = { 'application/json': { $ref, schema: { properties: { email: text } } } };
    const post = {
      parameters: [{ $ref, name: 'size', in: 'query', schema: text }],
      requestBody: { $ref, content },
    };
    expect(namesIn({ paths: { '/orders': { $ref, post } } })).toEqual(['query size', 'body email']);
  });

  it('of a path does not hide the operations beside it', () => {
    const parameters = [{ name: 'size', in: 'query', schema: text }];
    const document = {
      paths: {
        '/a': { $ref: '#/paths/~1b', get: 'text', post: { parameters } },
        '/b': { get: {}, parameters: [{ name: 'color', in: 'query' }] },
      },
    };
    expect(listParameters(document).map(({ operation, name }) => `${operation} ${name}`)).toEqual([
      'GET /a color',
      'POST /a color',
      'POST /a size',
      'GET /b color',
    ]);
  });

  const target = { properties: { email: text } };

  it.each([
    ['#/components/schemas/User', { User: target }],
    ['#/components/schemas/a~1b~0c', { 'a/b~c': target }],
    ['#/components/schemas/a%20b', { 'a b': target }],
    ['#/components/schemas/__proto__', JSON.parse(`{"__proto__":${JSON.stringify(target)}}`)],
    ['#/components/schemas/constructor', { constructor: target }],
    ['#/components/schemas/List/0', { List: [target] }],
  ])('%s is followed', ($ref, schemas) => {
    expect(namesIn(documentWithBody({ $ref }, schemas))).toEqual(['body email']);
  });

  it.each([
    '#/components/schemas/Missing',
    '#/components/schemas/__proto__',
    '#/components/schemas/constructor/prototype',
    '#/components/schemas/List/length',
    '#/%',
    '#',
    '',
    'https://evil.example/schema.json#/User',
    'other.json',
    7,
    null,
    { $ref: '#/components/schemas/User' },
  ])('%j is not followed', ($ref) => {
    const schemas = { User: target, List: [] };
    expect(namesIn(documentWithBody({ $ref }, schemas))).toEqual(['body body']);
  });

  it('may replace a path, a parameter, a body and a content type', () => {
    const document = {
      paths: { '/orders': { $ref: '#/components/pathItems/Orders' } },
      components: {
        pathItems: {
          Orders: {
            parameters: [{ $ref: '#/components/parameters/Size' }],
            post: { requestBody: { $ref: '#/components/requestBodies/Order' } },
          },
        },
        parameters: {
          Size: { $ref: '#/components/parameters/RealSize' },
          RealSize: { name: 'size', in: 'query' },
        },
        requestBodies: {
          Order: { content: { 'application/json': { $ref: '#/components/media' } } },
        },
        media: { schema: target },
      },
    };
    expect(namesIn(document)).toEqual(['query size', 'body email']);
  });

  it('to itself ends', () => {
    const A = { $ref: '#/components/schemas/B' };
    const B = { $ref: '#/components/schemas/A' };
    expect(namesIn(documentWithBody(A, { A, B }))).toEqual(['body body']);
    const loop = documentWith({ parameters: [{ $ref: '#/x' }] }, { x: { $ref: '#/x' } });
    expect(namesIn(loop)).toEqual([]);
  });

  it('to a schema that it is inside is listed once', () => {
    const Node = {
      properties: {
        title: text,
        parent: { $ref: '#/components/schemas/Node' },
        children: { type: 'array', items: { $ref: '#/components/schemas/Node' } },
      },
    };
    const document = documentWithBody({ $ref: '#/components/schemas/Node' }, { Node });
    expect(namesIn(document)).toEqual(['body title']);
  });

  it('to a base that is shared with an outer object hides no other fields', () => {
    const base = { $ref: '#/components/schemas/Base' };
    const document = documentWithBody(
      {
        allOf: [base],
        properties: { customer: { allOf: [base], properties: { email: text } } },
      },
      { Base: { properties: { id: text } } },
    );
    expect(namesIn(document)).toEqual(['body id', 'body customer.email']);
  });
});

describe('the parameters of a hostile operation', () => {
  it('are the outermost ones if there are too many', () => {
    const many = Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`p${index}`, text]));
    const document = documentWithBody({ properties: { many: { properties: many }, email: text } });
    expect(namesIn(document)).toHaveLength(100);
    expect(namesIn(document)).toContain('body email');
  });

  it('end at a depth of eight', () => {
    let schema: object = text;
    for (let depth = 0; depth < 10_000; depth++) schema = { properties: { a: schema } };
    expect(namesIn(documentWithBody(schema))).toEqual([`body ${Array(8).fill('a').join('.')}`]);
  });

  it('have prototype keys as names like any other', () => {
    const properties = JSON.parse('{"__proto__":{"type":"string"},"constructor":{},"toString":{}}');
    expect(namesIn(documentWithBody({ properties }))).toEqual([
      'body __proto__',
      'body constructor',
      'body toString',
    ]);
    expect(parameterIn(documentWithBody({ properties }), '__proto__').type).toBe('string');
  });

  it('have short texts without misleading characters', () => {
    const long = `\u202e\u0000 ${'x'.repeat(1_000_000)}`;
    const document = documentWithBody({
      properties: { [long]: { type: long, format: long, enum: [long], description: long } },
    });
    const [parameter] = listParameters(document);
    expect(parameter?.name).toBe('x'.repeat(80));
    expect(JSON.stringify(parameter).length).toBeLessThan(600);
    expect(JSON.stringify(parameter)).not.toMatch(/\u202e|\\u0000/);
  });
});
