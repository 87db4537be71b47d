import { payloads } from '../faults/payloads.ts';
import { documentWith, many, type SchemaTexts } from './document.ts';

const BIDIRECTIONAL = [
  '\u202eliame\u202c',
  '\u2066email\u2069',
  '\u2067user_\u2068email',
  'email\u200f\u200e\u061c',
  '\u202a\u202b\u202demail',
];

const CONTROL_CHARACTERS = [
  '\u0000email\u0000',
  'e\u0007m\u0008ail',
  '\u001b[31memail\u001b[0m',
  'email\u0085\u009b\u007f',
  'user\r\nemail\u2028\u2029\t',
];

const INVISIBLE_CHARACTERS = [
  'e\u200bm\u200ca\u200di\u2060l',
  '\ufeffemail',
  'e\u00admail',
  '\u200b',
  '\u3164\u2800\u115f',
  'email\u{e0001}\u{e0065}\ufe0f',
  '',
  ' ',
];

const SPLIT_SURROGATES = ['\ud83d', '\udc00email', 'email\ud800', '\udfff\ud800', '😀email😀'];

const PROTOTYPE_KEYS = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty'],
  ...['__defineGetter__', 'toJSON', 'then', 'length', 'name', 'isPrototypeOf'],
];

/** Texts that must be rendered as text, in every place of a schema. */
export const texts = {
  markup: () => JSON.stringify(schemaOf(payloads)),
  bidirectional: () => JSON.stringify(schemaOf(BIDIRECTIONAL)),
  'control-characters': () => JSON.stringify(schemaOf(CONTROL_CHARACTERS)),
  'invisible-characters': () => JSON.stringify(schemaOf(INVISIBLE_CHARACTERS)),
  'split-surrogates': () => JSON.stringify(schemaOf(SPLIT_SURROGATES)),
  'prototype-keys': () => JSON.stringify(schemaOf(PROTOTYPE_KEYS)),
} satisfies SchemaTexts;

/** A schema with an operation for each text, in which the text is in every place where a text or name may be. */
export function schemaOf(values: readonly string[]): object {
  const each = (entry: (text: string) => unknown) =>
    many(values.length, (index) => [values[index] ?? '', entry(values[index] ?? '')]);
  const [title = ''] = values;
  return documentWith(
    {
      ...each(() => ({ get: {} })),
      ...many(values.length, (n) => [`/${values[n]}`, pathOf(values[n] ?? '')]),
    },
    {
      info: { title, description: values.join(' '), version: title },
      components: { schemas: each(propertiesOf), parameters: each(parameterOf) },
    },
  );
}

function pathOf(text: string): object {
  return Object.fromEntries([
    ['get', operationOf(text)],
    ['post', { operationId: text }],
    ['delete', {}],
    [text, { summary: text }],
  ]);
}

function operationOf(text: string): object {
  return {
    summary: text,
    operationId: text,
    description: text,
    tags: [text],
    parameters: [parameterOf(text), { $ref: `#/components/parameters/${text}` }],
    requestBody: {
      content: Object.fromEntries([
        ['application/json', { schema: propertiesOf(text) }],
        [text, { schema: { $ref: `#/components/schemas/${text}` } }],
      ]),
    },
  };
}

function parameterOf(text: string): object {
  return { name: text, in: 'query', description: `E-mail address ${text}`, schema: stringOf(text) };
}

function propertiesOf(text: string): object {
  const inner = { type: 'object', properties: Object.fromEntries([[text, stringOf(text)]]) };
  return {
    type: 'object',
    properties: Object.fromEntries([[text, { type: 'array', items: inner }]]),
  };
}

function stringOf(text: string): object {
  const description = `E-mail address ${text}`;
  return { type: 'string', format: text, enum: [text, 'other'], default: text, description };
}
