import { max, sum } from 'd3-array';
import type { Page } from 'puppeteer-core';

/** An event in a thread of the browser; times in microseconds. */
export interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  /** CPU time of the thread, without preemption. */
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

/** The cost of an extension's own script: injection, compilation, evaluation and calls. */
export function ownScript(events: TraceEvent[], origin: string): OwnScript {
  const costs = ownPieces(events, origin).map(threadMs);
  return { total: sum(costs), longest: max(costs) ?? 0 };
}

/** Tasks from this duration on are long by the browsers' definition. */
const LONG_MS = 50;

/** The number of tasks that an extension's own script made long: tasks that are long without it do not count. */
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
 * The work of a page's thread before it began to parse the page, in milliseconds: the browser's own work, the same on
 * every visit and finished before any extension runs. It shows how fast the machine was during the visit.
 */
export function paceMs(events: TraceEvent[], address: string): number {
  const parsing = events.find(
    ({ name, args }) => name === 'ParseHTML' && args?.beginData?.url === address,
  );
  if (!parsing) return Number.NaN;
  const { pid, tid, ts } = parsing;
  const before = tasks(events).filter(
    (task) => task.pid === pid && task.tid === tid && task.ts + (task.dur ?? 0) <= ts,
  );
  return sum(before, threadMs);
}

/** Whether an event began during another event of the same thread. */
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

/** Removes events that are nested in others. */
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
