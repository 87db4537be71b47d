import type { ComponentChildren } from 'preact';
import type { WayOut } from '../utils/gateway/failure.ts';
import type { GptId } from '../utils/ids/grammar.ts';
import type { Answer } from '../utils/inspector/inspector.ts';
import { FailureNotice } from './failure-notice.tsx';
import { GptDetails } from './gpt-details.tsx';
import { GptSkeleton } from './gpt-skeleton.tsx';
import type { TurnOff } from './turn-off-button.tsx';

interface Props {
  id: GptId;
  /** Missing while the gateway is asked. */
  answer?: Answer;
  /** A data URL. */
  picture?: string;
  /** Milliseconds since 1970. */
  now: number;
  isBrief: boolean;
  copy(text: string): Promise<void>;
  onWayOut(way: WayOut): void;
  onDetails?(): void;
  turnOff?: TurnOff;
  /** For a GPT that is there: what the extension's own pages let one do with it. */
  tools?: ComponentChildren;
}

/** Whatever there is to show of an id: the wait, the GPT, or why there is none. */
export function GptAnswer({
  id,
  answer,
  picture,
  now,
  isBrief,
  copy,
  onWayOut,
  onDetails,
  turnOff,
  tools,
}: Props) {
  if (!answer) return <GptSkeleton id={id} />;
  if (!answer.found) {
    return (
      <FailureNotice
        failure={answer.failure}
        id={id}
        now={now}
        onWayOut={onWayOut}
        onDetails={onDetails}
      />
    );
  }
  return (
    <GptDetails
      reading={answer.reading}
      failure={answer.failure}
      picture={picture}
      now={now}
      isBrief={isBrief}
      copy={copy}
      turnOff={turnOff}
      tools={tools}
    />
  );
}
