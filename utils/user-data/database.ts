import { connect } from '../lib/database/connection.ts';
import { onAbort } from '../lib/on-abort.ts';
import {
  USER_DATA_STORES,
  type UserDatabase,
  type UserDataSchema,
  type UserDataStore,
  upgrade,
  VERSION,
} from './schema.ts';

/**
 * The database of history, lists, follows with their snapshots, batches, conversations and votes. Unlike the cache it
 * evicts nothing to make room for other data. Background and extension pages open it directly; web pages cannot.
 */
export interface UserData {
  /** Rejects within seconds if the browser does not open it (see `getDatabaseProblem`). The next call tries again. */
  open(): Promise<UserDatabase>;
  /** Notifies all contexts of a change of a store. Call it after the change is stored. */
  notifyChange(store: UserDataStore): void;
  /** Calls `onChange` on every change, made here or in another context, until `signal` aborts. */
  watch(onChange: (store: UserDataStore) => void, signal?: AbortSignal): void;
}

/** Stored, and the name of the BroadcastChannel: must not change. */
const DATABASE_NAME = 'gpt-lens-records';

export function openUserData(name = DATABASE_NAME): UserData {
  const listeners = new Set<(store: UserDataStore) => void>();
  const channel = new BroadcastChannel(name);
  const connection = connect<UserDataSchema>(name, {
    version: VERSION,
    upgrade,
    // No backoff: a retry has a reason, such as freed disk space or an update.
    backoffMs: 0,
    onLateOpen: () => USER_DATA_STORES.forEach(emit),
  });

  function emit(name: unknown): void {
    const store = USER_DATA_STORES.find((each) => each === name);
    if (store) for (const onChange of listeners) onChange(store);
  }
  channel.addEventListener('message', ({ data }) => emit(data));

  return {
    open: connection.open,
    notifyChange(store) {
      channel.postMessage(store);
      // A channel does not deliver messages to its sender.
      emit(store);
    },
    watch(onChange, signal) {
      listeners.add(onChange);
      if (signal) onAbort(signal, () => listeners.delete(onChange));
    },
  };
}
