import { DATA_KINDS } from '../../../utils/gpt/data-kinds.ts';
import { services } from '../action-schemas/services.ts';
import type { GptData } from '../gpt-data.ts';
import { each, type Variation, type Variations } from './variation.ts';

/** The kinds of data and the shapes of the schemas of Actions. */
export const actionVariations: Variations = {
  ...each(
    'an Action that asks for the kind',
    DATA_KINDS,
    (kind) => (data) => askedFor(data).some((kinds) => kinds.includes(kind)),
  ),
  'an operation that asks for nothing': (data) =>
    askedFor(data).some((kinds) => kinds.length === 0),
  'an operation that asks for several kinds': (data) =>
    askedFor(data).some((kinds) => kinds.length > 1),
  'three Actions': ({ tools }) => tools.filter(({ metadata }) => metadata).length === 3,

  ...each('a schema in OpenAPI', ['3.0.0', '3.0.1', '3.0.3', '3.1.0'], (version) =>
    hasNode(({ openapi }) => openapi === version),
  ),
  'a schema in Swagger 2': hasNode(({ swagger }) => swagger === '2.0'),
  'a schema as JSON text': (data) => schemasOf(data).some((schema) => typeof schema === 'string'),
  'an Action without a schema': ({ tools }) =>
    tools.some(({ metadata }) => metadata?.domain && metadata.json_schema === null),

  ...each('a reference in', ['schema', 'items', 'parameters', 'oneOf', 'anyOf', 'allOf'], (place) =>
    hasNode(({ $ref }, key) => key === place && typeof $ref === 'string'),
  ),
  ...each('a combination with', ['allOf', 'oneOf', 'anyOf'], (combination) =>
    hasNode((node) => Array.isArray(node[combination])),
  ),
  'parameters of a path': hasNode(
    ({ parameters, paths }, key) => key.startsWith('/') && Array.isArray(parameters) && !paths,
  ),
  'several content types': hasNode(
    (node, key) => key === 'content' && Object.keys(node).length > 1,
  ),
  ...each(
    'a body of the type',
    ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'],
    (type) => hasNode((node, key) => key === 'content' && type in node),
  ),
  'a list of objects': hasNode(({ type }, key) => key === 'items' && type === 'object'),
  ...each('a parameter in', ['query', 'path', 'header', 'body', 'formData'], (place) =>
    hasNode((node) => node.in === place),
  ),
  'a constant': hasNode((node) => 'const' in node),
  'a single possible value': hasNode(
    ({ enum: values }) => Array.isArray(values) && values.length === 1,
  ),
  'a constant in words': described(/^Always '/),

  ...each('an operation with x-openai-isConsequential', [false, true, undefined], (value) =>
    hasNode((node) => 'responses' in node && node['x-openai-isConsequential'] === value),
  ),
  ...each('an operation with the method', ['get', 'post', 'put', 'delete'], (method) =>
    hasNode((_, key) => key === method),
  ),
  'an operation without a summary': hasNode((node) => 'responses' in node && !('summary' in node)),
  'an operation with neither summary nor id': hasNode(
    (node) => 'responses' in node && !('summary' in node) && !('operationId' in node),
  ),
  'a description in Chinese': described(/收件人/),
  'a description in Japanese': described(/\p{Script=Hiragana}/u),
  'a description in Spanish': described(/í/),
  'a description in German': described(/ Person$/),
  'a description in French': described(/départ/),
  'a description addressed to the model': described(/^ALWAYS call/),

  'a schema that is broken JSON': (data) =>
    schemasOf(data).some((schema) => typeof schema === 'string' && !isJson(schema)),
  'a schema that is a list': (data) => schemasOf(data).some(Array.isArray),
  'a schema that is empty': (data) =>
    schemasOf(data).some(
      (schema) => typeof schema === 'object' && Object.keys(schema).length === 0,
    ),
  'a reference to another server': hasNode(({ $ref }) => String($ref).startsWith('https:')),
  'a reference to itself': hasNode(({ $ref }, key) => $ref === `#/components/schemas/${key}`),
  'a prototype key as the name of a property': hasNode(
    (node, key) => key === 'properties' && Object.hasOwn(node, '__proto__'),
  ),
  ...each('in a summary,', ['<script>', '\u202e', '\u0000', '\u200b', '\ud83d'], (characters) =>
    hasNode(({ summary }) => typeof summary === 'string' && summary.includes(characters)),
  ),
};

/** What each operation of the invented services that a GPT contacts asks for. */
function askedFor({ tools }: GptData) {
  return tools.flatMap(({ metadata }) =>
    Object.values(services.get(metadata?.domain ?? '')?.asksFor ?? {}),
  );
}

function schemasOf({ tools }: GptData): (object | string)[] {
  return tools.flatMap(({ metadata }) => (metadata?.json_schema ? [metadata.json_schema] : []));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function described(pattern: RegExp): Variation {
  return hasNode(({ description }) => typeof description === 'string' && pattern.test(description));
}

type Node = Record<string, unknown>;

/** Whether an object in a schema passes a test. `key` is its name; for an item of a list, the name of the list. */
function hasNode(test: (node: Node, key: string) => boolean): Variation {
  const isIn = (value: unknown, key: string): boolean => {
    if (Array.isArray(value)) return value.some((item) => isIn(item, key));
    if (typeof value !== 'object' || value === null) return false;
    const entries = Object.entries(value);
    return test(value as Node, key) || entries.some(([name, inner]) => isIn(inner, name));
  };
  return (data) => schemasOf(data).some((schema) => isIn(schema, ''));
}
