import pixelmatch from 'pixelmatch';
import sharp from 'sharp';

/** How much a color may differ, where 1 is black to white. */
const THRESHOLD = 0.1;

/** The pixels of an image file, with four bytes each. */
export function readPixels(image: string | Uint8Array) {
  return sharp(image).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
}

/** The share of pixels, from 0 to 1, in which two images of the same size are nearly equal; 0 if their sizes differ. */
export async function compareImages(one: Uint8Array, other: Uint8Array): Promise<number> {
  const [a, b] = await Promise.all([readPixels(one), readPixels(other)]);
  const { width, height } = a.info;
  if (width !== b.info.width || height !== b.info.height) return 0;
  const options = { threshold: THRESHOLD, includeAA: true };
  return 1 - pixelmatch(a.data, b.data, undefined, width, height, options) / (width * height);
}
