import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MAX_ANSWERS } from '../../../utils/background/chat/chat-engine.ts';
import type { Answer } from '../../../utils/gateway/chat/conversation.ts';
import { askGpt, watchAnswer } from '../../../utils/messages/chat.ts';
import { type AskRequest, MAX_REQUEST_LENGTH } from '../../../utils/messages/chat-port.ts';
import { toId } from '../support/cache-database.ts';
import { createChatSimulation, type ScriptedEvent } from '../support/chat-simulation.ts';
import { added, MODEL, newAnswer, question } from '../support/conversations.ts';

await vi.hoisted(() => import('../support/fake-extension.ts'));

/** Longer than any limit but that of a whole answer. */
const LONG_MS = 300_000;

const { runtime } = (globalThis as unknown as { browser: { runtime: Record<string, unknown> } })
  .browser;
const PAGE = {
  id: 'test-extension-id',
  url: 'chrome-extension://test-extension-id/sidepanel.html',
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => setTimeout(callback, 16));
  vi.stubGlobal('cancelAnimationFrame', (handle: number) => clearTimeout(handle));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A simulation that `askGpt` and `watchAnswer` are connected to. */
function open() {
  const simulation = createChatSimulation();
  Object.assign(runtime, {
    connect: ({ name }: { name: string }) =>
      simulation.connect(name, { ...PAGE, url: (runtime.getURL as (path: string) => string)('') }),
  });
  return simulation;
}

type Simulation = ReturnType<typeof open>;

/** Stores a question with an answer, as a page does before it asks. */
async function store(simulation: Simulation, answerId: string): Promise<AskRequest['record']> {
  const gpt = { gptId: toId(1), gptName: 'Plotter' };
  const asked = question(`Question ${answerId}`);
  const creating = simulation.conversations.create(gpt, asked, newAnswer(answerId));
  const { conversation, turn } = added(await creating);
  return { conversation: conversation.id, place: turn.place };
}

const toRequest = (answerId: string, record: AskRequest['record']): AskRequest => ({
  answerId,
  gptId: toId(1),
  gatewayId: 'a',
  model: MODEL,
  messages: [{ role: 'user', content: answerId }],
  ...(record && { record }),
});

/** A page that shows an answer. */
function createPage() {
  const shown: Answer[] = [];
  const unsaved: boolean[] = [];
  return {
    shown,
    unsaved,
    last: () => shown.at(-1),
    onChange(answer: Answer, isUnsaved: boolean) {
      shown.push(answer);
      unsaved.push(isUnsaved);
    },
  };
}

