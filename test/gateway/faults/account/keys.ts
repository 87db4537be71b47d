import { readOnlyRefusal } from '../../account/ordinary-answer.ts';
import { tokenUsage } from '../../account/usage.ts';
import { type Answer, json } from '../../answers.ts';
import type { AccountContext, AccountFault } from './account-fault.ts';

const EXPIRED_AT_SECONDS = 1_735_689_600;

/** Anybody may read status and prices, whatever becomes of a key. */
const forAnybody = { status: asUsual, pricing: asUsual };

/**
 * What refusals of a key do where they differ from those at other endpoints: usage and log of a key can be read
 * although it has expired or is used up.
 */
export const keyRefusals: Record<string, AccountFault> = {
  'key-missing': refusedWith('未提供令牌'),
  'key-invalid': refusedWith('无效的令牌'),
  'new-api-invalid': refusedWith('无效的令牌'),
  'key-disabled': refusedWith('该令牌状态不可用'),
  'key-expired': {
    ...forAnybody,
    'token-log': asUsual,
    'token-usage': ({ account }) =>
      json(200, tokenUsage(account, { expires_at: EXPIRED_AT_SECONDS })),
  },
  'key-exhausted': {
    ...forAnybody,
    'token-log': asUsual,
    'token-usage': ({ account: { left, used } }) =>
      json(200, tokenUsage({ left: 0, used: left + used })),
  },
};

function asUsual({ ordinary }: AccountContext): Answer {
  return ordinary;
}

function refusedWith(message: string): AccountFault {
  const refused = () => readOnlyRefusal(message);
  return { ...forAnybody, 'token-usage': refused, 'token-log': refused };
}
