import { gptLink } from '../gpts.ts';
import { htmlDocument, type Page } from '../page.ts';

/** Ancestors that transform, clip or contain what a card would render inside them. */
const ANCESTORS: [name: string, css: string][] = [
  ['transform', 'transform: rotate(3deg) translateX(2rem)'],
  ['scale', 'transform: scale(0.7); transform-origin: 0 0'],
  ['zoom', 'zoom: 1.5'],
  ['contain', 'contain: strict; height: 4rem'],
  ['overflow', 'overflow: hidden; width: 14rem; height: 3rem; position: relative'],
  ['filter', 'filter: grayscale(1) opacity(0.6)'],
  ['clip', 'clip-path: inset(0 0 0 0 round 8px)'],
  ['perspective', 'perspective: 200px; will-change: transform'],
  ['layer', 'position: relative; z-index: 2147483647; isolation: isolate'],
];

/** `/transform`: a link inside each of them, `link-transform`, `link-scale` and so on. */
export function transformPage(): Page {
  const boxes = ANCESTORS.map(
    ([name, css]) =>
      `<section style="${css}"><p>${name}: ${gptLink(`link-${name}`, 'documented')}</p></section>`,
  );
  const style = 'section { margin: 2rem; padding: 0.25rem 1rem; background: #eef2f2 }';
  return { html: htmlDocument({ title: 'Transforms', body: boxes.join('\n'), style }) };
}