async function ask(simulation: Simulation, answerId = 'one', isStored = true) {
  const record = isStored ? await store(simulation, answerId) : undefined;
  const page = createPage();
  const handle = askGpt(toRequest(answerId, record), page.onChange);
  return { ...page, handle };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const texts = (count: number, afterMs = 10): ScriptedEvent[] =>
  Array.from({ length: count }, (_, n) => ({ type: 'text', text: `${n} `, afterMs }));
const whole = (count: number) => Array.from({ length: count }, (_, n) => `${n} `).join('');

describe('an answer', () => {
  it('is not requested if it is stopped at once', async () => {
    const simulation = open();
    const page = await ask(simulation);
    page.handle.stop();
    await pass(LONG_MS);
    expect(simulation.requests).toEqual([]);
    expect(simulation.counted).toEqual([]);
    expect(page.last()?.state).toEqual({ at: 'stopped' });
    expect((await simulation.conversations.getAnswer('one'))?.state).toEqual({ at: 'stopped' });
  });

  it('is requested, shown as it arrives, and stored', async () => {
    const simulation = open();
    const { settings, requests, counted, conversations } = simulation;
    settings.script = [
      { type: 'reasoning', text: 'Hm. ' },
      ...texts(100),
      { type: 'tokens', input: 3, output: 4 },
    ];
    const page = await ask(simulation);
    await pass(200);
    expect(page.last()?.state).toEqual({ at: 'streaming' });
    expect(whole(100).startsWith(page.last()?.text ?? '')).toBe(true);
    await pass(LONG_MS);
    expect(page.last()).toMatchObject({
      state: { at: 'complete' },
      text: whole(100),
      reasoning: 'Hm. ',
      gatewayId: 'a',
      model: MODEL,
      tokens: { input: 3, output: 4 },
    });
    expect(page.unsaved).not.toContain(true);
    expect(await conversations.getAnswer('one')).toEqual(page.last());
    expect(requests).toEqual(['"one"']);
    expect(counted).toEqual([{ reason: 'chat', gatewayId: 'a' }]);
  });

  it('is shown at most once per animation frame', async () => {
    const simulation = open();
    simulation.settings.script = texts(1000, 1);
    const page = await ask(simulation);
    await pass(LONG_MS);
    expect(page.last()?.text).toBe(whole(1000));
    // Each of the 1,000 pieces takes at least a millisecond, and sleeping rounds up.
    expect(page.shown.length).toBeLessThan(2500 / 16);
  });

  it('is stored at most twice a second, and at the end', async () => {
    const simulation = open();
    simulation.settings.script = texts(500, 10);
    await ask(simulation);
    await pass(LONG_MS);
    // Five and a half seconds.
    expect(simulation.settings.saves).toBeGreaterThan(5);
    expect(simulation.settings.saves).toBeLessThanOrEqual(14);
  });

  it('has the price of a message as its cost', async () => {
    const simulation = open();
    simulation.settings.price = { per: 'message', amount: 0.1 };
    const page = await ask(simulation);
    await pass(LONG_MS);
    expect(page.last()?.cost).toBe(0.1);
    expect(simulation.costs).toEqual([]);
  });

  it('has the price of its tokens as its cost, which is then counted', async () => {
    const simulation = open();
    simulation.settings.price = { per: 'million-tokens', input: 30, output: 60 };
    simulation.settings.script = [
      { type: 'text', text: 'Hi' },
      { type: 'tokens', input: 1000, output: 500 },
    ];
    const page = await ask(simulation);
    await pass(LONG_MS);
    expect(page.last()?.cost).toBeCloseTo(0.06);
    expect(simulation.costs).toEqual([{ cost: page.last()?.cost, sentAt: page.last()?.startedAt }]);
  });

  it('costs its tokens if it was refused after they were counted', async () => {
    const simulation = open();
    simulation.settings.price = { per: 'million-tokens', input: 30, output: 60 };
    simulation.settings.script = [{ type: 'tokens', input: 1000, output: 500 }];
    simulation.settings.end = { at: 'failed', failure: { kind: 'content-refused' } };
    const page = await ask(simulation);
    await pass(LONG_MS);
    expect(simulation.costs).toHaveLength(1);
    expect(page.last()?.cost).toBe(simulation.costs[0]?.cost);
  });

  it('is not sent as a whole with every count of its tokens', async () => {
    const simulation = open();
    const posted = vi.spyOn(globalThis, 'structuredClone');
    simulation.settings.script = texts(50).flatMap((event, output) => [
      event,
      { type: 'tokens', input: 1, output: output + 1 },
    ]);
    const page = await ask(simulation);
    await pass(LONG_MS);
    const whole = posted.mock.calls.filter(
      ([value]) => typeof value === 'object' && value && 'type' in value && value.type === 'answer',
    );
    posted.mockRestore();
    expect(page.last()?.tokens).toEqual({ input: 1, output: 50 });
    expect(whole.length).toBeLessThan(6);
  });

  it('costs nothing if it was refused', async () => {
    const simulation = open();
    simulation.settings.price = { per: 'message', amount: 0.1 };
    simulation.settings.end = { at: 'failed', failure: { kind: 'no-channel' } };
    const page = await ask(simulation);
    await pass(LONG_MS);
    expect(page.last()?.state).toEqual(simulation.settings.end);
    expect(page.last()).not.toHaveProperty('cost');
  });

  it('is not requested without a gateway, or over the daily limit', async () => {
    const simulation = open();
    simulation.settings.limit = { kind: 'limit-reached' };
    const limited = await ask(simulation, 'one');
    await pass(LONG_MS);
    simulation.settings.gateway = undefined;
    const keyless = await ask(simulation, 'two');
    await pass(LONG_MS);
    expect(limited.last()?.state).toEqual({ at: 'failed', failure: { kind: 'limit-reached' } });
    expect(keyless.last()?.state).toEqual({ at: 'failed', failure: { kind: 'no-key' } });
    expect(simulation.requests).toEqual([]);
    expect((await simulation.conversations.getAnswer('two'))?.state).toEqual(keyless.last()?.state);
  });

  it('is not requested if the messages are too large', async () => {
    const simulation = open();
    const page = createPage();
    const messages = [{ role: 'user' as const, content: 'x'.repeat(MAX_REQUEST_LENGTH + 1) }];
    askGpt({ ...toRequest('one', undefined), messages }, page.onChange);
    await pass(LONG_MS);
    expect(page.shown.map(({ state }) => state)).toEqual([
      { at: 'failed', failure: { kind: 'too-large' } },
    ]);
    expect(simulation.requests).toEqual([]);
  });

  it('waits if as many as are allowed stream, and fails if none of them ends soon', async () => {
    const simulation = open();
    simulation.settings.script = texts(1, 60_000);
    const pages = [];
    for (let n = 0; n <= MAX_ANSWERS; n++) pages.push(await ask(simulation, `answer-${n}`));
    await pass(1000);
    expect(simulation.requests).toHaveLength(MAX_ANSWERS);
    await pass(LONG_MS);
    expect(simulation.requests).toHaveLength(MAX_ANSWERS + 1);
    expect(pages.map((page) => page.last()?.state.at)).toEqual(pages.map(() => 'complete'));

    simulation.settings.script = texts(1, LONG_MS * 2);
    const slow = [];
    for (let n = 0; n <= MAX_ANSWERS; n++) slow.push(await ask(simulation, `slow-${n}`));
    await pass(LONG_MS);
    expect(slow.at(-1)?.last()?.state).toEqual({
      at: 'failed',
      failure: { kind: 'timeout', seconds: 120 },
    });
    expect(simulation.requests).toHaveLength(2 * MAX_ANSWERS + 1);
  });

  it('is cut off after an hour, so that no gateway keeps the background running', async () => {
    const simulation = open();
    simulation.settings.script = texts(1000, 60_000);
    const page = await ask(simulation);
    await pass(61 * 60_000);
    expect(page.last()?.state).toEqual({ at: 'cut-off', by: 'end' });
    expect(page.last()?.text).toBe(whole(59));
  });

  it('goes on if it cannot be stored, and says so', async () => {
    const simulation = open();
    simulation.settings.script = texts(50);
    simulation.settings.isDiskFull = true;
    const page = await ask(simulation);
    await pass(LONG_MS);
    expect(page.last()).toMatchObject({ state: { at: 'complete' }, text: whole(50) });
    expect(page.unsaved.at(-1)).toBe(true);
    expect(simulation.errors).not.toEqual([]);
  });

  it('ends if the user removes its conversation', async () => {
    const simulation = open();
    simulation.settings.script = texts(100, 100);
    const record = await store(simulation, 'one');
    const page = createPage();
    askGpt(toRequest('one', record), page.onChange);
    await pass(1000);
    await simulation.conversations.remove([record?.conversation ?? '']);
    await pass(LONG_MS);
    expect(page.last()?.state).toEqual({ at: 'stopped' });
    expect(page.last()?.text.length).toBeLessThan(whole(30).length);
  });
});

describe('stopping an answer', () => {
  it('keeps and stores the text', async () => {
    const simulation = open();
    simulation.settings.script = texts(100, 100);
    const page = await ask(simulation);
    await pass(2000);
    page.handle.stop();
    await pass(LONG_MS);
    expect(page.last()?.state).toEqual({ at: 'stopped' });
    expect(page.last()?.text).toMatch(/^0 1 2 /);
    expect(await simulation.conversations.getAnswer('one')).toEqual(page.last());
  });

  it('before the message is sent prevents that', async () => {
    const simulation = open();
    const page = await ask(simulation);
    page.handle.stop();
    await pass(LONG_MS);
    expect(page.last()?.state).toEqual({ at: 'stopped' });
    expect(simulation.requests).toEqual([]);
    expect(simulation.counted).toEqual([]);
  });

  it('that waits for others leaves the queue', async () => {
    const simulation = open();
    simulation.settings.script = texts(1, 60_000);
    for (let n = 0; n < MAX_ANSWERS; n++) await ask(simulation, `answer-${n}`);
    const waiting = await ask(simulation, 'waiting');
    await pass(1000);
    waiting.handle.stop();
    await pass(1000);
    expect(waiting.last()?.state).toEqual({ at: 'stopped' });
    await pass(LONG_MS);
    expect(simulation.requests).toHaveLength(MAX_ANSWERS);
  });

  it('ends it soon although the background does not respond', async () => {
    const simulation = open();
    simulation.settings.script = texts(100, 100);
    const page = await ask(simulation);
    await pass(1000);
    simulation.settings.saveMs = LONG_MS;
    page.handle.stop();
    await pass(4000);
    expect(page.last()?.state).toEqual({ at: 'stopped' });
  });
});

describe('an answer whose page is closed', () => {
  it('goes on and is stored, and another page watches it', async () => {
    const simulation = open();
    simulation.settings.script = texts(100, 100);
    const first = await ask(simulation);
    await pass(2000);
    first.handle.leave();
    const countAtLeaving = first.shown.length;
    await pass(2000);
    const second = createPage();
    watchAnswer('one', second.onChange);
    await pass(50);
    expect(second.last()?.state).toEqual({ at: 'streaming' });
    expect(second.last()?.text.length).toBeGreaterThan(first.last()?.text.length ?? 0);
    await pass(LONG_MS);
    expect(second.last()).toMatchObject({ state: { at: 'complete' }, text: whole(100) });
    expect(await simulation.conversations.getAnswer('one')).toEqual(second.last());
    expect(first.shown).toHaveLength(countAtLeaving);
    expect(simulation.requests).toHaveLength(1);
  });

  it('ends with its last page if it is not stored', async () => {
    const simulation = open();
    simulation.settings.script = texts(100, 100);
    const first = await ask(simulation, 'one', false);
    await pass(1000);
    const second = createPage();
    const watching = watchAnswer('one', second.onChange);
    await pass(1000);
    first.handle.leave();
    await pass(1000);
    const { length } = second.last()?.text ?? '';
    expect(length).toBeGreaterThan(whole(20).length);
    watching.leave();
    await pass(1000);
    const third = createPage();
    watchAnswer('one', third.onChange);
    await pass(LONG_MS);
    expect(third.shown).toEqual([]);
    expect(simulation.settings.saves).toBe(0);
  });

  it('is shown from the store when it has ended', async () => {
    const simulation = open();
    simulation.settings.script = texts(10);
    const first = await ask(simulation);
    await pass(LONG_MS);
    simulation.kill();
    const second = createPage();
    watchAnswer('one', second.onChange);
    await pass(LONG_MS);
    expect(second.shown).toEqual([first.last()]);
  });
});

describe('a second request with the same id', () => {
  it('watches the answer that streams', async () => {
    const simulation = open();
    simulation.settings.script = texts(50);
    const record = await store(simulation, 'one');
    const pages = [createPage(), createPage()];
    for (const page of pages) askGpt(toRequest('one', record), page.onChange);
    await pass(LONG_MS);
    expect(pages.map((page) => page.last()?.text)).toEqual([whole(50), whole(50)]);
    expect(simulation.requests).toHaveLength(1);
  });

  it('shows the stored answer after the background was stopped', async () => {
    const simulation = open();
    simulation.settings.script = texts(100, 100);
    const record = await store(simulation, 'one');
    const first = createPage();
    askGpt(toRequest('one', record), first.onChange);
    await pass(3000);
    simulation.kill();
    await pass(100);
    const second = createPage();
    askGpt(toRequest('one', record), second.onChange);
    await pass(LONG_MS);
    expect(second.last()).toMatchObject({
      state: { at: 'interrupted' },
      text: first.last()?.text,
    });
    expect(simulation.requests).toHaveLength(1);
  });
});

describe('a background that is stopped in the middle', () => {
  it('leaves an interrupted answer with all text that was shown, which is stored', async () => {
    const simulation = open();
    simulation.settings.script = texts(200, 7);
    const page = await ask(simulation);
    await pass(1203);
    const { text } = page.last() ?? { text: '' };
    simulation.kill();
    await pass(LONG_MS);
    expect(page.last()?.state).toEqual({ at: 'interrupted' });
    expect(page.last()?.text.startsWith(text)).toBe(true);
    expect(page.unsaved.at(-1)).toBe(false);
    expect(await simulation.conversations.getAnswer('one')).toEqual(page.last());
    expect(simulation.requests).toHaveLength(1);
  });

  it('is not started for an answer that is not stored, whose text stays on the page', async () => {
    const simulation = open();
    simulation.settings.script = texts(200, 10);
    const page = await ask(simulation, 'one', false);
    await pass(1000);
    const { text } = page.last() ?? { text: '' };
    simulation.kill();
    await pass(LONG_MS);
    expect(page.last()?.state).toEqual({ at: 'interrupted' });
    expect(page.last()?.text.startsWith(text)).toBe(true);
    expect(text).not.toBe('');
  });

  it('marks the answers of closed pages as interrupted when it starts again', async () => {
    const simulation = open();
    simulation.settings.script = texts(200, 10);
    const page = await ask(simulation);
    await pass(1500);
    page.handle.leave();
    simulation.kill();
    const other = createPage();
    watchAnswer('another', other.onChange);
    await pass(100);
    const stored = await simulation.conversations.getAnswer('one');
    expect(stored?.state).toEqual({ at: 'interrupted' });
    expect(stored?.text).toMatch(/^0 1 2 /);
    expect(other.shown).toEqual([]);
  });

  it('says that the text is not saved if the page cannot reach it any more', async () => {
    const simulation = open();
    simulation.settings.script = texts(200, 10);
    const page = await ask(simulation);
    await pass(1500);
    Object.assign(runtime, {
      connect() {
        throw new Error('Extension context invalidated.');
      },
    });
    simulation.kill();
    await pass(100);
    expect(page.last()?.state).toEqual({ at: 'interrupted' });
    expect(page.unsaved.at(-1)).toBe(true);
  });
});

describe('during a minute and a half of silence', () => {
  it('the background stays active, and the page keeps waiting', async () => {
    const simulation = open();
    simulation.settings.script = texts(2, 90_000);
    const page = await ask(simulation);
    await pass(89_000);
    // Every 20 seconds.
    expect(simulation.settings.apiCalls).toBe(4);
    await pass(LONG_MS);
    expect(page.last()).toMatchObject({ state: { at: 'complete' }, text: whole(2) });
    const { apiCalls } = simulation.settings;
    await pass(LONG_MS);
    expect(simulation.settings.apiCalls).toBe(apiCalls);
  });
});

/** What happens to an answer, in any order. */
const happening = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ what: fc.constant('pass'), ms: fc.integer({ min: 0, max: 900 }) }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('kill'), ms: fc.constant(0) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constantFrom('watch', 'ask again', 'leave', 'stop'),
      ms: fc.integer({ min: 0, max: 30 }),
    }),
  },
);

