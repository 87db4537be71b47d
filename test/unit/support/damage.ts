import fc from 'fast-check';

/** Stands for a field that is taken away. */
const ABSENT = Symbol('absent');

export type Path = readonly (string | number)[];

/** A JSON value with the value at a path replaced or taken away; the original stays as it is. */
export function damaged(value: unknown, [key, ...rest]: Path, replacement: unknown): unknown {
  if (key === undefined) return replacement;
  if (Array.isArray(value)) {
    const copy: unknown[] = [...value];
    const at = Number(key);
    const next = damaged(copy[at], rest, replacement);
    if (next === ABSENT) copy.splice(at, 1);
    else copy[at] = next;
    return copy;
  }
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = { ...value };
  const next = damaged(copy[key], rest, replacement);
  if (next === ABSENT) delete copy[key];
  else copy[key] = next;
  return copy;
}

/** Of a long list, some items stand for all. */
const MOST_ITEMS = 4;

/** The paths to the values inside a JSON value, but not into the schemas of Actions. */
export function pathsIn(value: unknown, before: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  const some = Array.isArray(value) ? entries.slice(0, MOST_ITEMS) : entries;
  return some.flatMap(([key, inner]) => {
    const path = [...before, key];
    return key === 'json_schema' ? [path] : [path, ...pathsIn(inner, path)];
  });
}

/** What may stand where something else is expected. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(null) },
  { weight: 4, arbitrary: fc.constant(ABSENT) },
  {
    weight: 8,
    arbitrary: fc.constantFrom<unknown[]>(
      ...['', ' ', '\n', '\u200b', '\u202e', '0', '-1', 'x'.repeat(20_000), '😀'.repeat(400)],
      ...['javascript:alert(1)', 'https://', 'https://a b', 'http://a.example/', '//a.example'],
      ...['application/', 'application/x-', 'image/', 'text/', '/', 'toString', '__proto__'],
      ...['2024-13-45', '9999-12-31T23:59:59Z', '-000001-01-01T00:00:00Z', '99999999999999999B+'],
      ...['<b>', '&amp;', '%s', '$&'],
      ...[0, -0, -1, 1.5, 1e308, -1e308, 5e-324, 2 ** 53, true, false],
      ...[[], {}, [[]], [null], [{}], [''], [0], { gizmo: null }, { gizmo: {} }, { a: { b: [1] } }],
    ),
  },
  { weight: 2, arbitrary: fc.integer() },
  { weight: 2, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);
