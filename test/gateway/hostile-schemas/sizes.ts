import {
  documentWith,
  documentWithBody,
  email,
  many,
  postOf,
  refTo,
  type SchemaTexts,
} from './document.ts';

const MEGABYTE = 1_000_000;
const MANY = 100_000;

/** Schemas that are far too large. */
export const sizes = {
  /** GPT Lens reads no body of this size. */
  'ten-megabytes': () => describedIn(10 * MEGABYTE),
  /** The gateway's response is just small enough to be read. */
  'seven-megabytes': () => describedIn(7 * MEGABYTE),
  'many-operations': () =>
    JSON.stringify(
      documentWith(
        many(MANY, (index) => [
          `/${index}`,
          { get: { parameters: [{ name: 'email', in: 'query' }] } },
        ]),
      ),
    ),
  'many-parameters': () => {
    const parameters = Array.from({ length: MANY }, (_, index) => {
      return { name: `email${index}`, in: 'query' };
    });
    return JSON.stringify(documentWith({ '/send': { get: { parameters } } }));
  },
  'many-properties': () =>
    JSON.stringify(
      documentWithBody({ type: 'object', properties: many(MANY, (n) => [`email${n}`, email]) }),
    ),
  'many-alternatives': () =>
    JSON.stringify(
      documentWithBody(
        { oneOf: Array.from({ length: MANY }, (_, index) => refTo(index % 3)) },
        many(3, (n) => [`${n}`, { type: 'object', properties: { [`email${n}`]: email } }]),
      ),
    ),
  'many-content-types': () =>
    JSON.stringify(
      documentWith(
        { '/send': { post: { requestBody: { content: many(MANY, contentOf) } } } },
        { components: { schemas: { Mail: { type: 'object', properties: { email } } } } },
      ),
    ),
  'many-paths-without-operations': () =>
    JSON.stringify(documentWith(many(MANY, (index) => [`/${index}`, {}]))),
  'many-values': () =>
    JSON.stringify(
      documentWithBody({
        type: 'object',
        properties: { email: { ...email, enum: Array.from({ length: MANY }, String) } },
      }),
    ),
  /** The rules for kinds must read it in linear time. */
  'long-names': () =>
    JSON.stringify(
      documentWith(
        many(LONG_NAMES.length, (index) => [
          `/${index}`,
          { post: postOf({ type: 'object', properties: { [LONG_NAMES[index] ?? '']: email } }) },
        ]),
      ),
    ),
} satisfies SchemaTexts;

const LONG_NAMES = [
  'email'.repeat(MANY),
  'userEmail'.repeat(MANY / 2),
  'E'.repeat(MANY),
  `${'a.'.repeat(MANY)}email`,
  `${'_'.repeat(MANY)}email`,
  `${' '.repeat(MANY)}!`,
  `${'first name '.repeat(MANY / 10)}!`,
  '你'.repeat(MANY),
];

function contentOf(index: number): [string, object] {
  return [`application/x-${index}`, { schema: refTo('Mail') }];
}

function describedIn(bytes: number): string {
  const words = 'The address to which the answer is sent. ';
  const description = words.repeat(bytes / words.length);
  const properties = { email: { type: 'string', description } };
  return JSON.stringify(documentWithBody({ type: 'object', properties }));
}
