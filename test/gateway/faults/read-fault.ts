import type { Fault } from './fault.ts';
import { type FaultKind, faultKinds, isFaultKind } from './kinds.ts';
import { faultScopes, isFaultScope } from './scopes.ts';

/** Describes an invalid fault and lists the valid kinds or endpoints. */
export class BadFault extends Error {}

/**
 * Reads a fault from parsed JSON.
 *
 * @throws BadFault if it names no kind, an unknown kind or endpoint, or a field of the wrong type
 */
export function readFault(value: unknown): Fault {
  if (typeof value !== 'object' || value === null) throw new BadFault('A fault is a JSON object.');
  const { kind, ...rest } = value as Record<string, unknown>;
  const fault: Fault = { kind: Array.isArray(kind) ? kind.map(readKind) : readKind(kind) };
  for (const [name, field] of Object.entries(rest)) {
    const expected = FIELD_TYPES[name];
    if (typeof field !== expected)
      throw new BadFault(`"${name}" should be ${expected ?? 'absent'}.`);
    if (name === 'endpoint' && !isFaultScope(field))
      throw new BadFault(`Unknown endpoint "${field}". Endpoints: ${faultScopes.join(', ')}`);
    Object.assign(fault, { [name]: field });
  }
  return fault;
}

/**
 * Reads a fault from an option of the command line: a kind, or a fault as JSON.
 *
 * @throws BadFault as `readFault` does
 */
export function readFaultOption(text: string): Fault {
  if (!text.startsWith('{')) return { kind: readKind(text) };
  try {
    return readFault(JSON.parse(text));
  } catch (error) {
    throw error instanceof SyntaxError ? new BadFault(`No JSON: ${error.message}`) : error;
  }
}

function readKind(text: unknown): FaultKind {
  if (isFaultKind(text)) return text;
  throw new BadFault(`Unknown kind "${text}". Kinds: ${faultKinds.join(', ')}`);
}

const FIELD_TYPES: Record<string, string> = {
  id: 'string',
  endpoint: 'string',
  location: 'string',
  times: 'number',
  probability: 'number',
  delayMs: 'number',
  retryAfterSeconds: 'number',
  retryAfter: 'string',
};
