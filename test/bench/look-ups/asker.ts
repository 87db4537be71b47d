/**
 * What is sent into the extension's own world to ask there as a card does: with the extension's own `inspect`,
 * its patience and its second try included.
 */
import { inspect } from '../../../utils/messages/ask.ts';
import type { Inspection, Told } from '../../../utils/messages/protocol.ts';
import type { Heard } from './outcome.ts';

/** A surface is told something within 35 s. Who has heard nothing by now never will. */
const NEVER_MS = 37_000;

function lookUp(id: Inspection['id']): Promise<Heard> {
  const startedAt = Date.now();
  const start = performance.now();
  return new Promise((resolve) => {
    const hear = (kind: Heard['kind']) => {
      clearTimeout(despair);
      resolve({ kind, startedAt, milliseconds: performance.now() - start });
    };
    const despair = setTimeout(() => hear('nothing'), NEVER_MS);
    inspect({ id }, (told) => {
      if ('answer' in told) hear(kindOf(id, told));
    });
  });
}

function kindOf(id: Inspection['id'], { answer }: Extract<Told, { answer: unknown }>) {
  if (!answer.found) return answer.failure.kind;
  return answer.reading.asked === id ? 'found' : 'another';
}

Object.assign(globalThis, { lookUp });
