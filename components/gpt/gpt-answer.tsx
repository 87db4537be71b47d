import type { WayOut } from '../../utils/gateway/failure.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import type { Answer } from '../../utils/lookup/lookup-service.ts';
import { FailureNotice } from '../ui/failure-notice.tsx';
import { GptDetails, type GptDetailsProps } from './gpt-details.tsx';
import { GptSkeleton } from './gpt-skeleton.tsx';

export interface GptAnswerProps extends Omit<GptDetailsProps, 'reading' | 'failure'> {
  id: GptId;
  /** Missing while the gateway is asked. */
  answer?: Answer;
  onWayOut(way: WayOut): void;
  onDetails?(): void;
}

/** Whatever there is to show of an id: the wait, the GPT, or why there is none. */
export function GptAnswer({ id, answer, onWayOut, onDetails, ...details }: GptAnswerProps) {
  if (!answer) return <GptSkeleton id={id} />;
  if (!answer.found) {
    return (
      <FailureNotice
        failure={answer.failure}
        id={id}
        now={details.now}
        onWayOut={onWayOut}
        onDetails={onDetails}
      />
    );
  }
  return <GptDetails reading={answer.reading} failure={answer.failure} {...details} />;
}
