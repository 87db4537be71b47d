import type { GptId } from '../../gpt/gpt-id.ts';
import type { Knowledge } from '../../lookup/cached-gpts.ts';

/** What a survey would cost. Trying again what fails comes on top. */
export interface Estimate {
  /** Of the gateway. */
  lookUps: number;
  /** Answered by the library, at no cost. */
  fromLibrary: number;
}

/** What a survey of these ids, each there once, would cost at the moment of which `knowledge` is. */
export function estimateOf(ids: GptId[], { known, absent }: Knowledge): Estimate {
  const answered = new Set(absent);
  for (const { id, isFresh } of known) if (isFresh) answered.add(id);
  const fromLibrary = ids.filter((id) => answered.has(id)).length;
  return { lookUps: ids.length - fromLibrary, fromLibrary };
}
