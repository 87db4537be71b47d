import type { GptId } from '../utils/ids/grammar.ts';
import { failureSentence, failureTitle } from '../utils/text/failure-text.ts';
import { readAge } from '../utils/text/read-age.ts';
import type { Text } from '../utils/text/text.ts';
import type { Compared } from './compare-view.tsx';
import { GptPicture } from './gpt-picture.tsx';
import { useText } from './text-context.tsx';

interface Props {
  column: Compared;
  /** Milliseconds since 1970. */
  now: number;
  choose(id: GptId): void;
}

/** The head of a GPT's column: its name, and how old it is what is said of it, or why nothing is. */
export function CompareHead({ column, now, choose }: Props) {
  const text = useText();
  const { id, answer, picture } = column;
  const name = answer?.found ? answer.reading.gpt.name : undefined;
  return (
    <th scope="col">
      <GptPicture id={id} name={name} picture={picture} />
      <button type="button" class="bare-button compare-name" onClick={() => choose(id)}>
        <bdi>{name ?? id}</bdi>
      </button>
      <small role="status">{statusOf(text, column, now)}</small>
    </th>
  );
}

function statusOf(text: Text, { answer, isAsked }: Compared, now: number): string {
  if (!answer) return text.t(isAsked ? 'gpt.reading' : 'panel.not-read');
  if (!answer.found) {
    const { failure } = answer;
    return `${failureTitle(text, failure)}. ${failureSentence(text, failure, now)}`;
  }
  return readAge(text, answer.reading.readAt, now);
}
