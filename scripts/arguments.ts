import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { messageOf, say } from './main.ts';

/** The options that a command was given; says how to use it when asked, or when they make no sense. */
export function readArguments<const Options extends ParseArgsOptionsConfig>(
  usage: string,
  options: Options,
) {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    process.stdout.write(`${usage}\n`);
    process.exit(0);
  }
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    return misused(messageOf(error), usage);
  }
}

/** One of the names that are understood. */
export function oneOf<Name extends string>(names: readonly Name[], name: string, usage: string) {
  return names.find((each) => each === name) ?? misused(`There is no “${name}”.`, usage);
}

/** Ends a command that cannot be understood. */
export function misused(problem: string, usage: string): never {
  say(`${problem}\n${usage}`);
  process.exit(2);
}
