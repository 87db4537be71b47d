import { describe, expect, it } from 'vitest';
import { parseGpt } from '../../../utils/gateway/parse-gpt.ts';
import { parseResponse } from '../../../utils/gateway/parse-response.ts';
import documentedExample from '../../gateway/documented-example.json' with { type: 'json' };
import { ASKED, read } from '../support/parse-gpt.ts';

const { data } = documentedExample;
const documented = read(data);

/** Parses a complete response with this body. */
function readBody(body: unknown) {
  const answer = parseResponse({
    status: 200,
    contentType: 'application/json',
    body: JSON.stringify(body),
  });
  return answer.ok ? parseGpt(answer.value.data, ASKED) : answer.failure;
}

describe('parseGpt with nested objects', () => {
  it.each<[string, unknown]>([
    ['from the documented envelope', documentedExample],
    ['without an envelope', data],
    ['from an envelope without a code', { data }],
    ['from an envelope with the code 200', { code: 200, message: 'success', data }],
    ['from a gizmo that is nested twice', { code: 0, data: { gizmo: data } }],
    ['from a gizmo that is nested twice without an envelope', { gizmo: data }],
    [
      'with its tools beside the outer gizmo',
      { ...data, gizmo: { gizmo: data.gizmo }, tools: data.tools },
    ],
    ['with its tools inside the gizmo', { data: { ...data, ...data.gizmo } }],
  ])('finds the GPT %s', (_, body) => {
    expect(readBody(body)).toEqual(documented);
  });

  it.each<[string, unknown]>([
    [
      'beside statistics, one layer deeper',
      { code: 0, data: { stat: { views: 12, name: 'daily' }, info: data } },
    ],
    ['under any name', { code: 0, data: { id: 'req-1', name: 'look-up', payload: data } }],
    ['in an envelope within the envelope', { code: 0, data: { code: 0, msg: 'ok', data } }],
    ['in a response without data, two layers deeper', { result: { info: data } }],
    ['in a list of one', { code: 0, data: [data] }],
  ])('finds the GPT %s', (_, body) => {
    expect(readBody(body)).toEqual(documented);
  });

  it('ignores other objects beside the GPT', () => {
    const other = { id: 'g-7QmZ0aVx4', display: { name: 'Tide Tables' } };
    const body = { data: { related: [other], info: { ...data, similar: [{ gizmo: other }] } } };
    expect(readBody(body)).toEqual(documented);
    expect(
      readBody({
        data: { related: [{ gizmo: other }], info: { gizmo: { ...data.gizmo, id: ASKED } } },
      }),
    ).toMatchObject({ id: ASKED });
  });

  it('does not find a GPT that is nested too deep or among too many objects', () => {
    expect(readBody({ data: { a: { b: { c: { d: data } } } } })).toEqual(undefined);
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`n${n}`, { n }]));
    expect(readBody({ data: { ...many, info: data } })).toEqual(undefined);
  });

  it.each<[string, unknown]>([
    ['a bare gizmo one layer deeper', { code: 0, data: { info: data.gizmo } }],
    ['a bare gizmo', data.gizmo],
    ['a bare gizmo in an envelope', { code: 0, data: data.gizmo }],
  ])('parses %s, with unknown tools, files and attachments', (_, body) => {
    const unknown = { tools: undefined, files: undefined, attachments: undefined };
    expect(readBody(body)).toEqual({ ...documented, ...unknown });
  });
});

describe('parseGpt with a flat GPT', () => {
  const flat = {
    id: 'g-7QmZ0aVx4',
    name: 'Tide Tables',
    description: 'Knows when the water comes back.',
    welcome_message: 'Ahoy!',
    model: 'gpt-4-gizmo-g-7QmZ0aVx4',
    tools: ['dalle', 'browser'],
    created_at: '2023-12-01T12:00:00Z',
  };

  it.each<[string, unknown]>([
    ['bare', flat],
    ['in an envelope', { code: 0, msg: 'ok', data: flat }],
  ])('parses it %s', (_, body) => {
    expect(readBody(body)).toMatchObject({
      id: 'g-7QmZ0aVx4',
      name: 'Tide Tables',
      description: 'Knows when the water comes back.',
      tools: [{ kind: 'web' }, { kind: 'images' }],
      actions: [],
      files: undefined,
      author: undefined,
      ratings: undefined,
      createdAt: Date.UTC(2023, 11, 1, 12),
      starters: [],
      categories: [],
    });
  });

  it('does not use the chat name as the model', () => {
    expect(read(flat).model).toBeUndefined();
    expect(read({ ...flat, model: 'gpt-4o' }).model).toBe('gpt-4o');
  });
});

describe('the id of a parsed GPT', () => {
  it('comes from the response, even if another one was requested', () => {
    expect(read(data).id).toBe('g-k3IqoCe1l');
  });

  it('comes from the short URL if there is no other id', () => {
    expect(read({ gizmo: { ...data.gizmo, id: null } }).id).toBe('g-k3IqoCe1l');
    expect(read({ gizmo: { ...data.gizmo, id: 'g-xxxxxxxxxxxx' } }).id).toBe('g-k3IqoCe1l');
  });

  it('is the requested one if the response has none', () => {
    expect(read({ gizmo: { ...data.gizmo, id: null, short_url: null } }).id).toBe(ASKED);
  });
});

it.each<[string, unknown]>([
  ['nothing', null],
  ['a text', 'ok'],
  ['a number', 7],
  ['a list of words', ['gizmo']],
  ['an empty object', {}],
  ['an object of another kind', { status: 'healthy', uptime: 86_400, items: [1, 2, 3] }],
  ['a gizmo without name and id', { gizmo: { tags: ['public'] }, tools: [] }],
  ['a gizmo that is a list', { gizmo: [1] }],
  ['a schema that describes a GPT', { metadata: { json_schema: data } }],
])('parseGpt returns undefined for %s', (_, value) => {
  expect(parseGpt(value, ASKED)).toBeUndefined();
});
