/** What `work` comes to, if it does within `ms` milliseconds; rejects with a `TimeoutError` otherwise. */
export function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new DOMException(`No answer within ${ms} ms.`, 'TimeoutError'));
    const timer = setTimeout(late, ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** The kind of an error, as browsers name it: `QuotaExceededError`, `TimeoutError` and so on. */
export function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : 'Error';
}
