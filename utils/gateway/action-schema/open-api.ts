import { isObject } from '../../lib/is-object.ts';
import { trimText } from '../../lib/trim-text.ts';
import type { Budget } from './budget.ts';

// Access to an OpenAPI document (3.0, 3.1) or Swagger 2 document that may contain anything. Only own properties are
// followed, so that names such as `__proto__` and `constructor` are names like any other.

export type JsonObject = Record<string, unknown>;

/** A document while it is read. */
export interface OpenApiReader {
  document: JsonObject;
  /** What may still be spent. */
  budget: Budget;
  /** The keys of objects that were listed before: listing those of a huge object again and again takes too long. */
  keys: Map<JsonObject, string[]>;
  /** Something was left out because it is beyond a limit. */
  isCut: boolean;
}

/** An operation in a document. */
export interface OperationSource {
  /** In lower case. */
  method: string;
  path: string;
  /** The parent of the operation, with the parameters that all its operations have. */
  pathItem: JsonObject;
  operation: JsonObject;
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** Paths whose operations are counted. Real documents have up to 30. */
const MAX_PATHS = 10_000;

/**
 * The first operations of a document, as many as the budget allows, and how many it has in all. Each path beyond
 * `MAX_PATHS` counts as one.
 */
export function findOperations(
  reader: OpenApiReader,
  paths: JsonObject,
): { sources: OperationSource[]; count: number } {
  const sources: OperationSource[] = [];
  const names = Object.keys(paths);
  let count = Math.max(0, names.length - MAX_PATHS);
  for (const path of names.slice(0, MAX_PATHS)) {
    const own = paths[path];
    if (!isObject(own)) continue;
    const pathItem = resolve(own, reader);
    for (const method of METHODS) {
      const operation = isObject(own[method]) ? own[method] : pathItem[method];
      if (!isObject(operation)) continue;
      count++;
      if (reader.budget.operations-- > 0) sources.push({ method, path, pathItem, operation });
    }
  }
  return { sources, count };
}

/** Keys of one object that are looked at. */
const MAX_KEYS = 200;

export function getKeys(object: JsonObject, reader: OpenApiReader): string[] {
  const known = reader.keys.get(object) ?? Object.keys(object).slice(0, MAX_KEYS + 1);
  reader.keys.set(object, known);
  return cut(known, MAX_KEYS, reader);
}

/** The first items; remembers if there are more. */
export function cut<T>(items: T[], maxItems: number, reader: OpenApiReader): T[] {
  if (items.length <= maxItems) return items;
  reader.isCut = true;
  return items.slice(0, maxItems);
}

/** References that refer to a reference. */
const MAX_HOPS = 5;

/** An object, or the one that it refers to. A reference that leads nowhere does not hide the fields beside it. */
export function resolve(value: JsonObject, reader: OpenApiReader): JsonObject;
export function resolve(value: unknown, reader: OpenApiReader): JsonObject | undefined;
export function resolve(value: unknown, reader: OpenApiReader): JsonObject | undefined {
  let target = value;
  for (let hop = 0; hop <= MAX_HOPS && isObject(target); hop++) {
    if (!Object.hasOwn(target, '$ref')) return target;
    target = findReference(target.$ref, reader);
  }
  return isObject(value) ? value : undefined;
}

const MAX_POINTER_LENGTH = 500;

/** The value that a `$ref` within the document refers to, such as `#/components/schemas/User`. */
export function findReference(reference: unknown, { document, budget }: OpenApiReader): unknown {
  if (typeof reference !== 'string' || reference.length > MAX_POINTER_LENGTH) return undefined;
  if (!reference.startsWith('#/') || budget.schemas-- <= 0) return undefined;
  let target: unknown = document;
  for (const part of reference.slice(2).split('/')) {
    const key = decodePercent(part).replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof target !== 'object' || target === null || !Object.hasOwn(target, key)) return;
    target = (target as JsonObject)[key];
  }
  return target;
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The first items of a list; `[]` if it is none. */
export function toList(value: unknown, maxItems: number): unknown[] {
  return Array.isArray(value) ? value.slice(0, maxItems) : [];
}

/** A text on one line without misleading characters. */
export function toLine(value: unknown, maxLength: number): string | undefined {
  if (typeof value !== 'string') return undefined;
  // Only the beginning of a text of megabytes is cleaned, without half of a surrogate pair.
  const start = value.slice(0, 1.5 * maxLength).replace(/[\ud800-\udbff]$/, '');
  return trimText(start.replace(/\s+/g, ' '), maxLength);
}
