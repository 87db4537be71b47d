/** Gives, for each of some settings, its default as a change to be saved; nothing where that is what counts already. */
export function createResets<Settings extends object>(
  settings: Settings,
  defaults: Settings,
): (name: keyof Settings) => Partial<Settings> | undefined {
  return (name) =>
    settings[name] === defaults[name]
      ? undefined
      : ({ [name]: defaults[name] } as Partial<Settings>);
}
