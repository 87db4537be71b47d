import type { Fault } from './fault.ts';
import { faultKinds, isFaultKind } from './kinds.ts';

/** Describes an invalid fault and lists the valid kinds. */
export class BadFault extends Error {}

/**
 * Reads a fault from parsed JSON.
 *
 * @throws BadFault if it names no kind, an unknown kind, or a field of the wrong type
 */
export function readFault(value: unknown): Fault {
  if (typeof value !== 'object' || value === null) throw new BadFault('A fault is a JSON object.');
  const { kind, ...rest } = value as Record<string, unknown>;
  const fault: Fault = { kind: Array.isArray(kind) ? kind.map(readKind) : readKind(kind) };
  for (const [name, field] of Object.entries(rest)) {
    const expected = FIELD_TYPES[name];
    if (typeof field !== expected)
      throw new BadFault(`"${name}" should be ${expected ?? 'absent'}.`);
    Object.assign(fault, { [name]: field });
  }
  return fault;
}

/** @throws BadFault for an unknown kind, with the list of valid ones */
export function readKind(text: unknown) {
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
