/** A source of repeatable randomness: the same seed gives the same values, run after run. */
export interface Random {
  /** A number from 0 up to, but not including, 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** True with this probability, 0 to 1. */
  chance(probability: number): boolean;
  /** One of the values. Throws if there is none. */
  pick<T>(values: readonly T[]): T;
  /** `count` different values, in random order. */
  sample<T>(values: readonly T[], count: number): T[];
  /** `length` characters of an alphabet of simple characters. */
  text(alphabet: string, length: number): string;
}

export const HEX = '0123456789abcdef';
export const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The mulberry32 generator, which is small and good enough for invented data. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  function between(low: number, high: number): number {
    return low + Math.floor(next() * (high - low + 1));
  }

  function pick<T>(values: readonly T[]): T {
    const value = values[between(0, values.length - 1)];
    if (value === undefined) throw new Error('Nothing to pick from');
    return value;
  }

  return {
    next,
    between,
    pick,
    chance: (probability) => next() < probability,
    sample: (values, count) =>
      values
        .map((value) => ({ value, order: next() }))
        .sort((a, b) => a.order - b.order)
        .slice(0, count)
        .map(({ value }) => value),
    text(alphabet, length) {
      let text = '';
      while (text.length < length) text += alphabet.charAt(between(0, alphabet.length - 1));
      return text;
    },
  };
}

/** A seed derived from a text (FNV-1a), so that the data of one name does not change when others do. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
