/** What reading the schemas of Actions may cost, whatever they contain. */
export interface Budget {
  /** Characters of JSON text that are parsed. */
  text: number;
  /** Operations whose parameters are listed. */
  operations: number;
  /** Schemas that are looked at, each time they are reached. */
  schemas: number;
  /** Parameters whose kinds are recognized, which takes up to 50 µs each. */
  parameters: number;
  /** Characters that the result takes up as JSON. */
  size: number;
}

/**
 * For all Actions of a GPT, which has up to 10 of them. A real Action has up to 30 operations, 250 parameters and a schema of
 * 50,000 characters. A cached GPT without operations takes up to 4,000 characters.
 */
export const GPT_BUDGET: Readonly<Budget> = {
  text: 400_000,
  operations: 400,
  schemas: 5_000,
  parameters: 400,
  size: 16_000,
};

const RESOURCES = Object.keys(GPT_BUDGET) as (keyof Budget)[];

/**
 * Calls `read` for each item with an equal share of what is left of a budget, which it reduces. None can use up the
 * share of another. Those with the smallest need are first, because others get what they leave over.
 */
export function mapWithBudget<T, R>(
  items: readonly T[],
  total: Readonly<Budget>,
  getNeed: (item: T) => number,
  read: (item: T, share: Budget) => R,
): R[] {
  const rest: Budget = { ...total };
  const results: R[] = [];
  const bySize = items
    .map((item, index) => ({ item, index, need: getNeed(item) }))
    .sort((a, b) => a.need - b.need);
  for (const [position, { item, index }] of bySize.entries()) {
    const share: Budget = { ...rest };
    for (const resource of RESOURCES) {
      share[resource] = Math.floor(rest[resource] / (items.length - position));
      rest[resource] -= share[resource];
    }
    results[index] = read(item, share);
    for (const resource of RESOURCES) rest[resource] += Math.max(0, share[resource]);
  }
  return results;
}
