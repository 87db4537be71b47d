import { assert } from './target.ts';

const MISLEADING = /[\u202a-\u202e\u2066-\u2069]|(?![\n\t])\p{Cc}/u;

/** Every text in a value, at any depth. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Checks that every text in a value is short and contains nothing that misleads. */
export function expectPlain(value: unknown): void {
  for (const each of textsIn(value)) {
    assert(!MISLEADING.test(each), `${JSON.stringify(each)} contains misleading characters.`);
    assert(each.length <= 10_000, 'A text is too long.');
    assert(each.isWellFormed(), 'A surrogate pair is split.');
  }
}
