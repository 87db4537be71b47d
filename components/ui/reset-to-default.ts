/** Returns a function that gives the change which resets a setting, or `undefined` if it has its default. */
export function createResets<Settings extends object>(
  settings: Settings,
  defaults: Settings,
): (name: keyof Settings) => Partial<Settings> | undefined {
  return (name) =>
    settings[name] === defaults[name]
      ? undefined
      : ({ [name]: defaults[name] } as Partial<Settings>);
}
