import type { RecoveryAction } from '../../utils/gateway/failure.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { failureTitle } from '../../utils/i18n/failure-text.ts';
import type { I18n } from '../../utils/i18n/i18n.ts';
import type { LookupAnswer } from '../../utils/lookup/lookup-service.ts';
import { GptAnswer } from '../gpt/gpt-answer.tsx';
import type { TurnOff } from '../gpt/turn-off-button.tsx';
import { useI18n } from '../ui/i18n-context.tsx';
import { CardBar } from './card-bar.tsx';

/** Next to its target, pinned, or a full-width sheet at the bottom of a small screen. */
export type CardVariant = 'beside' | 'pinned' | 'sheet';

interface Props {
  id: GptId;
  /** `undefined` while the lookup runs. */
  answer?: LookupAnswer;
  picture?: string;
  variant: CardVariant;
  now: number;
  copy(text: string): Promise<void>;
  addToList?(): Promise<void>;
  onTry?(): void;
  onRecover(action: RecoveryAction): void;
  onDetails(): void;
  onPin(): void;
  onClose(): void;
  turnOff?: TurnOff;
}

/** The hover card: a dialog labelled with the GPT's name. */
export function HoverCard({ variant, onPin, onClose, ...props }: Props) {
  const text = useI18n();
  return (
    <section
      role="dialog"
      aria-label={getLabel(text, props.id, props.answer)}
      aria-describedby={props.answer?.found ? 'byline' : undefined}
      lang={text.locale}
      tabIndex={-1}
    >
      {/* Always rendered: screen readers do not announce a live region that is inserted with its text. */}
      <div class="visually-hidden" role="status">
        {props.answer ? getAnnouncement(props.answer) : text.t('gpt.loading')}
      </div>
      <CardBar variant={variant} onPin={onPin} onClose={onClose} />
      <GptAnswer
        {...props}
        isBrief
        notices={
          props.answer?.found &&
          props.answer.isFromNext && <p class="gateway-message">{text.t('gateway.from-next')}</p>
        }
      />
    </section>
  );
}

function getLabel(text: I18n, id: GptId, answer: LookupAnswer | undefined): string {
  if (!answer) return id;
  if (answer.found) return answer.cached.gpt.name ?? id;
  return `${failureTitle(text, answer.failure)}: ${id}`;
}

/** `undefined` for a failure, which is an alert of its own. */
function getAnnouncement(answer: LookupAnswer): string | undefined {
  return answer.found ? answer.cached.gpt.name : undefined;
}
