/** Runs in an extension page and looks up GPTs as a card does, with its time limit and second attempt. */

import type { LookupRequest } from '../../../utils/messages/protocol.ts';
import { lookUp as sendLookup } from '../../../utils/messages/send.ts';
import type { Result } from './surfaces.ts';

/** A surface gets an update within 35 s. */
const NO_RESULT_MS = 37_000;

function lookUp(id: LookupRequest['id']): Promise<Result> {
  const startedAt = Date.now();
  const start = performance.now();
  return new Promise((resolve) => {
    const end = (kind: Result['kind']) => {
      clearTimeout(timer);
      resolve({ kind, startedAt, milliseconds: performance.now() - start });
    };
    const timer = setTimeout(() => end('nothing'), NO_RESULT_MS);
    sendLookup({ id }, (update) => {
      if (!('answer' in update)) return;
      const { answer } = update;
      if (!answer.found) end(answer.failure.kind);
      else end(answer.cached.asked === id ? 'found' : 'another');
    });
  });
}

Object.assign(globalThis, { lookUp });
