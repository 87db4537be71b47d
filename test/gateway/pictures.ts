import { type Answer, notFoundPage } from './answers.ts';
import type { PictureKind } from './picture-url.ts';
import { type Colour, encodePng } from './png.ts';
import { createRandom, seedOf } from './random.ts';

/** The response to a request for a GPT's picture. */
export function pictureAnswer(id: string, kind: PictureKind): Answer {
  switch (kind) {
    case 'none':
    case 'not-found':
      return notFoundPage();
    case 'expired':
      return { status: 403, type: 'application/xml', body: '<Error>Signature expired</Error>' };
    case 'huge':
      return { status: 200, type: 'image/png', body: noise(id) };
    case 'html':
      return { status: 200, type: 'text/html', body: '<script>alert("picture")</script>' };
    case 'svg':
      return { status: 200, type: 'image/svg+xml', body: SCRIPTED_SVG };
    case 'broken':
      return { status: 200, type: 'image/png', body: gradient(id).subarray(0, 60) };
    case 'png':
    case 'escaped-url':
      return { status: 200, type: 'image/png', body: gradient(id) };
  }
}

const SCRIPTED_SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><script>alert("svg")</script>' +
  '<circle cx="4" cy="4" r="4" fill="#0f766e"/></svg>';

const PAIRS: [Colour, Colour][] = [
  [rgb(0x0f766e), rgb(0x164e63)],
  [rgb(0xf59e0b), rgb(0xb91c1c)],
  [rgb(0x6366f1), rgb(0x312e81)],
  [rgb(0xec4899), rgb(0x7e22ce)],
  [rgb(0x84cc16), rgb(0x15803d)],
  [rgb(0x38bdf8), rgb(0x1d4ed8)],
  [rgb(0xfda4af), rgb(0xea580c)],
  [rgb(0xa8a29e), rgb(0x44403c)],
];

const SMALL = 96;

/** A gradient with a lighter disc, in colours derived from the id. */
function gradient(id: string): Buffer {
  const random = createRandom(seedOf(id));
  const [from, to] = random.pick(PAIRS);
  const disc = { x: random.between(20, 76), y: random.between(20, 76), radius: 26 };
  return encodePng(SMALL, (x, y) => {
    const colour = blend(from, to, (x + y) / (2 * SMALL));
    const inDisc = Math.hypot(x - disc.x, y - disc.y) < disc.radius;
    return inDisc ? blend(colour, [255, 255, 255], 0.35) : colour;
  });
}

/** A picture of more than 2 MB: noise does not compress. */
function noise(id: string): Buffer {
  const random = createRandom(seedOf(id));
  const channel = () => random.between(0, 255);
  return encodePng(900, () => [channel(), channel(), channel()]);
}

function blend(from: Colour, to: Colour, share: number): Colour {
  const mix = (a: number, b: number) => Math.round(a + (b - a) * share);
  return [mix(from[0], to[0]), mix(from[1], to[1]), mix(from[2], to[2])];
}

function rgb(hex: number): Colour {
  return [(hex >> 16) & 0xff, (hex >> 8) & 0xff, hex & 0xff];
}
