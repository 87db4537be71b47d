// Names and authors are written by strangers, and a spreadsheet program runs what begins like a formula.
// Papaparse's `escapeFormulae` sees only the very first character of a cell; a space, a quote or a fullwidth
// sign before it is enough to get by. So does a semicolon, where the program takes that for the separator.

/** Where a cell begins, or may begin to a program with another separator; then what programs skip. */
const FORMULA = /(^|[;|])([\p{Z}\p{Cf}"'`“”‘’]*)([=+\-@＝＋－＠﹦﹢﹣﹫⁺⁻₌])/gu;

/** A text on one line that no spreadsheet program takes for a formula: an apostrophe says that it is text. */
export function escapeFormulas(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return line.replace(FORMULA, "$1'$2$3");
}
