/** The kind of an error, as browsers name it: `QuotaExceededError`, `TimeoutError` and so on. */
export function errorName(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : 'Error';
}
