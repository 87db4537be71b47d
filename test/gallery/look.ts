/** What a gallery can be switched between: it stands in its address. The first of each is usual. */
export const CHOICES = {
  theme: ['light', 'dark', 'forced'],
  language: ['en', 'zh_CN'],
  density: ['comfortable', 'dense'],
  width: ['usual', 'narrow'],
  letters: ['letters', 'blocks'],
} as const;

export type Choice = keyof typeof CHOICES;

export type Look = { [C in Choice]: (typeof CHOICES)[C][number] };

/** The looks that an address speaks of: one for each theme that it names, with the language that it names with it. */
export function looksOf(parameters: URLSearchParams): Look[] {
  const nth = <Value extends string>(
    choice: Choice,
    [usual, ...others]: readonly [Value, ...Value[]],
    n: number,
  ): Value => {
    const told = parameters.getAll(choice);
    return others.find((value) => value === (told[n] ?? told[0])) ?? usual;
  };
  const count = Math.max(1, parameters.getAll('theme').length);
  return Array.from({ length: count }, (_, n) => ({
    theme: nth('theme', CHOICES.theme, n),
    language: nth('language', CHOICES.language, n),
    density: nth('density', CHOICES.density, n),
    width: nth('width', CHOICES.width, n),
    letters: nth('letters', CHOICES.letters, n),
  }));
}
