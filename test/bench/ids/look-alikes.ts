import { BASE62, createRandom, HEX } from '../../gateway/random.ts';

/** Text that browsers meet and that resembles a GPT's id, but is none. */
export interface LookAlike {
  name: string;
  /** Generated with natural frequencies; otherwise every one begins like an id, to test more of the critical cases. */
  isNatural: boolean;
  draw(as: 'address' | 'text'): string;
}

type Template = (drawn: string) => string;

const BASE64 = `${BASE62}+/`;
const BASE64URL = `${BASE62}-_`;
const WORDS =
  'big blog long king string setting building marketing shopping protein gram weight g flag tag log config png svg catalog'.split(
    ' ',
  );
const CLASS_PARTS =
  'grid col row btn nav item main title flex box list card head foot md lg sm xl 2 12 6'.split(' ');
const NAMES = 'offsetTop length scrollTop clientWidth e t n r i o a s lineHeight pageX'.split(' ');
const OPERATORS = ['=', '-', '+', '&&', '.', '?', ':', ',', '('];

/** Creates generators of look-alikes, deterministic for a seed. */
export function createLookAlikes(seed: number): LookAlike[] {
  const { between, pick, text } = createRandom(seed);
  const several = (low: number, high: number, draw: () => string) =>
    Array.from({ length: between(low, high) }, draw);
  const slug = () => several(2, 6, () => pick(WORDS)).join('-');
  const token = (length: number) => text(BASE64URL, length);

  const inPath: Template = (piece) =>
    pick([
      `a.example/${slug()}/${piece}`,
      `a.example/?id=${piece}`,
      `cdn.example/${piece}/${slug()}.js`,
      `a.example/p#${piece}`,
      `a.example/go?to=https%3A%2F%2Fb.example%2F${piece}`,
    ]);
  const inEncodedPath: Template = (piece) => inPath(encodeURIComponent(piece));
  const inWords: Template = (piece) => `${pick(WORDS)} ${piece}, ${pick(WORDS)}`;
  const watch: Template = (video) =>
    pick([
      `www.youtube.com/watch?v=${video}`,
      `youtu.be/${video}?si=${text(BASE62, 16)}`,
      `www.youtube.com/embed/${video}`,
      `m.youtube.com/watch?t=4s&v=${video}&utm_source=chatgpt.com`,
      `www.google.com/url?q=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3D${video}&sa=U`,
      `urldefense.com/v3/__https://youtu.be/${video}__;!!${text(BASE62, 8)}!${token(20)}$`,
      `www.bing.com/ck/a?!&&u=a1${btoa(`https://youtu.be/${video}`).replace(/=+$/, '')}&ntb=1`,
    ]);
  const watchInWords: Template = (video) => inWords(`https://${watch(video)}`);

  function lookAlike(
    name: string,
    drawPiece: () => string,
    { address = inPath, words = inWords, isNatural = true } = {},
  ): LookAlike {
    const draw: LookAlike['draw'] = (as) => (as === 'address' ? address : words)(drawPiece());
    return { name, isNatural, draw };
  }

  return [
    lookAlike('video ids', () => token(11), { address: watch, words: watchInWords }),
    lookAlike('video ids that look like ids', () => `g-${text(BASE62, 9)}`, {
      address: watch,
      words: watchInWords,
      isNatural: false,
    }),
    lookAlike('video ids alone in a text', () => token(11), { address: watch }),
    lookAlike('slugs of notes', () => `${slug()}-${text(HEX, 32)}`),
    lookAlike('slugs that end in g-', () => `${slug()}-30-g-${text(HEX, 32)}`, {
      isNatural: false,
    }),
    lookAlike('hashes', () => text(HEX, pick([32, 40, 64]))),
    lookAlike('base64', () => text(BASE64, between(24, 223)), { address: inEncodedPath }),
    lookAlike('base64 for addresses', () => token(between(24, 223))),
    lookAlike('web tokens', () => `eyJ${token(60)}.${token(120)}.${token(43)}`),
    lookAlike('UUIDs', () => [8, 4, 4, 4, 12].map((length) => text(HEX, length)).join('-')),
    lookAlike('analytics ids', () => `G-${text(BASE62.slice(0, 36), 10)}`),
    lookAlike(
      'classes of styles',
      () =>
        pick(['g-', 'ng-', 'bg-', '']) +
        several(1, 3, () => pick(CLASS_PARTS)).join(pick(['-', '', '__'])),
      { words: (each) => `class="${each}"` },
    ),
    lookAlike(
      'minified code',
      () => several(8, 8, () => `${pick(NAMES)}${pick(OPERATORS)}g-${pick(NAMES)};`).join(''),
      { address: inEncodedPath, words: (each) => each },
    ),
    lookAlike('prose', () => `${slug()}-long-${pick(['established', 'distances', 'termplans'])}`, {
      words: (each) => each.replaceAll('-', ' '),
    }),
  ];
}
