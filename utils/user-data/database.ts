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
 * What a person keeps: history, lists, followed GPTs and their snapshots, surveys. Unlike the library it is
 * never thrown away to make room. Background and extension pages open it alike; a web page cannot.
 */
export interface UserData {
  /** Rejects, within seconds, when the browser lets nothing be stored (see `troubleOf`); a later call tries again. */
  open(): Promise<UserDatabase>;
  /** Tells every surface that records of a kind have changed: called once the change is stored. */
  notifyChange(store: UserDataStore): void;
  /** Hears of changes, made here or elsewhere, until the signal aborts. */
  watch(onChange: (store: UserDataStore) => void, signal?: AbortSignal): void;
}

const DATABASE_NAME = 'gpt-lens-records';

export function openUserData(name = DATABASE_NAME): UserData {
  const listeners = new Set<(store: UserDataStore) => void>();
  const channel = new BroadcastChannel(name);
  const connection = connect<UserDataSchema>(name, {
    version: VERSION,
    upgrade,
    // Who asks again has a reason: room was made, or an update has come.
    restMs: 0,
    onLate: () => USER_DATA_STORES.forEach(emit),
  });

  function emit(store: unknown): void {
    const knownStore = USER_DATA_STORES.find((each) => each === store);
    if (knownStore) for (const onChange of listeners) onChange(knownStore);
  }
  channel.addEventListener('message', ({ data }) => emit(data));

  return {
    open: connection.open,
    notifyChange(store) {
      channel.postMessage(store);
      // A channel does not tell its own side.
      emit(store);
    },
    watch(onChange, signal) {
      listeners.add(onChange);
      if (signal) onAbort(signal, () => listeners.delete(onChange));
    },
  };
}
