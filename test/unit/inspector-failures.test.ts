import { describe, expect, it } from 'vitest';
import type { Failure } from '../../utils/gateway/failure.ts';
import {
  createTestInspector,
  FRESH_MS,
  gpt,
  ID,
  OTHER_ID,
  readingOf,
  START,
} from './support/inspector.ts';

/** For how long a GPT that is not there is not asked for again. */
const ABSENT_MS = 60 * 60 * 1000;

const UNKNOWN: Failure = { kind: 'unknown-gpt', said: 'gpt not found' };
const REFUSED: Failure = { kind: 'key-refused' };
const DOWN: Failure = { kind: 'server-error', status: 503 };

describe('a GPT that the gateway does not know', () => {
  it('is not asked for again within the hour', async () => {
    const { inspect, failAt, asked, pass } = createTestInspector();
    await failAt(UNKNOWN);
    pass(ABSENT_MS - 1);
    expect(await inspect()).toEqual([{ found: false, failure: UNKNOWN }]);
    expect(asked).toHaveLength(1);
  });

  it('is asked for after the hour, and at once when somebody wants to know anew', async () => {
    const { failAt, asked, pass } = createTestInspector();
    await failAt(UNKNOWN);
    await failAt(UNKNOWN, ID, { refresh: true });
    pass(ABSENT_MS);
    await failAt(UNKNOWN);
    expect(asked).toHaveLength(3);
  });

  it('does not keep others from being asked for', async () => {
    const { inspect, failAt, lookUp } = createTestInspector();
    await failAt(UNKNOWN);
    const told = inspect(OTHER_ID);
    (await lookUp(2)).answer({ ok: true, value: gpt });
    expect(await told).toMatchObject([{ found: true }]);
  });
});

describe('a key that was refused', () => {
  it.each<Failure>([REFUSED, { kind: 'balance-used-up' }])(
    'is not tried again with every GPT ($kind)',
    async (failure) => {
      const { inspect, failAt, asked } = createTestInspector();
      await failAt(failure);
      expect(await inspect(OTHER_ID)).toEqual([{ found: false, failure }]);
      expect(asked).toHaveLength(1);
    },
  );

  it('is tried again when somebody asks for it, when it was changed, and after a while', async () => {
    const { failAt, inspector, asked, pass } = createTestInspector();
    await failAt(REFUSED);
    await failAt(REFUSED, OTHER_ID, { refresh: true });
    inspector.forgetFailures();
    await failAt(REFUSED, OTHER_ID);
    pass(60 * 60 * 1000);
    await failAt(REFUSED, OTHER_ID);
    expect(asked).toHaveLength(4);
  });

  it('does not hide what is known already', async () => {
    const old = readingOf(START - 2 * FRESH_MS);
    const { inspect, failAt } = createTestInspector({ kept: [old] });
    await failAt(REFUSED, OTHER_ID);
    expect(await inspect()).toEqual([
      { found: true, reading: old },
      { found: true, reading: old, failure: REFUSED },
    ]);
  });
});

describe('a gateway that asks for a pause', () => {
  const pause: Failure = { kind: 'rate-limited', retryAt: START + 7_000 };

  it('gets it from look-ups, and a person who searches gets past it', async () => {
    const { inspect, inspector, failAt, asked, searched, pass } = createTestInspector();
    await failAt(pause);
    pass(6_999);
    expect(await inspect(OTHER_ID)).toEqual([{ found: false, failure: pause }]);
    expect(asked).toHaveLength(1);
    expect(await inspector.search('tides')).toMatchObject({ ok: true });
    expect(searched).toEqual(['tides']);
  });

  it('is asked again when the pause is over', async () => {
    const { inspector, failAt, searched, pass } = createTestInspector();
    await failAt(pause);
    pass(7_000);
    await inspector.search('tides');
    await failAt(DOWN, OTHER_ID);
    expect(searched).toEqual(['tides']);
  });
});

describe('a server in trouble', () => {
  it('is asked for every GPT: the next may be answered', async () => {
    const { failAt, asked } = createTestInspector();
    await failAt(DOWN);
    await failAt(DOWN, OTHER_ID);
    await failAt(DOWN);
    expect(asked).toHaveLength(3);
  });

  it('is not asked again by who only wants to know why it failed just now', async () => {
    const { inspect, failAt, asked } = createTestInspector();
    await failAt(DOWN);
    expect(await inspect(ID, { recall: true })).toEqual([{ found: false, failure: DOWN }]);
    expect(asked).toHaveLength(1);
  });
});

describe('the log of failures', () => {
  it('tells what failed and for whom, but neither id nor words', async () => {
    const { failAt, log } = createTestInspector();
    await failAt(UNKNOWN);
    await failAt(DOWN, OTHER_ID, { reason: 'popup' });
    const kept = await log.getValue();
    expect(kept).toMatchObject([
      { at: START, kind: 'unknown-gpt', reason: 'hover' },
      { at: START, kind: 'server-error', status: 503, reason: 'popup' },
    ]);
    expect(JSON.stringify(kept)).not.toMatch(/g-2fk|g-7Qm|not found/);
  });

  it('stays short', async () => {
    const { failAt, log } = createTestInspector();
    for (let times = 0; times < 50; times++) await failAt(DOWN);
    expect((await log.getValue()).length).toBeLessThanOrEqual(20);
  });
});

describe('bookkeeping that hangs or fails', () => {
  const never = new Promise<never>(() => {});
  const full = () => Promise.reject(new Error('The disk is full.'));

  it.each([
    ['hangs', () => never],
    ['fails', full],
  ])('keeps no answer from being told: %s', async (_, write) => {
    const { inspect, lookUp, library, log, failAt, troubles } = createTestInspector();
    library.keep = write;
    library.keepAbsence = write;
    log.setValue = write;
    const told = inspect();
    (await lookUp()).answer({ ok: true, value: gpt });
    expect(await told).toMatchObject([{ found: true, reading: { gpt } }]);
    expect(await failAt(UNKNOWN, OTHER_ID)).toEqual([{ found: false, failure: UNKNOWN }]);
    // The reading, the failure and the absence.
    expect(troubles).toHaveLength(3);
  });
});
