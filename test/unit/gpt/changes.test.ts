import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Change, diffGpts, fillMissingFields, isNotable } from '../../../utils/gpt/changes.ts';
import { type DataKind, isPersonal } from '../../../utils/gpt/data-kinds.ts';
import type { Action, Gpt } from '../../../utils/gpt/gpt.ts';
import { createAction } from '../support/create-action.ts';
import { gpt } from '../support/lookup-service.ts';

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const domain = fc.constantFrom('a.example', 'b.example', 'c.example');
const kind = fc.constantFrom('web', 'images', 'code', 'canvas', 'actions');

const dataKind = fc.constantFrom('email', 'phone', 'query' as const);

/** Actions that may lack domain or operations, or be read by an older version of GPT Lens. */
const action: fc.Arbitrary<Action> = fc.record(
  {
    domain: maybe(domain),
    operations: fc.array(
      fc.record({
        name: fc.string(),
        method: fc.constantFrom('get', 'post'),
        collects: fc
          .uniqueArray(dataKind)
          .map((kinds) => kinds.map((each) => ({ kind: each, parameters: [] }))),
      }),
      { maxLength: 2 },
    ),
    omittedOperations: fc.constantFrom(0, 1),
    rulesVersion: fc.constantFrom(1, 2),
  },
  { requiredKeys: [] },
);

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
  actions: fc.array(action, { maxLength: 4 }),
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
        expect(back.map(({ kind }) => kind).sort()).toEqual(there.map(({ kind }) => kind).sort());
        for (const change of there) {
          const other = back.find(({ kind }) => kind === change.kind);
          if ('added' in change) {
            expect(other).toMatchObject({ added: change.removed, removed: change.added });
          } else
            expect(other).toMatchObject({ previous: change.current, current: change.previous });
        }
      }),
    );
  });

  it('lists each domain and kind once, as added or removed, and only if it changed', () => {
    fc.assert(
      fc.property(anyGpt, anyGpt, (a, b) => {
        for (const change of diffGpts(a, b)) {
          if (change.kind !== 'domains' && change.kind !== 'collects') continue;
          const all: string[] = [...change.added, ...change.removed];
          expect(new Set(all).size).toBe(all.length);
          expect(all.length).toBeGreaterThan(0);
          expect(change.isCritical).toBe(
            change.kind === 'domains' ? change.added.length > 0 : change.added.some(isPersonal),
          );
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

  it('ignores how a domain is spelled', () => {
    const before = { actions: [createAction('API.Example', 'email'), createAction('b.example')] };
    const after = { actions: [createAction('b.example'), createAction('api.example', 'phone')] };
    expect(changed(after, before)).toEqual([
      { kind: 'collects', added: ['phone'], removed: ['email'], isCritical: true },
    ]);
    const filled = fillMissingFields(
      { ...gpt, actions: [{ domain: 'api.example' }] },
      { ...gpt, ...before },
    );
    expect(filled.actions).toEqual([createAction('api.example', 'email')]);
  });

  it('ignores the picture', () => {
    expect(changed({ pictureUrl: 'https://pictures.example/new.png' })).toEqual([]);
  });
});

describe('a change of the collected kinds', () => {
  const asking = (domain: string, ...kinds: DataKind[]): Action => ({
    ...createAction(domain, ...kinds),
    rulesVersion: 1,
  });
  const unstated: Action = { domain: 'a.example' };

  /** The change of the collected kinds between two sets of Actions. */
  const compare = (before: Action[], after: Action[]) =>
    changed({ actions: after }, { actions: before }).filter(({ kind }) => kind === 'collects');

  it('is critical if a personal kind is added', () => {
    const before = [asking('a.example', 'query')];
    expect(compare(before, [asking('a.example', 'phone', 'query')])).toEqual([
      { kind: 'collects', added: ['phone'], removed: [], isCritical: true },
    ]);
    expect(compare(before, [asking('a.example', 'content')])).toEqual([
      { kind: 'collects', added: ['content'], removed: ['query'], isCritical: false },
    ]);
  });

  it('ignores wording, order, number of operations and parameter names', () => {
    const [one] = asking('a.example', 'email', 'phone').operations ?? [];
    const [first, second] = one?.collects ?? [];
    if (!one || !first || !second) throw new Error('There is no operation.');
    const split: Action = {
      ...asking('a.example'),
      operations: [
        { ...one, name: 'Call', collects: [{ ...second, parameters: ['tel'] }] },
        { ...one, method: 'get', collects: [first, { ...second, parameters: ['mobile'] }] },
      ],
    };
    expect(compare([asking('a.example', 'email', 'phone')], [split])).toEqual([]);
  });

  it('is none if either side does not state its operations', () => {
    const stated = asking('a.example', 'email');
    expect(compare([unstated], [stated])).toEqual([]);
    expect(compare([stated], [unstated])).toEqual([]);
    expect(compare([{}], [stated])).toEqual([]);
    expect(compare([unstated, asking('b.example')], [stated, asking('b.example')])).toEqual([]);
  });

  it('contains nothing that operations may ask for that GPT Lens left out', () => {
    const cut = { ...asking('a.example', 'email'), omittedOperations: 3 };
    const complete = asking('a.example', 'phone');
    expect(compare([cut], [complete])).toMatchObject([{ added: [], removed: ['email'] }]);
    expect(compare([complete], [cut])).toMatchObject([{ added: ['email'], removed: [] }]);
    expect(compare([cut], [{ ...complete, omittedOperations: 3 }])).toEqual([]);
    const [operation] = asking('a.example', 'email').operations ?? [];
    const operations = operation ? [{ ...operation, isPartlyRead: true }] : [];
    const partly = { ...asking('a.example'), operations };
    expect(compare([partly], [complete])).toMatchObject([{ added: [], removed: ['email'] }]);
  });

  it('is none if only the rules have changed', () => {
    const newer = { ...asking('a.example', 'email'), rulesVersion: 2 };
    expect(compare([asking('a.example')], [newer])).toEqual([]);
    const moved = { ...newer, domain: 'b.example' };
    expect(compare([asking('a.example')], [moved])).toEqual([]);
  });

  it('is reported for one Action even if another one does not state its operations', () => {
    const before = [unstated, asking('b.example', 'query')];
    expect(compare(before, [unstated, asking('b.example', 'query', 'email')])).toMatchObject([
      { added: ['email'], removed: [] },
    ]);
  });

  it('contains only what is new to the GPT if an Action is added', () => {
    const before = [asking('a.example', 'email')];
    const after = [...before, asking('b.example', 'email', 'phone')];
    expect(changed({ actions: after }, { actions: before })).toEqual([
      { kind: 'domains', added: ['b.example'], removed: [], isCritical: true },
      { kind: 'collects', added: ['phone'], removed: [], isCritical: true },
    ]);
    expect(compare([unstated], [unstated, asking('b.example', 'phone')])).toMatchObject([
      { added: ['phone'] },
    ]);
  });

  it('is none if an Action moves to another domain', () => {
    expect(compare([asking('a.example', 'email')], [asking('b.example', 'email')])).toEqual([]);
    expect(compare([unstated], [asking('b.example', 'email')])).toEqual([]);
  });

  it('is noticed even if a response in between had no schema', () => {
    const [first, second, third] = [
      asking('a.example', 'query'),
      unstated,
      asking('a.example', 'query', 'credential'),
    ].map((each): Gpt => ({ ...gpt, actions: [each] }));
    if (!first || !second || !third) throw new Error('There is no GPT.');
    const kept = fillMissingFields(second, first);
    expect(kept.actions).toEqual(first.actions);
    expect(diffGpts(kept, third)).toMatchObject([{ kind: 'collects', added: ['credential'] }]);
  });

  it('is reported only if no incomparable Action may explain it', () => {
    fc.assert(
      fc.property(anyGpt, anyGpt, (a, b) => {
        const change = diffGpts(a, b).find(({ kind }) => kind === 'collects');
        if (change?.kind !== 'collects') return;
        for (const each of change.added) {
          const askers = b.actions.filter(({ operations }) =>
            operations?.some(({ collects }) => collects.some(({ kind }) => kind === each)),
          );
          expect(askers.length).toBeGreaterThan(0);
          for (const asker of askers) {
            const earlier = a.actions.filter(({ domain }) => domain === asker.domain);
            expect(asker.domain).toBeDefined();
            expect(earlier.every(({ operations }) => operations)).toBe(true);
            expect(earlier.every((it) => it.rulesVersion === asker.rulesVersion)).toBe(true);
          }
        }
      }),
    );
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
