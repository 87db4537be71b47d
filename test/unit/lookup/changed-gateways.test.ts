import { expect, it } from 'vitest';
import { findChangedGateways } from '../../../utils/lookup/changed-gateways.ts';
import type { Gateways } from '../../../utils/settings/saved-gateways.ts';
import { createSavedGateway } from '../support/gateways.ts';

const [a, b] = [createSavedGateway('a'), createSavedGateway('b')];
const BEFORE: Gateways = { activeId: 'a', all: [a, b] };

it('finds gateways with another URL or key, and removed ones', () => {
  const change = (more: object) =>
    findChangedGateways({ ...BEFORE, all: [{ ...a, ...more }, b] }, BEFORE);
  expect(change({ baseUrl: 'https://other.example' })).toEqual(['a']);
  expect(change({ apiKey: 'sk-other' })).toEqual(['a']);
  expect(findChangedGateways({ activeId: 'b', all: [b] }, BEFORE)).toEqual(['a']);
  expect(findChangedGateways({ activeId: '', all: [] }, BEFORE)).toEqual(['a', 'b']);
});

it('does not find gateways that were switched, renamed or added', () => {
  expect(findChangedGateways({ ...BEFORE, activeId: 'b' }, BEFORE)).toEqual([]);
  const renamed = { ...a, name: 'Mine', dailyLimit: 5, version: 'v1' } as const;
  expect(findChangedGateways({ activeId: 'a', all: [b, renamed] }, BEFORE)).toEqual([]);
  const added = createSavedGateway('c');
  expect(findChangedGateways({ ...BEFORE, all: [a, b, added] }, BEFORE)).toEqual([]);
});

it('finds nothing if the value before is that of an older version', () => {
  const older = { baseUrl: 'https://a.example', apiKey: 'sk-a' } as object;
  expect(findChangedGateways(BEFORE, older)).toEqual([]);
  expect(findChangedGateways(older, BEFORE)).toEqual(['a', 'b']);
});
