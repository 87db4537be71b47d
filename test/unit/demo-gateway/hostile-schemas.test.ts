import { describe, expect, it } from 'vitest';
import {
  type HostileSchema,
  hostileSchemaNames,
  hostileSchemas,
  hostileSchemaText,
} from '../../gateway/hostile-schemas/all.ts';
import { request, useDemoGateway } from '../support/demo-gateway.ts';

const gateway = useDemoGateway();

/** GPT Lens reads no longer response. */
const MAX_BYTES = 8 * 1024 * 1024;

/** The maximum number of brackets that are open at once. Not recursive, because that would overflow the stack. */
function depthOf(json: string): number {
  let [open, deepest] = [0, 0];
  for (const [bracket] of json.replace(/"(?:[^"\\]|\\.)*"/g, '').matchAll(/[[\]{}]/g)) {
    open += '[{'.includes(bracket) ? 1 : -1;
    deepest = Math.max(deepest, open);
  }
  return deepest;
}

function documentOf(name: HostileSchema) {
  return hostileSchemas()[name]() as {
    paths: Record<string, { get?: { parameters: unknown[] } }>;
    components: { schemas: Record<string, object> };
  };
}

describe('hostile schemas', () => {
  it.each(hostileSchemaNames)('are served in the Action of any GPT: %s', async (name) => {
    gateway.fail({ kind: `schema-${name}` });
    const { id, data } = gateway.catalogue.get('Penny Pilot');
    const body = await (await request(gateway, `/v2/gpts/${id}`)).text();
    const text = hostileSchemaText(name);
    expect(body.includes(`"json_schema":${text},"auth"`)).toBe(true);
    const { tools } = JSON.parse(body).data;
    expect(tools).toHaveLength(data.tools.length + 1);
    expect(Buffer.byteLength(body) > MAX_BYTES).toBe(name === 'ten-megabytes');
  });

  it('leave searches alone', async () => {
    const search = '/v2/gpts/search?query=ledger';
    const before = await (await request(gateway, search)).text();
    gateway.fail({ kind: 'schema-markup' });
    expect(await (await request(gateway, search)).text()).toBe(before);
  });

  it.each([
    ['deep-properties', 20_000],
    ['deep-items', 10_000],
    ['deep-all-of', 20_000],
    ['deep-lists', 10_000],
  ] as const)('are deep: %s has at least %i levels', (name, levels) => {
    expect(depthOf(hostileSchemaText(name))).toBeGreaterThanOrEqual(levels);
  });

  it('have 10 MB, 100,000 operations or 100,000 parameters', () => {
    expect(hostileSchemaText('ten-megabytes').length).toBeGreaterThanOrEqual(10_000_000);
    expect(Object.keys(documentOf('many-operations').paths)).toHaveLength(100_000);
    const { get } = documentOf('many-parameters').paths['/send'] ?? {};
    expect(get?.parameters).toHaveLength(100_000);
  });

  it('have prototype keys as own names of paths, components and properties', () => {
    const { paths, components } = documentOf('prototype-keys');
    for (const key of ['__proto__', 'constructor', 'toString']) {
      expect(Object.hasOwn(paths, key)).toBe(true);
      expect(Object.hasOwn(paths, `/${key}`)).toBe(true);
      expect(Object.hasOwn(components.schemas, key)).toBe(true);
    }
    const properties = Object.getOwnPropertyDescriptor(components.schemas, '__proto__')?.value;
    expect(Object.keys(properties.properties)).toEqual(['__proto__']);
  });

  it('are no JSON within their text only where their name says so', () => {
    const broken = hostileSchemaNames.filter((name) => {
      const schema = name.startsWith('deep') ? {} : hostileSchemas()[name]();
      if (typeof schema !== 'string') return false;
      try {
        return typeof JSON.parse(schema) === 'string';
      } catch {
        return true;
      }
    });
    expect(broken).toEqual(['broken-text', 'text-in-text', 'empty-text', 'yaml']);
  });
});

describe('the fault “markup”', () => {
  it('adds Actions whose schemas have markup in every text', async () => {
    gateway.fail({ kind: 'markup' });
    const { id } = gateway.catalogue.get('documented');
    const { data } = await (await request(gateway, `/v2/gpts/${id}`)).json();
    const schemas = data.tools.flatMap((tool: { metadata?: { json_schema?: object } }) => {
      return tool.metadata?.json_schema ?? [];
    });
    expect(schemas.length).toBeGreaterThan(60);
    const [first] = schemas.map((schema: object) => JSON.stringify(schema));
    expect(first).toContain('"summary":"<script>window.pwned=1</script>"');
  });
});
