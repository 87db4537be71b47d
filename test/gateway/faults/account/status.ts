import { siteStatus } from '../../account/status.ts';
import { json } from '../../answers.ts';
import type { AccountFault, AccountFaultTable } from './account-fault.ts';

/** Other values of the site's status. */
export const status = {
  'status-without-quota-per-unit': withStatus({ quota_per_unit: undefined }),
  'top-up-link-http': withStatus({ top_up_link: 'http://top-up.lanternworks.example/buy' }),
  'top-up-link-javascript': withStatus({ top_up_link: 'javascript:window.pwned=1' }),
  'top-up-link-relative': withStatus({ top_up_link: '/console/topup' }),
  'top-up-link-empty': withStatus({ top_up_link: '' }),
} satisfies AccountFaultTable;

function withStatus(changes: object): AccountFault {
  return {
    status: ({ name }) =>
      json(200, { success: true, message: '', data: { ...siteStatus(name), ...changes } }),
  };
}
