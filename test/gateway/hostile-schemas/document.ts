/** The JSON texts of schemas, by name. Texts, because no serializer survives the deepest ones. */
export type SchemaTexts = Record<string, () => string>;

/** An OpenAPI document with these paths and other parts. */
export function documentWith(paths: unknown, parts: object = {}): object {
  const servers = [{ url: 'https://schemas.lanternworks.example' }];
  return { openapi: '3.1.0', info: { title: 'Hostile', version: 'v1' }, servers, paths, ...parts };
}

/** A document of which one operation has a body of this schema. */
export function documentWithBody(schema: unknown, schemas: object = {}): object {
  return documentWith({ '/send': { post: postOf(schema) } }, { components: { schemas } });
}

export function postOf(schema: unknown): object {
  return { summary: 'Send', requestBody: { content: { 'application/json': { schema } } } };
}

export const email = { type: 'string', description: 'E-mail address of the user' };

export function refTo(name: string | number): object {
  return { $ref: `#/components/schemas/${name}` };
}

/** An object with a value for each index from 0. */
export function many(count: number, entry: (index: number) => [string, unknown]): object {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => entry(index)));
}
