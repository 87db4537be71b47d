import { describe, expect, it } from 'vitest';
import { parseGpt } from '../../../utils/gateway/parse-gpt.ts';
import { parseResponse } from '../../../utils/gateway/parse-response.ts';
import { removeLargeSchemas } from '../../../utils/gateway/remove-large-schemas.ts';
import { cpuTimeOf } from '../support/cpu-time.ts';
import { ASKED, createGizmo } from '../support/parse-gpt.ts';

/** A schema of about this many characters. */
function schemaOf(length: number): object {
  return { paths: {}, tricky: '"}]\\\\\\"json_schema":{', filling: ['x'.repeat(length)] };
}

function toolWith(json_schema: unknown) {
  return { type: 'plugins_prototype', metadata: { json_schema, domain: 'api.tides.example' } };
}

/** The schemas that remain in the text of a response with these. */
function remaining(...schemas: unknown[]): unknown[] {
  const json = JSON.stringify({ tools: schemas.map(toolWith), after: '"json_schema":{' }, null, 2);
  const { tools, after } = JSON.parse(removeLargeSchemas(json));
  expect(after).toBe('"json_schema":{');
  return tools.map(({ metadata }: ReturnType<typeof toolWith>) => metadata.json_schema);
}

describe('the schemas in a response', () => {
  it('remain if they are not huge', () => {
    const schemas = [schemaOf(200_000), null, schemaOf(200_000), 'text', []];
    expect(remaining(...schemas)).toEqual(schemas);
  });

  it('are removed if they are huge, and others remain', () => {
    const small = schemaOf(10);
    const text = 'x'.repeat(1_000_000);
    expect(remaining(small, schemaOf(1_000_000), text, small)).toEqual([small, null, text, small]);
  });

  it('are removed from the largest on if they are huge together', () => {
    const [a, b, c] = [schemaOf(250_000), schemaOf(200_000), schemaOf(300_000)];
    expect(remaining(c, a, b)).toEqual([null, a, b]);
  });

  it('may contain fields with the same name', () => {
    const nested = { properties: { json_schema: schemaOf(600_000) } };
    expect(remaining(nested, { json_schema: {} })).toEqual([null, { json_schema: {} }]);
  });

  it('remain unreadable if the text ends within one', () => {
    const json = `{"json_schema":${JSON.stringify(schemaOf(600_000))}`.slice(0, -5);
    expect(() => JSON.parse(removeLargeSchemas(json))).toThrow();
  });
});

describe('a response with a huge schema', () => {
  it.each<[string, string]>([
    ['of 10 MB', JSON.stringify(schemaOf(10_000_000))],
    ['of a million fields', `{${Array.from({ length: 1_000_000 }, (_, i) => `"${i}a":0`).join()}}`],
    ['of a depth of a million', `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`],
  ])('%s has a readable GPT, soon', (_, schema) => {
    const [before = '', after = ''] = JSON.stringify({
      ...createGizmo({}),
      tools: [toolWith('SCHEMA'), toolWith({ paths: { '/a': { get: {} } } })],
    }).split('"SCHEMA"');
    const body = `${before}${schema}${after}`;
    let gpt: unknown;
    const time = cpuTimeOf(() => {
      const response = parseResponse({ status: 200, contentType: 'application/json', body });
      gpt = response.ok && parseGpt(response.value.data, ASKED);
    });
    expect(gpt).toMatchObject({
      name: 'Tide Tables',
      actions: [
        { domain: 'api.tides.example' },
        { domain: 'api.tides.example', operations: [{ name: 'GET /a' }] },
      ],
    });
    // 50 ms on the machines of users; the one that runs the tests may be slower.
    expect(time).toBeLessThan(150);
  });
});
