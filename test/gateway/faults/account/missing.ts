import { type AccountEndpoint, accountEndpoints } from '../../account/endpoints.ts';
import { type Answer, dashboard, invalidUrl } from '../../answers.ts';
import { unknownRoute } from '../../unknown-route.ts';
import type { AccountContext, AccountFault, AccountFaultTable } from './account-fault.ts';

/** Gateways that lack some of these endpoints. */
export const missing = {
  'no-account-endpoints': at(accountEndpoints, ({ method, path }) => unknownRoute(method, path)),
  'no-api': at(['status', 'pricing', 'token-usage', 'token-log'], () => dashboard()),
  /** Older versions of new-api, and one-api. */
  'no-token-usage': at(['token-usage'], ({ method, path }) => invalidUrl(method, path)),
} satisfies AccountFaultTable;

function at(
  endpoints: readonly AccountEndpoint[],
  answer: (context: AccountContext) => Answer,
): AccountFault {
  return Object.fromEntries(endpoints.map((endpoint) => [endpoint, answer]));
}
