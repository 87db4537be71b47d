import { type DataKind, getCollectedKinds, isCritical } from './data-kinds.ts';
import type { Action, Gpt } from './gpt.ts';
import type { GptId } from './gpt-id.ts';

/** A domain that Actions contact, with the GPTs whose Actions do. */
export interface DomainUse {
  /** In lower case, without a leading "www.". */
  domain: string;
  gpts: { id: GptId; name?: string }[];
  /** What the Actions of all these GPTs ask for on this domain; `undefined` if that is not certain. */
  kinds?: DataKind[];
}

/** How domains are compared. The hosts of an Action and of its website are compared as one; no other subdomains are. */
export function normalizeDomain(domain: string): string {
  return domain.toLowerCase().replace(/^www\.(?=.)/, '');
}

/**
 * The domains that distinct GPTs contact. Those in most GPTs come first, then those that ask for critical data; within
 * that, they are in alphabetical order. Actions without a domain are left out.
 */
export function groupByDomain(gpts: Iterable<Pick<Gpt, 'id' | 'name' | 'actions'>>): DomainUse[] {
  const uses = new Map<string, { gpts: DomainUse['gpts']; actions: Action[] }>();
  for (const { id, name, actions } of gpts) {
    const named = Map.groupBy(actions, ({ domain }) => domain && normalizeDomain(domain));
    for (const [domain, itsActions] of named) {
      if (!domain) continue;
      const use = uses.get(domain) ?? { gpts: [], actions: [] };
      uses.set(domain, use);
      use.gpts.push({ id, name });
      use.actions.push(...itsActions);
    }
  }
  return [...uses]
    .map(([domain, use]) => ({ domain, gpts: use.gpts, kinds: getCollectedKinds(use.actions) }))
    .sort(
      (one, other) =>
        other.gpts.length - one.gpts.length ||
        Number(asksForCriticalData(other)) - Number(asksForCriticalData(one)) ||
        (one.domain < other.domain ? -1 : 1),
    );
}

function asksForCriticalData({ kinds = [] }: DomainUse): boolean {
  return kinds.some(isCritical);
}

/** The number of GPTs besides this one whose Actions contact a domain. */
export function countOtherGpts(uses: readonly DomainUse[], domain: string, id: GptId): number {
  const normalized = normalizeDomain(domain);
  const use = uses.find((each) => each.domain === normalized);
  return use?.gpts.filter((gpt) => gpt.id !== id).length ?? 0;
}

/** Whether a GPT contacts a domain whose name is known. */
export function hasDomain({ actions }: Pick<Gpt, 'actions'>): boolean {
  return actions.some(({ domain }) => domain);
}
