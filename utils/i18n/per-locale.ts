/** What `make` gives for a locale, made once: to make a format takes longer than a hundred uses of it. */
export function memoizePerLocale<T>(create: (locale: string) => T): (locale: string) => T {
  const cache = new Map<string, T>();
  return (locale) => {
    const value = cache.get(locale) ?? create(locale);
    cache.set(locale, value);
    return value;
  };
}
