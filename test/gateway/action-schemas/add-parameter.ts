import type { GptData } from '../gpt-data.ts';

interface Parameter {
  name: string;
  description: string;
}

interface Document {
  paths: Record<string, Record<string, { parameters?: unknown[] }>>;
}

/**
 * Makes a GPT's first Action with a schema ask for one more thing: adds a parameter to its first operation. Throws if
 * there is none.
 */
export function addParameter({ tools }: GptData, { name, description }: Parameter): void {
  const metadata = tools.map((tool) => tool.metadata).find((each) => each?.json_schema);
  if (!metadata) throw new Error('The GPT has no Action with a schema.');
  const { json_schema: schema } = metadata;
  const document = (typeof schema === 'string' ? JSON.parse(schema) : schema) as Document;
  const [path = {}] = Object.values(document.paths);
  const [operation] = Object.entries(path).flatMap(([key, value]) =>
    key === 'parameters' ? [] : [value],
  );
  if (!operation) throw new Error('The schema has no operation.');
  // OpenAPI 3 reads the type from `schema`, Swagger 2 from the parameter itself.
  const added = { name, in: 'query', description, type: 'string', schema: { type: 'string' } };
  operation.parameters = [...(operation.parameters ?? []), added];
  metadata.json_schema = typeof schema === 'string' ? JSON.stringify(document) : document;
}
