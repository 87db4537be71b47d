export type ApiKeyProblem = 'empty' | 'space' | 'characters';

export type ApiKey = { ok: true; key: string } | { ok: false; problem: ApiKeyProblem };

/** The key as it is stored. People paste it with its "Bearer ", with spaces around it, or broken over lines. */
export function parseApiKey(input: string): ApiKey {
  const key = input.trim().replace(/^Bearer(?:\s+|$)/i, '');
  if (!key) return { ok: false, problem: 'empty' };
  if (/\s/.test(key)) return { ok: false, problem: 'space' };
  // Anything else cannot stand in an HTTP header.
  if (!/^[\x21-\x7e]+$/.test(key)) return { ok: false, problem: 'characters' };
  return { ok: true, key };
}
