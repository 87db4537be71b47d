import type { Action, Conversations, Gpt, Ratings, Tool } from './gpt.ts';

/**
 * Something that differs between a GPT then and now. Grave is what a person should know before the next
 * word typed there: it belongs to somebody else now, or sends data where it did not.
 */
export type Change =
  | { what: 'author'; old: string; now: string; isGrave: true }
  | { what: 'domains'; added: string[]; removed: string[]; isGrave: boolean }
  | { what: 'name' | 'description'; old: string; now: string; isGrave: false }
  | { what: 'tools'; added: Tool[]; removed: Tool[]; isGrave: false }
  | { what: 'updated'; old: number; now: number; isGrave: false }
  | { what: 'ratings'; old: Ratings; now: Ratings; isGrave: false }
  | { what: 'conversations'; old: Conversations; now: Conversations; isGrave: false };

/**
 * What differs, the grave first. Gateways leave out fields at times: what is not known on either side is
 * no change, neither when it goes nor when it comes. Files, starters and the picture do not count.
 */
export function changesBetween(old: Gpt, now: Gpt): Change[] {
  return [
    ...differing(old.author?.name, now.author?.name, (was, is): Change => {
      return { what: 'author', old: was, now: is, isGrave: true };
    }),
    ...changedDomains(old, now),
    ...differing(old.name, now.name, (was, is): Change => {
      return { what: 'name', old: was, now: is, isGrave: false };
    }),
    ...differing(old.description, now.description, (was, is): Change => {
      return { what: 'description', old: was, now: is, isGrave: false };
    }),
    ...changedTools(old, now),
    ...differing(old.updatedAt, now.updatedAt, (was, is): Change => {
      return { what: 'updated', old: was, now: is, isGrave: false };
    }),
    ...differing(old.ratings, now.ratings, (was, is): Change => {
      return { what: 'ratings', old: was, now: is, isGrave: false };
    }),
    ...differing(old.conversations, now.conversations, (was, is): Change => {
      return { what: 'conversations', old: was, now: is, isGrave: false };
    }),
  ];
}

/** Numbers that grow by themselves are kept and drawn, but call nobody. */
export function isNews({ what }: Change): boolean {
  return what !== 'ratings' && what !== 'conversations';
}

/**
 * A GPT with what an earlier look knew and this one does not: so that an author who is left out once and
 * is another one the next time is still found to have changed.
 */
export function withKnown(now: Gpt, old: Gpt): Gpt {
  return {
    ...now,
    name: now.name ?? old.name,
    description: now.description ?? old.description,
    author: now.author?.name ? now.author : (old.author ?? now.author),
    tools: now.tools ?? old.tools,
    actions: knownActions(now, old),
    updatedAt: now.updatedAt ?? old.updatedAt,
    ratings: now.ratings ?? old.ratings,
    conversations: now.conversations ?? old.conversations,
  };
}

/** An Action that does not name its domain may be one that did before. */
function knownActions(now: Gpt, old: Gpt): Action[] {
  if (!now.tools) return old.actions;
  if (!old.tools || namesAllDomains(now)) return now.actions;
  const domains = domainsOf(now);
  const maybeGone = old.actions.filter(({ domain }) => domain && !domains.includes(domain));
  return [...now.actions, ...maybeGone];
}

function namesAllDomains({ actions }: Gpt): boolean {
  return actions.every(({ domain }) => domain);
}

function differing<T>(old: T | undefined, now: T | undefined, told: (old: T, now: T) => Change) {
  if (old === undefined || now === undefined || isSame(old, now)) return [];
  return [told(old, now)];
}

/** A domain that is new is told even where an Action did not say its own before: rather warned than not. */
function changedDomains(old: Gpt, now: Gpt): Change[] {
  if (!old.tools || !now.tools) return [];
  const [before, after] = [domainsOf(old), domainsOf(now)];
  const added = after.filter((domain) => !before.includes(domain));
  const removed = namesAllDomains(now) ? before.filter((domain) => !after.includes(domain)) : [];
  if (added.length + removed.length === 0) return [];
  return [{ what: 'domains', added, removed, isGrave: added.length > 0 }];
}

function changedTools(old: Gpt, now: Gpt): Change[] {
  if (!old.tools || !now.tools) return [];
  const [before, after] = [old.tools, now.tools];
  const added = after.filter((tool) => !before.some((each) => isSame(each, tool)));
  const removed = before.filter((tool) => !after.some((each) => isSame(each, tool)));
  return added.length + removed.length > 0
    ? [{ what: 'tools', added, removed, isGrave: false }]
    : [];
}

/** The domains that a GPT's Actions name, each once. */
function domainsOf({ actions }: Gpt): string[] {
  return [...new Set(actions.flatMap(({ domain }) => domain ?? []))];
}

/** Whether two plain values, of one depth, say the same in whatever order. */
function isSame(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return typeof value === 'object' && value !== null
    ? JSON.stringify(Object.entries(value).sort())
    : JSON.stringify(value);
}
