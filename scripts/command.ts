import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

/**
 * Runs a command's work, then exits. A failure prints its message; `DEBUG=1` adds the stack, which somebody who only
 * typed a command does not need.
 */
export async function main(work: () => Promise<void>): Promise<never> {
  try {
    await work();
  } catch (error) {
    say(`\n${process.env.DEBUG && error instanceof Error ? error.stack : messageOf(error)}`);
    process.exit(1);
  }
  // A browser or a download that was given up may still keep the process alive.
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
 * The options that a command was given; prints its usage for `--help`, and when they are wrong.
 *
 * @param counts - the defaults of options that are whole numbers
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
  return /^\d+$/.test(text) ? Number(text) : misused(`“${text}” is no whole number.`, usage);
}

/** Exits with a command's usage. */
export function misused(problem: string, usage: string): never {
  say(`${problem}\n${usage}`);
  process.exit(2);
}
