import { unwrapPasted } from './pasted.ts';

export type ApiKeyProblem = 'empty' | 'space' | 'characters';

export type ApiKey = { ok: true; key: string } | { ok: false; problem: ApiKeyProblem };

const NAMES = /key|token|secret|authorization|密钥|秘钥|令牌/i;

/** Word processors and messengers replace hyphens with other dashes. */
const DASHES = /[\u2010-\u2015\u2212]/g;

/**
 * Parses a typed or pasted API key into the form that is stored. Accepts a leading "Bearer ", `NAME=key`, quotes,
 * and surrounding spaces and commas.
 */
export function parseApiKey(input: string): ApiKey {
  const named = unwrapPasted(input, NAMES).replace(DASHES, '-');
  const key = unwrapPasted(named.replace(/^Bearer(?:[\s:]+|$)/i, ''), NAMES);
  if (!key) return { ok: false, problem: 'empty' };
  if (/\s/.test(key)) return { ok: false, problem: 'space' };
  // HTTP headers allow printable ASCII only; `**` means that the gateway's site masked part of the key.
  if (!/^[\x21-\x7e]+$/.test(key) || key.includes('**'))
    return { ok: false, problem: 'characters' };
  return { ok: true, key };
}
