import type { DataKind } from '../../../utils/gpt/data-kinds.ts';
import type { Action } from '../../../utils/gpt/gpt.ts';

/** An Action with one operation that collects some kinds of data. */
export function createAction(domain: string, ...kinds: DataKind[]): Action {
  const collects = kinds.map((kind) => ({ kind, parameters: [`user.${kind}`] }));
  return { domain, operations: [{ name: 'Plan a trip', method: 'post', collects }] };
}
