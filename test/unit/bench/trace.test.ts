import { expect, it } from 'vitest';
import { ownScript, paceMs, type TraceEvent } from '../../bench/pages/trace.ts';

// The limits of `npm run bench -- pages` rest on these figures.

const OURS = 'chrome-extension://ours/';

function event(name: string, ts: number, dur: number, more: Partial<TraceEvent> = {}): TraceEvent {
  return { name, ph: 'X', pid: 1, tid: 1, ts, dur, ...more };
}

function call(ts: number, dur: number, url: string, more: Partial<TraceEvent> = {}): TraceEvent {
  return event('FunctionCall', ts, dur, { args: { data: { url } }, ...more });
}

it('adds up the CPU time of an extension’s own script, nested calls once, per thread', () => {
  const events = [
    event('ScriptInjection::InjectJs', 0, 2_000, { tdur: 1_500 }),
    call(5_100, 500, `${OURS}card.js`),
    call(5_000, 1_000, `${OURS}watcher.js`),
    call(5_100, 500, `${OURS}card.js`, { tid: 2 }),
    call(9_000, 4_000, 'https://page.example/app.js'),
  ];
  expect(ownScript(events, OURS)).toEqual({ total: 3, longest: 1.5 });
});

it("derives the pace of a visit from the thread's work before it parsed the page", () => {
  const page = 'https://page.example/';
  const reads = (url: string) => ({ args: { beginData: { url } } });
  const events = [
    event('RunTask', 0, 1_000),
    event('RunTask', 1_500, 2_000, { tid: 2 }),
    event('ParseHTML', 2_000, 10, reads('about:blank')),
    event('RunTask', 3_000, 9_000, { tdur: 4_000 }),
    event('RunTask', 20_000, 5_000),
    event('ParseHTML', 20_100, 4_000, reads(page)),
    event('RunTask', 30_000, 5_000),
  ];
  expect(paceMs(events, page)).toBe(5);
  expect(paceMs([], page)).toBeNaN();
});
