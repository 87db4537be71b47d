import {
  documentWith,
  documentWithBody,
  email,
  many,
  postOf,
  refTo,
  type SchemaTexts,
} from './document.ts';

/** Resolving each branch anew would take 2 to the power of this many steps. */
const LEVELS = 40;

/** References in circles, to nowhere, to elsewhere, and to far too much. */
export const references = {
  'circular-schema': () =>
    JSON.stringify(
      documentWithBody(refTo('Person'), {
        Person: {
          type: 'object',
          properties: { email, friends: { type: 'array', items: refTo('Person') } },
        },
      }),
    ),
  'reference-to-itself': () =>
    JSON.stringify(documentWithBody(refTo('Loop'), { Loop: refTo('Loop') })),
  'circular-parameters': () =>
    JSON.stringify(
      documentWith(
        { '/send': { get: { parameters: [{ $ref: '#/components/parameters/First' }] } } },
        {
          components: {
            parameters: {
              First: { $ref: '#/components/parameters/Second' },
              Second: { $ref: '#/components/parameters/First' },
            },
          },
        },
      ),
    ),
  'circular-paths': () =>
    JSON.stringify(
      documentWith({ '/one': { $ref: '#/paths/~1two' }, '/two': { $ref: '#/paths/~1one' } }),
    ),
  'circular-all-of': () =>
    JSON.stringify(
      documentWithBody(refTo('First'), {
        First: { allOf: [refTo('Second'), { type: 'object', properties: { email } }] },
        Second: { allOf: [refTo('First')], oneOf: [refTo('Second')] },
      }),
    ),

  'fan-out': () =>
    fanOut((next) => ({ type: 'object', properties: { email, left: next, right: next } })),
  'fan-out-all-of': () => fanOut((next) => ({ allOf: [next, next] })),
  /** Each component refers to each: few levels, many ways. */
  'references-to-all': () => {
    const all = many(100, (index) => [`to${index}`, refTo(index)]);
    return JSON.stringify(
      documentWithBody(
        refTo(0),
        many(100, (index) => [`${index}`, { type: 'object', properties: all }]),
      ),
    );
  },

  'external-references': () =>
    JSON.stringify(
      documentWith(
        many(EXTERNAL.length, (index) => [
          `/${index}`,
          { post: postOf({ $ref: EXTERNAL[index] }) },
        ]),
      ),
    ),
  'broken-references': () =>
    JSON.stringify(
      documentWith(
        many(BROKEN.length, (index) => [
          `/${index}`,
          {
            post: {
              ...postOf({ type: 'object', properties: { email, broken: { $ref: BROKEN[index] } } }),
              parameters: [{ $ref: BROKEN[index] }],
            },
          },
        ]),
      ),
    ),
} satisfies SchemaTexts;

/** Nothing may be requested from these. */
const EXTERNAL = [
  'https://evil.example/asked',
  '//evil.example/asked#/components/schemas/Mail',
  'file:///etc/passwd',
  'common.json#/definitions/Mail',
  '../common.yaml',
  'data:application/json,{"type":"object","properties":{"email":{"type":"string"}}}',
  'javascript:alert(1)',
];

const BROKEN: unknown[] = [
  ...['', '#', '#/', '#//', '/', '#components', '#/components/schemas/Nowhere', '#/paths/~1send'],
  ...['#/~', '#/~2', '#/%', '#/%E0%A4%A', '#/paths/~10/post', '#/info/title', '#/servers/0/url'],
  ...['#/__proto__', '#/__proto__/polluted', '#/constructor/prototype', '#/toString', '#/length'],
  ...[null, 7, true, [], {}, ['#/components'], { $ref: '#' }],
];

function fanOut(level: (next: object) => object): string {
  return JSON.stringify(
    documentWithBody(
      refTo(0),
      many(LEVELS, (index) => [
        `${index}`,
        index === LEVELS - 1 ? { type: 'object', properties: { email } } : level(refTo(index + 1)),
      ]),
    ),
  );
}
