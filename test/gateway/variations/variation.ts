import type { CatalogueEntry } from '../catalogue.ts';
import type { GptData } from '../gpt-data.ts';

/** Tests whether a GPT shows a variation. */
export type Variation = (data: GptData, entry: CatalogueEntry) => boolean;

/** Variations, described by the property that a GPT then has. */
export type Variations = Record<string, Variation>;

/** One variation for each value of a field. */
export function each<T>(
  what: string,
  values: readonly T[],
  variation: (value: T) => Variation,
): Variations {
  return Object.fromEntries(values.map((value) => [`${what} ${value}`, variation(value)]));
}
