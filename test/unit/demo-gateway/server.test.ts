import { describe, expect, it } from 'vitest';
import { DOCUMENTED_ID, DOCUMENTED_REQUEST_ID } from '../../gateway/catalogue.ts';
import documentedExample from '../../gateway/documented-example.json' with { type: 'json' };
import { startGateway } from '../../gateway/server.ts';
import { request as askGateway, useDemoGateway } from '../support/demo-gateway.ts';

const gateway = useDemoGateway();

const ask = (path: string, init?: RequestInit) => askGateway(gateway, path, init);

function idOf(keyOrName: string): string {
  return gateway.catalogue.get(keyOrName).id;
}

const ANY_ID = '/v2/gpts/g-k3IqoCe1l';

describe('the documented example', () => {
  it.each([
    `/v2/gpts/${DOCUMENTED_ID}`,
    `/v2/gpts/${DOCUMENTED_REQUEST_ID}`,
    `/v1/gpts/?id=${DOCUMENTED_ID}`,
    `/v1/gpts?id=${DOCUMENTED_REQUEST_ID}`,
  ])('is served with identical values at %s', async (path) => {
    const answer = await ask(path);
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(await answer.json()).toEqual(documentedExample);
  });
});

describe('the key', () => {
  const paths = [ANY_ID, '/v1/gpts/?id=x', '/v2/gpts/search?query=code', '/demo/stats'];

  it.each(paths)('is required at %s', async (path) => {
    const answer = await ask(path, { headers: {} });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({
      error: { message: expect.stringContaining('未提供令牌'), type: 'one_api_error' },
    });
  });

  it('must be correct', async () => {
    const answer = await ask(ANY_ID, { headers: { Authorization: 'Bearer sk-other' } });
    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain('无效的令牌');
    expect(gateway.stats().refused).toBe(1);
  });

  it('can be configured', async () => {
    const other = await startGateway({ key: 'mine' });
    const headers = { Authorization: 'Bearer mine' };
    expect((await fetch(other.url + ANY_ID, { headers })).status).toBe(200);
    await other.close();
  });
});

describe('look-ups by id', () => {
  it.each(['/v2/gpts/', '/v1/gpts/?id='])('find every GPT of the catalogue at %s', async (path) => {
    for (const { id, data } of gateway.catalogue.all) {
      const body = await (await ask(path + id)).json();
      expect(body).toEqual({
        code: 0,
        msg: 'ok',
        sn: expect.stringMatching(/^[0-9a-f]{32}$/),
        data,
      });
    }
  });

  it('report an unknown id in the envelope', async () => {
    const answer = await ask('/v2/gpts/g-000000000');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ code: 404, msg: 'gpt not found', data: null });
  });
});

describe('search', () => {
  it.each(['/v2/gpts/search?query=', '/v1/gpts/search?search='])(
    'finds hits at %s',
    async (path) => {
      const { code, data } = await (await ask(`${path}code%20guru`)).json();
      expect(code).toBe(0);
      expect(data).toEqual([
        {
          id: DOCUMENTED_ID,
          title: expect.stringMatching(/^Code Guru/),
          link: expect.stringMatching(
            /^https:\/\/(chatgpt|chat\.openai)\.com\/g\/g-k3IqoCe1l-code-guru$/,
          ),
          description: expect.stringContaining('Reviews code'),
          favicon: expect.stringMatching(/^https:/),
        },
      ]);
    },
  );

  it('requires every word, ignores case, and ranks matches in names first', async () => {
    expect(gateway.catalogue.search('CHESS games').map(({ name }) => name)).toEqual([
      'Knight School',
    ]);
    const [first] = gateway.catalogue.search('plot');
    expect(first?.name).toBe('Plot Thickener');
  });

  it('finds Chinese text, at most 20 hits, and returns an empty list for no match', async () => {
    const hits = async (words: string) =>
      (await (await ask(`/v2/gpts/search?query=${encodeURIComponent(words)}`)).json()).data;
    expect(await hits('代码')).not.toHaveLength(0);
    expect(await hits('e')).toHaveLength(20);
    expect(await hits('no such words')).toEqual([]);
    expect(await hits('')).toEqual([]);
  });

  it('appends the usual endings to most titles and descriptions but not all', async () => {
    const { data } = await (await ask('/v2/gpts/search?query=e')).json();
    const ending = (hit: { title: string }) => hit.title.endsWith(' - OpenAI');
    expect(data.some(ending)).toBe(true);
    expect(data.every(ending)).toBe(false);
    expect(JSON.stringify(data)).toContain('Sign up to chat. Requires ChatGPT Plus.');
  });
});

describe('a changed GPT', () => {
  it.each(['documented', 'Penny Pilot'])(
    'stays changed until heal() is called: %s',
    async (gpt) => {
      const path = `/v2/gpts/${idOf(gpt)}`;
      const before = await (await ask(path)).json();
      gateway.change(gpt, ({ gizmo }) => {
        gizmo.author.display_name = 'Mallory';
      });
      const { data } = await (await ask(path)).json();
      expect(data.gizmo.author.display_name).toBe('Mallory');
      gateway.heal();
      expect(await (await ask(path)).json()).toEqual(before);
    },
  );
});

