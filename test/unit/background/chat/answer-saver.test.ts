import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAnswerSaver } from '../../../../utils/background/chat/answer-saver.ts';
import type { Answer } from '../../../../utils/gateway/chat/conversation.ts';
import { newAnswer } from '../../support/conversations.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** A saver of an answer whose text a test changes. `save` takes `saveMs`. */
function createTestSaver(saveMs: number) {
  const saved: string[] = [];
  const state = { text: '', isFailing: false, exists: true, running: 0, maxRunning: 0 };
  const onRemoved = vi.fn();
  const saver = createAnswerSaver({
    async save({ text }: Answer) {
      state.running += 1;
      state.maxRunning = Math.max(state.maxRunning, state.running);
      await new Promise((resolve) => setTimeout(resolve, saveMs));
      state.running -= 1;
      if (state.isFailing) throw new Error('The disk is full.');
      saved.push(text);
      return state.exists;
    },
    getAnswer: () => newAnswer('one', { text: state.text }),
    onRemoved,
    onError: () => {},
  });
  const write = (text: string) => {
    state.text = text;
    saver.request();
  };
  return { saver, saved, state, write, onRemoved };
}

describe('saving an answer', () => {
  it('happens at once, then at most every half second, and at the end', async () => {
    const { saver, saved, write, state } = createTestSaver(1);
    for (let n = 0; n < 11; n++) {
      write(`${n}`);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(saved).toEqual(['0', '4', '9']);
    state.text = 'end';
    const finished = saver.finish();
    await vi.advanceTimersByTimeAsync(5000);
    await finished;
    expect(saved).toEqual(['0', '4', '9', 'end']);
  });

  it('never runs twice at the same time, and ends with the last text', async () => {
    const { saver, saved, write, state } = createTestSaver(1700);
    for (let n = 0; n < 30; n++) {
      write(`${n}`);
      await vi.advanceTimersByTimeAsync(100);
    }
    state.text = 'end';
    const finished = saver.finish();
    await vi.advanceTimersByTimeAsync(5000);
    await finished;
    expect(state.maxRunning).toBe(1);
    expect(saved.at(-1)).toBe('end');
  });

  it('is tried again after it failed', async () => {
    const { saver, saved, write, state } = createTestSaver(1);
    state.isFailing = true;
    write('first');
    await vi.advanceTimersByTimeAsync(600);
    expect(saver.hasFailed()).toBe(true);
    state.isFailing = false;
    write('second');
    await vi.advanceTimersByTimeAsync(600);
    expect(saved).toEqual(['second']);
    expect(saver.hasFailed()).toBe(false);
  });

  it('reports that the answer was removed', async () => {
    const { write, state, onRemoved } = createTestSaver(1);
    state.exists = false;
    write('text');
    await vi.advanceTimersByTimeAsync(600);
    expect(onRemoved).toHaveBeenCalledOnce();
  });
});
