import { PNG } from 'pngjs';
import { type Colour, encodeIndexedPng } from '../../test/gateway/png.ts';

const MOST_COLOURS = 256;

/** Bits of each channel that are kept, as many as the picture's colours then leave room for. */
const DEPTHS = [5, 4];

/** A picture in few bytes: its colours are rounded by less than a comparison sees. */
export function small(picture: Uint8Array): Buffer {
  const { width, height, data } = PNG.sync.read(Buffer.from(picture));
  for (const bits of DEPTHS) {
    const places = new Map<number, number>();
    const indices = new Uint8Array(width * height);
    for (let pixel = 0; pixel < indices.length; pixel++) {
      const colour = rounded(data.readUInt32BE(pixel * 4) >>> 8, bits);
      const place = places.get(colour) ?? places.size;
      places.set(colour, place);
      indices[pixel] = place;
    }
    if (places.size > MOST_COLOURS) continue;
    const palette = [...places.keys()].map((colour): Colour => {
      return [colour >> 16, (colour >> 8) & 0xff, colour & 0xff];
    });
    return encodeIndexedPng(width, height, palette, indices);
  }
  throw new Error(
    'The picture has too many colours to be kept: leave out photographs and gradients.',
  );
}

/** `0xRRGGBB` with fewer bits to a channel. */
function rounded(colour: number, bits: number): number {
  const most = 2 ** bits - 1;
  const channel = (shift: number) =>
    Math.round((Math.round((((colour >> shift) & 0xff) * most) / 255) * 255) / most) << shift;
  return channel(16) | channel(8) | channel(0);
}
