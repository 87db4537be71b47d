/** Why a typed number was rejected. */
export type NumberProblem = 'not-a-number' | 'not-a-count';

/** `null` for an empty field. */
export type TypedNumber =
  | { ok: true; value: number | null }
  | { ok: false; problem: NumberProblem };

/** No count or amount that people enter has more digits. */
const NUMBER = /^(?:\d{1,12}(?:\.\d{0,12})?|\.\d{1,12})$/;

/** Parses a typed amount that is not negative, such as `0.002`, `¥1`, `$0,5` or full-width digits. */
export function parseAmount(typed: string): TypedNumber {
  const digits = typed.normalize('NFKC').replace(/[\s$¥€]/g, '');
  // In "1,000" the comma may separate thousands or decimals.
  const text = /^[1-9]\d*,\d{3}$/.test(digits) ? digits : digits.replace(/^(\d*),(\d+)$/, '$1.$2');
  if (text === '') return { ok: true, value: null };
  return NUMBER.test(text) ? { ok: true, value: Number(text) } : problem('not-a-number');
}

/** Parses a typed amount in US dollars. Another currency would become as many dollars. */
export function parseDollars(typed: string): TypedNumber {
  return /[¥€]/.test(typed.normalize('NFKC')) ? problem('not-a-number') : parseAmount(typed);
}

/** Parses a typed whole number from 1. */
export function parseCount(typed: string): TypedNumber {
  const text = typed.normalize('NFKC').replace(/\s/g, '');
  if (text === '') return { ok: true, value: null };
  return /^0*[1-9]\d{0,8}$/.test(text) ? { ok: true, value: Number(text) } : problem('not-a-count');
}

function problem(name: NumberProblem): TypedNumber {
  return { ok: false, problem: name };
}
