import { useState } from 'preact/hooks';
import type { GptId } from '../utils/ids/grammar.ts';

/** The GPTs of a list that are picked, for what is done with several at once. */
export function usePicked() {
  const [picked, pick] = useState<ReadonlySet<GptId>>(new Set());

  function toggle(id: GptId): void {
    pick((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }

  return { picked, toggle, pickNone: () => pick(new Set()) };
}
