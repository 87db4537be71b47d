import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sum } from 'd3-array';
import { readOptions } from '../../scripts/command.ts';
import { parseIdList } from '../../utils/extension-pages/batch/parse-id-list.ts';
import { findBareIds, findIdInUrl } from '../../utils/gpt/gpt-id.ts';
import { parseQuery } from '../../utils/gpt/parse-query.ts';
import { createLookAlikes } from './ids/look-alikes.ts';
import { finish, printTable } from './report.ts';

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
    const address = tryOut(share, () => `https://${draw('address')}`, findIdInUrl);
    const text = tryOut(
      share,
      () => draw('text'),
      (drawn) => findBareIds(drawn)[0],
    );
    return { name, isNatural, address, text };
  });
  printTable(
    `False positives in ${options.megabytes} MB without GPTs, seed ${options.seed}`,
    rows.map(({ name, isNatural, address, text }) => ({
      kind: name,
      addresses: address.drawn,
      'false per million': address.falsePerMillion,
      texts: text.drawn,
      'false per million texts': text.falsePerMillion,
      frequency: isNatural ? 'natural' : 'enriched',
    })),
  );
  for (const { name, text, address } of rows) {
    const example = address.example ?? text.example;
    if (example) console.log(`  ${name}: ${example.slice(0, 160)}`);
  }
  const lists = options.lists ? readdirSync(options.lists) : [];
  const missed = lists.map((list) => ({
    list,
    ...missedIn(readFileSync(join(options.lists ?? '', list), 'utf8')),
  }));
  if (missed.length > 0) printTable('GPTs in real lists, and how many of them are missed', missed);
  finish('ids', { ...options, rows, lists: missed }, [
    ...rows.map(
      ({ name, address }) =>
        address.falsePerMillion > MAX_FALSE_PER_MILLION &&
        `URLs with ${name} are mistaken for GPTs.`,
    ),
    ...missed.map(({ list, GPTs, ...methods }) => {
      return sum(Object.values(methods)) > 0 && `GPTs of ${list} are missed.`;
    }),
  ]);
}

/** Generates this many bytes of look-alikes and counts those in which an id is found. */
function tryOut(bytes: number, draw: () => string, find: (text: string) => unknown) {
  let [drawn, found] = [0, 0];
  let example: string | undefined;
  for (let left = bytes; left > 0; drawn++) {
    const text = draw();
    left -= text.length;
    if (find(text) === undefined) continue;
    found++;
    example ??= text;
  }
  return { drawn, falsePerMillion: Math.round((found / drawn) * 1e8) / 100, example };
}

/** Written independently of the grammar: an id after `/g/` in a URL, as lists contain it. */
const PLAIN = /\/g\/(g-(?:[0-9a-f]{32}|[0-9A-Za-z]{9}))(?![0-9A-Za-z_])/g;

const PLAIN_ADDRESS = /(?:https?:\/\/|chat\.openai\.com\/)[^\s<>"')\]]+/g;

/** The number of GPTs in a list that a plain pattern finds, and of those that each way of reading it misses. */
function missedIn(text: string) {
  const plain = new Set([...text.matchAll(PLAIN)].map(([, id = '']) => id));
  const addresses = (text.match(PLAIN_ADDRESS) ?? []).filter((each) => each.includes('/g/g-'));
  const typed = addresses.map((each) => parseQuery(each));
  const missing = (ids: Iterable<unknown>) => {
    const found = new Set(ids);
    return [...plain].filter((id) => !found.has(id)).length;
  };
  return {
    GPTs: plain.size,
    'as links': missing(addresses.map((each) => findIdInUrl(each))),
    'as text': missing(findBareIds(text).map(({ id }) => id)),
    imported: missing(parseIdList(text).gpts.map(({ id }) => id)),
    typed: missing(typed.map((query) => query.kind === 'gpt' && query.id)),
  };
}
