import type { ChatEvent } from './chat.ts';

const OPEN = '<think>';
const CLOSE = '</think>';

/** So much white space before `<think>` is not the beginning of anything. It bounds what is held back. */
const MAX_LEADING = 200;

export interface ThinkingSplitter {
  /** The next piece of the text. */
  split(text: string): ChatEvent[];
  /** What is held back because it may be the beginning of a tag. */
  flush(): ChatEvent[];
}

/**
 * Separates what a model thinks from its answer, for gateways that send it in the text, between `<think>` and `</think>`.
 * Only at the beginning: further on, the answer is about such tags.
 */
export function createThinkingSplitter(): ThinkingSplitter {
  let position: 'start' | 'thinking' | 'answer' = 'start';
  let hasThought = false;
  let held = '';

  /** Consumes one step of what is held; `undefined` if it must wait for more. */
  function step(): ChatEvent | 'continue' | undefined {
    if (position === 'thinking') {
      const end = held.indexOf(CLOSE);
      const length = end >= 0 ? end : held.length - lengthOfPartial(held, CLOSE);
      if (end < 0 && length === 0) return undefined;
      const text = held.slice(0, length);
      held = held.slice(end >= 0 ? end + CLOSE.length : length);
      if (end >= 0) {
        position = 'start';
        hasThought = true;
      }
      return text === '' ? 'continue' : { type: 'reasoning', text };
    }
    if (held === '') return undefined;
    const trimmed = held.trimStart();
    if (position === 'start') {
      if (trimmed.startsWith(OPEN)) {
        position = 'thinking';
        held = trimmed.slice(OPEN.length);
        return 'continue';
      }
      if (OPEN.startsWith(trimmed) && held.length < MAX_LEADING) return undefined;
      position = 'answer';
      // The blank lines between thoughts and answer belong to neither.
      if (hasThought) held = trimmed;
    }
    const text = held;
    held = '';
    return text === '' ? undefined : { type: 'text', text };
  }

  return {
    split(text) {
      held += text;
      const events: ChatEvent[] = [];
      for (let next = step(); next; next = step()) if (next !== 'continue') events.push(next);
      return events;
    },
    flush() {
      const text = position === 'start' && hasThought ? held.trimStart() : held;
      held = '';
      return text === '' ? [] : [{ type: position === 'thinking' ? 'reasoning' : 'text', text }];
    },
  };
}

/** How many characters at the end of a text may be the beginning of a tag. */
function lengthOfPartial(text: string, tag: string): number {
  for (let length = Math.min(tag.length - 1, text.length); length > 0; length--) {
    if (text.endsWith(tag.slice(0, length))) return length;
  }
  return 0;
}
