import { openDB } from 'idb';
import {
  KINDS,
  type RecordKind,
  type RecordsDatabase,
  type RecordsSchema,
  upgrade,
  VERSION,
} from './schema.ts';

/**
 * What a person keeps: history, lists, followed GPTs and their snapshots, surveys. Unlike the library it is
 * never thrown away to make room. Background and extension pages open it alike; a web page cannot.
 */
export interface Records {
  /** Rejects when the browser lets nothing be stored; the next call tries again. */
  open(): Promise<RecordsDatabase>;
  /** Tells every surface that records of a kind have changed: called once the change is stored. */
  announce(kind: RecordKind): void;
  /** Hears of changes, made here or elsewhere, until the signal aborts. */
  watch(hear: (kind: RecordKind) => void, signal?: AbortSignal): void;
}

const RECORDS_NAME = 'gpt-lens-records';

export function openRecords(name = RECORDS_NAME): Records {
  let opened: Promise<RecordsDatabase> | undefined;
  const listeners = new Set<(kind: RecordKind) => void>();
  const channel = new BroadcastChannel(name);

  function heard(kind: unknown): void {
    const known = KINDS.find((each) => each === kind);
    if (known) for (const hear of listeners) hear(known);
  }
  channel.addEventListener('message', ({ data }) => heard(data));

  function forget(): void {
    opened = undefined;
  }

  async function connect(): Promise<RecordsDatabase> {
    return openDB<RecordsSchema>(name, VERSION, {
      upgrade,
      blocking(_current, _blocked, event) {
        // Another part of the extension, newer than this one, waits for us to let go.
        (event.target as IDBDatabase).close();
        forget();
      },
      terminated: forget,
    });
  }

  return {
    async open() {
      opened ??= connect();
      try {
        return await opened;
      } catch (error) {
        forget();
        throw error;
      }
    },
    announce(kind) {
      channel.postMessage(kind);
      // A channel does not tell its own side.
      heard(kind);
    },
    watch(hear, signal) {
      listeners.add(hear);
      signal?.addEventListener('abort', () => listeners.delete(hear));
    },
  };
}
