/** Returns the name of an error, such as `QuotaExceededError` or `TimeoutError`; `Error` for any other value. */
export function errorName(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : 'Error';
}

/** The last error since the background started, for a maintainer. */
export interface LastError {
  record(action: string, error: unknown): void;
  /** Time, action, name and message, in English. */
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
