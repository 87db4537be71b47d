import type { DataKind } from '../../../utils/gpt/data-kinds.ts';

/** An invented service that Actions call. */
export interface Service {
  domain: string;
  /** Its OpenAPI document, as an object or as JSON text. */
  schema: object | string;
  /** What each operation asks for, such as `'POST /orders': ['email']`; `[]` if it asks for nothing about the user. */
  asksFor: Record<string, DataKind[]>;
}

type Version = '3.0.0' | '3.0.1' | '3.0.3' | '3.1.0';

/** An OpenAPI document; `parts` are its paths and components. */
export function openApi(version: Version, domain: string, title: string, parts: object): object {
  const servers = [{ url: `https://${domain}` }];
  return { openapi: version, info: { title, version: 'v1' }, servers, ...parts };
}

/** A Swagger 2 document; `parts` are its paths, definitions and parameters. */
export function swagger(domain: string, title: string, parts: object): object {
  const address = { host: domain, basePath: '/', schemes: ['https'] };
  return { swagger: '2.0', info: { title, version: 'v1' }, ...address, ...parts };
}

/** A string parameter in the query of an OpenAPI operation. */
export function inQuery(name: string, description: string, schema: object = {}): object {
  return { name, in: 'query', description, schema: { type: 'string', ...schema } };
}

/** A required parameter in the path of an OpenAPI operation: the id of something that the service holds. */
export function inPath(name: string, description: string): object {
  return { name, in: 'path', required: true, description, schema: { type: 'string' } };
}

/** A string in a body. */
export function text(description: string, more: object = {}): object {
  return { type: 'string', description, ...more };
}

export function object(properties: object, more: object = {}): object {
  return { type: 'object', properties, ...more };
}

export function list(items: object, description?: string): object {
  return { type: 'array', items, ...(description && { description }) };
}

/** A reference to a schema among the components. */
export function ref(name: string): object {
  return { $ref: `#/components/schemas/${name}` };
}

/** A request body of these content types. */
export function body(schema: object, ...contentTypes: string[]): object {
  const types = contentTypes.length > 0 ? contentTypes : ['application/json'];
  return {
    required: true,
    content: Object.fromEntries(types.map((type) => [type, { schema }])),
  };
}

export const responses = { 200: { description: 'OK' } };
