import { describe, expect, it } from 'vitest';
import { findBareIds, findIdInUrl } from '../../../utils/gpt/gpt-id.ts';
import { parseQuery } from '../../../utils/gpt/parse-query.ts';
import { cpuTimeOf } from '../support/cpu-time.ts';

const readers = { bareIds: findBareIds, idInUrl: findIdInUrl, parseQuery };

/** Texts that make careless patterns backtrack. */
const pieces = [
  'g-',
  'g-aaaaaaaa',
  'g-2fkFE8rb_',
  'g-0123456789abcdef0123456789abcde',
  '/g/',
  '/gpts/editor/',
  '-gizmo-g-',
  '&gizmo_id=',
  '%2',
  '%2525252F',
  'a.',
  'a-.',
  'chatgpt.com/',
  ' \t',
  'G',
];

const LONG = 500_000;
const SHORT = LONG / 10;
/** For ten times the text, linear code takes ten times as long, quadratic code a hundred times. */
const MOST_RATIO = 50;
/** Below this duration, measurements are too imprecise. */
const NOISE_MS = 60;

describe.each(Object.entries(readers))('%s takes linear time for a text of', (_, read) => {
  it.each(pieces)('%j, repeated', (piece) => {
    const short = fastest(() => read(piece.repeat(Math.ceil(SHORT / piece.length))));
    const long = fastest(() => read(piece.repeat(Math.ceil(LONG / piece.length))));
    expect(long).toBeLessThan(Math.max(NOISE_MS, short * MOST_RATIO));
  });
});

function fastest(work: () => unknown): number {
  return Math.min(...[1, 2, 3].map(() => cpuTimeOf(work)));
}
