import { describe, expect, it } from 'vitest';
import { getLookupPrice } from '../../../utils/settings/lookup-price.ts';

const entry = (lookupPrice: number | null) => ({
  id: 'one',
  name: 'One',
  origin: 'https://one.example',
  lowBalance: null,
  lookupPrice,
});
const info = (prices?: { lookup?: number; search?: number }) => ({
  baseUrl: 'https://one.example',
  endpointVersions: {},
  ...(prices && { prices }),
});

describe('getLookupPrice', () => {
  it('prefers the price that the user has entered, even if it is zero', () => {
    const listed = info({ lookup: 0.01, search: 0.02 });
    expect(getLookupPrice(entry(0.5), listed, 'gpt')).toBe(0.5);
    expect(getLookupPrice(entry(0), listed, 'search')).toBe(0);
  });

  it('returns the listed price of the endpoint otherwise', () => {
    const listed = info({ lookup: 0.01, search: 0.02 });
    expect(getLookupPrice(entry(null), listed, 'gpt')).toBe(0.01);
    expect(getLookupPrice(entry(null), listed, 'search')).toBe(0.02);
    expect(getLookupPrice(undefined, listed, 'gpt')).toBe(0.01);
  });

  it('returns undefined for a price that is not stated, instead of that of the other endpoint', () => {
    expect(getLookupPrice(entry(null), info({ lookup: 0.01 }), 'search')).toBeUndefined();
    expect(getLookupPrice(entry(null), info(), 'gpt')).toBeUndefined();
    expect(getLookupPrice(undefined, undefined, 'gpt')).toBeUndefined();
  });
});
