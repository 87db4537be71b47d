import type { Action, Gpt, Operation } from './gpt.ts';

/**
 * The kinds of data that Actions ask for, most sensitive first: the order in which they are shown. Stored and exported:
 * the names must not change.
 */
export const DATA_KINDS = [
  'credential',
  'payment',
  'health',
  'conversation',
  'birth',
  'email',
  'phone',
  'address',
  'name',
  'person',
  'account',
  'message',
  'file',
  'place',
  'time',
  'business',
  'url',
  'query',
  'content',
] as const;

export type DataKind = (typeof DATA_KINDS)[number];

/** Kinds that say nothing about the user as a person. */
const IMPERSONAL_KINDS: readonly DataKind[] = ['query', 'content', 'url', 'time', 'business'];

/** Kinds that deserve a warning before the user types anything. */
const CRITICAL_KINDS: readonly DataKind[] = ['credential', 'payment', 'health', 'conversation'];

export function isPersonal(kind: DataKind): boolean {
  return !IMPERSONAL_KINDS.includes(kind);
}

export function isCritical(kind: DataKind): boolean {
  return CRITICAL_KINDS.includes(kind);
}

/** The distinct kinds that operations collect, most sensitive first. */
export function getOperationKinds(operations: readonly Operation[]): DataKind[] {
  const kinds = new Set(operations.flatMap(({ collects }) => collects.map(({ kind }) => kind)));
  return DATA_KINDS.filter((kind) => kinds.has(kind));
}

/**
 * The distinct kinds that several Actions collect together, most sensitive first. An Action that does not state all its
 * operations may collect more. `[]` if they collect nothing recognizable; `undefined` if that is not certain.
 */
export function getCollectedKinds(actions: readonly Action[]): DataKind[] | undefined {
  const kinds = getOperationKinds(actions.flatMap(({ operations }) => operations ?? []));
  return kinds.length > 0 || actions.every(isCompletelyRead) ? kinds : undefined;
}

/** Whether all that an Action asks for is known, as far as GPT Lens recognizes it. */
export function isCompletelyRead({ operations, omittedOperations }: Action): boolean {
  return !omittedOperations && !!operations?.every(({ isPartlyRead }) => !isPartlyRead);
}

/** The kinds that the Actions of a GPT collect together; `undefined` also if it is unknown whether it has Actions. */
export function getGptKinds({ tools, actions }: Pick<Gpt, 'tools' | 'actions'>) {
  const isKnown = actions.length > 0 || tools?.every(({ kind }) => kind !== 'actions');
  return isKnown ? getCollectedKinds(actions) : undefined;
}
