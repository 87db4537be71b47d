import { isObject } from '../../lib/is-object.ts';
import {
  cut,
  findReference,
  getKeys,
  type JsonObject,
  type OpenApiReader,
  type OperationSource,
  resolve,
  toLine,
  toList,
} from './open-api.ts';
import type { Parameter } from './recognize-kinds.ts';

/** Of an operation. Real ones have up to 20. */
const MAX_PARAMETERS = 100;
/** Values that are looked at in an operation: parameters, and what they are inside. */
const MAX_VALUES = 500;
/** Levels of objects and lists within a body. Real ones have up to 4. */
const MAX_DEPTH = 8;
/** Schemas that apply to the same value. */
const MAX_PARTS = 16;
const MAX_CONTENT_TYPES = 8;

const MAX_NAME_LENGTH = 80;
const MAX_PATH_LENGTH = 200;
/** What a parameter is stands at the beginning of its description. */
const MAX_DESCRIPTION_LENGTH = 200;
const MAX_ENUM = 5;
const MAX_WORD_LENGTH = 60;

type Place = Parameter['in'];

const PLACES: Record<string, Place> = {
  query: 'query',
  path: 'path',
  header: 'header',
  cookie: 'cookie',
  // Swagger 2.
  body: 'body',
  formData: 'body',
};

/** A schema that applies to a value, beside others. */
interface Part {
  schema: JsonObject;
  /** The value matches this schema or another one. */
  isAlternative: boolean;
}

/** A value in a request, with everything that describes it. */
interface Value {
  in: Place;
  /** Empty for a whole body. */
  name: string;
  parts: Part[];
  description?: string;
  /** The schemas of the values that it is inside. */
  ancestors: JsonObject[];
  depth: number;
}

/**
 * The parameters of an operation: values of parameters and body that contain no others. Those at the top come first, so
 * that one large object does not hide the others.
 */
export function listOperationParameters(
  source: OperationSource,
  reader: OpenApiReader,
): Parameter[] {
  reader.isCut = false;
  const found = new Map<string, Parameter[]>();
  let count = 0;
  const { summary, operationId } = source.operation;
  const operation = {
    operation: `${source.method.toUpperCase()} ${toLine(source.path, MAX_PATH_LENGTH) ?? '/'}`,
    operationText:
      [summary, operationId].flatMap((text) => toLine(text, MAX_PATH_LENGTH) ?? []).join(' ') ||
      undefined,
  };
  const values = [...getParameters(source, reader), ...getBodies(source.operation, reader)];
  // Values inside others are added while the loop runs.
  for (const value of values) {
    const { schemas, parameters } = reader.budget;
    if (count >= MAX_PARAMETERS || schemas <= 0 || parameters <= 0) {
      reader.isCut = true;
      break;
    }
    const inner = getInnerValues(value, reader);
    if (inner) {
      values.push(...cut(inner, Math.max(0, MAX_VALUES - values.length), reader));
      continue;
    }
    const parameter = { ...operation, ...toParameter(value, reader) };
    const key = `${parameter.in} ${parameter.name}`;
    const known = found.get(key) ?? [];
    // In one content type or alternative it may be constant or something else, in another not.
    if (known.some((each) => parameter.isConstant || isEqual(each, parameter))) continue;
    const others = known.filter(({ isConstant }) => !isConstant);
    found.set(key, [...others, parameter]);
    if (others.length < known.length) continue;
    reader.budget.parameters--;
    count++;
  }
  return [...found.values()].flat();
}

function isEqual(one: Parameter, other: Parameter): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The parameters of the path and of the operation, which replaces those with the same name. */
function getParameters(source: OperationSource, reader: OpenApiReader): Value[] {
  const values = new Map<string, Value>();
  const raw = [source.pathItem, source.operation].flatMap(({ parameters }) =>
    cut(toList(parameters, MAX_PARAMETERS + 1), MAX_PARAMETERS, reader),
  );
  for (const each of raw) {
    const parameter = resolve(each, reader);
    if (typeof parameter?.in !== 'string' || !Object.hasOwn(PLACES, parameter.in)) continue;
    const place = PLACES[parameter.in];
    const name = toLine(parameter.name, MAX_NAME_LENGTH);
    if (!place || !name) continue;
    const [content] = getContentSchemas(parameter.content, reader);
    values.set(`${place} ${name}`, {
      in: place,
      // In Swagger 2, the name of a body is not sent.
      name: parameter.in === 'body' ? '' : name,
      // In Swagger 2, the parameter itself has type, format and enum.
      parts: getParts(parameter.schema ?? content ?? parameter, reader),
      description: toLine(parameter.description, MAX_DESCRIPTION_LENGTH),
      ancestors: [],
      depth: 0,
    });
  }
  return [...values.values()];
}

/** The body of an operation in each content type. */
function getBodies({ requestBody }: JsonObject, reader: OpenApiReader): Value[] {
  const body = resolve(requestBody, reader);
  return getContentSchemas(body?.content, reader).map((schema) => ({
    in: 'body',
    name: '',
    parts: getParts(schema, reader),
    description: toLine(body?.description, MAX_DESCRIPTION_LENGTH),
    ancestors: [],
    depth: 0,
  }));
}

function getContentSchemas(content: unknown, reader: OpenApiReader): unknown[] {
  if (!isObject(content)) return [];
  return cut(getKeys(content, reader), MAX_CONTENT_TYPES, reader).map(
    (type) => resolve(content[type], reader)?.schema,
  );
}

