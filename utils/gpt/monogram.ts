/** One or two letters that represent a name: its initials, or the first character in Chinese, Japanese and Korean. */
export function monogram(name: string | undefined): string {
  const words = name?.match(/[\p{L}\p{N}]+/gu) ?? [];
  const [first = '', second = ''] = words;
  const initial = Array.from(first)[0];
  if (!initial) return '?';
  if (/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u.test(initial)) {
    return initial;
  }
  return (initial + (Array.from(second)[0] ?? '')).toLocaleUpperCase();
}
