import { DATA_KINDS } from '../../gpt/data-kinds.ts';
import type { Action, Operation } from '../../gpt/gpt.ts';
import { isObject } from '../../lib/is-object.ts';
import { type Budget, GPT_BUDGET, mapWithBudget } from './budget.ts';
import { RULES_VERSION } from './kind-rules.ts';
import { listOperationParameters } from './list-parameters.ts';
import {
  findOperations,
  type JsonObject,
  type OpenApiReader,
  type OperationSource,
  toLine,
} from './open-api.ts';
import { type Parameter, recognizeKinds } from './recognize-kinds.ts';
import { MAX_NAMES, selectOperations } from './select-operations.ts';

/** The fields of an Action's metadata that may contain its schema, as received. */
export interface SchemaSource {
  domain?: string | undefined;
  /** An OpenAPI document, or its JSON text. */
  json_schema?: unknown;
  /** The text that the author wrote: JSON, or YAML, which is not read. */
  raw_spec?: unknown;
}

/** What is kept of a schema. */
export type ActionOperations = Pick<Action, 'operations' | 'omittedOperations' | 'rulesVersion'>;

/**
 * The operations in the schemas of a GPT's Actions; `{}` for a schema that is missing or unreadable. Time and size of the
 * result are bounded, whatever the schemas contain.
 */
export function readActionSchemas(sources: readonly SchemaSource[]): ActionOperations[] {
  return mapWithBudget(sources, GPT_BUDGET, countPaths, readActionSchema);
}

/** A text has one path in 1,000 characters, roughly. */
function countPaths({ json_schema, raw_spec }: SchemaSource): number {
  if (isObject(json_schema) && isObject(json_schema.paths))
    return Object.keys(json_schema.paths).length;
  const text = [json_schema, raw_spec].find((each) => typeof each === 'string');
  return (text?.length ?? 0) / 1000;
}

/** All parameters in a schema, for benchmarks and tests. */
export function listParameters(schema: unknown, domain?: string): Parameter[] {
  const opened = openDocument({ json_schema: schema }, { ...GPT_BUDGET });
  if (!opened) return [];
  const { sources } = findOperations(opened.reader, opened.paths);
  return sources.flatMap((source) => listParametersOf(source, domain, opened.reader));
}

function readActionSchema(source: SchemaSource, budget: Budget): ActionOperations {
  const opened = openDocument(source, budget);
  if (!opened) return {};
  const { reader, paths } = opened;
  const { sources, count } = findOperations(reader, paths);
  const read: Operation[] = [];
  for (const each of sources) {
    // An operation must not seem to ask for less because the budget is used up, so it is omitted.
    if (isUsedUp(budget)) break;
    const parameters = listParametersOf(each, source.domain, reader);
    if (isUsedUp(budget) && read.length > 0) break;
    read.push(toOperation(each, parameters, reader.isCut || budget.schemas <= 0));
  }
  const operations = selectOperations(read, budget);
  const omittedOperations = count - operations.length;
  return {
    operations,
    ...(omittedOperations > 0 && { omittedOperations }),
    rulesVersion: RULES_VERSION,
  };
}

function isUsedUp({ schemas, parameters }: Budget): boolean {
  return schemas <= 0 || parameters <= 0;
}

function openDocument(
  { json_schema, raw_spec }: SchemaSource,
  budget: Budget,
): { reader: OpenApiReader; paths: JsonObject } | undefined {
  for (const each of [json_schema, raw_spec]) {
    const document = typeof each === 'string' ? parseText(each, budget) : each;
    if (isObject(document) && isObject(document.paths))
      return { reader: { document, budget, keys: new Map(), isCut: false }, paths: document.paths };
  }
  return undefined;
}

function parseText(text: string, budget: Budget): unknown {
  if (text.length > budget.text) return undefined;
  budget.text -= text.length;
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

function listParametersOf(
  source: OperationSource,
  domain: string | undefined,
  reader: OpenApiReader,
): Parameter[] {
  return listOperationParameters(source, reader).map((parameter) => ({ domain, ...parameter }));
}

const MAX_NAME_LENGTH = 120;

function toOperation(
  source: OperationSource,
  parameters: Parameter[],
  isPartlyRead: boolean,
): Operation {
  const { operation, method, path } = source;
  const recognized = parameters.map((parameter) => ({
    name: parameter.name,
    kinds: recognizeKinds(parameter),
  }));
  const operationId = toLine(operation.operationId, MAX_NAME_LENGTH);
  return {
    name:
      toLine(operation.summary, MAX_NAME_LENGTH) ??
      toLine(operationId && toWords(operationId), MAX_NAME_LENGTH) ??
      toLine(`${method.toUpperCase()} ${path}`, MAX_NAME_LENGTH) ??
      method.toUpperCase(),
    method,
    ...(operation['x-openai-isConsequential'] === false && { isCalledWithoutAsking: true }),
    ...(isPartlyRead && { isPartlyRead }),
    collects: DATA_KINDS.flatMap((kind) => {
      const matching = recognized.filter(({ kinds }) => kinds.includes(kind));
      const names = [...new Set(matching.map(({ name }) => name))];
      return names.length > 0 ? [{ kind, parameters: names.slice(0, MAX_NAMES).map(shorten) }] : [];
    }),
  };
}

/** An identifier such as `getUserProfile` or `get_user-profile` as words: "Get user profile". */
function toWords(identifier: string): string {
  return (
    identifier
      .replace(/(?<=[\p{Ll}\d])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ')
      .split(/[\s_.:/-]+/)
      .filter((word) => word !== '')
      // Keep abbreviations such as URL.
      .map((word) => (/^\p{Lu}{2,}$/u.test(word) ? word : word.toLowerCase()))
      .join(' ')
      .replace(/^./u, (first) => first.toUpperCase())
  );
}

const MAX_KEPT_NAME_LENGTH = 80;

/** Cuts the beginning of a long name, because the last part tells the most. */
function shorten(name: string): string {
  if (name.length <= MAX_KEPT_NAME_LENGTH) return name;
  return `…${name.slice(1 - MAX_KEPT_NAME_LENGTH).replace(/^[\udc00-\udfff]/, '')}`;
}
