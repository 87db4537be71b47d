import fc from 'fast-check';

/** Something that reads what strangers write, and what must hold whatever they write. */
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

/** @throws Error with a sentence, where something does not hold */
export function hold(isSo: boolean, sentence: string): void {
  if (!isSo) throw new Error(sentence);
}

/** How long reading one thing may take: what takes longer hangs somebody's page or background. */
const PATIENCE_MS = 1000;

/** What a reader makes of something, in time. */
export function inTime<T>(read: () => T): T {
  const start = performance.now();
  const result = read();
  hold(performance.now() - start < PATIENCE_MS, 'It took longer than a second.');
  return result;
}

/** Texts out of the pieces that matter to a reader, whole and broken, and of anything. */
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
