import type { Failure } from '../../utils/gateway/failure.ts';
import { FailureNotice, type FailureNoticeProps } from './failure-notice.tsx';
import { TopUpLink } from './top-up-link.tsx';

interface Props extends Omit<FailureNoticeProps, 'onDetails'> {
  /** Where to top up the balance of the gateway, if known. */
  topUpUrl?: string;
}

/** A failure on an extension page, with the page on which the gateway sells balance if that is used up. */
export function PageFailure({ topUpUrl, children, ...props }: Props) {
  return (
    <FailureNotice {...props}>
      {children}
      {canTopUp(props.failure) && topUpUrl && <TopUpLink url={topUpUrl} />}
    </FailureNotice>
  );
}

/** Whether the user can recover by topping up the balance. */
export function canTopUp(failure: Failure | undefined): boolean {
  return failure?.kind === 'balance-used-up';
}
