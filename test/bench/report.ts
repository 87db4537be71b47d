import { mkdirSync, writeFileSync } from 'node:fs';
import { median, quantile } from 'd3-array';
import { build } from 'vite';
import { say } from '../../scripts/command.ts';
import { root } from '../../scripts/extension.ts';

type Row = Record<string, string | number>;

const folder = `${root}.output/bench/`;

export function printTable(title: string, rows: Row[]): void {
  process.stdout.write(`\n${title}\n`);
  console.table(rows);
}

/** Writes the figures of a benchmark to `.output/bench/<name>.json`. */
export function writeFigures(name: string, figures: object): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}${name}.json`, `${JSON.stringify(figures, undefined, 2)}\n`);
}

/** Writes the figures, and throws if there are problems such as an exceeded limit. */
export function finish(name: string, figures: object, problems: (string | false)[] = []): void {
  writeFigures(name, figures);
  say(`The figures are in .output/bench/${name}.json`);
  const actual = problems.filter((problem) => problem !== false);
  if (actual.length > 0) throw new Error(actual.join('\n'));
}

export function medianOf<T>(all: T[], read: (each: T) => number): number {
  return median(all, read) ?? Number.NaN;
}

/** Median and 95th percentile in milliseconds. */
export function summaryOf(measured: number[]): { n: number; medianMs: number; p95Ms: number } {
  const rounded = (value = Number.NaN) => Math.round(value * 10) / 10;
  return {
    n: measured.length,
    medianMs: rounded(median(measured)),
    p95Ms: rounded(quantile(measured, 0.95)),
  };
}

/** Bundles a module and its imports into one script. */
export async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'bundle' } },
  });
  const [outputs] = Array.isArray(built) ? built : [];
  const [chunk] = outputs?.output ?? [];
  if (chunk?.type !== 'chunk') throw new Error(`${entry} could not be bundled.`);
  return chunk.code;
}
