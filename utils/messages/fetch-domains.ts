import type { DomainUse } from '../gpt/domains.ts';
import { withTimeout } from '../lib/with-timeout.ts';
import { sendMessage } from './send.ts';

/** The background's own limit is 10 s. */
const MAX_WAIT_MS = 12_000;

/**
 * The domains of all GPTs that the user has looked up, without a look-up. `undefined` if they could not all be read.
 */
export async function fetchDomains(isPrivate: boolean): Promise<DomainUse[] | undefined> {
  const response = sendMessage({ type: 'get-domains', isPrivate });
  const uses = await withTimeout(response, MAX_WAIT_MS, 'Reading the domains').catch(
    () => undefined,
  );
  // Chromium turns `undefined` into `null`.
  return uses ?? undefined;
}
