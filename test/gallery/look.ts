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
export function looksOf(parameters: URLSearchParams): [Look, ...Look[]] {
  const others = parameters.getAll('theme').slice(1);
  return [lookOf(parameters, 0), ...others.map((_, n) => lookOf(parameters, n + 1))];
}

/** The nth of them; what is told once holds for all. */
function lookOf(parameters: URLSearchParams, n: number): Look {
  const told = <Value extends string>(
    choice: Choice,
    [usual, ...others]: readonly [Value, ...Value[]],
  ): Value => {
    const values = parameters.getAll(choice);
    return others.find((value) => value === (values[n] ?? values[0])) ?? usual;
  };
  return {
    theme: told('theme', CHOICES.theme),
    language: told('language', CHOICES.language),
    density: told('density', CHOICES.density),
    width: told('width', CHOICES.width),
    letters: told('letters', CHOICES.letters),
  };
}
