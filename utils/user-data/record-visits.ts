import type { Answer } from '../lookup/lookup-service.ts';
import type { History } from './history.ts';

/** Hands answers on, and notes the GPT that they are about as looked at. Nobody waits for the note. */
export async function* noteVisits(
  answers: AsyncIterable<Answer>,
  history: History,
  onTrouble: (error: unknown) => void = () => {},
  now: () => number = Date.now,
): AsyncGenerator<Answer, void> {
  let isNoted = false;
  for await (const answer of answers) {
    if (answer.found && !isNoted) {
      isNoted = true;
      const { asked, gpt } = answer.reading;
      const visit = { id: asked, name: gpt.name, author: gpt.author?.name, at: now() };
      // A history that cannot be kept must not cost the answer.
      history.note(visit).catch(onTrouble);
    }
    yield answer;
  }
}
