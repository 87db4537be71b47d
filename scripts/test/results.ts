/** What came out of one file of tests in one project. */
export interface FileResult {
  project: string;
  /** From the root of the repository. */
  file: string;
  seconds: number;
  passed: number;
  /** The full names of the tests that failed, and of what failed around them. */
  failed: string[];
  /** The full names of those that passed only when they were tried again. */
  retried: string[];
  skipped: SkippedTest[];
}

interface SkippedTest {
  name: string;
  why: string | undefined;
}

/** What came out of a check that only passes or fails. */
export interface CheckResult {
  name: string;
  passed: boolean;
  seconds: number;
}
