import { describe, expect, it } from 'vitest';
import { RULES_VERSION } from '../../../utils/gateway/action-schema/kind-rules.ts';
import { createGizmo, read, readEntry } from '../support/parse-gpt.ts';

function gptWith(tools: unknown) {
  return read({ ...createGizmo({}), tools });
}

function action(metadata: unknown) {
  return { type: 'plugins_prototype', metadata };
}

describe('the tools of a parsed GPT', () => {
  it.each([
    ['browser', 'web'],
    ['dalle', 'images'],
    ['image_gen', 'images'],
    ['python', 'code'],
    ['canvas', 'canvas'],
    ['plugins_prototype', 'actions'],
  ])('of type %s have the kind %s, as object and as string', (type, kind) => {
    expect(gptWith([{ type, metadata: null }]).tools).toEqual([{ kind }]);
    expect(gptWith([` ${type} `]).tools).toEqual([{ kind }]);
  });

  it('keep the name of an unknown type', () => {
    const other = { kind: 'other', name: 'quantum_annealer' };
    expect(gptWith([{ type: 'quantum_annealer' }, 'toString']).tools).toEqual([
      other,
      { kind: 'other', name: 'toString' },
    ]);
    expect(readEntry('tools-unknown').tools).toContainEqual(other);
  });

  it('contain each kind once', () => {
    const types = ['dalle', 'image_gen', 'browser', 'dalle', 'video_gen', 'video_gen'];
    expect(gptWith(types.map((type) => ({ type }))).tools).toEqual([
      { kind: 'web' },
      { kind: 'images' },
      { kind: 'other', name: 'video_gen' },
    ]);
  });

  it('have the same order, whatever the order in the response', () => {
    const types = ['later', 'canvas', 'python', 'plugins_prototype', 'image_gen', 'browser', 'a'];
    const inOrder = ['web', 'images', 'code', 'canvas', 'actions', 'other', 'other'];
    expect(gptWith(types).tools?.map(({ kind }) => kind)).toEqual(inOrder);
    expect(gptWith(types.toReversed()).tools?.map(({ kind }) => kind)).toEqual(inOrder);
  });

  it('are empty if the list is empty', () => {
    expect(gptWith([]).tools).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['missing', undefined],
    ['null', null],
    ['a text', 'browser'],
    ['an object', { browser: true }],
    ['a list of nothing that can be read', [null, 7, {}, { type: null }, ['browser']]],
  ])('are undefined if the list is %s', (_, tools) => {
    expect(gptWith(tools).tools).toBeUndefined();
  });

  it('keep valid entries beside invalid ones', () => {
    expect(gptWith([null, { type: 'python' }, { type: 5 }, 'canvas', '']).tools).toEqual([
      { kind: 'code' },
      { kind: 'canvas' },
    ]);
  });
});

describe('an Action of a parsed GPT', () => {
  it.each([
    ['none', 'none'],
    ['service_http', 'api-key'],
    ['oauth', 'oauth'],
    ['constructor', undefined],
    ['passkey', undefined],
    [null, undefined],
  ])('has a sign-in of type %s', (type, signIn) => {
    const [read] = gptWith([action({ domain: 'api.tides.example', auth: { type } })]).actions;
    expect(read).toEqual({ domain: 'api.tides.example', signIn, privacyPolicy: undefined });
  });

  it.each([null, undefined, {}, 'api.tides.example', { domain: null, auth: 'none' }])(
    'is kept if its metadata is unusable: %j',
    (metadata) => {
      expect(gptWith([action(metadata)]).actions).toEqual([{}]);
    },
  );

  it.each([
    ['https://tides.example/privacy', 'https://tides.example/privacy'],
    ['https://tides.example/p?a=1&amp;b=2', 'https://tides.example/p?a=1&b=2'],
    ['http://tides.example/privacy', undefined],
    ['javascript:alert(1)', undefined],
    ['data:text/html,hello', undefined],
    ['https://somebody:secret@tides.example/', undefined],
    ['tides.example/privacy', undefined],
    ['', undefined],
    [null, undefined],
  ])('with the privacy policy %j has the link %j', (privacy_policy_url, privacyPolicy) => {
    const [read] = gptWith([action({ privacy_policy_url })]).actions;
    expect(read?.privacyPolicy).toBe(privacyPolicy);
  });

  it('is listed once if the response repeats it', () => {
    expect(readEntry('actions-several').actions).toMatchObject([
      {
        domain: 'tickets.paperkite.example',
        signIn: 'oauth',
        privacyPolicy: 'https://tickets.paperkite.example/privacy',
      },
      {
        domain: 'rooms.northdesk.example',
        signIn: 'api-key',
        privacyPolicy: 'https://rooms.northdesk.example/privacy',
      },
      {
        domain: 'gpt.weatherdesk.example',
        signIn: 'none',
        privacyPolicy: 'https://gpt.weatherdesk.example/privacy',
      },
      { domain: undefined, signIn: 'api-key', privacyPolicy: undefined },
    ]);
  });

  it('has the operations of its schema', () => {
    const json_schema = { paths: { '/tides': { get: { summary: 'Get tides' } } } };
    const domain = 'api.tides.example';
    const { actions } = gptWith([
      action({ domain, json_schema }),
      action({ domain: 'rooms.tides.example', json_schema: '{' }),
      action({ domain: 'maps.tides.example', raw_spec: JSON.stringify(json_schema) }),
    ]);
    const stated = {
      operations: [{ name: 'Get tides', method: 'get', collects: [] }],
      rulesVersion: RULES_VERSION,
    };
    expect(actions).toEqual([
      { domain, ...stated },
      { domain: 'rooms.tides.example' },
      { domain: 'maps.tides.example', ...stated },
    ]);
  });

  it('differs from one with the same domain and other operations', () => {
    const withPath = (path: string) => action({ json_schema: { paths: { [path]: { get: {} } } } });
    const { actions } = gptWith([withPath('/a'), withPath('/b'), withPath('/a')]);
    expect(actions.map(({ operations }) => operations?.map(({ name }) => name))).toEqual([
      ['GET /a'],
      ['GET /b'],
    ]);
  });

  it('appears once if it is repeated, even if its schema uses up the budget', () => {
    const names = (n: number) => Array.from({ length: 5 }, (_, i) => `email_address_${n}_${i}`);
    const operation = (_: unknown, n: number) => [
      `/${n}`,
      {
        get: {
          summary: `Operation ${n} ${'of many '.repeat(n % 5)}`,
          parameters: names(n).map((name) => ({ name, in: 'query' })),
        },
      },
    ];
    const json_schema = { paths: Object.fromEntries(Array.from({ length: 40 }, operation)) };
    const large = action({ domain: 'api.tides.example', json_schema });
    const [alone] = gptWith([large]).actions;
    expect(alone?.operations?.length).toBeGreaterThan(30);
    expect(gptWith([large, structuredClone(large)]).actions).toEqual([alone]);
    const text = action({ domain: 'api.tides.example', json_schema: JSON.stringify(json_schema) });
    expect(gptWith([text, text]).actions).toEqual([alone]);
  });

  it('does not contain its schema, however large', () => {
    expect(JSON.stringify(readEntry('action-with-big-schema')).length).toBeLessThan(5_000);
  });
});
