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
    data?: { url?: string };
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
  const isOwn = ({ name, args }: TraceEvent) =>
    name === 'ScriptInjection::InjectJs' ||
    (CALLS.includes(name) && (args?.data?.url ?? args?.fileName ?? '').startsWith(origin));
  const costs = outermost(events.filter(isOwn)).map(threadMs);
  return { total: sum(costs), longest: max(costs) ?? 0 };
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
  const before = events.filter(
    (event) =>
      event.name === 'RunTask' &&
      event.pid === pid &&
      event.tid === tid &&
      event.ts + (event.dur ?? 0) <= ts,
  );
  return sum(outermost(before), threadMs);
}

function threadMs({ tdur, dur = 0 }: TraceEvent): number {
  return (tdur ?? dur) / 1000;
}

/** Removes events that are nested in others, and those without a duration. */
function outermost(events: TraceEvent[]): TraceEvent[] {
  const ends = new Map<string, number>();
  const first = (a: TraceEvent, b: TraceEvent) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0);
  const complete = events.filter(({ ph }) => ph === 'X');
  return complete.toSorted(first).filter(({ pid, tid, ts, dur = 0 }) => {
    const thread = `${pid} ${tid}`;
    if (ts < (ends.get(thread) ?? 0)) return false;
    ends.set(thread, ts + dur);
    return true;
  });
}
