import type { VanityMetrics } from './gpt-data.ts';
import type { Random } from './random.ts';

/** The steps in which conversations are counted, with the range of ratings of GPTs at that step. */
const STEPS: [floor: string, fewestRatings: number, mostRatings: number][] = [
  ['80+', 1, 4],
  ['200+', 2, 9],
  ['1K+', 8, 70],
  ['5K+', 30, 160],
  ['10K+', 60, 300],
  ['25K+', 120, 500],
  ['100K+', 400, 2_500],
  ['900K+', 2_000, 9_000],
  ['5M+', 12_000, 90_000],
];

/** Consistent numbers of conversations and ratings; three in twenty GPTs have no ratings yet. */
export function inventMetrics(random: Random): VanityMetrics {
  const [floor, fewest, most] = random.pick(STEPS);
  const count = random.between(fewest, most);
  const average = 3.2 + random.next() * 1.75;
  return {
    num_conversations: null,
    num_conversations_str: floor,
    num_pins: 0,
    created_ago_str: random.pick(['3 months ago', '1 year ago', null]),
    review_stats: random.chance(0.15) ? null : { total: Math.round(count * average), count },
  };
}
