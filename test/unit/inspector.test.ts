import { describe, expect, it, vi } from 'vitest';
import {
  aWhile,
  createTestInspector,
  FRESH_MS,
  gpt,
  ID,
  newer,
  OTHER_ID,
  readingOf,
  START,
} from './support/inspector.ts';

const DOWN = { kind: 'server-error', status: 503 } as const;

describe('a GPT that has not been read', () => {
  it('is asked for and kept', async () => {
    const { inspect, library, lookUp } = createTestInspector();
    const told = inspect();
    (await lookUp()).answer({ ok: true, value: gpt });
    expect(await told).toEqual([{ found: true, reading: readingOf(START) }]);
    expect(await library.reading(ID)).toEqual(readingOf(START));
  });

  it('is asked for once, however many ask at a time', async () => {
    const { inspect, asked, lookUp } = createTestInspector();
    const told = Array.from({ length: 50 }, () => inspect());
    const { answer } = await lookUp();
    await aWhile();
    told.push(inspect(), inspect(ID, { refresh: true }));
    await aWhile();
    answer({ ok: true, value: gpt });
    const once = [{ found: true, reading: readingOf(START) }];
    expect(await Promise.all(told)).toEqual(told.map(() => once));
    expect(asked.map(({ id }) => id)).toEqual([ID]);
  });

  it('is not asked for again where another look-up brought it between the library and the asking', async () => {
    const { inspect, asked, library, lookUp } = createTestInspector();
    const { absence } = library;
    const held = Promise.withResolvers<void>();
    const late = vi.spyOn(library, 'absence').mockImplementationOnce(async (id) => {
      await held.promise;
      return absence(id);
    });
    const slow = inspect();
    await vi.waitFor(() => expect(late).toHaveBeenCalled());

    const quick = inspect();
    (await lookUp()).answer({ ok: true, value: gpt });
    await quick;
    held.resolve();
    expect(await slow).toEqual([{ found: true, reading: readingOf(START) }]);
    expect(asked.map(({ id }) => id)).toEqual([ID]);
  });

  it('is not asked for where a failure came to stand between the library and the asking', async () => {
    const { inspect, asked, library, failAt } = createTestInspector();
    const { absence } = library;
    const held = Promise.withResolvers<void>();
    const late = vi.spyOn(library, 'absence').mockImplementationOnce(async (id) => {
      const found = await absence(id);
      await held.promise;
      return found;
    });
    const slow = inspect();
    await vi.waitFor(() => expect(late).toHaveBeenCalled());

    await failAt({ kind: 'unknown-gpt' });
    held.resolve();
    expect(await slow).toEqual([{ found: false, failure: { kind: 'unknown-gpt' } }]);
    expect(asked.map(({ id }) => id)).toEqual([ID]);
  });

  it('does not wait for another', async () => {
    const { inspect, asked, lookUp } = createTestInspector();
    inspect();
    await lookUp();
    const told = inspect(OTHER_ID);
    (await lookUp(2)).answer({ ok: true, value: gpt });
    expect(await told).toMatchObject([{ found: true, reading: { asked: OTHER_ID } }]);
    expect(asked.map(({ id }) => id)).toEqual([ID, OTHER_ID]);
  });

  it('is a failure where the gateway fails, and is asked for again the next time', async () => {
    const { inspect, failAt, library, lookUp } = createTestInspector();
    expect(await failAt(DOWN)).toEqual([{ found: false, failure: DOWN }]);
    expect(await library.reading(ID)).toBeUndefined();

    const again = inspect();
    (await lookUp(2)).answer({ ok: true, value: gpt });
    expect(await again).toMatchObject([{ found: true }]);
  });

  it('cannot be asked for without a gateway, nor can words', async () => {
    const { inspect, inspector } = createTestInspector({ hasGateway: false });
    const noKey = { kind: 'no-key' };
    expect(await inspect()).toEqual([{ found: false, failure: noKey }]);
    expect(await inspector.search('tides')).toEqual({ ok: false, failure: noKey });
  });
});

