import { errorName } from '../../lib/database/error-name.ts';

/** The last thing that went wrong with the library in this life of the background, for a maintainer to read. */
export interface Problems {
  note(what: string, error: unknown): void;
  last(): string | undefined;
}

export function createProblems(now: () => number): Problems {
  let last: string | undefined;
  return {
    note(what, error) {
      const words = error instanceof Error ? error.message : String(error);
      last = `${new Date(now()).toISOString()} ${what} (${errorName(error)}: ${words})`;
    },
    last: () => last,
  };
}
