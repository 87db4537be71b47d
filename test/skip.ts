import type { TestOptions } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** Why a test is left out, where it is. */
    why?: string;
  }
}

/** For a test that cannot be run everywhere: the summary of `npm test` tells the reason where it is left out. */
export function skipIf(condition: boolean, why: string): TestOptions {
  return { skip: condition, meta: { why } };
}
