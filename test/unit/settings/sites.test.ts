import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  disableSite,
  EVERYWHERE,
  enableSite,
  getMatchingSites,
  isEnabledAt,
  type Sites,
  toSite,
} from '../../../utils/settings/sites.ts';

const site = fc.constantFrom(
  'example.com',
  'a.example.com',
  'example.com/docs*',
  'https://b.example.com/*',
  'other.test',
);
const sites: fc.Arbitrary<Sites> = fc.record({
  mode: fc.constantFrom('except', 'only'),
  except: fc.uniqueArray(site),
  only: fc.uniqueArray(site),
});
const address = fc.constantFrom(
  'https://example.com/',
  'http://www.example.com/docs/1',
  'https://a.example.com/x',
  'https://b.example.com/docs',
  'https://other.test/',
  'http://127.0.0.1:80/',
  'https://third.test/?q',
);

describe('the sites where GPT Lens is active', () => {
  it('are all sites by default', () => {
    fc.assert(fc.property(address, (each) => isEnabledAt(EVERYWHERE, each)));
  });

  it('are the unlisted or the listed sites, depending on the mode', () => {
    const both = { except: ['example.com'], only: ['other.test'] };
    expect(isEnabledAt({ mode: 'except', ...both }, 'https://a.example.com/')).toBe(false);
    expect(isEnabledAt({ mode: 'except', ...both }, 'https://third.test/')).toBe(true);
    expect(isEnabledAt({ mode: 'only', ...both }, 'https://other.test/')).toBe(true);
    expect(isEnabledAt({ mode: 'only', ...both }, 'https://third.test/')).toBe(false);
  });

  it('change when a URL is turned off and on again', () => {
    fc.assert(
      fc.property(sites, address, (before, each) => {
        const off = disableSite(before, each);
        const on = enableSite(before, each);
        expect(isEnabledAt(off, each)).toBe(false);
        expect(isEnabledAt(on, each)).toBe(true);
        expect(isEnabledAt(enableSite(off, each), each)).toBe(true);
        expect(disableSite(off, each)).toEqual(off);
        expect(enableSite(on, each)).toEqual(on);
      }),
    );
  });

  it('never grow when a site is turned off, and keep the list of the other mode', () => {
    fc.assert(
      fc.property(sites, address, address, (before, each, other) => {
        const off = disableSite(before, each);
        if (isEnabledAt(off, other)) expect(isEnabledAt(before, other)).toBe(true);
        const unused = before.mode === 'except' ? 'only' : 'except';
        expect(off[unused]).toEqual(before[unused]);
        expect(enableSite(before, each)[unused]).toEqual(before[unused]);
      }),
    );
  });
});

describe('toSite and getMatchingSites', () => {
  it.each([
    ['https://www.example.com/a', 'example.com'],
    ['http://docs.example.com:8080/', 'docs.example.com'],
    ['https://www.com/', 'www.com'],
    ['http://127.0.0.1:9/', '127.0.0.1'],
    ['about:blank', undefined],
    ['chrome://extensions', undefined],
    ['null', undefined],
    ['', undefined],
  ])('return for %s %s', (each, name) => {
    expect(toSite(each)).toBe(name);
  });

  it('return the listed site if a wider one is listed', () => {
    const listed: Sites = { ...EVERYWHERE, except: ['example.com'] };
    expect(getMatchingSites(listed, 'https://a.example.com/')).toEqual(['example.com']);
    expect(getMatchingSites(listed, 'https://www.other.test/')).toEqual(['other.test']);
    expect(getMatchingSites(listed, 'about:blank')).toEqual([]);
  });
});
