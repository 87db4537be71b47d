/** How an image is encoded. */
export interface Encoding {
  /** Of JPEG, from 0 to 1. */
  quality: number;
  /** The part of the original width and height. */
  scale: number;
}

/** The quality first: artefacts hurt less than details that are gone. Below these qualities, a smaller size looks better. */
const QUALITIES = [0.85, 0.7, 0.55, 0.4];

/** Of width and height, so that half of the pixels remain. */
const SHRINK = Math.SQRT1_2;

/** In pixels. Models read images of at most about 2,000 pixels, and scale larger ones down. */
const MAX_SIDE = 2048;

/** Two thousand pixels have become one. */
const MAX_STEPS = 22;

/**
 * Encodes an image with the best quality and size at which it has at most `maxBytes`. `undefined` if there is none.
 *
 * @param side - the longer side in pixels
 */
export async function fitImage<Encoded extends { size: number }>(
  side: number,
  maxBytes: number,
  encode: (encoding: Encoding) => Promise<Encoded>,
): Promise<Encoded | undefined> {
  let scale = Math.min(1, MAX_SIDE / side);
  for (let step = 0; step < MAX_STEPS; step++) {
    for (const quality of QUALITIES) {
      const encoded = await encode({ quality, scale });
      if (encoded.size <= maxBytes) return encoded;
    }
    scale *= SHRINK;
  }
  return undefined;
}
