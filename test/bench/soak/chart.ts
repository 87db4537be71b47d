import type { Sample } from './sample.ts';

const WIDTH = 720;
const HEIGHT = 56;
const LEFT = 190;
const GAP = 22;

type Column = Exclude<keyof Sample, 'minutes'>;

const LINES: [Column, string][] = [
  ['pageHeapKb', 'Heap of the open tab, kB'],
  ['pageNodes', 'Nodes of the open tab'],
  ['pageListeners', 'Listeners of the open tab'],
  ['backgroundHeapKb', 'Heap of the background, kB'],
  ['databaseBytes', 'Databases, bytes'],
  ['settingsBytes', 'Settings, bytes'],
  ['targets', 'Tabs and workers'],
  ['errors', 'Errors so far'],
];

/** What was held over time, a line for each kind, as an SVG. */
export function drawSoak(samples: Sample[], title: string): string {
  const end = samples.at(-1)?.minutes || 1;
  const parts = LINES.map(([column, label], at) => {
    const most = Math.max(...samples.map((sample) => sample[column]));
    const top = 40 + at * (HEIGHT + GAP);
    // Of a background that is not running there is nothing to see.
    const running = samples.filter(({ backgroundHeapKb }) => backgroundHeapKb > 0);
    const shown = column === 'backgroundHeapKb' ? running : samples;
    const points = shown.map((sample) => {
      const x = LEFT + (sample.minutes / end) * (WIDTH - LEFT - 10);
      const y = top + HEIGHT - (sample[column] / (most || 1)) * HEIGHT;
      return `${x.toFixed(1)},${y.toFixed(1)}`;
    });
    return `<text x="0" y="${top + 12}">${label}</text>
<text x="0" y="${top + 30}" class="most">at most ${most.toLocaleString('en')}</text>
<path d="M${LEFT} ${top + HEIGHT}H${WIDTH - 10}" class="axis"/><polyline points="${points.join(' ')}"/>`;
  });
  const height = 40 + LINES.length * (HEIGHT + GAP) + 10;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${title}">
<style>
  text { font: 12px system-ui, sans-serif; fill: #1b1f24 } .title { font-weight: 600 } .most { fill: #59616b }
  polyline { fill: none; stroke: #0f766e; stroke-width: 1.5 } .axis { stroke: #a9b4c0 }
  @media (prefers-color-scheme: dark) { text { fill: #e6e9ec } .most { fill: #a9b4c0 } polyline { stroke: #5eead4 } }
</style>
<text x="0" y="16" class="title">${title}</text>
${parts.join('\n')}
</svg>
`;
}
