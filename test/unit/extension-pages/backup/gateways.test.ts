import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeGateways } from '../../../../utils/extension-pages/backup/merge-gateways.ts';
import { gatewaysWithoutChange } from '../../../../utils/extension-pages/backup/undo.ts';
import {
  type Gateways,
  NO_GATEWAYS,
  type SavedGateway,
} from '../../../../utils/settings/saved-gateways.ts';
import { gateway } from '../../support/gateways.ts';

const of = (activeId: string, ...all: SavedGateway[]): Gateways => ({ activeId, all });

describe('importing gateways', () => {
  it('adds those that are missing at the end and keeps the active one', () => {
    const here = of('b', gateway('a'), gateway('b'));
    expect(mergeGateways(here, of('d', gateway('c'), gateway('d')))).toEqual(
      of('b', gateway('a'), gateway('b'), gateway('c'), gateway('d')),
    );
  });

  it('replaces one with the same id as a whole, at its place', () => {
    const other = { ...gateway('a', 'sk-new'), baseUrl: 'https://new.example', dailyLimit: 5 };
    const here = of('a', { ...gateway('a'), lookupPrice: 1 }, gateway('b'));
    expect(mergeGateways(here, of('a', other))).toEqual(of('a', other, gateway('b')));
  });

  it('replaces one with the same base URL and key, which would be asked and charged twice', () => {
    const same = {
      ...gateway('first'),
      baseUrl: gateway('b').baseUrl,
      apiKey: 'sk-b',
      dailyLimit: 5,
    };
    const here = of('a', gateway('a'), gateway('b'));
    expect(mergeGateways(here, of('first', same))).toEqual(
      of('a', gateway('a'), { ...same, id: 'b' }),
    );
  });

  it('takes the active one of the file if there was no gateway', () => {
    const file = of('b', gateway('a'), gateway('b'));
    expect(mergeGateways(NO_GATEWAYS, file)).toEqual(file);
  });

  it('has an active one even if the file names one that does not exist', () => {
    expect(mergeGateways(NO_GATEWAYS, of('x', gateway('a'))).activeId).toBe('a');
    expect(mergeGateways(NO_GATEWAYS, of('x'))).toEqual(NO_GATEWAYS);
  });

  it('changes nothing if the file has no gateways', () => {
    const here = of('a', gateway('a'));
    expect(mergeGateways(here, undefined)).toBe(here);
  });
});

/** What is left when an import was followed by a change of the user and then undone. */
function undone(before: Gateways, file: Gateways, change = (after: Gateways) => after): Gateways {
  const after = mergeGateways(before, file);
  return gatewaysWithoutChange(change(after), before, after);
}

describe('undoing an import of gateways', () => {
  const before = of('a', { ...gateway('a'), dailyLimit: 9 }, gateway('b'));
  const file = of('c', gateway('a', 'sk-imported'), gateway('c'));
  const changeOne =
    (id: string, change: Partial<SavedGateway>) =>
    ({ activeId, all }: Gateways): Gateways => ({
      activeId,
      all: all.map((each) => (each.id === id ? { ...each, ...change } : each)),
    });

  it('restores the previous state if nothing else was changed', () => {
    expect(undone(before, file)).toEqual(before);
    expect(undone(NO_GATEWAYS, file)).toEqual(NO_GATEWAYS);
  });

  it('keeps gateways that were added since', () => {
    const add = ({ activeId, all }: Gateways) => of(activeId, ...all, gateway('since'));
    expect(undone(before, file, add)).toEqual(of('a', ...before.all, gateway('since')));
    expect(undone(NO_GATEWAYS, file, add)).toEqual(of('since', gateway('since')));
  });

  it('keeps an imported gateway that was changed since', () => {
    const rename = changeOne('c', { name: 'Mine' });
    expect(undone(before, file, rename).all[2]).toEqual({ ...gateway('c'), name: 'Mine' });
  });

  it('does not restore a gateway that was removed since', () => {
    const remove = ({ activeId, all }: Gateways) => of(activeId, ...all.slice(1));
    expect(undone(before, file, remove)).toEqual(of('b', gateway('b')));
  });

  it('keeps a name that was changed since and reverts the rest', () => {
    const rename = changeOne('a', { name: 'Mine' });
    expect(undone(before, file, rename).all[0]).toEqual({ ...before.all[0], name: 'Mine' });
  });

  it('keeps a base URL that was changed since together with the key that was saved for it', () => {
    const move = changeOne('a', { baseUrl: 'https://moved.example' });
    expect(undone(before, file, move).all[0]).toEqual({
      ...before.all[0],
      baseUrl: 'https://moved.example',
      apiKey: 'sk-imported',
    });
  });

  it('keeps the choice of the active gateway unless the import made it', () => {
    const activate = ({ all }: Gateways) => of('b', ...all);
    expect(undone(before, file, activate).activeId).toBe('b');
  });
});

describe('importing and undoing', () => {
  const gateways = fc
    .uniqueArray(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c', 'd'),
        host: fc.constantFrom('one', 'two', 'three'),
        key: fc.nat(9),
        dailyLimit: fc.constantFrom(null, 5),
      }),
      { selector: ({ id }) => id, maxLength: 4 },
    )
    .map(
      (all): Gateways => ({
        activeId: all[0]?.id ?? '',
        all: all.map(({ id, host, key, dailyLimit }) => ({
          ...gateway(id, `sk-${key}`),
          baseUrl: `https://${host}.example`,
          dailyLimit,
        })),
      }),
    );
  const pairs = (...all: Gateways[]) =>
    all.flatMap((each) => each.all.map(({ baseUrl, apiKey }) => `${apiKey} for ${baseUrl}`));

  it('never combine a key with a base URL that it was not saved with', () => {
    fc.assert(
      fc.property(gateways, gateways, gateways, (before, file, now) => {
        const after = mergeGateways(before, file);
        const saved = new Set(pairs(before, file, now));
        const left = gatewaysWithoutChange(now, before, after);
        expect(pairs(after, left).filter((pair) => !saved.has(pair))).toEqual([]);
      }),
    );
  });

  it('always leave an active gateway if there is any', () => {
    fc.assert(
      fc.property(gateways, gateways, gateways, (before, file, now) => {
        const after = mergeGateways(before, file);
        for (const { activeId, all } of [after, gatewaysWithoutChange(now, before, after)])
          expect(all.length === 0 ? [''] : all.map(({ id }) => id)).toContain(activeId);
      }),
    );
  });
});
