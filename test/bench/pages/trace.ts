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
  args?: { fileName?: string; data?: { url?: string; functionName?: string } };
}

/** What has to be recorded for `ownScript`. */
export const CATEGORIES = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'v8',
  'extensions',
];

export interface OwnScript {
  /** Milliseconds of the page's thread. */
  total: number;
  /** The longest piece at one go, in milliseconds. */
  longest: number;
}

const CALLS = ['EvaluateScript', 'FunctionCall', 'v8.compile', 'v8.run'];

/** What an extension's own script cost its pages: being put there, being read, being run and being called. */
export function ownScript(events: TraceEvent[], origin: string): OwnScript {
  const isOurs = ({ name, args }: TraceEvent) =>
    name === 'ScriptInjection::InjectJs' ||
    (CALLS.includes(name) && (args?.data?.url ?? args?.fileName ?? '').startsWith(origin));
  const pieces = outermost(events.filter((event) => event.ph === 'X' && isOurs(event)));
  const costs = pieces.map(({ tdur, dur = 0 }) => (tdur ?? dur) / 1000);
  return { total: costs.reduce((sum, cost) => sum + cost, 0), longest: Math.max(0, ...costs) };
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
