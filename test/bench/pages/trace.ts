import type { Page } from 'puppeteer-core';

/** A thing that a thread of the browser did; times in microseconds. */
export interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  /** Of the thread's own time: what others did meanwhile is not in it. */
  tdur?: number;
  args?: {
    fileName?: string;
    data?: { url?: string; functionName?: string };
    beginData?: { url?: string };
  };
}

/** What has to be recorded for all that is read here. */
export const CATEGORIES = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'v8',
  'extensions',
];

/** Ends the recording that `page.tracing.start` began; returns what was recorded. */
export async function stopTracing(page: Page): Promise<TraceEvent[]> {
  const trace = (await page.tracing.stop()) ?? [];
  return JSON.parse(Buffer.from(trace).toString()).traceEvents;
}

export interface OwnScript {
  /** Milliseconds of the page's thread. */
  total: number;
  /** The longest piece at one go, in milliseconds. */
  longest: number;
}

const CALLS = ['EvaluateScript', 'FunctionCall', 'v8.compile', 'v8.run'];

/** What an extension's own script cost its pages: being put there, being read, being run and being called. */
export function ownScript(events: TraceEvent[], origin: string): OwnScript {
  const costs = ownPieces(events, origin).map(threadMs);
  return { total: sum(costs), longest: Math.max(0, ...costs) };
}

/** From here on a task is long for browsers, in milliseconds. */
const LONG_MS = 50;

/** How many tasks an extension's own script made long: what a page makes long by itself is not counted. */
export function longTasksMade(events: TraceEvent[], origin: string): number {
  const pieces = ownPieces(events, origin);
  const wallMs = ({ dur = 0 }: TraceEvent) => dur / 1000;
  return tasks(events)
    .filter((task) => wallMs(task) > LONG_MS)
    .filter((task) => {
      const own = pieces.filter((piece) => isInside(piece, task)).map(wallMs);
      return wallMs(task) - sum(own) <= LONG_MS;
    }).length;
}

/**
 * What the thread of a page had to do before it began to read the page, in milliseconds: the browser's own work, the
 * same on every visit, and over before any extension has its turn. It tells how fast the machine was for this visit.
 */
export function paceMs(events: TraceEvent[], address: string): number {
  const reading = events.find(
    ({ name, args }) => name === 'ParseHTML' && args?.beginData?.url === address,
  );
  if (!reading) return Number.NaN;
  const { pid, tid, ts } = reading;
  const before = tasks(events).filter(
    (task) => task.pid === pid && task.tid === tid && task.ts + (task.dur ?? 0) <= ts,
  );
  return sum(before.map(threadMs));
}

function ownPieces(events: TraceEvent[], origin: string): TraceEvent[] {
  const isOurs = ({ name, args }: TraceEvent) =>
    name === 'ScriptInjection::InjectJs' ||
    (CALLS.includes(name) && (args?.data?.url ?? args?.fileName ?? '').startsWith(origin));
  return outermost(events.filter((event) => event.ph === 'X' && isOurs(event)));
}

function tasks(events: TraceEvent[]): TraceEvent[] {
  return outermost(events.filter(({ ph, name }) => ph === 'X' && name === 'RunTask'));
}

function threadMs({ tdur, dur = 0 }: TraceEvent): number {
  return (tdur ?? dur) / 1000;
}

/** Whether a thing began while another of the same thread was going on. */
export function isInside(inner: TraceEvent, { pid, tid, ts, dur = 0 }: TraceEvent): boolean {
  return inner.pid === pid && inner.tid === tid && inner.ts >= ts && inner.ts < ts + dur;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

/** A call inside a call is part of it. */
function outermost(events: TraceEvent[]): TraceEvent[] {
  const ends = new Map<string, number>();
  const first = (a: TraceEvent, b: TraceEvent) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0);
  return events.toSorted(first).filter(({ pid, tid, ts, dur = 0 }) => {
    const thread = `${pid} ${tid}`;
    if (ts < (ends.get(thread) ?? 0)) return false;
    ends.set(thread, ts + dur);
    return true;
  });
}
