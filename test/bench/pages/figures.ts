import { writeFileSync } from 'node:fs';
import { mean } from 'd3-array';
import { scaleLog } from 'd3-scale';
import { root } from '../../../scripts/extension.ts';
import { medianOf } from '../report.ts';
import { EMPTY, NONE, OURS } from './extensions.ts';
import type { Visit } from './measure.ts';
import type { SubjectName } from './subjects.ts';

/** The cost of an extension for a page: medians of all visits. */
export interface Cost {
  extension: string;
  subject: SubjectName;
  scriptMs: number;
  /** Relative to the empty content script, normalized by the machine's pace in each visit. */
  ratio: number;
  longestMs: number;
  /** The difference to a browser without an extension in the same round; elements too. */
  heapKb: number;
  elements: number;
}

export function costsOf(visits: Visit[]): Cost[] {
  const groups = Map.groupBy(visits, ({ extension, subject }) => `${subject} ${extension}`);
  const groupOf = (subject: string, extension: string) =>
    groups.get(`${subject} ${extension}`) ?? [];
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first || first.extension === NONE) return [];
    const { extension, subject } = first;
    const bare = groupOf(subject, NONE);
    const more = (read: (visit: Visit) => number) =>
      medianOf(group, (visit) => {
        const base = bare.find(({ round }) => round === visit.round);
        return base ? read(visit) - read(base) : Number.NaN;
      });
    return {
      extension,
      subject,
      scriptMs: medianOf(group, ({ script }) => script.total),
      ratio: paced(group) / paced(groupOf(subject, EMPTY)),
      longestMs: medianOf(group, ({ script }) => script.longest),
      heapKb: more(({ heapKb }) => heapKb),
      elements: more(({ elements }) => elements),
    };
  });
}

/**
 * The cost of GPT Lens on all pages together, as a multiple of the empty script: more certain than a single page's
 * ratio.
 */
export function ratioOfAll(costs: Cost[]): number {
  return mean(ours(costs), ({ ratio }) => ratio) ?? Number.NaN;
}

function ours(costs: Cost[]): Cost[] {
  return costs.filter(({ extension }) => extension === OURS);
}

/**
 * The machine's speed varies by a third between visits. After 45 visits each, two copies of one extension differed by
 * 25 % in milliseconds, but by 1 % relative to the browser's own work in the same visit.
 */
function paced(group: Visit[]): number {
  // Some traces lack the browser's earlier work.
  const known = group.filter(({ paceMs }) => paceMs > 0);
  return medianOf(known, ({ script, paceMs }) => script.total / paceMs);
}

/** The limits for GPT Lens; the ratio is relative to the empty content script. */
const MAX = { ratio: 1.3, heapKb: 200, longestMs: 10 };

/** Lists exceeded limits of GPT Lens. */
export function excessesOf(costs: Cost[]): (string | false)[] {
  return ours(costs).flatMap((cost) => [
    cost.ratio > MAX.ratio && `${cost.subject}: ${cost.ratio.toFixed(2)} × an empty script.`,
    cost.heapKb > MAX.heapKb && `${cost.subject}: ${cost.heapKb.toFixed(0)} kB of heap.`,
    cost.longestMs > MAX.longestMs && `${cost.subject}: a call of ${cost.longestMs} ms.`,
    cost.elements !== 0 && `${cost.subject}: ${cost.elements} elements.`,
  ]);
}

const LINE = 22;
const NAME_WIDTH = 190;
const BAR_WIDTH = 480;

/** Draws the cost of each extension for each page into `docs/pictures/cost.svg`. */
export function drawCosts(costs: Cost[], version: string, rounds: number): void {
  // Logarithmic, because costs differ by a factor of up to ten thousand.
  const barWidth = scaleLog([0.1, 100_000], [0, BAR_WIDTH]).clamp(true);
  const bar = ({ extension, scriptMs }: Cost) => {
    const width = Math.round(barWidth(scriptMs));
    const ms = scriptMs.toLocaleString('en', { maximumFractionDigits: scriptMs < 100 ? 1 : 0 });
    return `<g${extension === OURS ? ' class="ours strong"' : ''}><text>${extension}</text>
<rect x="${NAME_WIDTH}" y="-12" width="${width}" height="15" rx="2"/>
<text x="${NAME_WIDTH + width + 6}">${ms}</text></g>`;
  };
  const title = 'Milliseconds of an extension’s own script on a page that nobody hovers';
  const rows = [
    `<text class="strong">${title}</text>`,
    `<text>${version}, medians of ${rounds} rounds; the scale is logarithmic</text>`,
    ...[...Map.groupBy(costs, ({ subject }) => subject)].flatMap(([subject, own]) => [
      `<text class="strong">${subject}</text>`,
      ...own.sort((a, b) => a.scriptMs - b.scriptMs).map(bar),
    ]),
  ];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${NAME_WIDTH + BAR_WIDTH + 90} ${(rows.length + 1) * LINE}" role="img" aria-label="${title}">
<style>
  text { font: 13px system-ui, sans-serif; fill: #1b1f24 } .strong { font-weight: 600 }
  rect { fill: #a9b4c0 } .ours rect { fill: #0f766e }
  @media (prefers-color-scheme: dark) { text { fill: #e6e9ec } rect { fill: #566270 } .ours rect { fill: #5eead4 } }
</style>
${rows.map((row, n) => `<g transform="translate(0 ${(n + 1) * LINE})">${row}</g>`).join('\n')}
</svg>
`;
  writeFileSync(`${root}docs/pictures/cost.svg`, svg);
}
