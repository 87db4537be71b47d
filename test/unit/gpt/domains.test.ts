import { describe, expect, it } from 'vitest';
import type { DataKind } from '../../../utils/gpt/data-kinds.ts';
import {
  countOtherGpts,
  groupByDomain,
  hasDomain,
  normalizeDomain,
} from '../../../utils/gpt/domains.ts';
import type { Action } from '../../../utils/gpt/gpt.ts';
import { toId } from '../support/cache-database.ts';

function action(domain: string | undefined, ...kinds: DataKind[]): Action {
  const collects = kinds.map((kind) => ({ kind, parameters: [kind] }));
  return { domain, operations: [{ name: 'call', method: 'post', collects }] };
}

const gpt = (n: number, ...actions: Action[]) => ({ id: toId(n), name: `The GPT ${n}`, actions });
const domainsOf = (...gpts: ReturnType<typeof gpt>[]) =>
  groupByDomain(gpts).map(({ domain }) => domain);

describe('groupByDomain', () => {
  it('lists the GPTs of a domain and what they ask for together', () => {
    expect(
      groupByDomain([
        gpt(1, action('a.example', 'query'), action('b.example', 'health')),
        gpt(2, action('a.example', 'email', 'query')),
      ]),
    ).toEqual([
      {
        domain: 'a.example',
        gpts: [
          { id: toId(1), name: 'The GPT 1' },
          { id: toId(2), name: 'The GPT 2' },
        ],
        kinds: ['email', 'query'],
      },
      { domain: 'b.example', gpts: [{ id: toId(1), name: 'The GPT 1' }], kinds: ['health'] },
    ]);
  });

  it('counts a GPT once for a domain that several of its Actions contact', () => {
    const [use] = groupByDomain([gpt(1, action('a.example', 'url'), action('A.example', 'file'))]);
    expect(use).toMatchObject({ gpts: [{ id: toId(1) }], kinds: ['file', 'url'] });
  });

  it('ignores case and a leading "www.", and keeps other subdomains apart', () => {
    expect(
      domainsOf(
        gpt(1, action('WWW.Wix.example'), action('wix.example')),
        gpt(2, action('api.wix.example'), action('www.')),
      ),
    ).toEqual(['api.wix.example', 'wix.example', 'www.']);
  });

  it('puts domains of more GPTs first, then those that ask for critical data, then sorts by name', () => {
    expect(
      domainsOf(
        gpt(1, action('c.example', 'email'), action('d.example', 'payment')),
        gpt(2, action('b.example'), action('e.example', 'url')),
        gpt(3, action('e.example', 'url')),
      ),
    ).toEqual(['e.example', 'd.example', 'b.example', 'c.example']);
  });

  it('tells domains whose Actions state nothing from those that ask for nothing', () => {
    const uses = groupByDomain([gpt(1, { domain: 'a.example' }, action('b.example'))]);
    expect(uses.map(({ kinds }) => kinds)).toEqual([undefined, []]);
  });

  it('leaves out Actions without a domain', () => {
    expect(domainsOf(gpt(1, action(undefined), action('')), gpt(2))).toEqual([]);
  });

  it('groups domains that are named like properties of objects', () => {
    expect(domainsOf(gpt(1, action('__proto__'), action('constructor')))).toEqual([
      '__proto__',
      'constructor',
    ]);
  });
});

describe('countOtherGpts', () => {
  const uses = groupByDomain([1, 2, 3].map((n) => gpt(n, action('a.example'))));

  it('counts the other GPTs of a domain, whether or not this one is among them', () => {
    expect(countOtherGpts(uses, 'www.A.example', toId(1))).toBe(2);
    expect(countOtherGpts(uses, 'a.example', toId(9))).toBe(3);
  });

  it('counts none for a domain that no GPT contacts', () => {
    expect(countOtherGpts(uses, 'b.example', toId(1))).toBe(0);
  });
});

describe('hasDomain', () => {
  it.each([
    [[], false],
    [[action(undefined)], false],
    [[action(undefined), action('a.example')], true],
  ])('tells whether Actions name a domain (case %#)', (actions, expected) => {
    expect(hasDomain({ actions })).toBe(expected);
  });
});

it('normalizeDomain keeps a domain that is only "www."', () => {
  expect(normalizeDomain('www.')).toBe('www.');
});
