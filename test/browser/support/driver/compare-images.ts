import { PNG } from 'pngjs';

/** The share of pixels, from 0 to 1, in which two images of the same size are nearly equal; 0 if their sizes differ. */
export function compareImages(one: Uint8Array, other: Uint8Array): number {
  const [a, b] = [one, other].map((picture) => PNG.sync.read(Buffer.from(picture)));
  if (!a || !b || a.width !== b.width || a.height !== b.height) return 0;
  let alike = 0;
  for (let at = 0; at < a.data.length; at += 4) {
    const isNear = [0, 1, 2].every(
      (channel) => Math.abs((a.data[at + channel] ?? 0) - (b.data[at + channel] ?? 0)) < 24,
    );
    if (isNear) alike++;
  }
  return alike / (a.data.length / 4);
}
