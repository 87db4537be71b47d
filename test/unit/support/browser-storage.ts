/** An asynchronous `storage.local` that modules find as the browser's if they are imported later. */
export function installBrowserStorage(stored: Record<string, unknown> = {}) {
  let values: Record<string, unknown> = structuredClone(stored);
  /** The names of the items in each write. */
  const writes: string[][] = [];
  const pause = () => new Promise((resolve) => setTimeout(resolve, 1));
  const local = {
    async get(keys?: string | string[]) {
      await pause();
      const wanted = keys === undefined ? Object.keys(values) : [keys].flat();
      const found = wanted.filter((key) => key in values).map((key) => [key, values[key]]);
      return structuredClone(Object.fromEntries(found));
    },
    async set(items: Record<string, unknown>) {
      await pause();
      writes.push(Object.keys(items));
      values = { ...values, ...structuredClone(items) };
    },
    async remove(keys: string | string[]) {
      await pause();
      for (const key of [keys].flat()) delete values[key];
    },
    onChanged: { addListener() {}, removeListener() {} },
  };
  const api = {
    i18n: { getUILanguage: () => 'en' },
    runtime: { id: 'test', getManifest: () => ({ version: '9.9.9' }) },
    storage: { local },
  };
  Object.assign(globalThis, { browser: api, chrome: api });
  return {
    writes,
    values: () => values,
    reset(next: Record<string, unknown>) {
      values = structuredClone(next);
      writes.length = 0;
    },
  };
}
