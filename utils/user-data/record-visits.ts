import type { LookupAnswer } from '../lookup/lookup-service.ts';
import type { History } from './history.ts';

/** Hands answers on, and notes the GPT that they are about as looked at. Nobody waits for the note. */
export async function* recordVisits(
  answers: AsyncIterable<LookupAnswer>,
  history: History,
  onTrouble: (error: unknown) => void = () => {},
  now: () => number = Date.now,
): AsyncGenerator<LookupAnswer, void> {
  let isRecorded = false;
  for await (const answer of answers) {
    if (answer.found && !isRecorded) {
      isRecorded = true;
      const { asked: id, gpt } = answer.cached;
      const visit = { id, name: gpt.name, author: gpt.author?.name, at: now() };
      // A history that cannot be kept must not cost the answer.
      history.record(visit).catch(onTrouble);
    }
    yield answer;
  }
}
