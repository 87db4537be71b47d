import type { RecoveryAction } from '../../utils/gateway/failure.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import type { LookupAnswer } from '../../utils/lookup/lookup-service.ts';
import { FailureNotice } from '../ui/failure-notice.tsx';
import { GptDetails, type GptDetailsProps } from './gpt-details.tsx';
import { GptSkeleton } from './gpt-skeleton.tsx';

export interface GptAnswerProps extends Omit<GptDetailsProps, 'cached' | 'failure'> {
  id: GptId;
  /** `undefined` while the lookup runs. */
  answer?: LookupAnswer;
  onRecover(action: RecoveryAction): void;
  onDetails?(): void;
}

/** The result of a lookup: a skeleton while it runs, then the GPT or the failure. */
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
