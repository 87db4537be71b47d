import type { RecoveryAction } from '../../utils/gateway/failure.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import type { LookupAnswer } from '../../utils/lookup/lookup-service.ts';
import { FailureNotice } from '../ui/failure-notice.tsx';
import { GptDetails, type GptDetailsProps } from './gpt-details.tsx';
import { GptSkeleton } from './gpt-skeleton.tsx';

export interface GptAnswerProps extends Omit<GptDetailsProps, 'cached' | 'failure'> {
  id: GptId;
  /** Missing while the gateway is asked. */
  answer?: LookupAnswer;
  onRecover(action: RecoveryAction): void;
  onDetails?(): void;
}

/** Whatever there is to show of an id: the wait, the GPT, or why there is none. */
export function GptAnswer({ id, answer, onRecover, onDetails, ...details }: GptAnswerProps) {
  if (!answer) return <GptSkeleton id={id} />;
  if (!answer.found) {
    return (
      <FailureNotice
        failure={answer.failure}
        id={id}
        now={details.now}
        onRecover={onRecover}
        onDetails={onDetails}
      />
    );
  }
  return <GptDetails cached={answer.cached} failure={answer.failure} {...details} />;
}
