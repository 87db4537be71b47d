import { type DataKind, isPersonal } from './data-kinds.ts';
import { diffCollected, fillOperations } from './diff-collected.ts';
import { normalizeDomain } from './domains.ts';
import type { Action, Conversations, Gpt, Ratings, Tool } from './gpt.ts';

/**
 * One difference between two versions of a GPT. A change is critical if the user should know it before typing the next
 * message: the GPT has another author, contacts a new domain, or asks for personal data that it did not ask for before.
 */
export type Change =
  | { kind: 'author'; previous: string; current: string; isCritical: true }
  | { kind: 'domains'; added: string[]; removed: string[]; isCritical: boolean }
  | { kind: 'collects'; added: DataKind[]; removed: DataKind[]; isCritical: boolean }
  | { kind: 'name' | 'description'; previous: string; current: string; isCritical: false }
  | { kind: 'tools'; added: Tool[]; removed: Tool[]; isCritical: false }
  | { kind: 'updated'; previous: number; current: number; isCritical: false }
  | { kind: 'ratings'; previous: Ratings; current: Ratings; isCritical: false }
  | { kind: 'conversations'; previous: Conversations; current: Conversations; isCritical: false };

/**
 * The differences, critical ones first. Gateways sometimes omit fields, so a field that is missing on either side is
 * not a change. Files, starters and the picture are not compared.
 */
export function diffGpts(previous: Gpt, current: Gpt): Change[] {
  return [
    ...diffField(previous.author?.name, current.author?.name, (before, after): Change => {
      return { kind: 'author', previous: before, current: after, isCritical: true };
    }),
    ...diffDomains(previous, current),
    ...diffKinds(previous, current),
    ...diffField(previous.name, current.name, (before, after): Change => {
      return { kind: 'name', previous: before, current: after, isCritical: false };
    }),
    ...diffField(previous.description, current.description, (before, after): Change => {
      return { kind: 'description', previous: before, current: after, isCritical: false };
    }),
    ...diffTools(previous, current),
    ...diffField(previous.updatedAt, current.updatedAt, (before, after): Change => {
      return { kind: 'updated', previous: before, current: after, isCritical: false };
    }),
    ...diffField(previous.ratings, current.ratings, (before, after): Change => {
      return { kind: 'ratings', previous: before, current: after, isCritical: false };
    }),
    ...diffField(previous.conversations, current.conversations, (before, after): Change => {
      return { kind: 'conversations', previous: before, current: after, isCritical: false };
    }),
  ].toSorted((a, b) => Number(b.isCritical) - Number(a.isCritical));
}

/** Counters are recorded and charted but don't trigger notifications. */
export function isNotable({ kind }: Change): boolean {
  return kind !== 'ratings' && kind !== 'conversations';
}

/**
 * Fills missing fields from an earlier version, so that a changed author is still noticed if one response in between
 * had none.
 */
export function fillMissingFields(current: Gpt, previous: Gpt): Gpt {
  return {
    ...current,
    name: current.name ?? previous.name,
    description: current.description ?? previous.description,
    author: current.author?.name ? current.author : (previous.author ?? current.author),
    tools: current.tools ?? previous.tools,
    actions: mergeActions(current, previous),
    updatedAt: current.updatedAt ?? previous.updatedAt,
    ratings: current.ratings ?? previous.ratings,
    conversations: current.conversations ?? previous.conversations,
  };
}

/** Keeps earlier operations, and earlier domains while an Action without a domain may be one of them. */
function mergeActions(current: Gpt, previous: Gpt): Action[] {
  if (!current.tools) return previous.actions;
  if (!previous.tools) return current.actions;
  const actions = fillOperations(current.actions, previous.actions);
  if (namesAllDomains(current)) return actions;
  const domains = getDomains(current);
  const maybeGone = previous.actions.filter(
    ({ domain }) => domain && !domains.includes(normalizeDomain(domain)),
  );
  return [...actions, ...maybeGone];
}

function namesAllDomains({ actions }: Gpt): boolean {
  return actions.every(({ domain }) => domain);
}

function diffField<T>(
  previous: T | undefined,
  current: T | undefined,
  toChange: (previous: T, current: T) => Change,
) {
  if (previous === undefined || current === undefined || isEqual(previous, current)) return [];
  return [toChange(previous, current)];
}

/** Reports a new domain even if an Action had no domain before: a false warning is better than a missing one. */
function diffDomains(previous: Gpt, current: Gpt): Change[] {
  if (!previous.tools || !current.tools) return [];
  const [before, after] = [getDomains(previous), getDomains(current)];
  const added = after.filter((domain) => !before.includes(domain));
  const removed = namesAllDomains(current)
    ? before.filter((domain) => !after.includes(domain))
    : [];
  if (added.length + removed.length === 0) return [];
  return [{ kind: 'domains', added, removed, isCritical: added.length > 0 }];
}

/** Data that a new domain asks for is reported besides the domain if no other domain asked for it before. */
function diffKinds(previous: Gpt, current: Gpt): Change[] {
  if (!previous.tools || !current.tools) return [];
  const { added, removed } = diffCollected(previous.actions, current.actions);
  if (added.length + removed.length === 0) return [];
  return [{ kind: 'collects', added, removed, isCritical: added.some(isPersonal) }];
}

function diffTools(previous: Gpt, current: Gpt): Change[] {
  if (!previous.tools || !current.tools) return [];
  const [before, after] = [previous.tools, current.tools];
  const added = after.filter((tool) => !before.some((each) => isEqual(each, tool)));
  const removed = before.filter((tool) => !after.some((each) => isEqual(each, tool)));
  return added.length + removed.length > 0
    ? [{ kind: 'tools', added, removed, isCritical: false }]
    : [];
}

/** The domains that a GPT's Actions name, each once. Earlier versions stored them as the gateway spelled them. */
function getDomains({ actions }: Gpt): string[] {
  return [...new Set(actions.flatMap(({ domain }) => (domain ? normalizeDomain(domain) : [])))];
}

/** Compares plain values or flat objects, regardless of key order. */
function isEqual(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return typeof value === 'object' && value !== null
    ? JSON.stringify(Object.entries(value).sort())
    : JSON.stringify(value);
}
