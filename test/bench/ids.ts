import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readOptions } from '../../scripts/command.ts';
import { parseIdList } from '../../utils/extension-pages/batch/parse-id-list.ts';
import { findBareIds, findIdInUrl } from '../../utils/gpt/gpt-id.ts';
import { parseQuery } from '../../utils/gpt/parse-query.ts';
import { createLookAlikes } from './ids/look-alikes.ts';
import { printTable, writeFigures } from './report.ts';

const usage = `Usage: npm run bench -- ids [options]
  --megabytes 1024   amount of generated look-alikes
  --seed 1           seed of the generator
  --lists FOLDER     text files with lists of GPTs: reports ids that the grammar misses`;

/** The limit for URLs that are mistaken for GPTs although they contain no marker. */
const MAX_FALSE_PER_MILLION = 1;

/** Measures how often the grammar finds a GPT where there is none, and whether it misses any in real lists. */
export async function bench(): Promise<void> {
  const options = readOptions(usage, { lists: { type: 'string' } }, { megabytes: 1024, seed: 1 });
  const kinds = createLookAlikes(options.seed);
  const share = (options.megabytes * 1e6) / kinds.length / 2;
  const rows = kinds.map(({ name, isNatural, draw }) => {
    const address = counted(
      share,
      () => `https://${draw('address')}`,
      (text) => findIdInUrl(text),
    );
    const text = counted(
      share,
      () => draw('text'),
      (each) => findBareIds(each)[0],
    );
    return { name, isNatural, address, text };
  });
  printTable(
    `False positives in ${options.megabytes} MB without GPTs, seed ${options.seed}`,
    rows.map(({ name, isNatural, address, text }) => ({
      kind: name,
      addresses: address.drawn,
      'false per million': perMillion(address),
      texts: text.drawn,
      'false per million texts': perMillion(text),
      frequency: isNatural ? 'natural' : 'enriched',
    })),
  );
  for (const { name, text, address } of rows) {
    const example = address.example ?? text.example;
    if (example) console.log(`  ${name}: ${example.slice(0, 160)}`);
  }
  const lists = options.lists ? lostOf(options.lists) : [];
  if (lists.length > 0)
    printTable('GPTs in real lists, by a plain pattern and by the grammar', lists);
  writeFigures('ids', { ...options, rows, lists });
  const wrong = rows.filter(({ address }) => perMillion(address) > MAX_FALSE_PER_MILLION);
  const lost = lists.filter((list) => list.lost > 0);
  const faults = [
    ...wrong.map(({ name }) => `URLs with ${name} are mistaken for GPTs.`),
    ...lost.map(({ list }) => `GPTs of ${list} are missed.`),
  ];
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

interface Count {
  drawn: number;
  found: number;
  example: string | undefined;
}

function counted(bytes: number, draw: () => string, find: (text: string) => unknown): Count {
  const count: Count = { drawn: 0, found: 0, example: undefined };
  for (let left = bytes; left > 0; ) {
    const text = draw();
    left -= text.length;
    count.drawn += 1;
    if (find(text) === undefined) continue;
    count.found += 1;
    count.example ??= text;
  }
  return count;
}

function perMillion({ drawn, found }: Count): number {
  return Math.round((found / drawn) * 1e8) / 100;
}

/** Written independently of the grammar: an id after `/g/` in a URL, as lists contain it. */
const PLAIN = /\/g\/(g-(?:[0-9a-f]{32}|[0-9A-Za-z]{9}))(?![0-9A-Za-z_])/g;

const PLAIN_ADDRESS = /(?:https?:\/\/|chat\.openai\.com\/)[^\s<>"')\]]+/g;

interface Lost extends Record<string, string | number> {
  list: string;
  GPTs: number;
  lost: number;
}

function lostOf(folder: string): Lost[] {
  return readdirSync(folder).map((list) => {
    const text = readFileSync(join(folder, list), 'utf8');
    const plain = new Set([...text.matchAll(PLAIN)].map(([, id = '']) => id));
    const addresses = (text.match(PLAIN_ADDRESS) ?? []).filter((each) => each.includes('/g/g-'));
    const typed = addresses.map((each) => parseQuery(each));
    const methods = {
      'as links': addresses.map((each) => findIdInUrl(each)),
      'as text': findBareIds(text).map(({ id }) => id),
      imported: parseIdList(text).gpts.map(({ id }) => id),
      typed: typed.map((query) => (query.kind === 'gpt' ? query.id : undefined)),
    };
    const missing = Object.entries(methods).map(([method, ids]) => {
      const found = new Set<string | undefined>(ids);
      return [method, [...plain].filter((id) => !found.has(id)).length] as const;
    });
    const lost = missing.reduce((sum, [, each]) => sum + each, 0);
    return { list, GPTs: plain.size, ...Object.fromEntries(missing), lost };
  });
}
