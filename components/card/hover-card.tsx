import type { RecoveryAction } from '../../utils/gateway/failure.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { failureTitle } from '../../utils/i18n/failure-text.ts';
import type { I18n } from '../../utils/i18n/i18n.ts';
import type { LookupAnswer } from '../../utils/lookup/lookup-service.ts';
import { GptAnswer } from '../gpt/gpt-answer.tsx';
import type { TurnOff } from '../gpt/turn-off-button.tsx';
import { useI18n } from '../ui/i18n-context.tsx';
import { CardBar } from './card-bar.tsx';

/** Beside its link, kept where it is, or from below over the whole width. */
export type CardVariant = 'beside' | 'pinned' | 'sheet';

interface Props {
  id: GptId;
  /** Missing while the gateway is asked. */
  answer?: LookupAnswer;
  picture?: string;
  variant: CardVariant;
  now: number;
  copy(text: string): Promise<void>;
  addToList?(): Promise<void>;
  onRecover(action: RecoveryAction): void;
  onDetails(): void;
  onPin(): void;
  onClose(): void;
  turnOff?: TurnOff;
}

/** What stands beside a link: a dialog that bears the GPT's name. */
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
      {/* It stands through all drawings: a region that comes with its words is not read out. */}
      <div class="visually-hidden" role="status">
        {props.answer ? getAnnouncement(props.answer) : text.t('gpt.loading')}
      </div>
      <CardBar variant={variant} onPin={onPin} onClose={onClose} />
      <GptAnswer {...props} isBrief />
    </section>
  );
}

function getLabel(text: I18n, id: GptId, answer: LookupAnswer | undefined): string {
  if (!answer) return id;
  if (answer.found) return answer.cached.gpt.name ?? id;
  return `${failureTitle(text, answer.failure)}: ${id}`;
}

/** A failure is read out as an alert. */
function getAnnouncement(answer: LookupAnswer): string | undefined {
  return answer.found ? answer.cached.gpt.name : undefined;
}
