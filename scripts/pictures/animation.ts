import { writeFileSync } from 'node:fs';
import gifenc from 'gifenc';
import { PNG } from 'pngjs';
import type { Frame } from './screencast.ts';

const { applyPalette, GIFEncoder, quantize } = gifenc;

/** One of a GIF's 256 colours says that a pixel is as it was: so only what moves takes up room. */
const COLOURS = 255;

/** From so many frames the colours are chosen. */
const SAMPLES = 6;

/** Writes frames of one size as a GIF that plays for ever. */
export function writeAnimation(path: string, frames: Frame[]): void {
  const pictures = frames.map(({ png, shownFor }) => ({ ...PNG.sync.read(png), shownFor }));
  const palette = paletteOf(pictures.map(({ data }) => data));
  const gif = GIFEncoder();
  let before: Buffer | undefined;
  for (const { data, width, height, shownFor } of pictures) {
    const indexes = applyPalette(data, palette, 'rgb565');
    if (before) leaveOutSame(indexes, data, before);
    gif.writeFrame(indexes, width, height, {
      palette: before ? undefined : [...palette, [0, 0, 0]],
      delay: Math.round(shownFor),
      transparent: before !== undefined,
      transparentIndex: palette.length,
      dispose: 1,
    });
    before = data;
  }
  gif.finish();
  writeFileSync(path, gif.bytes());
}

function paletteOf(all: Buffer[]): number[][] {
  const step = Math.max(1, Math.floor(all.length / SAMPLES));
  const samples = all.filter((_, index) => index % step === 0);
  return quantize(Buffer.concat(samples), COLOURS, { format: 'rgb565' });
}

function leaveOutSame(indexes: Uint8Array, data: Buffer, before: Buffer): void {
  const now = new Uint32Array(data.buffer, data.byteOffset, indexes.length);
  const then = new Uint32Array(before.buffer, before.byteOffset, indexes.length);
  for (let pixel = 0; pixel < indexes.length; pixel++) {
    if (now[pixel] === then[pixel]) indexes[pixel] = COLOURS;
  }
}
