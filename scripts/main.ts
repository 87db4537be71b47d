/**
 * Runs a command's work, then ends. A failure is told in its own sentence without a stack, which only
 * `DEBUG=1` shows: the reader is a person who typed a command.
 */
export async function main(work: () => Promise<void>): Promise<never> {
  try {
    await work();
  } catch (error) {
    say(`\n${process.env.DEBUG && error instanceof Error ? error.stack : messageOf(error)}`);
    process.exit(1);
  }
  // A browser or a download that was given up may still hold the process open.
  process.exit(0);
}

/** Says what is being done: beside the answer, which alone goes to standard output. */
export function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
