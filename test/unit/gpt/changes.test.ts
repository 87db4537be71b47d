import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Change, diffGpts, fillMissingFields, isNotable } from '../../../utils/gpt/changes.ts';
import type { Gpt } from '../../../utils/gpt/gpt.ts';
import { gpt } from '../support/lookup-service.ts';

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const domain = fc.constantFrom('a.example', 'b.example', 'c.example');
const kind = fc.constantFrom('web', 'images', 'code', 'canvas', 'actions');

/** GPTs that may differ in every compared field, with any of them unknown. */
const anyGpt: fc.Arbitrary<Gpt> = fc.record({
  id: fc.constant(gpt.id),
  name: maybe(fc.constantFrom('One', 'Two')),
  description: maybe(fc.string()),
  author: maybe(
    fc.record({ name: maybe(fc.constantFrom('Ann', 'Bob')), socials: fc.constant([]) }),
  ),
  ratings: maybe(
    fc.oneof(
      fc.constant({ count: 0 as const }),
      fc.record({ count: fc.integer({ min: 1, max: 9 }), average: fc.float({ min: 1, max: 5 }) }),
    ),
  ),
  conversations: maybe(fc.record({ atLeast: fc.nat() })),
  tools: maybe(
    fc.uniqueArray(kind).map((kinds) => kinds.map((each) => ({ kind: each }) as const)),
  ) as fc.Arbitrary<Gpt['tools']>,
  actions: fc.array(fc.record({ domain: maybe(domain) })),
  updatedAt: maybe(fc.nat()),
  categories: fc.constant([]),
  starters: fc.constant([]),
  isFirstParty: fc.boolean(),
});

const namedActions = anyGpt.filter(({ actions }) => actions.every((action) => action.domain));

function changed(more: Partial<Gpt>, from: Partial<Gpt> = {}): Change[] {
  return diffGpts({ ...gpt, ...from }, { ...gpt, ...more });
}

describe('diffGpts', () => {
  it('returns nothing for equal GPTs', () => {
    fc.assert(fc.property(anyGpt, (any) => diffGpts(any, structuredClone(any)).length === 0));
  });

  it('returns the reverse changes for exchanged GPTs', () => {
    fc.assert(
      fc.property(namedActions, namedActions, (a, b) => {
        const [there, back] = [diffGpts(a, b), diffGpts(b, a)];
        expect(back.map(({ kind }) => kind)).toEqual(there.map(({ kind }) => kind));
        for (const [place, change] of there.entries()) {
          const other = back[place];
          if ('added' in change) {
            expect(other).toMatchObject({ added: change.removed, removed: change.added });
          } else
            expect(other).toMatchObject({ previous: change.current, current: change.previous });
        }
      }),
    );
  });

  it('lists each domain once, as added or removed, and only if it changed', () => {
    fc.assert(
      fc.property(anyGpt, anyGpt, (a, b) => {
        for (const change of diffGpts(a, b)) {
          if (change.kind !== 'domains') continue;
          const { added, removed, isCritical } = change;
          expect(new Set([...added, ...removed]).size).toBe(added.length + removed.length);
          expect(added.length + removed.length).toBeGreaterThan(0);
          expect(isCritical).toBe(added.length > 0);
        }
      }),
    );
  });

  it('returns critical changes first', () => {
    fc.assert(
      fc.property(anyGpt, anyGpt, (a, b) => {
        const graves = diffGpts(a, b).map(({ isCritical }) => isCritical);
        expect(graves).toEqual(graves.toSorted((x, y) => Number(y) - Number(x)));
      }),
    );
  });

  it('marks a new author and a new domain as critical', () => {
    expect(changed({ author: { name: 'Mallory', socials: [] } })).toEqual([
      { kind: 'author', previous: 'Ryan J Topps', current: 'Mallory', isCritical: true },
    ]);
    const actions = [{ domain: 'evil.example' }];
    expect(changed({ actions }, { actions: [] })).toEqual([
      { kind: 'domains', added: ['evil.example'], removed: [], isCritical: true },
    ]);
  });

  it('ignores the picture', () => {
    expect(changed({ pictureUrl: 'https://pictures.example/new.png' })).toEqual([]);
  });
});

describe('an unknown field', () => {
  it('is not a change, whether it appears or disappears', () => {
    fc.assert(
      fc.property(anyGpt, (any) => {
        const unknown: Gpt = { ...any, name: undefined, author: undefined, tools: undefined };
        for (const changes of [diffGpts(any, unknown), diffGpts(unknown, any)]) {
          expect(changes).toEqual([]);
        }
      }),
    );
  });

  it('prevents a removed domain if an Action has no domain', () => {
    const [old, now] = [{ actions: [{ domain: 'a.example' }] }, { actions: [{}] }];
    expect(changed(now, old)).toEqual([]);
  });

  it('is filled from the previous snapshot, so that no change is missed', () => {
    fc.assert(
      fc.property(anyGpt, anyGpt, anyGpt, (first, second, third) => {
        const kept = fillMissingFields(second, first);
        const author = third.author?.name;
        const before = second.author?.name ?? first.author?.name;
        const isTold = diffGpts(kept, third).some(({ kind }) => kind === 'author');
        expect(isTold).toBe(Boolean(author && before && author !== before));
        // It neither hides nor causes a change.
        expect(diffGpts(first, kept)).toEqual(diffGpts(first, second));
      }),
    );
  });
});

it('isNotable returns false for counters and true for other changes', () => {
  const grown = changed({ ratings: { count: 9, average: 4 }, conversations: { atLeast: 7 } });
  expect(grown.map(({ kind }) => kind)).toEqual(['ratings', 'conversations']);
  expect(grown.some(isNotable)).toBe(false);
  expect(changed({ updatedAt: 1 }).every(isNotable)).toBe(true);
});
