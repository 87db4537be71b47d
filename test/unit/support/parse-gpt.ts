import { parseGpt } from '../../../utils/gateway/parse-gpt.ts';
import type { Gpt } from '../../../utils/gpt/gpt.ts';
import { catalogue } from './catalogue.ts';
import { gptId } from './gpt-id.ts';

export const ASKED = gptId('g-2fkFE8rbu');

/** Reads what must be readable. */
export function read(data: unknown): Gpt {
  const gpt = parseGpt(data, ASKED);
  if (!gpt) throw new Error('This was not read as a GPT.');
  return gpt;
}

/** Reads one of the demo gateway's GPTs, by its name or its edge case. */
export function readEntry(keyOrName: string): Gpt {
  return read(catalogue.get(keyOrName).data);
}

/** A GPT of whose gizmo only this is known, beside its name. */
export function createGizmo(fields: object, display: object = {}): object {
  return { gizmo: { id: 'g-7QmZ0aVx4', display: { name: 'Tide Tables', ...display }, ...fields } };
}
