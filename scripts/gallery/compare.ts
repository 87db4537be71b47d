import match from 'pixelmatch';
import { PNG } from 'pngjs';

/** What differs between a component's kept picture and the one drawn now. */
export interface Difference {
  sentence: string;
  /** The differing pixels in red over the faint picture; missing where even the sizes differ. */
  picture?: Buffer;
}

/** In CSS pixels: what is counted is what is off in any square of this size, however large the picture is. */
const SQUARE = 24;

/**
 * How far a pixel's colour may be off, where 1 is black for white, and how many of a square may be off by more. The
 * smallest icon, a single stroke, is five; gradients, which are kept in fewer colours, are off by little.
 */
const LIMITS = [
  { threshold: 0.05, most: 4 },
  { threshold: 0.02, most: 400 },
];

export function differenceOf(kept: Buffer, drawn: Uint8Array): Difference | undefined {
  const [a, b] = [PNG.sync.read(kept), PNG.sync.read(Buffer.from(drawn))];
  if (a.width !== b.width || a.height !== b.height) {
    return { sentence: `is ${b.width} × ${b.height} px, was ${a.width} × ${a.height}` };
  }
  for (const { threshold, most } of LIMITS) {
    const marked = new PNG({ width: a.width, height: a.height });
    const off = match(a.data, b.data, marked.data, a.width, a.height, {
      threshold,
      windowSize: SQUARE,
    });
    if (off > most) {
      return {
        sentence: `${off} of ${SQUARE ** 2} px are not as they were`,
        picture: PNG.sync.write(marked),
      };
    }
  }
  return undefined;
}
