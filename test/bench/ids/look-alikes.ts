import { BASE62, createRandom, HEX } from '../../gateway/random.ts';

/** Text that browsers meet and that resembles a GPT's id, but is none. */
export interface LookAlike {
  name: string;
  /** Generated with natural frequencies; otherwise every one begins like an id, to test more of the critical cases. */
  isNatural: boolean;
  draw(as: 'address' | 'text'): string;
}

const BASE64 = `${BASE62}+/`;
const BASE64URL = `${BASE62}-_`;
const WORDS =
  'big blog long king string setting building marketing shopping protein gram weight g flag tag log config png svg catalog'.split(
    ' ',
  );
const CLASS_PARTS =
  'grid col row btn nav item main title flex box list card head foot md lg sm xl 2 12 6'.split(' ');
const NAMES = 'offsetTop length scrollTop clientWidth e t n r i o a s lineHeight pageX'.split(' ');

/** Creates generators of look-alikes, deterministic for a seed. */
export function createLookAlikes(seed: number): LookAlike[] {
  const { between, pick } = createRandom(seed);
  const below = (limit: number) => between(0, limit - 1);
  const letters = (alphabet: string, length: number) => {
    let text = '';
    for (let n = 0; n < length; n++) text += alphabet.charAt(below(alphabet.length));
    return text;
  };
  const slug = () => Array.from({ length: 2 + below(5) }, () => pick(WORDS)).join('-');
  const uuid = () => [8, 4, 4, 4, 12].map((length) => letters(HEX, length)).join('-');
  const className = (prefix: string) =>
    prefix +
    Array.from({ length: 1 + below(3) }, () => pick(CLASS_PARTS)).join(pick(['-', '', '__']));
  const code = () => {
    let text = '';
    for (let n = 0; n < 8; n++)
      text += `${pick(NAMES)}${pick(['=', '-', '+', '&&', '.', '?', ':', ',', '('])}g-${pick(NAMES)};`;
    return text;
  };

  const kind = (
    name: string,
    address: (drawn: string) => string,
    text: (drawn: string) => string,
    draw: () => string,
    isNatural = true,
  ): LookAlike => ({
    name,
    isNatural,
    draw: (as) => (as === 'address' ? address(draw()) : text(draw())),
  });
  const watch = (video: string) =>
    pick([
      `www.youtube.com/watch?v=${video}`,
      `youtu.be/${video}?si=${letters(BASE62, 16)}`,
      `www.youtube.com/embed/${video}`,
      `m.youtube.com/watch?t=4s&v=${video}&utm_source=chatgpt.com`,
      `www.google.com/url?q=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3D${video}&sa=U`,
      `urldefense.com/v3/__https://youtu.be/${video}__;!!${letters(BASE62, 8)}!${letters(BASE64URL, 20)}$`,
      `www.bing.com/ck/a?!&&u=a1${btoa(`https://youtu.be/${video}`).replace(/=+$/, '')}&ntb=1`,
    ]);
  const inPath = (piece: string) =>
    pick([
      `a.example/${slug()}/${piece}`,
      `a.example/?id=${piece}`,
      `cdn.example/${piece}/${slug()}.js`,
      `a.example/p#${piece}`,
      `a.example/go?to=https%3A%2F%2Fb.example%2F${piece}`,
    ]);
  const inWords = (piece: string) => `${pick(WORDS)} ${piece}, ${pick(WORDS)}`;
  return [
    kind(
      'video ids',
      watch,
      (video) => inWords(`https://${watch(video)}`),
      () => letters(BASE64URL, 11),
    ),
    kind(
      'video ids that look like ids',
      watch,
      (video) => inWords(`https://${watch(video)}`),
      () => `g-${letters(BASE62, 9)}`,
      false,
    ),
    kind('video ids alone in a text', watch, inWords, () => letters(BASE64URL, 11)),
    kind('slugs of notes', inPath, inWords, () => `${slug()}-${letters(HEX, 32)}`),
    kind(
      'slugs that end in g-',
      inPath,
      inWords,
      () => `${slug()}-30-g-${letters(HEX, 32)}`,
      false,
    ),
    kind('hashes', inPath, inWords, () => letters(HEX, pick([32, 40, 64]))),
    kind(
      'base64',
      (each) => inPath(encodeURIComponent(each)),
      inWords,
      () => letters(BASE64, 24 + below(200)),
    ),
    kind('base64 for addresses', inPath, inWords, () => letters(BASE64URL, 24 + below(200))),
    kind(
      'web tokens',
      inPath,
      inWords,
      () => `eyJ${letters(BASE64URL, 60)}.${letters(BASE64URL, 120)}.${letters(BASE64URL, 43)}`,
    ),
    kind('UUIDs', inPath, inWords, uuid),
    kind('analytics ids', inPath, inWords, () => `G-${letters(BASE62.slice(0, 36), 10)}`),
    kind(
      'classes of styles',
      inPath,
      (each) => `class="${each}"`,
      () => className(pick(['g-', 'ng-', 'bg-', ''])),
    ),
    kind(
      'minified code',
      (each) => inPath(encodeURIComponent(each)),
      (each) => each,
      code,
    ),
    kind(
      'prose',
      inPath,
      (each) => each.replaceAll('-', ' '),
      () => `${slug()}-long-${pick(['established', 'distances', 'termplans'])}`,
    ),
  ];
}
