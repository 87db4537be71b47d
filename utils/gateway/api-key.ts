import { unwrapped } from './pasted.ts';

export type ApiKeyProblem = 'empty' | 'space' | 'characters';

export type ApiKey = { ok: true; key: string } | { ok: false; problem: ApiKeyProblem };

const NAMES = /key|token|secret|authorization|密钥|秘钥|令牌/i;

/** Word processors and messengers make other dashes of a hyphen. */
const DASHES = /[\u2010-\u2015\u2212]/g;

/**
 * The key as it is stored. People paste it with its "Bearer ", as `NAME=key`, in quotes, with spaces and commas
 * around it, or broken over lines.
 */
export function parseApiKey(input: string): ApiKey {
  const named = unwrapped(input, NAMES).replace(DASHES, '-');
  const key = unwrapped(named.replace(/^Bearer(?:[\s:]+|$)/i, ''), NAMES);
  if (!key) return { ok: false, problem: 'empty' };
  if (/\s/.test(key)) return { ok: false, problem: 'space' };
  // Anything else cannot stand in an HTTP header; and `**` stands for what a gateway's site does not show.
  if (!/^[\x21-\x7e]+$/.test(key) || key.includes('**'))
    return { ok: false, problem: 'characters' };
  return { ok: true, key };
}
