import { describe, expect, it } from 'vitest';
import {
  addGatewayCost,
  getGatewaySummary,
} from '../../../../utils/extension-pages/gateways/gateway-summary.ts';
import { createEntry, createInfo, createKnown } from '../../support/gateways.ts';

const ESTIMATE = { lookups: 2, fromCache: 3 };
const A = createEntry('a', { lookupPrice: 0.02 });
const B = createEntry('b', { lookupPrice: 0.05 });
const WITHOUT_PRICE = createEntry('c');

describe('the cost of look-ups at the gateways', () => {
  it('is the price of the active gateway times the number of look-ups', () => {
    const known = createKnown([A, B]);
    expect(addGatewayCost(ESTIMATE, known)).toEqual({ ...ESTIMATE, cost: 0.04 });
    const other = { ...known, list: { ...known.list, activeId: 'b' } };
    expect(addGatewayCost(ESTIMATE, other)).toEqual({ ...ESTIMATE, cost: 0.1 });
  });

  it('has no amount of money if the price is not known', () => {
    expect(addGatewayCost(ESTIMATE, createKnown([WITHOUT_PRICE])).cost).toBeUndefined();
    expect(addGatewayCost(ESTIMATE, createKnown([])).cost).toBeUndefined();
  });

  it('uses the price that the gateway lists', () => {
    const infos = { c: createInfo({ prices: { lookup: 0.5 } }) };
    expect(addGatewayCost(ESTIMATE, createKnown([WITHOUT_PRICE], { infos })).cost).toBe(1);
  });

  it('is a maximum at all gateways if the next ones may be asked', () => {
    const { cost, ...counts } = addGatewayCost(ESTIMATE, createKnown([A, B], { asksNext: true }));
    expect(counts).toEqual({ lookups: 4, isMaximum: true, fromCache: 3 });
    expect(cost).toBeCloseTo(0.14);
  });

  it('is no maximum with a single gateway, although the next one would be asked', () => {
    expect(addGatewayCost(ESTIMATE, createKnown([A], { asksNext: true }))).toEqual({
      ...ESTIMATE,
      cost: 0.04,
    });
  });

  it('has no amount of money if one of several prices is not known', () => {
    const known = createKnown([A, WITHOUT_PRICE], { asksNext: true });
    expect(addGatewayCost(ESTIMATE, known)).toEqual({ lookups: 4, isMaximum: true, fromCache: 3 });
  });

  it('is nothing if the cache answers all look-ups, or before the gateways have been read', () => {
    const cached = { lookups: 0, fromCache: 5 };
    expect(addGatewayCost(cached, createKnown([A, B], { asksNext: true }))).toEqual(cached);
    expect(addGatewayCost(ESTIMATE, undefined)).toEqual(ESTIMATE);
  });
});

describe('the summary of the gateways', () => {
  it('contains the cost of one look-up', () => {
    expect(getGatewaySummary(createKnown([A])).lookupEstimate).toEqual({
      lookups: 1,
      cost: 0.02,
      fromCache: 0,
    });
  });

  it('contains the page of the active gateway to top up the balance', () => {
    const infos = {
      a: createInfo({ site: { topUpUrl: 'https://a.example/pay' } }),
      b: createInfo({ site: { topUpUrl: 'https://b.example/pay' } }),
    };
    const known = createKnown([A, B, WITHOUT_PRICE], { infos });
    const topUpUrlOf = (activeId: string) =>
      getGatewaySummary({ ...known, list: { ...known.list, activeId } }).topUpUrl;
    expect(['a', 'b', 'c'].map(topUpUrlOf)).toEqual([
      'https://a.example/pay',
      'https://b.example/pay',
      undefined,
    ]);
  });

  it.each(['http://a.example/pay', 'javascript:alert(1)'])('contains no link to %s', (topUpUrl) => {
    const infos = { a: createInfo({ site: { topUpUrl } }) };
    expect(getGatewaySummary(createKnown([A], { infos })).topUpUrl).toBeUndefined();
  });
});
