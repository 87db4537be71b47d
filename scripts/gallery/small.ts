import { PNG } from 'pngjs';
import { type Colour, encodeIndexedPng } from '../../test/gateway/png.ts';

/** What flat parts are drawn in: these stay as they are. */
const MOST_FREQUENT = 64;
/** For smoothed edges and gradients: so many more, each the one that is least like those before. */
const MOST_COLOURS = 256;

/** A picture in few bytes: as many colours as it takes to be the same to a comparison. */
export function small(picture: Uint8Array): Buffer {
  const { width, height, data } = PNG.sync.read(Buffer.from(picture));
  const pixels = Uint32Array.from({ length: width * height }, (_, n) => data.readUInt32BE(n * 4));
  const counts = new Map<number, number>();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const colours = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  const { palette, places } = paletteOf(colours);
  const indices = Uint8Array.from(pixels, (pixel) => places.get(pixel) ?? 0);
  return encodeIndexedPng(width, height, palette, indices);
}

/** A palette for colours, the most frequent first, and the place in it of the one that is nearest to each. */
function paletteOf(colours: number[]) {
  const all = colours.map((colour) => {
    return { colour, channels: channels(colour), place: 0, distance: Number.POSITIVE_INFINITY };
  });
  const palette: Colour[] = [];
  while (palette.length < Math.min(MOST_COLOURS, all.length)) {
    const next =
      palette.length < MOST_FREQUENT
        ? all[palette.length]
        : all.reduce((one, other) => (other.distance > one.distance ? other : one));
    if (!next || next.distance === 0) break;
    for (const each of all) {
      const distance = distanceOf(each.channels, next.channels);
      if (distance < each.distance) Object.assign(each, { place: palette.length, distance });
    }
    palette.push(next.channels);
  }
  return { palette, places: new Map(all.map(({ colour, place }) => [colour, place])) };
}

/** Of `0xRRGGBBAA`. */
function channels(colour: number): Colour {
  return [colour >>> 24, (colour >> 16) & 0xff, (colour >> 8) & 0xff];
}

function distanceOf([r, g, b]: Colour, [red, green, blue]: Colour): number {
  return (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
}
