import { afterEach, describe, expect, it, vi } from 'vitest';
import { fetchPicture } from '../../../utils/gateway/picture.ts';
import { isPrivateHost } from '../../../utils/gateway/private-address.ts';

/** A host as a hostile answer would write it. */
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

describe('a host of somebody’s own network', () => {
  it.each(PRIVATE)('is that of %s', (address) => {
    expect(isPrivateHost(hostOf(address))).toBe(true);
  });

  it.each(PUBLIC)('is not that of %s', (address) => {
    expect(isPrivateHost(hostOf(address))).toBe(false);
  });
});

describe('a picture', () => {
  afterEach(() => vi.unstubAllGlobals());

  function fetched(): string[] {
    const asked: string[] = [];
    vi.stubGlobal('fetch', async (url: string, options: RequestInit) => {
      asked.push(`${url} ${options.redirect} ${options.credentials} ${options.referrerPolicy}`);
      return new Response('x', { headers: { 'Content-Type': 'image/png' } });
    });
    return asked;
  }

  it.each(PRIVATE)('at %s is not asked for', async (address) => {
    const asked = fetched();
    expect(await fetchPicture(address, 'gateway.example')).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it('of a gateway on the same private host is asked for, without a trace and without a detour', async () => {
    const asked = fetched();
    expect(await fetchPicture('http://127.0.0.1:8080/a.png', '127.0.0.1')).toMatch(/^data:/);
    expect(asked).toEqual(['http://127.0.0.1:8080/a.png error omit no-referrer']);
  });
});