describe('a GPT that has been read', () => {
  it('is told at once and not asked for while its reading is fresh', async () => {
    const fresh = readingOf(START - FRESH_MS + 1);
    const { inspect, asked } = createTestInspector({ kept: [fresh] });
    expect(await inspect()).toEqual([{ found: true, reading: fresh }]);
    expect(asked).toEqual([]);
  });

  it('is shown without a gateway too', async () => {
    const fresh = readingOf(START);
    const { inspect } = createTestInspector({ kept: [fresh], hasGateway: false });
    expect(await inspect()).toEqual([{ found: true, reading: fresh }]);
  });

  it.each([
    ['old', START - FRESH_MS],
    ['from a future that a wrong clock made', START + FRESH_MS],
  ])('is told at once when its reading is %s, and then anew', async (_, readAt) => {
    const { inspect, library, lookUp } = createTestInspector({ kept: [readingOf(readAt)] });
    const told = inspect();
    (await lookUp()).answer({ ok: true, value: newer });
    const reading = { asked: ID, gpt: newer, readAt: START };
    expect(await told).toEqual([
      { found: true, reading: readingOf(readAt) },
      { found: true, reading },
    ]);
    expect(await library.reading(ID)).toEqual(reading);
  });

  it('is told only anew when somebody asks for that', async () => {
    const { inspect, lookUp } = createTestInspector({ kept: [readingOf(START)] });
    const told = inspect(ID, { refresh: true });
    (await lookUp()).answer({ ok: true, value: newer });
    expect(await told).toEqual([
      { found: true, reading: { asked: ID, gpt: newer, readAt: START } },
    ]);
  });

  it('is shown as it was, with the reason, when the gateway fails', async () => {
    const old = readingOf(START - 3 * FRESH_MS);
    const { failAt, library } = createTestInspector({ kept: [old] });
    const outdated = { found: true, reading: old, failure: DOWN };
    expect(await failAt(DOWN)).toEqual([{ found: true, reading: old }, outdated]);
    expect(await failAt(DOWN, ID, { refresh: true })).toEqual([outdated]);
    expect(await library.reading(ID)).toEqual(old);
  });
});

describe('who leaves before the answer', () => {
  it('hears nothing, and the request ends with the last of them', async () => {
    const { inspect, lookUp } = createTestInspector();
    const [one, two] = [new AbortController(), new AbortController()];
    const first = inspect(ID, { signal: one.signal });
    const second = inspect(ID, { signal: two.signal });
    const { signal } = await lookUp();
    await aWhile();

    one.abort();
    await expect(first).rejects.toBe(one.signal.reason);
    expect(signal?.aborted).toBe(false);

    two.abort();
    await expect(second).rejects.toBe(two.signal.reason);
    expect(signal?.aborted).toBe(true);
  });

  it('does not take the answer from those who stay', async () => {
    const { inspect, asked, lookUp } = createTestInspector();
    const one = new AbortController();
    const first = inspect(ID, { signal: one.signal });
    const second = inspect();
    const { answer } = await lookUp();
    await aWhile();
    one.abort();
    await expect(first).rejects.toBe(one.signal.reason);
    answer({ ok: true, value: gpt });
    expect(await second).toMatchObject([{ found: true }]);
    expect(asked).toHaveLength(1);
  });

  it('may come back, and a new request is made, even while the old one is still ending', async () => {
    const { inspect, asked, lookUp } = createTestInspector();
    const one = new AbortController();
    const first = inspect(ID, { signal: one.signal });
    const { end } = await lookUp();
    one.abort();
    await expect(first).rejects.toBe(one.signal.reason);

    const second = inspect();
    const { answer } = await lookUp(2);
    end();
    await aWhile();
    const third = inspect();
    await aWhile();
    answer({ ok: true, value: gpt });
    expect(await Promise.all([second, third])).toMatchObject([
      [{ found: true }],
      [{ found: true }],
    ]);
    expect(asked).toHaveLength(2);
  });

  it('after the answer ends nothing that others have begun since', async () => {
    const { inspect, lookUp } = createTestInspector();
    const one = new AbortController();
    const first = inspect(ID, { signal: one.signal });
    (await lookUp()).answer({ ok: true, value: gpt });
    await first;
    const second = inspect(ID, { refresh: true });
    const { signal, answer } = await lookUp(2);
    one.abort();
    expect(signal?.aborted).toBe(false);
    answer({ ok: true, value: newer });
    expect(await second).toMatchObject([{ reading: { gpt: { name: 'Code Guru II' } } }]);
  });

  it('before the question makes no request', async () => {
    const { inspect, asked } = createTestInspector();
    const gone = AbortSignal.abort();
    await expect(inspect(ID, { signal: gone })).rejects.toBe(gone.reason);
    await aWhile();
    expect(asked).toEqual([]);
  });
});

it('words are searched for at the gateway each time', async () => {
  const { inspector, searched } = createTestInspector();
  await inspector.search('tides');
  await inspector.search('tides');
  expect(searched).toEqual(['tides', 'tides']);
});
