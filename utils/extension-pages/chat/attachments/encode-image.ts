import { withTimeout } from '../../../lib/with-timeout.ts';
import { type Encoding, fitImage } from './fit-image.ts';

/** Gateways accept a megabyte for the whole conversation by default, so several images must fit. */
const MAX_IMAGE_BYTES = 256 * 1024;

/** Decoding a photo takes a second on slow phones. */
const DECODE_LIMIT_MS = 15_000;

/**
 * Encodes an image file anew as a JPEG of at most `MAX_IMAGE_BYTES` and returns it as a data URL. This also removes what
 * the file tells besides, such as where a photo was taken. Rejects if the browser cannot decode the file.
 */
export async function encodeImage(file: Blob): Promise<string> {
  const image = await withTimeout(createImageBitmap(file), DECODE_LIMIT_MS, 'Decoding the image');
  try {
    const side = Math.max(image.width, image.height);
    const jpeg = await fitImage(side, MAX_IMAGE_BYTES, (encoding) => toJpeg(image, encoding));
    if (!jpeg) throw new RangeError('The image has no small enough encoding.');
    return await toDataUrl(jpeg);
  } finally {
    image.close();
  }
}

function toJpeg(image: ImageBitmap, { quality, scale }: Encoding): Promise<Blob> {
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is no canvas.');
  // JPEG has no transparency: without a background, it would become black.
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0, width, height);
  return canvas.convertToBlob({ type: 'image/jpeg', quality });
}

function toDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result)));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('Reading failed.')));
    reader.readAsDataURL(blob);
  });
}
