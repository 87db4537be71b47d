import { describe, expect, it } from 'vitest';
import { addParameter } from '../../gateway/action-schemas/add-parameter.ts';
import type { GptData } from '../../gateway/gpt-data.ts';
import { catalogue } from '../support/catalogue.ts';

describe('addParameter', () => {
  const phone = { name: 'phone_number', description: 'Telephone number of the user' };
  const added = expect.objectContaining({ ...phone, in: 'query' });
  const copyOf = (name: string) => structuredClone(catalogue.get(name).data);
  const parametersOf = (data: GptData, path: string) => {
    const schema = data.tools.find(({ metadata }) => metadata)?.metadata?.json_schema;
    const document = typeof schema === 'string' ? JSON.parse(schema) : schema;
    return document.paths[path].get.parameters;
  };

  it.each([
    ['an OpenAPI schema', 'Penny Pilot', '/entries'],
    ['a Swagger schema', 'Slow Rail', '/connections'],
    ['JSON text', 'Scroll & Codex', '/search'],
  ])('adds a parameter to the first operation in %s', (_, name, path) => {
    const data = copyOf(name);
    const before = parametersOf(data, path);
    addParameter(data, phone);
    expect(parametersOf(data, path)).toEqual([...before, added]);
    expect(parametersOf(catalogue.get(name).data, path)).toEqual(before);
  });

  it.each(['Code Guru', 'action-without-schema'])(
    'throws if no Action of the GPT has a schema: %s',
    (name) => {
      expect(() => addParameter(copyOf(name), phone)).toThrow('no Action with a schema');
    },
  );
});
