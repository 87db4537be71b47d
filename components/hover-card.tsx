import type { WayOut } from '../utils/gateway/failure.ts';
import type { GptId } from '../utils/ids/grammar.ts';
import type { Answer } from '../utils/inspector/inspector.ts';
import { failureTitle } from '../utils/text/failure-text.ts';
import type { Text } from '../utils/text/text.ts';
import { GptAnswer } from './gpt-answer.tsx';
import { useText } from './text-context.tsx';
import type { TurnOff } from './turn-off-button.tsx';

interface Props {
  id: GptId;
  /** Missing while the gateway is asked. */
  answer?: Answer;
  picture?: string;
  now: number;
  copy(text: string): Promise<void>;
  onWayOut(way: WayOut): void;
  onDetails(): void;
  turnOff?: TurnOff;
}

/** What stands beside a link: a dialog that bears the GPT's name. */
export function HoverCard(props: Props) {
  const text = useText();
  return (
    <section
      role="dialog"
      aria-label={nameOf(text, props.id, props.answer)}
      lang={text.locale}
      tabIndex={-1}
    >
      <GptAnswer {...props} isBrief />
    </section>
  );
}

function nameOf(text: Text, id: GptId, answer: Answer | undefined): string {
  if (!answer) return id;
  if (answer.found) return answer.reading.gpt.name ?? id;
  return `${failureTitle(text, answer.failure)}: ${id}`;
}
