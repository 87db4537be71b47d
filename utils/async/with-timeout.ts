/** What `work` comes to, if it does within `ms` milliseconds; rejects with a `TimeoutError` otherwise. */
export function withTimeout<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new DOMException(`No answer within ${ms} ms.`, 'TimeoutError'));
    const timer = setTimeout(late, ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
