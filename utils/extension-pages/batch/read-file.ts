/** Bytes that tell UTF-16 from text of one byte a character: an id alone has eleven characters. */
const LOOKED_AT = 4096;

/** Byte order marks are the decoders' own to take off. */
const MARKS: [label: string, mark: number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * The text of a file in the encoding that it is in: by its byte order mark; UTF-16 without one by its zero bytes, which
 * no other text has, and which stand in every second place of what is written in Latin letters; then UTF-8 if it is
 * whole, and otherwise GB 18030, which takes in GBK and GB 2312. Ids come through in any of them.
 */
export async function readText(file: Blob, mostBytes: number): Promise<string> {
  const bytes = new Uint8Array(await file.slice(0, mostBytes).arrayBuffer());
  const label = labelOf(bytes);
  if (label) return new TextDecoder(label).decode(bytes);
  try {
    // As a stream, whose last character may have been cut.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function labelOf(bytes: Uint8Array): string | undefined {
  for (const [label, mark] of MARKS) {
    if (mark.every((byte, at) => bytes[at] === byte)) return label;
  }
  const zeros = [0, 0];
  bytes.subarray(0, LOOKED_AT).forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (even === odd) return undefined;
  // The first byte of the two is zero where the greater one comes first.
  return even > odd ? 'utf-16be' : 'utf-16le';
}
