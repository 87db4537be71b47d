import { describe, expect, it } from 'vitest';
import { createCatalogue } from '../../gateway/catalogue.ts';
import { edgeCases } from '../../gateway/edge-cases/all.ts';
import { variations } from '../../gateway/variations/all.ts';

const catalogue = createCatalogue('http://127.0.0.1:8080');

describe('the catalogue', () => {
  it('contains at least 300 GPTs, each with its own id and name', () => {
    const { all } = catalogue;
    expect(all.length).toBeGreaterThanOrEqual(300);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  });

  it('is the same in every run, except for the URLs of pictures', () => {
    expect(createCatalogue('http://127.0.0.1:8080').all).toEqual(catalogue.all);
    const elsewhere = createCatalogue('http://127.0.0.1:9090');
    expect(elsewhere.all.map(({ id }) => id)).toEqual(catalogue.all.map(({ id }) => id));
  });

  it.each([...edgeCases.values()])('gives the edge case $key to $gpt', ({ key, gpt }) => {
    expect(catalogue.get(key)).toBe(catalogue.get(gpt));
  });

  it.each(Object.entries(variations))('contains a GPT with %s', (_, test) => {
    expect(catalogue.all.some((entry) => test(entry.data, entry))).toBe(true);
  });

  it('rates from one star to five and leaves out the name of one in ten authors', () => {
    const { all } = catalogue;
    for (const { data } of all) {
      const { total = 0, count = 0 } = data.gizmo.vanity_metrics?.review_stats ?? {};
      if (count > 0) expect(total / count).toBeGreaterThanOrEqual(1);
      if (count > 0) expect(total / count).toBeLessThanOrEqual(5);
    }
    const nameless = all.filter(({ data }) => data.gizmo.author.display_name === null).length;
    expect(nameless / all.length).toBeGreaterThan(0.05);
    expect(nameless / all.length).toBeLessThan(0.15);
  });

  it('throws if it has no GPT of a name', () => {
    expect(() => catalogue.get('Nobody')).toThrow('no GPT "Nobody"');
  });
});