describe('whatever happens', () => {
  it('a message is sent at most once, and what pages show is stored or still shown', async () => {
    const property = fc.asyncProperty(
      fc.array(happening, { maxLength: 14 }),
      fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 60 }),
      fc.constantFrom(1, 40, 700),
      fc.boolean(),
      async (happenings, pauses, saveMs, isStored) => {
        const simulation = open();
        simulation.settings.saveMs = saveMs;
        simulation.settings.script = pauses.map((afterMs, n) => ({
          type: n % 7 === 3 ? 'reasoning' : 'text',
          text: `${n} `,
          afterMs,
        }));
        const record = isStored ? await store(simulation, 'one') : undefined;
        const request = toRequest('one', record);
        const start = (begin: typeof askGpt | undefined) => {
          const page = createPage();
          const handle = begin ? begin(request, page.onChange) : watchAnswer('one', page.onChange);
          return { ...page, handle, isOpen: true };
        };
        const pages = [start(askGpt)];
        for (const { what, ms } of happenings) {
          const page = pages[ms % pages.length];
          if (what === 'kill') simulation.kill();
          else if (what === 'watch') pages.push(start(undefined));
          else if (what === 'ask again') pages.push(start(askGpt));
          else if (what === 'stop') page?.handle.stop();
          else if (what === 'leave' && page) {
            page.handle.leave();
            page.isOpen = false;
          }
          await pass(ms);
        }
        await pass(LONG_MS);

        expect(simulation.requests.length).toBeLessThanOrEqual(1);
        const stored = await simulation.conversations.getAnswer('one');
        for (const { shown, unsaved, isOpen } of pages) {
          const lengths = shown.map(({ text }) => text.length);
          expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
          const last = shown.at(-1);
          if (!isOpen || !last) continue;
          expect(last.state.at).not.toBe('streaming');
          const isKept = stored?.text.startsWith(last.text) || unsaved.at(-1);
          if (isStored) expect(isKept).toBe(true);
        }
        if (!happenings.some(({ what }) => what === 'kill')) {
          for (const { shown } of pages) {
            const { text = '' } = shown.at(-1) ?? {};
            if (isStored) expect(stored?.text.startsWith(text)).toBe(true);
          }
        }
        vi.clearAllTimers();
      },
    );
    await fc.assert(property, { seed: 20_260_101, numRuns: 400 });
  });
});
