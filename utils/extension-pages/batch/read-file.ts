/** The bytes examined to detect UTF-16; a single id already has eleven characters. */
const SAMPLE_LENGTH = 4096;

/** The decoders remove the byte order mark themselves. */
const BYTE_ORDER_MARKS: [label: string, mark: number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * Decodes a file of unknown encoding: by its byte order mark; UTF-16 without one by its zero bytes, which other text
 * does not contain and which are every second byte of Latin letters; then UTF-8 if valid; otherwise GB 18030, which
 * includes GBK and GB 2312. Ids are the same in each of them.
 */
export async function readText(file: Blob, maxBytes: number): Promise<string> {
  const bytes = new Uint8Array(await file.slice(0, maxBytes).arrayBuffer());
  const label = detectEncoding(bytes);
  if (label) return new TextDecoder(label).decode(bytes);
  try {
    // With `stream`, an incomplete last character is no error.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function detectEncoding(bytes: Uint8Array): string | undefined {
  for (const [label, mark] of BYTE_ORDER_MARKS) {
    if (mark.every((byte, at) => bytes[at] === byte)) return label;
  }
  const zeros = [0, 0];
  bytes.subarray(0, SAMPLE_LENGTH).forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (even === odd) return undefined;
  // In big-endian order, the high byte comes first, which is zero for ASCII.
  return even > odd ? 'utf-16be' : 'utf-16le';
}
