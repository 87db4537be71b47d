import { errorName } from '../../lib/database/error-name.ts';

/** The last thing that went wrong with the library in this life of the background, for a maintainer to read. */
export interface LastError {
  record(action: string, error: unknown): void;
  get(): string | undefined;
}

export function createLastError(now: () => number): LastError {
  let last: string | undefined;
  return {
    record(action, error) {
      const message = error instanceof Error ? error.message : String(error);
      last = `${new Date(now()).toISOString()} ${action} (${errorName(error)}: ${message})`;
    },
    get: () => last,
  };
}
