import type { Action, Conversations, Gpt, Ratings, Tool } from './gpt.ts';

/**
 * Something that differs between a GPT then and now. Grave is what a person should know before the next
 * word typed there: it belongs to somebody else now, or sends data where it did not.
 */
export type Change =
  | { kind: 'author'; previous: string; current: string; isCritical: true }
  | { kind: 'domains'; added: string[]; removed: string[]; isCritical: boolean }
  | { kind: 'name' | 'description'; previous: string; current: string; isCritical: false }
  | { kind: 'tools'; added: Tool[]; removed: Tool[]; isCritical: false }
  | { kind: 'updated'; previous: number; current: number; isCritical: false }
  | { kind: 'ratings'; previous: Ratings; current: Ratings; isCritical: false }
  | { kind: 'conversations'; previous: Conversations; current: Conversations; isCritical: false };

/**
 * What differs, the grave first. Gateways leave out fields at times: what is not known on either side is
 * no change, neither when it goes nor when it comes. Files, starters and the picture do not count.
 */
export function diffGpts(previous: Gpt, current: Gpt): Change[] {
  return [
    ...diffField(previous.author?.name, current.author?.name, (previous, is): Change => {
      return { kind: 'author', previous, current: is, isCritical: true };
    }),
    ...diffDomains(previous, current),
    ...diffField(previous.name, current.name, (previous, is): Change => {
      return { kind: 'name', previous, current: is, isCritical: false };
    }),
    ...diffField(previous.description, current.description, (previous, is): Change => {
      return { kind: 'description', previous, current: is, isCritical: false };
    }),
    ...diffTools(previous, current),
    ...diffField(previous.updatedAt, current.updatedAt, (previous, is): Change => {
      return { kind: 'updated', previous, current: is, isCritical: false };
    }),
    ...diffField(previous.ratings, current.ratings, (previous, is): Change => {
      return { kind: 'ratings', previous, current: is, isCritical: false };
    }),
    ...diffField(previous.conversations, current.conversations, (previous, is): Change => {
      return { kind: 'conversations', previous, current: is, isCritical: false };
    }),
  ];
}

/** Numbers that grow by themselves are kept and drawn, but call nobody. */
export function isNotable({ kind }: Change): boolean {
  return kind !== 'ratings' && kind !== 'conversations';
}

/**
 * A GPT with what an earlier look knew and this one does not: so that an author who is left out once and
 * is another one the next time is still found to have changed.
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

/** An Action that does not name its domain may be one that did before. */
function mergeActions(current: Gpt, previous: Gpt): Action[] {
  if (!current.tools) return previous.actions;
  if (!previous.tools || namesAllDomains(current)) return current.actions;
  const domains = getDomains(current);
  const maybeGone = previous.actions.filter(({ domain }) => domain && !domains.includes(domain));
  return [...current.actions, ...maybeGone];
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

/** A domain that is new is told even where an Action did not say its own before: rather warned than not. */
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

function diffTools(previous: Gpt, current: Gpt): Change[] {
  if (!previous.tools || !current.tools) return [];
  const [before, after] = [previous.tools, current.tools];
  const added = after.filter((tool) => !before.some((each) => isEqual(each, tool)));
  const removed = before.filter((tool) => !after.some((each) => isEqual(each, tool)));
  return added.length + removed.length > 0
    ? [{ kind: 'tools', added, removed, isCritical: false }]
    : [];
}

/** The domains that a GPT's Actions name, each once. */
function getDomains({ actions }: Gpt): string[] {
  return [...new Set(actions.flatMap(({ domain }) => domain ?? []))];
}

/** Whether two plain values, of one depth, say the same in whatever order. */
function isEqual(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return typeof value === 'object' && value !== null
    ? JSON.stringify(Object.entries(value).sort())
    : JSON.stringify(value);
}
