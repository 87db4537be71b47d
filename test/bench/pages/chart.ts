import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { OURS } from './contenders.ts';
import type { Cost } from './figures.ts';
import { subjectNames } from './subjects.ts';

const picture = fileURLToPath(new URL('../../../docs/pictures/cost.svg', import.meta.url));

const LINE = 22;
const GAP = 14;
const NAME_WIDTH = 190;
const BAR_WIDTH = 480;
const WIDTH = NAME_WIDTH + BAR_WIDTH + 90;
const TOP = 64;

/** On a scale of tenfold steps from a tenth of a millisecond: a contender may cost ten thousand times another. */
const LEAST_MS = 0.1;
const MOST_MS = 100_000;

/** Draws what each contender costs each page, as bars on a logarithmic scale. */
export function drawCosts(costs: Cost[], version: string, rounds: number): void {
  let y = TOP;
  const parts = subjectNames.map((subject) => {
    const own = costs
      .filter((cost) => cost.subject === subject)
      .sort((a, b) => a.scriptMs - b.scriptMs);
    const head = `<text x="0" y="${y + 12}" class="page">${subject}</text>`;
    const bars = own.map((cost, index) => barOf(cost, y + LINE * (index + 1)));
    y += LINE * (own.length + 1) + GAP;
    return head + bars.join('');
  });
  const title = 'Milliseconds of an extension’s own script on a page that nobody hovers';
  const how = `${version}, medians of ${rounds} rounds; the scale is logarithmic`;
  writeFileSync(
    picture,
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" role="img" aria-label="${title}">
<style>
  text { font: 13px system-ui, sans-serif; fill: #1b1f24 }
  .page, .title { font-weight: 600 }
  rect { fill: #a9b4c0 } .ours rect { fill: #0f766e } .ours text { font-weight: 600 }
  @media (prefers-color-scheme: dark) { text { fill: #e6e9ec } rect { fill: #566270 } .ours rect { fill: #5eead4 } }
</style>
<text x="0" y="16" class="title">${title}</text>
<text x="0" y="36">${how}</text>
${parts.join('\n')}
</svg>
`,
  );
}

function barOf({ contender, scriptMs }: Cost, y: number): string {
  const steps = Math.log10(Math.max(scriptMs, LEAST_MS) / LEAST_MS);
  const width = Math.round((BAR_WIDTH * steps) / Math.log10(MOST_MS / LEAST_MS));
  const label = scriptMs >= 100 ? Math.round(scriptMs).toLocaleString('en') : scriptMs.toFixed(1);
  return `<g${contender === OURS ? ' class="ours"' : ''}>
<text x="0" y="${y + 12}">${contender}</text>
<rect x="${NAME_WIDTH}" y="${y + 1}" width="${width}" height="${LINE - 7}" rx="2"/>
<text x="${NAME_WIDTH + width + 6}" y="${y + 13}">${label}</text></g>`;
}
