import { type Answer, gatewayError } from './answers.ts';

/** The key of every demo gateway that is not told another: visibly none of anybody's. */
export const DEMO_KEY = 'sk-demo-key-for-the-embedded-gateway';

/** The refusal of a request without the right `Authorization`, or null if it has it. */
export function refuseWithoutKey(authorization: string | undefined, key: string): Answer | null {
  if (!authorization) return gatewayError(401, '未提供令牌');
  return authorization === `Bearer ${key}` ? null : gatewayError(401, '无效的令牌');
}