describe('other paths', () => {
  it('return the dashboard, except under /v1', async () => {
    for (const path of ['/', '/v2/models', '/v2/gpts', '/pricing']) {
      const answer = await ask(path);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        200,
        'text/html; charset=utf-8',
      ]);
    }
    const answer = await ask('/v1/files');
    expect(answer.status).toBe(404);
    expect((await answer.json()).error.message).toBe('Invalid URL (GET /v1/files)');
  });

  it('do not allow web pages to send the key, because a wildcard excludes Authorization', async () => {
    const answer = await ask(ANY_ID, { method: 'OPTIONS' });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-headers')).toBe('*');
    expect(gateway.stats().lookups).toBe(0);
  });
});

describe('pictures', () => {
  it.each([
    ['Penny Pilot', 200, 'image/png'],
    ['picture-not-found', 404, 'text/html; charset=utf-8'],
    ['picture-expired', 403, 'application/xml'],
    ['picture-huge', 200, 'image/png'],
    ['picture-html', 200, 'text/html'],
    ['picture-svg', 200, 'image/svg+xml'],
    ['picture-broken', 200, 'image/png'],
  ])('return for %s: %i %s', async (key, status, type) => {
    const url = gateway.catalogue.get(key).data.gizmo.display.profile_picture_url ?? '';
    expect(url).toContain(gateway.url);
    const answer = await fetch(url);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, type]);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (key === 'picture-huge') expect(bytes.length).toBeGreaterThan(2_000_000);
    if (type === 'image/png') expect([...bytes.slice(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
    expect(gateway.stats()).toMatchObject({ pictures: 1, lookups: 0 });
  });
});

describe('statistics', () => {
  it('count look-ups by endpoint, id and search words', async () => {
    await ask(ANY_ID);
    await ask(ANY_ID);
    await ask('/v1/gpts/?id=g-2fkFE8rbu');
    await ask('/v2/gpts/search?query=code');
    await ask('/v1/gpts/search?search=code');
    expect(gateway.stats()).toMatchObject({
      lookups: 5,
      byEndpoint: { 'id-v1': 1, 'id-v2': 2, 'search-v1': 1, 'search-v2': 1 },
      byId: { [DOCUMENTED_ID]: 2, [DOCUMENTED_REQUEST_ID]: 1 },
      bySearch: { code: 2 },
      failed: 0,
    });
    gateway.resetStats();
    expect(gateway.stats()).toMatchObject({ lookups: 0, byId: {}, log: [] });
  });

  it('detect concurrent look-ups of one id and aborted requests', async () => {
    gateway.delay(100);
    await Promise.all([ask(ANY_ID), ask(ANY_ID), ask(`/v2/gpts/${idOf('Penny Pilot')}`)]);
    expect(gateway.stats()).toMatchObject({ maxInFlight: 3, maxInFlightOfOneId: 2, aborted: 0 });
    await expect(ask(ANY_ID, { signal: AbortSignal.timeout(30) })).rejects.toThrow();
    await expect.poll(() => gateway.stats()).toMatchObject({ aborted: 1, inFlight: 0 });
  });

  it('log requests with their headers', async () => {
    await ask(ANY_ID, { headers: { Authorization: 'Bearer x', Referer: 'https://a.example/' } });
    expect(gateway.stats().log).toMatchObject([
      { method: 'GET', url: ANY_ID, headers: { authorization: 'Bearer x' } },
    ]);
  });
});

describe('control over HTTP', () => {
  it('sets and removes faults and returns the statistics', async () => {
    const fault = JSON.stringify({ kind: 'quota', times: 1 });
    const headers = { Authorization: `Bearer ${gateway.key}` };
    expect((await ask('/demo/faults', { method: 'POST', body: fault, headers })).status).toBe(200);
    expect((await ask(ANY_ID)).status).toBe(403);
    expect((await ask('/demo/faults', { method: 'POST', body: fault, headers })).status).toBe(200);
    expect((await ask('/demo/faults', { method: 'DELETE', headers })).status).toBe(200);
    expect((await ask(ANY_ID)).status).toBe(200);
    expect(await (await ask('/demo/stats')).json()).toMatchObject({ lookups: 2, failed: 1 });
  });

  it.each([
    '{',
    '7',
    '{"kind":"nope"}',
    '{"kind":"quota","times":"often"}',
    '{"kind":"quota","x":1}',
    '{"kind":"quota","endpoint":"somewhere"}',
  ])('refuses %s', async (body) => {
    const headers = { Authorization: `Bearer ${gateway.key}` };
    const answer = await ask('/demo/faults', { method: 'POST', body, headers });
    expect(answer.status).toBe(400);
    expect((await answer.json()).message).not.toBe('');
  });
});
