import { DONE, toFrame } from '../../chat/stream.ts';
import type { ChatFaultTable } from './chat-fault.ts';

const error = { message: 'The upstream closed the conversation', type: 'upstream_error' };

/** Streams that do not end as they should, or report an error. */
export const streamBreakdowns = {
  'stream-without-done': { frames: withoutDone },
  'stream-stays-open': { frames: withoutDone, ending: 'stay-open' },
  /** What becomes of a page or an error of the upstream. */
  'stream-only-done': { frames: () => [DONE] },
  'stream-silent': { frames: () => [], ending: 'stay-open' },
  'stream-stalls': { frames: firstHalf, ending: 'stay-open' },
  'stream-ends-early': { frames: firstHalf },
  'stream-reset': { frames: firstHalf, ending: 'reset' },
  'stream-error-first': {
    frames: () => [toFrame({ error: { ...error, param: '', code: 'bad_response' } }), DONE],
  },
  'stream-error-data': {
    frames: (frames) => [...firstHalf(frames), toFrame({ error }), DONE],
  },
  'stream-error-line': {
    frames: (frames) => {
      const { message } = error;
      return [...firstHalf(frames), `${JSON.stringify({ error: { message } })}\n`];
    },
  },
  'stream-error-field': {
    frames: (frames) => [
      ...firstHalf(frames),
      `error: ${JSON.stringify({ code: 500, ...error })}\n\n`,
    ],
  },
} satisfies ChatFaultTable;

function withoutDone(frames: string[]): string[] {
  return frames.filter((frame) => frame !== DONE);
}

function firstHalf(frames: string[]): string[] {
  return frames.slice(0, Math.ceil(frames.length / 2));
}
