import { expect, it } from 'vitest';
import { longTasksMade, ownScript, paceMs, type TraceEvent } from '../../bench/pages/trace.ts';

const OURS = 'chrome-extension://ours/';

function event(name: string, ts: number, dur: number, more: Partial<TraceEvent> = {}): TraceEvent {
  return { name, ph: 'X', pid: 1, tid: 1, ts, dur, ...more };
}

function call(ts: number, dur: number, url: string, more: Partial<TraceEvent> = {}): TraceEvent {
  return event('FunctionCall', ts, dur, { args: { data: { url } }, ...more });
}

it('adds up what an extension’s own script did, in milliseconds', () => {
  const events = [
    event('ScriptInjection::InjectJs', 0, 2_000),
    call(5_000, 1_000, `${OURS}watcher.js`),
    call(9_000, 4_000, 'https://page.example/app.js'),
  ];
  expect(ownScript(events, OURS)).toEqual({ total: 3, longest: 2 });
});

it('counts a call inside a call once, and those of other threads for themselves', () => {
  const events = [
    call(1_100, 500, `${OURS}card.js`),
    call(1_000, 2_000, `${OURS}card.js`),
    call(1_100, 500, `${OURS}card.js`, { tid: 2 }),
  ];
  expect(ownScript(events, OURS).total).toBe(2.5);
});

it('leaves out what the thread did not spend itself', () => {
  expect(ownScript([call(0, 9_000, `${OURS}a.js`, { tdur: 1_500 })], OURS).total).toBe(1.5);
});

it('is nothing where there is no such script', () => {
  expect(ownScript([call(0, 9_000, 'https://page.example/')], OURS)).toEqual({
    total: 0,
    longest: 0,
  });
});

it('counts the tasks that an extension’s own script made long, and none that were long without it', () => {
  const events = [
    event('RunTask', 0, 52_000),
    call(1_000, 3_000, `${OURS}watcher.js`),
    event('RunTask', 60_000, 56_000),
    call(61_000, 3_000, `${OURS}watcher.js`),
    event('RunTask', 120_000, 4_000),
    call(121_000, 3_000, `${OURS}watcher.js`),
  ];
  expect(longTasksMade(events, OURS)).toBe(1);
  expect(longTasksMade(events, 'chrome-extension://others/')).toBe(0);
});

it('tells the pace of a visit from what the page’s thread did before it read the page', () => {
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
