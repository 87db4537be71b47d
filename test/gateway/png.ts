import { crc32, deflateSync } from 'node:zlib';

export type Colour = readonly [red: number, green: number, blue: number];

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const EIGHT_BITS = 8;
const TRUE_COLOUR = 2;
const INDEXED = 3;

/**
 * A square PNG picture.
 *
 * @param side - width and height in pixels
 * @param colourAt - the colour of each pixel, channels from 0 to 255
 */
export function encodePng(side: number, colourAt: (x: number, y: number) => Colour): Buffer {
  const rows = Array.from({ length: side }, (_, y) => {
    const noFilter = 0;
    return [noFilter, ...Array.from({ length: side }, (_, x) => colourAt(x, y)).flat()];
  });
  return png({ width: side, height: side, type: TRUE_COLOUR, rows: Buffer.from(rows.flat()) });
}

/**
 * A PNG picture of at most 256 colours, in a third of the bytes.
 *
 * @param indices - for each pixel, row by row, the place of its colour in the palette
 */
export function encodeIndexedPng(
  width: number,
  height: number,
  palette: Colour[],
  indices: Uint8Array,
): Buffer {
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    rows.set(indices.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  }
  return png({ width, height, type: INDEXED, rows, palette: Buffer.from(palette.flat()) });
}

interface Picture {
  width: number;
  height: number;
  type: number;
  /** Each row begins with its filter. */
  rows: Buffer;
  palette?: Buffer;
}

function png({ width, height, type, rows, palette }: Picture): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([EIGHT_BITS, type], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    ...(palette ? [chunk('PLTE', palette)] : []),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const typeAndData = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(typeAndData));
  return Buffer.concat([length, typeAndData, checksum]);
}
