import { max, sum } from 'd3-array';
import type { Page } from 'puppeteer-core';

/** Something that a thread of the browser did; times in microseconds. */
export interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  /** Of the thread's own time, without what others did meanwhile. */
  tdur?: number;
  args?: {
    fileName?: string;
    data?: { url?: string; functionName?: string };
    beginData?: { url?: string };
  };
}

export function startTracing(page: Page): Promise<void> {
  const timeline = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];
  return page.tracing.start({ categories: [...timeline, 'v8', 'extensions'] });
}

export async function stopTracing(page: Page): Promise<TraceEvent[]> {
  const trace = (await page.tracing.stop()) ?? [];
  return JSON.parse(Buffer.from(trace).toString()).traceEvents;
}

export interface OwnScript {
  /** Milliseconds of the page's thread. */
  total: number;
  /** The longest piece, in milliseconds. */
  longest: number;
}

const CALLS = ['EvaluateScript', 'FunctionCall', 'v8.compile', 'v8.run'];

/** What an extension's own script cost its pages: injecting, compiling, running and calling it. */
export function ownScript(events: TraceEvent[], origin: string): OwnScript {
  const costs = ownPieces(events, origin).map(threadMs);
  return { total: sum(costs), longest: max(costs) ?? 0 };
}

/** Browsers call a task long from here on. */
const LONG_MS = 50;

/** How many tasks an extension's own script made long: those that were long without it are not counted. */
export function longTasksMade(events: TraceEvent[], origin: string): number {
  const pieces = ownPieces(events, origin);
  const wallMs = ({ dur = 0 }: TraceEvent) => dur / 1000;
  const longTasks = tasks(events).filter((task) => wallMs(task) > LONG_MS);
  return longTasks.filter((task) => {
    const own = sum(
      pieces.filter((piece) => isInside(piece, task)),
      wallMs,
    );
    return wallMs(task) - own <= LONG_MS;
  }).length;
}

/**
 * What the thread of a page had to do before it began to read the page, in milliseconds: the browser's own work, the
 * same on every visit and over before any extension has its turn. It tells how fast the machine was for this visit.
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
  return sum(before, threadMs);
}

/** Whether something began while something else of the same thread was going on. */
export function isInside(inner: TraceEvent, { pid, tid, ts, dur = 0 }: TraceEvent): boolean {
  return inner.pid === pid && inner.tid === tid && inner.ts >= ts && inner.ts < ts + dur;
}

function ownPieces(events: TraceEvent[], origin: string): TraceEvent[] {
  const isOwn = ({ name, args }: TraceEvent) =>
    name === 'ScriptInjection::InjectJs' ||
    (CALLS.includes(name) && (args?.data?.url ?? args?.fileName ?? '').startsWith(origin));
  return outermost(events.filter((event) => event.ph === 'X' && isOwn(event)));
}

function tasks(events: TraceEvent[]): TraceEvent[] {
  return outermost(events.filter(({ ph, name }) => ph === 'X' && name === 'RunTask'));
}

function threadMs({ tdur, dur = 0 }: TraceEvent): number {
  return (tdur ?? dur) / 1000;
}

/** Without the calls that are part of another call. */
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
