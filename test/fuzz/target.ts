import fc from 'fast-check';

/** A parser of untrusted input, with the property that must hold for any input. */
export interface Target {
  name: string;
  property: fc.IProperty<[unknown]>;
}

export function target<T>(
  name: string,
  arbitrary: fc.Arbitrary<T>,
  check: (value: T) => void,
): Target {
  return { name, property: fc.property(arbitrary, check) as fc.IProperty<[unknown]> };
}

/** @throws Error with this sentence if the condition is false */
export function assert(isSo: boolean, sentence: string): void {
  if (!isSo) throw new Error(sentence);
}

/** The time limit for parsing one input; longer would block a page or the background. */
const MAX_PARSE_MS = 1000;

/** Runs a parser and checks that it returns in time. */
export function inTime<T>(read: () => T): T {
  const start = performance.now();
  const result = read();
  assert(performance.now() - start < MAX_PARSE_MS, 'Parsing took longer than a second.');
  return result;
}

/** Generates texts from tokens that matter to a parser, whole and broken, and from arbitrary text. */
export function textOf(...pieces: string[]): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...pieces) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
    { weight: 2, arbitrary: fc.string({ maxLength: 12 }) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...pieces), fc.integer({ min: 2, max: 60 }))
        .map(([each, times]) => each.repeat(times)),
    },
  );
  return fc.array(piece, { maxLength: 14 }).map((all) => all.join(''));
}
