import type { Account } from '../../account/account.ts';
import type { AccountEndpoint } from '../../account/endpoints.ts';
import type { Answer } from '../../answers.ts';
import type { FaultContext } from '../fault.ts';

/** The input from which a faulty response about the gateway or the account is made. */
export interface AccountContext extends FaultContext {
  account: Account;
  /** The name of the gateway. */
  name: string;
}

/** What a fault does at each endpoint that it applies to. */
export type AccountFault = Partial<Record<AccountEndpoint, (context: AccountContext) => Answer>>;

export type AccountFaultTable = Record<string, AccountFault>;
