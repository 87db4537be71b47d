import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { failureSentence, failureTitle } from '../../utils/i18n/failure-text.ts';
import { readAge } from '../../utils/i18n/read-age.ts';
import type { Text } from '../../utils/i18n/translate.ts';
import { GptPicture } from '../gpt/gpt-picture.tsx';
import { useText } from '../ui/text-context.tsx';
import type { Compared } from './compare-view.tsx';

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
