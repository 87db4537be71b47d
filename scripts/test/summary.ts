import type { CheckResult, FileResult } from './results.ts';

const SLOWEST = 5;

/** What a person wants to know after a run: how each step went, what failed, what was left out and why, what is slow. */
export function summaryOf(checks: readonly CheckResult[], files: readonly FileResult[]): string {
  const parts = [
    [...checks.map(lineOfCheck), ...linesOfProjects(files)],
    titled('Failed:', failures(checks, files)),
    titled('Passed at the second try:', retries(files)),
    titled('Left out:', omissions(files)),
    titled('Slowest files:', slowest(files)),
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** Names of the steps that failed. */
export function failedSteps(
  checks: readonly CheckResult[],
  files: readonly FileResult[],
): string[] {
  const projects = files.filter(({ failed }) => failed.length > 0).map(({ project }) => project);
  return [...checks.filter(({ passed }) => !passed).map(({ name }) => name), ...new Set(projects)];
}

function lineOfCheck({ name, passed, seconds }: CheckResult): string {
  return line(passed, name, '', seconds);
}

function linesOfProjects(files: readonly FileResult[]): string[] {
  return [...Map.groupBy(files, ({ project }) => project)].map(([project, own]) => {
    const failed = sum(own, (file) => file.failed.length);
    const skipped = sum(own, (file) => file.skipped.length);
    const counts = [
      `${sum(own, ({ passed }) => passed)} passed`,
      failed > 0 && `${failed} failed`,
      skipped > 0 && `${skipped} left out`,
    ];
    const said = counts.filter(Boolean).join(', ');
    return line(
      failed === 0,
      project,
      said,
      sum(own, ({ seconds }) => seconds),
    );
  });
}

function failures(checks: readonly CheckResult[], files: readonly FileResult[]): string[] {
  return [
    ...checks.filter(({ passed }) => !passed).map(({ name }) => name),
    ...files.flatMap(({ project, file, failed }) =>
      failed.map((name) => `${project}  ${file}  ${name}`),
    ),
  ];
}

function retries(files: readonly FileResult[]): string[] {
  return files.flatMap(({ project, file, retried }) =>
    retried.map((name) => `${project}  ${file}  ${name}`),
  );
}

/** Tests of a file that are left out for the same reason make one line. */
function omissions(files: readonly FileResult[]): string[] {
  return files.flatMap(({ project, file, skipped }) =>
    [...Map.groupBy(skipped, ({ why }) => why ?? 'no reason is given')].map(([why, tests]) => {
      const [first] = tests;
      const what = tests.length === 1 && first ? first.name : `${tests.length} tests`;
      return `${project}  ${file}  ${what}: ${why}`;
    }),
  );
}

function slowest(files: readonly FileResult[]): string[] {
  return files
    .toSorted((a, b) => b.seconds - a.seconds)
    .slice(0, SLOWEST)
    .map(({ project, file, seconds }) => `${inSeconds(seconds)}  ${project}  ${file}`);
}

function titled(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [title, ...lines.map((each) => `  ${each}`)] : [];
}

function line(passed: boolean, name: string, said: string, seconds: number): string {
  return `${passed ? '✓' : '✗'} ${name.padEnd(10)}${inSeconds(seconds)}  ${said}`.trimEnd();
}

function inSeconds(seconds: number): string {
  return `${seconds.toFixed(1).padStart(7)} s`;
}

function sum<T>(all: readonly T[], of: (each: T) => number): number {
  return all.reduce((total, each) => total + of(each), 0);
}
