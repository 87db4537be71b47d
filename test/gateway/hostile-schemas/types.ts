import { documentWith, email, many, postOf, type SchemaTexts } from './document.ts';

/** Schemas and parts of schemas of the wrong type. */
export const types = {
  /** Cut short within the text. */
  'broken-text': () => JSON.stringify(JSON.stringify(ordinary).slice(0, -20)),
  'text-in-text': () => JSON.stringify(JSON.stringify(JSON.stringify(ordinary))),
  'empty-text': () => '""',
  yaml: () => JSON.stringify('openapi: 3.1.0\npaths:\n  /send:\n    get: {}\n'),
  'empty-object': () => '{}',
  'empty-list': () => '[]',
  number: () => '7',
  'no-paths': () => JSON.stringify(documentWith({})),
  'list-of-paths': () => JSON.stringify(documentWith([{ '/send': {} }])),
  'text-as-paths': () => JSON.stringify(documentWith('/send')),
  /** Each operation has a value of the wrong type in another place. */
  'wrong-types': () =>
    JSON.stringify(
      documentWith(
        many(PLACES.length * WRONG.length, (index) => [
          `/${index}`,
          PLACES[Math.floor(index / WRONG.length)]?.(WRONG[index % WRONG.length]),
        ]),
        { components: WRONG },
      ),
    ),
} satisfies SchemaTexts;

const ordinary = documentWith({ '/send': { post: postOf({ properties: { email } }) } });

const WRONG: unknown[] = [
  ...[null, true, 0, -1, 1e308, '', 'text', '__proto__'],
  ...[[], [null], [[]], [{}], {}, { a: null }, { length: 5 }],
];

/** Path items with a given value somewhere. */
const PLACES: ((wrong: unknown) => unknown)[] = [
  (wrong) => wrong,
  (wrong) => ({ get: wrong }),
  (wrong) => ({ parameters: wrong, get: {} }),
  (wrong) => ({ get: { parameters: wrong } }),
  (wrong) => ({ get: { parameters: [wrong] } }),
  ...['name', 'in', 'schema', 'content', 'description', 'required', 'type', 'enum', '$ref'].map(
    (field) => (wrong: unknown) => ({
      get: { parameters: [{ name: 'email', in: 'query', [field]: wrong }] },
    }),
  ),
  ...['summary', 'operationId', 'description', 'x-openai-isConsequential', 'deprecated'].map(
    (field) => (wrong: unknown) => ({ get: { [field]: wrong } }),
  ),
  (wrong) => ({ post: { requestBody: wrong } }),
  (wrong) => ({ post: { requestBody: { content: wrong } } }),
  (wrong) => ({ post: { requestBody: { content: { 'application/json': wrong } } } }),
  (wrong) => ({ post: postOf(wrong) }),
  ...['type', 'format', 'enum', 'const', 'items', 'properties', 'required', 'allOf'].map(
    (field) => (wrong: unknown) => ({
      post: postOf({ type: 'object', properties: { email }, [field]: wrong }),
    }),
  ),
  ...['oneOf', 'anyOf', 'not', 'description', '$ref', 'additionalProperties', 'default'].map(
    (field) => (wrong: unknown) => ({ post: postOf({ properties: { email }, [field]: wrong }) }),
  ),
  (wrong) => ({ post: postOf({ properties: { email: wrong } }) }),
  (wrong) => ({ post: postOf({ allOf: [wrong, { properties: { email } }] }) }),
];
