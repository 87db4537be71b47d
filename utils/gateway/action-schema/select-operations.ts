import { DATA_KINDS } from '../../gpt/data-kinds.ts';
import { MAX_OPERATIONS, type Operation } from '../../gpt/gpt.ts';
import type { Budget } from './budget.ts';
import { RULES_VERSION } from './kind-rules.ts';
import { toLine } from './open-api.ts';

/** Parameter names kept for one kind of an operation. */
export const MAX_NAMES = 5;

/** The names of the fields around the operations of an Action. */
const FRAME = { operations: [], omittedOperations: 99_999, rulesVersion: RULES_VERSION };
const FRAME_SIZE = JSON.stringify(FRAME).length + 1;

/**
 * The operations that fit into the budget, in their order. If not all fit, those that ask for the most sensitive data
 * are kept, so that many harmless operations do not hide them.
 */
export function selectOperations(all: Operation[], budget: Budget): Operation[] {
  const bySensitivity = all
    .map((operation, index) => ({ operation, index }))
    .sort((a, b) => getRank(a.operation) - getRank(b.operation));
  budget.size -= FRAME_SIZE;
  const kept: { operation: Operation; index: number }[] = [];
  for (const { operation, index } of bySensitivity) {
    if (kept.length >= MAX_OPERATIONS) break;
    const fitting = shrinkTo(operation, budget.size);
    if (!fitting) continue;
    budget.size -= getSize(fitting);
    kept.push({ operation: fitting, index });
  }
  return kept.sort((a, b) => a.index - b.index).map(({ operation }) => operation);
}

function getRank({ collects: [mostSensitive] }: Operation): number {
  return mostSensitive ? DATA_KINDS.indexOf(mostSensitive.kind) : DATA_KINDS.length;
}

/** Characters of an operation's name that are kept if there is little space. */
const SHORT_NAME_LENGTH = 40;

/** An operation with as many parameter names as fit; `undefined` if it does not fit without any and with a short name. */
function shrinkTo(operation: Operation, size: number): Operation | undefined {
  const { name } = operation;
  for (const names of [MAX_NAMES, 1, 0, undefined]) {
    const collects = operation.collects.map(({ kind, parameters }) => {
      return { kind, parameters: parameters.slice(0, names ?? 0) };
    });
    const shortName = (names === undefined && toLine(name, SHORT_NAME_LENGTH)) || undefined;
    const candidate = { ...operation, name: shortName ?? name, collects };
    if (getSize(candidate) <= size) return candidate;
  }
  return undefined;
}

/** With the comma after it. */
function getSize(operation: Operation): number {
  return JSON.stringify(operation).length + 1;
}
