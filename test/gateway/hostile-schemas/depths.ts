import {
  documentWith,
  documentWithBody,
  email,
  many,
  refTo,
  type SchemaTexts,
} from './document.ts';

const DEPTH = 10_000;

/** Schemas that are far too deep. */
export const depths = {
  'deep-properties': () => bodyIn('{"type":"object","properties":{"inner":', '}}'),
  'deep-items': () => bodyIn('{"type":"array","items":', '}'),
  'deep-all-of': () => bodyIn('{"allOf":[', ']}'),
  'deep-lists': () => {
    const parameters = `${'['.repeat(DEPTH)}${']'.repeat(DEPTH)}`;
    return fill(documentWith({ '/send': { get: { parameters: HOLE } } }), parameters);
  },
  'deep-references': () =>
    JSON.stringify(
      documentWithBody(
        refTo(0),
        many(DEPTH, (level) => [`${level}`, level === DEPTH - 1 ? email : refTo(level + 1)]),
      ),
    ),
  'deep-properties-by-reference': () =>
    JSON.stringify(
      documentWithBody(
        refTo(0),
        many(DEPTH, (level) => [`${level}`, { type: 'object', properties: innerOf(level) }]),
      ),
    ),
} satisfies SchemaTexts;

function innerOf(level: number): object {
  return level === DEPTH - 1 ? { email } : { email, inner: refTo(level + 1) };
}

/** Marks where the deep part is inserted. */
const HOLE = 'HOLE';

function bodyIn(before: string, after: string): string {
  const deep = before.repeat(DEPTH) + JSON.stringify(email) + after.repeat(DEPTH);
  return fill(documentWithBody(HOLE), deep);
}

function fill(document: object, text: string): string {
  return JSON.stringify(document).replace(JSON.stringify(HOLE), () => text);
}
