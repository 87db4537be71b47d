import { describe, expect, it } from 'vitest';
import { listParameters } from '../../../utils/gateway/action-schema/read-action-schema.ts';
import { recognizeKinds } from '../../../utils/gateway/action-schema/recognize-kinds.ts';
import { DATA_KINDS, type DataKind } from '../../../utils/gpt/data-kinds.ts';
import type { Service } from '../../gateway/action-schemas/service.ts';
import { services } from '../../gateway/action-schemas/services.ts';
import type { GptData } from '../../gateway/gpt-data.ts';
import { catalogue } from '../support/catalogue.ts';

type Json = Record<string, unknown>;
interface Document extends Json {
  paths: Record<string, Record<string, Json>>;
}

const METHODS = ['get', 'put', 'post', 'delete'];
const all = [...services.values()];

function documentOf({ schema }: Service): Document {
  return (typeof schema === 'string' ? JSON.parse(schema) : schema) as Document;
}

function operationsOf({ paths }: Document): string[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((method) => METHODS.includes(method))
      .map((method) => `${method.toUpperCase()} ${path}`),
  );
}

function referencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' ? [String(inner)] : referencesIn(inner),
  );
}

function resolve(document: Json, reference: string): unknown {
  const [, ...keys] = reference.split('/');
  return keys.reduce<unknown>((value, key) => (value as Json | undefined)?.[key], document);
}

const domainsOf = ({ tools }: GptData) => tools.flatMap(({ metadata }) => metadata?.domain ?? []);

describe('the invented services', () => {
  it.each(all)('include $domain, which Actions of the catalogue contact', ({ domain }) => {
    expect(catalogue.all.some(({ data }) => domainsOf(data).includes(domain))).toBe(true);
  });

  it.each(all)('name their own domain in their schema: $domain', (service) => {
    const document = documentOf(service);
    const [server] = (document.servers ?? []) as Json[];
    // The big schema states no server, as a few real ones do.
    if (service.domain === 'atlas.lanternworks.example') expect(server).toBeUndefined();
    else expect(document.host ?? server?.url).toContain(service.domain);
  });

  it.each(all)('ask for what the rules recognize: $domain', ({ domain, schema, asksFor }) => {
    const recognized = new Map(Object.keys(asksFor).map((name) => [name, new Set<DataKind>()]));
    for (const parameter of listParameters(schema, domain)) {
      for (const kind of recognizeKinds(parameter)) recognized.get(parameter.operation)?.add(kind);
    }
    const inOrder = [...recognized].map(([name, kinds]) => [
      name,
      DATA_KINDS.filter((kind) => kinds.has(kind)),
    ]);
    expect(Object.fromEntries(inOrder)).toEqual(asksFor);
  });

  it.each(all)('have references that resolve: $domain', (service) => {
    const document = documentOf(service);
    for (const reference of referencesIn(document)) {
      expect(resolve(document, reference)).toBeTypeOf('object');
    }
  });

  it.each(all.filter(({ domain }) => domain !== 'atlas.lanternworks.example'))(
    'state for every operation what it asks for, most sensitive first: $domain',
    (service) => {
      expect(Object.keys(service.asksFor)).toEqual(operationsOf(documentOf(service)));
      for (const kinds of Object.values(service.asksFor)) {
        expect(kinds).toEqual(DATA_KINDS.filter((kind) => kinds.includes(kind)));
      }
    },
  );
});

/** GPTs that other tests rely on, with their ids and what their Actions ask for together. */
const FIXED = [
  ['Ledger Desk', 'g-pCv9nWHKu', ['payment', 'email', 'phone', 'query']],
  [
    'Three Counters',
    'g-6913b210f8028191b45df999e7a9921e',
    ['payment', 'conversation', 'phone', 'address', 'name', 'account', 'time', 'business'],
  ],
  ['Pulse Cabinet', 'g-mKxDMYXdm', ['credential', 'health', 'birth']],
  ['Clockwork Constant', 'g-8APDSy7DU', []],
  ['快递小窗', 'g-67859f653a208191abe7d5f03d4a029e', ['phone', 'address', 'name']],
] as const;

describe('the Actions of the catalogue', () => {
  it.each(FIXED)('of %s keep the id %s and ask for %j', (name, id, kinds) => {
    const entry = catalogue.get(name);
    expect(entry.id).toBe(id);
    const asked = domainsOf(entry.data).flatMap((domain) =>
      Object.values(services.get(domain)?.asksFor ?? {}).flat(),
    );
    expect(DATA_KINDS.filter((kind) => asked.includes(kind))).toEqual(kinds);
  });

  it('contact one advertising service from five GPTs', () => {
    const contacting = catalogue.all.filter(({ data }) =>
      domainsOf(data).includes('relay.adlantern.example'),
    );
    expect(contacting).toHaveLength(5);
  });

  it('lack a schema about as often as real ones, 1 in 25', () => {
    const actions = catalogue.all.flatMap(({ data }) =>
      data.tools.flatMap(({ metadata }) => metadata ?? []),
    );
    const lacking = actions.filter(({ json_schema }) => json_schema === null).length;
    expect(lacking / actions.length).toBeGreaterThan(0.02);
    expect(lacking / actions.length).toBeLessThan(0.06);
  });
});
