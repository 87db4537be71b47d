/** Gives, for each of some settings, the way back to its default; nothing where that is what counts already. */
export function resetsOf<Settings extends object>(
  settings: Settings,
  defaults: Settings,
  change: (settings: Settings) => void,
): (name: keyof Settings) => (() => void) | undefined {
  return (name) =>
    settings[name] === defaults[name]
      ? undefined
      : () => change({ ...settings, [name]: defaults[name] });
}
