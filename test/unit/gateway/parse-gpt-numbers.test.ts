import { describe, expect, it } from 'vitest';
import { createGizmo, read, readEntry } from '../support/parse-gpt.ts';

function ratingsOf(review_stats: unknown) {
  return read(createGizmo({ vanity_metrics: { review_stats } })).ratings;
}

function conversationsOf(num_conversations_str: unknown, num_conversations: unknown = null) {
  return read(createGizmo({ vanity_metrics: { num_conversations_str, num_conversations } }))
    .conversations;
}

describe('the ratings of a parsed GPT', () => {
  it.each([
    [940, 220, 940 / 220],
    [10, 2, 5],
    [7, 7, 1],
    [2_418_530, 545_102, 2_418_530 / 545_102],
    [9, 2, 4.5],
  ])('with a sum of %d stars in %d ratings have the average %d', (total, count, average) => {
    expect(ratingsOf({ total, count })).toEqual({ count, average });
  });

  it('have no average if the count is 0', () => {
    expect(ratingsOf({ total: 0, count: 0 })).toEqual({ count: 0 });
    expect(ratingsOf({ count: 0 })).toEqual({ count: 0 });
  });

  it('are parsed if the response also has ratings by stars', () => {
    expect(ratingsOf({ total: 12, count: 3, by_rating: {} })).toEqual({ count: 3, average: 4 });
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['a text', '4.3'],
    ['a number', 4.3],
    ['an empty object', {}],
    ['no count', { total: 940 }],
    ['no sum', { count: 220 }],
    ['a sum that is a text', { total: '940', count: 220 }],
    ['a count that is a text', { total: 940, count: '220' }],
    ['a negative count', { total: 940, count: -220 }],
    ['half a rating', { total: 2, count: 0.5 }],
    ['more than five stars each', { total: 1200, count: 220 }],
    ['a negative sum', { total: -3, count: 2 }],
    ['an average instead of a sum', { total: 4.27, count: 220 }],
    ['no stars at all', { total: 0, count: 3 }],
  ])('are undefined with %s', (_, stats) => {
    expect(ratingsOf(stats)).toBeUndefined();
  });

  it.each(['ratings-null', 'ratings-absent', 'metrics-null', 'metrics-absent', 'metrics-all-null'])(
    'are undefined for the demo gateway’s %s',
    (key) => {
      expect(readEntry(key).ratings).toBeUndefined();
    },
  );
});

describe('the conversations of a parsed GPT', () => {
  it.each([
    ['80+', 80],
    ['1K+', 1_000],
    ['25K+', 25_000],
    ['900K+', 900_000],
    ['60M+', 60_000_000],
    ['1.5M+', 1_500_000],
    ['2B+', 2_000_000_000],
    ['4k', 4_000],
    [' 7 ', 7],
  ])('for %j are at least %d', (words, atLeast) => {
    expect(conversationsOf(words)).toEqual({ atLeast });
  });

  it.each(['about 200', '1,000+', '二十五万+', '25K + more'])(
    'keep the text %j in another format',
    (words) => {
      expect(conversationsOf(words)).toEqual({ text: words });
    },
  );

  it('come from the number if there is no text', () => {
    expect(conversationsOf(null, 4_321)).toEqual({ atLeast: 4_321 });
  });

  it.each<[unknown, unknown]>([
    [null, null],
    ['', null],
    ['  ', 0],
    [25, null],
    [null, '25'],
    [null, -25],
    [{}, []],
  ])('are undefined for the text %j and the number %j', (words, number) => {
    expect(conversationsOf(words, number)).toBeUndefined();
  });
});
