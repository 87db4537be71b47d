import { afterEach, describe, expect, it, vi } from 'vitest';
import { CHAT_PICTURE, fetchPicture } from '../../../utils/gateway/picture.ts';
import { isPrivateHost } from '../../../utils/gateway/private-address.ts';

/** The host as `URL` normalizes it, because hostile responses may write it differently. */
function hostOf(address: string): string {
  return new URL(address).hostname;
}

const PRIVATE = [
  'https://127.0.0.1/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://0177.0.0.1/',
  'https://0.0.0.0/',
  'https://10.1.2.3/',
  'https://100.64.0.1/',
  'https://100.127.255.254/',
  'https://169.254.169.254/latest/meta-data',
  'https://172.16.0.1/',
  'https://172.31.255.255/',
  'https://192.168.1.1/',
  'https://198.18.0.1/',
  'https://224.0.0.1/',
  'https://255.255.255.255/',
  'https://[::1]/',
  'https://[::]/',
  'https://[::ffff:192.168.1.1]/',
  'https://[64:ff9b::c0a8:101]/',
  'https://[2002:c0a8:101::]/',
  'https://[fd00::1]/',
  'https://[fe80::1]/',
  'https://localhost/',
  'https://LOCALHOST./',
  'https://app.localhost/',
  'https://router/',
  'https://printer.local/',
  'https://metadata.google.internal/',
  'https://nas.lan/',
  'https://router.home.arpa/',
];

const PUBLIC = [
  'https://files.oaiusercontent.com/file-1',
  'https://8.8.8.8/',
  'https://100.63.0.1/',
  'https://172.32.0.1/',
  'https://192.169.1.1/',
  'https://[2606:4700::1]/',
  'https://local.example/',
  'https://10.example.com/',
  'https://mylan.example.org/',
];

describe('isPrivateHost', () => {
  it.each(PRIVATE)('returns true for %s', (address) => {
    expect(isPrivateHost(hostOf(address))).toBe(true);
  });

  it.each(PUBLIC)('returns false for %s', (address) => {
    expect(isPrivateHost(hostOf(address))).toBe(false);
  });
});

describe('fetchPicture', () => {
  afterEach(() => vi.unstubAllGlobals());

  function fetched(): string[] {
    const requests: string[] = [];
    vi.stubGlobal('fetch', async (url: string, options: RequestInit) => {
      requests.push(`${url} ${options.redirect} ${options.credentials} ${options.referrerPolicy}`);
      return new Response('x', { headers: { 'Content-Type': 'image/png' } });
    });
    return requests;
  }

  it.each(PRIVATE)('sends no request to %s', async (address) => {
    const requests = fetched();
    expect(await fetchPicture(address, ['gateway.example', 'other.example'])).toBeUndefined();
    expect(requests).toEqual([]);
  });

  it.each(PRIVATE)('sends no request to %s for an answer', async (address) => {
    const requests = fetched();
    expect(await fetchPicture(address, ['gateway.example'], CHAT_PICTURE)).toBeUndefined();
    expect(requests).toEqual([]);
  });

  it.each(['data:image/png;base64,aa', 'file:///etc/passwd', 'blob:https://a.example/1', 'x'])(
    'sends no request to %s',
    async (address) => {
      const requests = fetched();
      expect(await fetchPicture(address, ['gateway.example'], CHAT_PICTURE)).toBeUndefined();
      expect(requests).toEqual([]);
    },
  );

  it('leaves no copy in the cache of the browser, which would survive a private window', async () => {
    const fetching = vi.fn(async (_url: string, _options: RequestInit) => new Response('x'));
    vi.stubGlobal('fetch', fetching);
    await fetchPicture('https://a.example/1.png', [], CHAT_PICTURE);
    expect(fetching.mock.calls[0]?.[1].cache).toBe('no-store');
  });

  it('allows larger pictures in answers than of GPTs, and no endless ones', async () => {
    const withBytes = (bytes: number) => async () =>
      new Response(new Uint8Array(bytes), { headers: { 'Content-Type': 'image/png' } });
    const url = 'https://pictures.example/a.png';
    vi.stubGlobal('fetch', withBytes(4 * 1024 * 1024));
    expect(await fetchPicture(url, [])).toBeUndefined();
    expect(await fetchPicture(url, [], CHAT_PICTURE)).toMatch(/^data:image\/png;base64,/);
    vi.stubGlobal('fetch', withBytes(13 * 1024 * 1024));
    expect(await fetchPicture(url, [], CHAT_PICTURE)).toBeUndefined();
  });

  it('returns nothing that is not a picture', async () => {
    const url = 'https://pictures.example/a.svg';
    for (const type of ['image/svg+xml', 'text/html', '']) {
      const headers: HeadersInit = type ? { 'Content-Type': type } : {};
      vi.stubGlobal('fetch', async () => new Response('<svg/>', { headers }));
      expect(await fetchPicture(url, [], CHAT_PICTURE)).toBeUndefined();
    }
  });

  it('fetches a picture from the gateway’s own private host, without cookies, referrer or redirects', async () => {
    const requests = fetched();
    expect(
      await fetchPicture('http://127.0.0.1:8080/a.png', ['gateway.example', '127.0.0.1']),
    ).toMatch(/^data:/);
    expect(requests).toEqual(['http://127.0.0.1:8080/a.png error omit no-referrer']);
  });
});
