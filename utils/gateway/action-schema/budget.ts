/** What reading the schemas of Actions may cost, whatever they contain. */
export interface Budget {
  /** Characters of JSON text that are parsed. */
  text: number;
  /** Operations whose parameters are listed. */
  operations: number;
  /** Schemas that are looked at, each time they are reached. */
  schemas: number;
  /** Parameters whose kinds are recognized. */
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
  parameters: 1_000,
  size: 16_000,
};

const RESOURCES = Object.keys(GPT_BUDGET) as (keyof Budget)[];

/**
 * Calls `read` for each item with an equal share of what is left of a budget, which it reduces. What one item does not
 * need is there for the later ones, and none can use up the share of another.
 */
export function mapWithBudget<T, R>(
  items: readonly T[],
  total: Readonly<Budget>,
  read: (item: T, share: Budget) => R,
): R[] {
  const rest: Budget = { ...total };
  return items.map((item, index) => {
    const share: Budget = { ...rest };
    for (const resource of RESOURCES) {
      share[resource] = Math.floor(rest[resource] / (items.length - index));
      rest[resource] -= share[resource];
    }
    const result = read(item, share);
    for (const resource of RESOURCES) rest[resource] += Math.max(0, share[resource]);
    return result;
  });
}
