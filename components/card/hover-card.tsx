import type { WayOut } from '../../utils/gateway/failure.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { failureTitle } from '../../utils/i18n/failure-text.ts';
import type { Text } from '../../utils/i18n/translate.ts';
import type { Answer } from '../../utils/lookup/lookup-service.ts';
import { GptAnswer } from '../gpt/gpt-answer.tsx';
import type { TurnOff } from '../gpt/turn-off-button.tsx';
import { useText } from '../ui/text-context.tsx';
import { CardBar } from './card-bar.tsx';

/** Beside its link, kept where it is, or from below over the whole width. */
export type CardLook = 'beside' | 'pinned' | 'sheet';

interface Props {
  id: GptId;
  /** Missing while the gateway is asked. */
  answer?: Answer;
  picture?: string;
  look: CardLook;
  now: number;
  copy(text: string): Promise<void>;
  keep?(): Promise<void>;
  onWayOut(way: WayOut): void;
  onDetails(): void;
  onPin(): void;
  onClose(): void;
  turnOff?: TurnOff;
}

/** What stands beside a link: a dialog that bears the GPT's name. */
export function HoverCard({ look, onPin, onClose, ...props }: Props) {
  const text = useText();
  return (
    <section
      role="dialog"
      aria-label={nameOf(text, props.id, props.answer)}
      aria-describedby={props.answer?.found ? 'byline' : undefined}
      lang={text.locale}
      tabIndex={-1}
    >
      {/* It stands through all drawings: a region that comes with its words is not read out. */}
      <div class="unseen" role="status">
        {props.answer ? heardOf(props.answer) : text.t('gpt.reading')}
      </div>
      <CardBar look={look} onPin={onPin} onClose={onClose} />
      <GptAnswer {...props} isBrief />
    </section>
  );
}

function nameOf(text: Text, id: GptId, answer: Answer | undefined): string {
  if (!answer) return id;
  if (answer.found) return answer.reading.gpt.name ?? id;
  return `${failureTitle(text, answer.failure)}: ${id}`;
}

/** A failure is read out as an alert. */
function heardOf(answer: Answer): string | undefined {
  return answer.found ? answer.reading.gpt.name : undefined;
}
