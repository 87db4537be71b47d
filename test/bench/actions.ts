import { readFileSync } from 'node:fs';
import { misused, readOptions } from '../../scripts/command.ts';
import { recognizeKinds } from '../../utils/gateway/action-schema/recognize-kinds.ts';
import { DATA_KINDS, type DataKind, isPersonal } from '../../utils/gpt/data-kinds.ts';

const usage = `Usage: npm run bench -- actions --labels FILE [options]
  --labels FILE   JSON lines: {domain, op, in, name, type?, format?, enum?, description, kinds}
  --json          prints only the figures, as JSON
  --show          lists the parameters that are recognized wrongly`;

/** A parameter of a real Action with its kinds; `["none"]` if it says nothing about the user. */
export interface LabeledLine {
  domain?: string;
  op: string;
  in: 'query' | 'path' | 'header' | 'cookie' | 'body';
  name: string;
  type?: string;
  format?: string;
  enum?: readonly unknown[];
  description?: string;
  kinds: readonly (DataKind | 'none')[];
}

interface Figures {
  precision: number;
  recall: number;
  f1: number;
}

export interface Result {
  /** Over all kinds but `none`. */
  micro: Figures;
  /** Whether a parameter has at least one kind that is about the user as a person. */
  personal: Figures;
  /** `support` is the number of parameters that are labeled with the kind. */
  kinds: Partial<Record<DataKind, Figures & { support: number }>>;
}

/** Measures how well the rules recognize what Actions ask for. */
export async function bench(): Promise<void> {
  const options = readOptions(usage, {
    labels: { type: 'string' },
    json: { type: 'boolean', default: false },
    show: { type: 'boolean', default: false },
  });
  if (!options.labels) return misused('--labels is missing.', usage);
  const lines = readLines(options.labels);
  const started = performance.now();
  const found = lines.map(recognize);
  const duration = performance.now() - started;
  const result = score(lines, found);
  if (options.show) showWrong(lines, found);
  if (options.json) {
    process.stdout.write(`${JSON.stringify(result)}\n`);
    return;
  }
  const { micro, personal, kinds } = result;
  console.table({
    ...Object.fromEntries(Object.entries(kinds).map(([kind, each]) => [kind, rounded(each)])),
    'all kinds': rounded(micro),
    'personal or not': rounded(personal),
  });
  console.log(`${lines.length} parameters, ${(duration / lines.length).toFixed(3)} ms each`);
}

function readLines(file: string): LabeledLine[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.map((line) => JSON.parse(line));
}

function recognize({ op, kinds: _, ...parameter }: LabeledLine): DataKind[] {
  return recognizeKinds({ ...parameter, operation: op });
}

/** Compares the kinds that were found with the labels. */
export function score(lines: readonly LabeledLine[], found: readonly DataKind[][]): Result {
  const wanted = lines.map(({ kinds }) => kinds.filter((kind) => kind !== 'none'));
  const byKind = DATA_KINDS.map((kind) => ({
    kind,
    ...count(wanted, found, (kinds) => kinds.includes(kind)),
  }));
  const sum = (part: 'hits' | 'found' | 'wanted') =>
    byKind.reduce((all, each) => all + each[part], 0);
  return {
    micro: toFigures({ hits: sum('hits'), found: sum('found'), wanted: sum('wanted') }),
    personal: toFigures(count(wanted, found, (kinds) => kinds.some(isPersonal))),
    kinds: Object.fromEntries(
      byKind.map(({ kind, ...each }) => [kind, { ...toFigures(each), support: each.wanted }]),
    ),
  };
}

interface Count {
  hits: number;
  found: number;
  wanted: number;
}

function count(
  wanted: readonly DataKind[][],
  found: readonly DataKind[][],
  isPositive: (kinds: readonly DataKind[]) => boolean,
): Count {
  const pairs = wanted.map((kinds, index) => [kinds, found[index] ?? []] as const);
  return {
    hits: pairs.filter(([a, b]) => isPositive(a) && isPositive(b)).length,
    found: pairs.filter(([, b]) => isPositive(b)).length,
    wanted: pairs.filter(([a]) => isPositive(a)).length,
  };
}

/** Nothing found or nothing labeled counts as 1, unless the other is there. */
function toFigures({ hits, found, wanted }: Count): Figures {
  const isEmpty = found === 0 && wanted === 0;
  const precision = found > 0 ? hits / found : isEmpty ? 1 : 0;
  const recall = wanted > 0 ? hits / wanted : isEmpty ? 1 : 0;
  const both = precision + recall;
  return { precision, recall, f1: both > 0 ? (2 * precision * recall) / both : 0 };
}

function rounded<T extends object>(figures: T): Record<string, number> {
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, Math.round(value * 1000) / 1000]),
  );
}

function showWrong(lines: readonly LabeledLine[], found: readonly DataKind[][]): void {
  lines.forEach(({ op, name, type, description = '', kinds }, index) => {
    const wanted = kinds.filter((kind) => kind !== 'none');
    const actual = found[index] ?? [];
    if (wanted.length === actual.length && wanted.every((kind) => actual.includes(kind))) return;
    const text = description.replace(/\s+/g, ' ').slice(0, 100);
    process.stderr.write(
      `${op} ${name} (${type ?? 'no type'}) “${text}”: labeled ${list(wanted)}, found ${list(actual)}\n`,
    );
  });
}

function list(kinds: readonly string[]): string {
  return kinds.join(', ') || 'none';
}
