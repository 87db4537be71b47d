import {
  type ActionOperations,
  listParameters,
  readActionSchemas,
} from '../../../../utils/gateway/action-schema/read-action-schema.ts';
import type { Parameter } from '../../../../utils/gateway/action-schema/recognize-kinds.ts';

/** An OpenAPI document with this operation at `POST /orders`. */
export function documentWith(operation: object, rest: object = {}): Record<string, unknown> {
  return { openapi: '3.1.0', paths: { '/orders': { post: operation } }, ...rest };
}

/** An OpenAPI document with an operation whose JSON body has this schema. */
export function documentWithBody(schema: unknown, schemas: object = {}): Record<string, unknown> {
  return documentWith(
    { requestBody: { content: { 'application/json': { schema } } } },
    { components: { schemas } },
  );
}

export function read(json_schema: unknown): ActionOperations {
  const [operations = {}] = readActionSchemas([{ json_schema }]);
  return operations;
}

/** Where the parameters of a document are and what they are called. */
export function namesIn(document: unknown): string[] {
  return listParameters(document).map((parameter) => `${parameter.in} ${parameter.name}`);
}

/** The only parameter of a document with this name. */
export function parameterIn(document: unknown, name: string): Parameter {
  const [parameter, ...others] = listParameters(document).filter((each) => each.name === name);
  if (!parameter || others.length > 0) throw new Error(`There is not one parameter “${name}”.`);
  return parameter;
}
