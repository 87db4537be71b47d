import type { WayOut } from '../utils/gateway/failure.ts';
import type { GptId } from '../utils/ids/grammar.ts';
import type { Answer } from '../utils/inspector/inspector.ts';
import { failureTitle } from '../utils/text/failure-text.ts';
import { FailureNotice } from './failure-notice.tsx';
import { GptDetails } from './gpt-details.tsx';
import { GptSkeleton } from './gpt-skeleton.tsx';
import { useText } from './text-context.tsx';

interface Props {
  id: GptId;
  /** Missing while the gateway is asked. */
  answer?: Answer;
  picture?: string;
  now: number;
  copy(text: string): Promise<void>;
  onWayOut(way: WayOut): void;
  onDetails(): void;
}

/** What stands beside a link: a dialog that bears the GPT's name. */
export function HoverCard({ id, answer, picture, now, copy, onWayOut, onDetails }: Props) {
  const { locale } = useText();
  return (
    <section role="dialog" aria-label={useName(id, answer)} lang={locale} tabIndex={-1}>
      {!answer && <GptSkeleton id={id} />}
      {answer?.found && (
        <GptDetails
          reading={answer.reading}
          failure={answer.failure}
          picture={picture}
          now={now}
          isBrief
          copy={copy}
        />
      )}
      {answer && !answer.found && (
        <FailureNotice
          failure={answer.failure}
          id={id}
          now={now}
          onWayOut={onWayOut}
          onDetails={onDetails}
        />
      )}
    </section>
  );
}

function useName(id: GptId, answer: Answer | undefined): string {
  const text = useText();
  if (!answer) return id;
  if (answer.found) return answer.reading.gpt.name ?? id;
  return `${failureTitle(text, answer.failure)}: ${id}`;
}