/** One more than are added, so that it is noticed. */
function toParts(list: unknown): unknown[] {
  return toList(list, MAX_PARTS + 1);
}

/** The schemas that apply to a value: its own, and those of `$ref`, `allOf`, `oneOf` and `anyOf`. */
function getParts(schema: unknown, reader: OpenApiReader): Part[] {
  const parts: Part[] = [];
  const add = (candidate: unknown, isAlternative: boolean): void => {
    if (reader.budget.schemas-- <= 0 || !isObject(candidate)) return;
    if (parts.some((part) => part.schema === candidate)) return;
    if (parts.length >= MAX_PARTS) {
      reader.isCut = true;
      return;
    }
    parts.push({ schema: candidate, isAlternative });
    if (Object.hasOwn(candidate, '$ref')) add(findReference(candidate.$ref, reader), isAlternative);
    for (const each of toParts(candidate.allOf)) add(each, isAlternative);
    const alternatives = [candidate.oneOf, candidate.anyOf]
      .flatMap(toParts)
      // Something or null is an optional value, not a choice.
      .filter((each) => isObject(each) && each.type !== 'null');
    for (const each of alternatives) add(each, isAlternative || alternatives.length > 1);
  };
  add(schema, false);
  return parts;
}

/**
 * The values directly inside an object, or inside the items of a list; `undefined` if the value contains no others, `[]`
 * if all of them are listed elsewhere or are not sent.
 */
function getInnerValues(value: Value, reader: OpenApiReader): Value[] | undefined {
  if (value.depth >= MAX_DEPTH || value.name.length > MAX_PATH_LENGTH) {
    if (value.parts.some(isComposed)) reader.isCut = true;
    return undefined;
  }
  const inner: { name: string; parts: Part[] }[] = [];
  for (const { schema } of value.parts) {
    if (inner.length > MAX_VALUES) break;
    const { properties, additionalProperties: additional } = schema;
    for (const key of isObject(properties) ? getKeys(properties, reader) : []) {
      const name = toLine(key, MAX_NAME_LENGTH);
      const parts = getParts(isObject(properties) && properties[key], reader);
      if (name) inner.push({ name: value.name ? `${value.name}.${name}` : name, parts });
    }
    const parts = getParts(additional, reader);
    if (parts.some(isComposed)) inner.push({ name: value.name ? `${value.name}.*` : '*', parts });
  }
  const items = getItems(value.parts, reader);
  if (items.some(isComposed)) inner.push({ name: `${value.name}[]`, parts: items });
  if (inner.length === 0) return undefined;

  const ancestors = [...value.ancestors, ...value.parts.map(({ schema }) => schema)];
  return inner.flatMap(({ name, parts }) => {
    if (parts.some(({ schema, isAlternative }) => schema.readOnly === true && !isAlternative))
      return [];
    // A base schema may be shared, so the others still count; a value of the same type is listed already.
    const others = parts.filter(({ schema }) => !ancestors.includes(schema));
    if (others.length < parts.length && !others.some(isComposed)) return [];
    return [{ in: value.in, name, parts: others, ancestors, depth: value.depth + 1 }];
  });
}

/** Whether values that match a schema contain others. */
function isComposed({ schema }: Part): boolean {
  return [schema.properties, schema.additionalProperties, schema.items].some(isObject);
}

/** The schemas of the items of a list. */
function getItems(parts: Part[], reader: OpenApiReader): Part[] {
  const items = parts.flatMap(({ schema }) =>
    isObject(schema.items) ? [schema.items] : toList(schema.items ?? schema.prefixItems, MAX_PARTS),
  );
  const isAlternative = items.length > 1;
  return items
    .flatMap((item) => getParts(item, reader))
    .map((part) => ({ ...part, isAlternative: part.isAlternative || isAlternative }))
    .slice(0, MAX_PARTS);
}

/** The schema of a list describes its items, too. */
function toParameter(value: Value, reader: OpenApiReader) {
  const parts = [...value.parts, ...getItems(value.parts, reader)];
  const required = parts.filter(({ isAlternative }) => !isAlternative);
  const values = required.map(({ schema }) => schema.enum).find(Array.isArray);
  return {
    in: value.in,
    name: value.name || 'body',
    type: firstOf(parts, ({ type }) =>
      toLine(Array.isArray(type) ? type.find((each) => each !== 'null') : type, MAX_WORD_LENGTH),
    ),
    format: firstOf(parts, ({ format }) => toLine(format, MAX_WORD_LENGTH)),
    enum: values && toEnum(values),
    isConstant: required.some(({ schema }) => isConstant(schema)) || undefined,
    description:
      value.description ??
      firstOf(parts, ({ description }) => toLine(description, MAX_DESCRIPTION_LENGTH)),
  };
}

function firstOf<T>(parts: Part[], get: (schema: JsonObject) => T | undefined): T | undefined {
  for (const { schema } of parts) {
    const found = get(schema);
    if (found !== undefined) return found;
  }
  return undefined;
}

function toEnum(values: unknown[]): unknown[] {
  const known = toList(values, MAX_VALUES).filter((each) => each !== null);
  return known.slice(0, MAX_ENUM).flatMap((value) => {
    if (typeof value === 'string') return toLine(value, MAX_WORD_LENGTH) ?? [];
    return typeof value === 'number' || typeof value === 'boolean' ? value : [];
  });
}

function isConstant(schema: JsonObject): boolean {
  const values = new Set(toList(schema.enum, MAX_VALUES).filter((each) => each !== null));
  return Object.hasOwn(schema, 'const') || values.size === 1;
}
