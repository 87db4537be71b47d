import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

/** Runs a command and exits. An error prints its message, with `DEBUG=1` also its stack. */
export async function main(work: () => Promise<void>): Promise<never> {
  try {
    await work();
  } catch (error) {
    say(`\n${process.env.DEBUG && error instanceof Error ? error.stack : messageOf(error)}`);
    process.exit(1);
  }
  // An abandoned browser or download may keep the process alive.
  process.exit(0);
}

/** Prints progress to standard error; standard output is for a command's result. */
export function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Parses the options of a command; prints its usage for `--help` and for invalid options.
 *
 * @param counts - options that are whole numbers, with their defaults
 */
export function readOptions<
  const Options extends ParseArgsOptionsConfig,
  Count extends string = never,
>(usage: string, options: Options, counts = {} as Record<Count, number>) {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    process.stdout.write(`${usage}\n`);
    process.exit(0);
  }
  const names = Object.keys(counts) as Count[];
  try {
    const texts = names.map((name) => [name, { type: 'string', default: `${counts[name]}` }]);
    const { values } = parseArgs({ args, options: { ...options, ...Object.fromEntries(texts) } });
    const given = values as Record<Count, string>;
    const numbers = names.map((name) => [name, countOf(given[name], usage)]);
    type Values = ReturnType<typeof parseArgs<{ options: Options }>>['values'];
    return { ...(values as Values), ...(Object.fromEntries(numbers) as Record<Count, number>) };
  } catch (error) {
    return misused(messageOf(error), usage);
  }
}

/** Checks that a name is one of those allowed. */
export function oneOf<Name extends string>(names: readonly Name[], name: string, usage: string) {
  return names.find((each) => each === name) ?? misused(`There is no “${name}”.`, usage);
}

function countOf(text: string, usage: string): number {
  return /^\d+$/.test(text) ? Number(text) : misused(`“${text}” is not a whole number.`, usage);
}

/** Prints a problem and the usage, and exits with code 2. */
export function misused(problem: string, usage: string): never {
  say(`${problem}\n${usage}`);
  process.exit(2);
}
