/**
 * A font of three glyphs: a block for whatever has half a square's width, one for whatever has a whole one (Chinese,
 * emoji), and a space. Texts drawn with it are as wide on every machine, whatever fonts that has.
 */

const EM = 1000;
const ASCENT = 800;
const DESCENT = 200;

interface Glyph {
  advance: number;
  /** Missing where nothing is to be seen. */
  block?: { left: number; bottom: number; right: number; top: number };
}

const NOTHING: Glyph = { advance: 0 };
const SPACE: Glyph = { advance: 280 };
/** About as wide as a letter of a sans is on average. */
const LETTER: Glyph = { advance: 550, block: { left: 40, bottom: 0, right: 510, top: 680 } };
const SQUARE: Glyph = { advance: 1000, block: { left: 60, bottom: -80, right: 940, top: 800 } };
const GLYPHS = [NOTHING, SPACE, LETTER, SQUARE];

/** From which character on which glyph stands. */
const RUNS: [from: number, glyph: Glyph][] = [
  [0x20, SPACE],
  [0x21, LETTER],
  [0xa0, SPACE],
  [0xa1, LETTER],
  [0x2000, SPACE],
  [0x200b, NOTHING],
  [0x2010, LETTER],
  [0x2e80, SQUARE],
  [0xd800, NOTHING],
  [0xf900, SQUARE],
  [0xfe00, NOTHING],
  [0xfe10, SQUARE],
  [0x110000, NOTHING],
];

const u16 = (...numbers: number[]) => numbers.flatMap((n) => [(n >> 8) & 0xff, n & 0xff]);
const u32 = (...numbers: number[]) => numbers.flatMap((n) => u16(n >>> 16, n & 0xffff));
const zeros = (bytes: number) => Array<number>(bytes).fill(0);
const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));

/** The font as a TrueType file. */
export function blockFont(): Uint8Array<ArrayBuffer> {
  const outlines = GLYPHS.map(outline);
  const ends = outlines.map((_, n) => outlines.slice(0, n + 1).flat().length);
  return file({
    'OS/2': [
      ...u16(4, 600, 400, 5, 0, ...zeros(10), 0),
      ...zeros(10 + 16),
      ...ascii('LENS'),
      ...u16(0x40, 0x20, 0xffff, ASCENT, -DESCENT, 0, ASCENT, DESCENT),
      ...u32(0, 0),
      ...u16(500, 700, 0, 0x20, 1),
    ],
    cmap: [...u16(0, 1, 3, 10), ...u32(12), ...characters()],
    glyf: outlines.flat(),
    head: [
      ...u32(0x10000, 0x10000, 0, 0x5f0f3cf5),
      ...u16(0, EM),
      ...zeros(16),
      ...u16(0, -DESCENT, EM, ASCENT, 0, 8, 2, 1, 0),
    ],
    hhea: [...u32(0x10000), ...u16(ASCENT, -DESCENT, 0, EM), ...zeros(22), ...u16(GLYPHS.length)],
    hmtx: GLYPHS.flatMap(({ advance, block }) => u16(advance, block?.left ?? 0)),
    loca: u32(0, ...ends),
    maxp: [...u32(0x10000), ...u16(GLYPHS.length, 4, 1, 0, 0, 1), ...zeros(16)],
    name: u16(0, 0, 6),
    post: [...u32(0x30000), ...zeros(28)],
  });
}

/** Runs of characters that share a glyph (format 13 of `cmap`). */
function characters(): number[] {
  const groups = RUNS.slice(0, -1).map(([from, glyph], n) => {
    const next = RUNS[n + 1]?.[0] ?? from;
    return u32(from, next - 1, GLYPHS.indexOf(glyph));
  });
  return [...u16(13, 0), ...u32(16 + groups.length * 12, 0, groups.length), ...groups.flat()];
}

function outline({ block }: Glyph): number[] {
  if (!block) return [];
  const { left, bottom, right, top } = block;
  const [width, height] = [right - left, top - bottom];
  const corners = [...u16(left, 0, width, 0), ...u16(bottom, height, 0, -height)];
  return [...u16(1, left, bottom, right, top, 3, 0), 1, 1, 1, 1, ...corners];
}

function file(tables: Record<string, number[]>): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(tables);
  const directory: number[] = [...u32(0x10000), ...u16(entries.length, 128, 3, 32)];
  const body: number[] = [];
  const start = 12 + entries.length * 16;
  for (const [tag, bytes] of entries) {
    const padded = [...bytes, ...zeros(-bytes.length & 3)];
    directory.push(...ascii(tag), ...u32(sumOf(padded), start + body.length, bytes.length));
    body.push(...padded);
  }
  return new Uint8Array([...directory, ...body]);
}

function sumOf(bytes: number[]): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) {
    sum =
      (sum + (bytes.slice(at, at + 4).reduce((word, byte) => word * 256 + byte, 0) >>> 0)) >>> 0;
  }
  return sum;
}
