import { connect } from '../lib/database/connection.ts';
import { onAbort } from '../lib/on-abort.ts';
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
  /** Rejects, within seconds, when the browser lets nothing be stored (see `troubleOf`); a later call tries again. */
  open(): Promise<RecordsDatabase>;
  /** Tells every surface that records of a kind have changed: called once the change is stored. */
  announce(kind: RecordKind): void;
  /** Hears of changes, made here or elsewhere, until the signal aborts. */
  watch(hear: (kind: RecordKind) => void, signal?: AbortSignal): void;
}

const RECORDS_NAME = 'gpt-lens-records';

export function openRecords(name = RECORDS_NAME): Records {
  const listeners = new Set<(kind: RecordKind) => void>();
  const channel = new BroadcastChannel(name);
  const connection = connect<RecordsSchema>(name, {
    version: VERSION,
    upgrade,
    // Who asks again has a reason: room was made, or an update has come.
    restMs: 0,
    onLate: () => KINDS.forEach(heard),
  });

  function heard(kind: unknown): void {
    const known = KINDS.find((each) => each === kind);
    if (known) for (const hear of listeners) hear(known);
  }
  channel.addEventListener('message', ({ data }) => heard(data));

  return {
    open: connection.open,
    announce(kind) {
      channel.postMessage(kind);
      // A channel does not tell its own side.
      heard(kind);
    },
    watch(hear, signal) {
      listeners.add(hear);
      if (signal) onAbort(signal, () => listeners.delete(hear));
    },
  };
}
