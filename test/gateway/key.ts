import { type Answer, gatewayError } from './answers.ts';

/** The default key of the demo gateway, visibly not a real one. */
export const DEMO_KEY = 'sk-demo-key-for-the-embedded-gateway';

/** The refusal of a request without the correct `Authorization`, or null. */
export function refuseWithoutKey(authorization: string | undefined, key: string): Answer | null {
  if (!authorization) return gatewayError(401, '未提供令牌');
  return authorization === `Bearer ${key}` ? null : gatewayError(401, '无效的令牌');
}
