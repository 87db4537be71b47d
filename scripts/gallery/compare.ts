import match from 'pixelmatch';
import { PNG } from 'pngjs';

/** What differs between a component's kept picture and the one drawn now. */
export interface Difference {
  sentence: string;
  /** The differing pixels in red over the faint picture; missing where even the sizes differ. */
  picture?: Buffer;
}

/** How far a pixel's colour may be off, from 0 to 1: browsers smooth edges each in its own way. */
const THRESHOLD = 0.04;

/** So many pixels may be off all the same. The smallest icon that is lost takes several times as many. */
const MOST_OFF = 12;

export function differenceOf(kept: Buffer, drawn: Uint8Array): Difference | undefined {
  const [a, b] = [PNG.sync.read(kept), PNG.sync.read(Buffer.from(drawn))];
  if (a.width !== b.width || a.height !== b.height) {
    return { sentence: `is ${b.width} × ${b.height} px, was ${a.width} × ${a.height}` };
  }
  const marked = new PNG({ width: a.width, height: a.height });
  const off = match(a.data, b.data, marked.data, a.width, a.height, { threshold: THRESHOLD });
  if (off <= MOST_OFF) return undefined;
  return { sentence: `${off} px are not as they were`, picture: PNG.sync.write(marked) };
}
