import { type DataKind, getOperationKinds, isCompletelyRead } from './data-kinds.ts';
import { normalizeDomain } from './domains.ts';
import type { Action } from './gpt.ts';

/** The kinds of data that only the current or only the previous Actions of a GPT ask for. */
export function diffCollected(previous: Action[], current: Action[]) {
  return { added: getNewKinds(previous, current), removed: getNewKinds(current, previous) };
}

/**
 * The kinds that `after` asks for and `before` does not. A kind is left out if this is not certain: if an Action asks for
 * it that cannot be compared with its state in `before`.
 */
function getNewKinds(before: Action[], after: Action[]): DataKind[] {
  const known = getKinds([...before, ...getIncomparable(before, after)]);
  return getKinds(after).filter((kind) => !known.includes(kind));
}

/**
 * Gateways sometimes omit a schema. Fills in earlier operations of the same domain, so that later ones are still
 * compared with them.
 */
export function fillOperations(current: Action[], previous: Action[]): Action[] {
  return current.map((action) => {
    if (action.operations || findOnly(current, action.domain) !== action) return action;
    const earlier = findOnly(previous, action.domain);
    if (!earlier?.operations) return action;
    const { operations, omittedOperations, rulesVersion } = earlier;
    return { ...action, operations, omittedOperations, rulesVersion };
  });
}

/** The Action of a domain, if there is exactly one. ChatGPT accepts no more, but a gateway may send any number. */
function findOnly(actions: Action[], domain: string | undefined): Action | undefined {
  const [first, ...others] = actions.filter((action) => isSameDomain(action.domain, domain));
  return others.length > 0 ? undefined : first;
}

function isSameDomain(one: string | undefined, other: string | undefined): boolean {
  return !!one && !!other && normalizeDomain(one) === normalizeDomain(other);
}

function getKinds(actions: Action[]): DataKind[] {
  return getOperationKinds(actions.flatMap(({ operations }) => operations ?? []));
}

/**
 * The Actions of both versions that cannot be compared. Actions of the same domain are compared with each other, and new
 * ones with removed ones, because an Action may have moved to another domain.
 */
function getIncomparable(before: Action[], after: Action[]): Action[] {
  const isIn = (actions: Action[], domain: string) =>
    actions.some((action) => isSameDomain(action.domain, domain));
  const groups = Map.groupBy([...before, ...after], ({ domain }) =>
    domain && isIn(before, domain) && isIn(after, domain) ? normalizeDomain(domain) : undefined,
  );
  return [...groups.values()]
    .filter(
      (group) =>
        !isComparable(group) ||
        group.some((action) => !isCompletelyRead(action) && before.includes(action)),
    )
    .flat();
}

/** Whether all Actions name their domain and state operations, recognized by the same version of the rules. */
function isComparable(group: Action[]): boolean {
  return group.every(
    ({ domain, operations, rulesVersion }) =>
      domain && operations && rulesVersion === group[0]?.rulesVersion,
  );
}
