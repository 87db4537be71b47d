import { median } from '../statistics.ts';
import { EMPTY, NONE, OURS } from './contenders.ts';
import type { Measured, Measurements } from './rounds.ts';
import type { SubjectName } from './subjects.ts';

/** What one contender costs one page: medians of all visits. */
export type Cost = {
  contender: string;
  subject: SubjectName;
  scriptMs: number;
  /** To the empty content script, each visit by the pace that the machine had for it. */
  ratio: number;
  longestMs: number;
  longTasks: number;
  /** More than without an extension, in the same round; elements too. */
  heapKb: number;
  elements: number;
};

export function costsOf({ visits }: Measurements): Cost[] {
  const groups = Map.groupBy(visits, ({ contender, subject }) => `${subject} ${contender}`);
  const none = new Map(
    visits
      .filter(({ contender }) => contender === NONE)
      .map((each) => [`${each.subject} ${each.round}`, each]),
  );
  const more = (read: (visit: Measured) => number) => (visit: Measured) => {
    const base = none.get(`${visit.subject} ${visit.round}`);
    return base ? read(visit) - read(base) : Number.NaN;
  };
  const empty = (subject: SubjectName) => paced(groups.get(`${subject} ${EMPTY}`) ?? []);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first || first.contender === NONE) return [];
    const { contender, subject } = first;
    return {
      contender,
      subject,
      scriptMs: medianOf(group, ({ script }) => script.total),
      ratio: paced(group) / empty(subject),
      longestMs: medianOf(group, ({ script }) => script.longest),
      longTasks: medianOf(group, ({ longTasks }) => longTasks),
      heapKb: medianOf(
        group,
        more(({ heapKb }) => heapKb),
      ),
      elements: medianOf(
        group,
        more(({ elements }) => elements),
      ),
    };
  });
}

/** What GPT Lens costs all pages taken together, as a multiple of the empty script: one page's ratio is less sure. */
export function ratioOfAll(costs: Cost[]): number {
  const ratios = costs.filter(({ contender }) => contender === OURS).map(({ ratio }) => ratio);
  return ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
}

/**
 * A visit is slow or fast as a whole, by a third: two copies of one extension came out 25 % apart after 45 visits each
 * by their milliseconds, and 1 % by their share of what the browser did in the same visit.
 */
function paced(group: Measured[]): number {
  // Now and then a trace has lost what the browser did before.
  const known = group.filter(({ paceMs }) => paceMs > 0);
  return medianOf(known, ({ script, paceMs }) => script.total / paceMs);
}

function medianOf(group: Measured[], read: (visit: Measured) => number): number {
  return median(group.map(read));
}

/** The most that GPT Lens may cost; the ratio is to the empty content script. */
const MOST = { characters: 5_000, ratio: 1.3, heapKb: 200, longestMs: 10 };

/** Where GPT Lens costs more than it may, in sentences. */
export function excessesOf(costs: Cost[], { characters }: Measurements): string[] {
  const read = characters[OURS] ?? Number.NaN;
  const excesses = read > MOST.characters ? [`${read} characters on every page.`] : [];
  for (const cost of costs.filter(({ contender }) => contender === OURS)) {
    const { subject, ratio, heapKb, longestMs, longTasks, elements } = cost;
    if (ratio > MOST.ratio) excesses.push(`${subject}: ${ratio.toFixed(2)} × an empty script.`);
    if (heapKb > MOST.heapKb) excesses.push(`${subject}: ${heapKb.toFixed(0)} kB of heap.`);
    if (longestMs > MOST.longestMs) excesses.push(`${subject}: a call of ${longestMs} ms.`);
    if (longTasks > 0) excesses.push(`${subject}: ${longTasks} long tasks.`);
    if (elements !== 0) excesses.push(`${subject}: ${elements} elements.`);
  }
  return excesses;
}
