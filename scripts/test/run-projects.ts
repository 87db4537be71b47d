import { startVitest, type TestModule, type TestSuite } from 'vitest/node';
import type { FileResult } from './results.ts';
import '../../test/skip.ts';

/** Runs projects of Vitest side by side, as far as its configuration lets them; it shows dots, and what fails. */
export async function runProjects(
  projects: readonly string[],
  exclude: readonly string[],
): Promise<FileResult[]> {
  const vitest = await startVitest('test', [], {
    run: true,
    watch: false,
    project: [...projects],
    cliExclude: [...exclude],
    reporters: ['dot'],
    silent: 'passed-only',
  });
  const results = vitest.state.getTestModules().map(resultOf);
  const empty = projects.filter((name) => !results.some(({ project }) => project === name));
  const stray = vitest.state.getUnhandledErrors().length;
  await vitest.close();
  return [
    ...results,
    ...empty.map((project) => failure(project, 'no tests were found')),
    ...(stray > 0 ? [failure('vitest', `${stray} errors outside of all tests: see above`)] : []),
  ];
}

function failure(project: string, what: string): FileResult {
  return {
    project,
    file: '(none)',
    seconds: 0,
    passed: 0,
    failed: [what],
    retried: [],
    skipped: [],
  };
}

function resultOf(module: TestModule): FileResult {
  const tests = [...module.children.allTests()];
  const named = (state: 'failed' | 'skipped') =>
    tests.filter((test) => test.result().state === state);
  return {
    project: module.project.name,
    file: module.relativeModuleId,
    seconds: module.diagnostic().duration / 1000,
    passed: tests.filter((test) => test.result().state === 'passed').length,
    failed: [
      ...[module, ...module.children.allSuites()].filter(hasErrors).map(nameOf),
      ...named('failed').map(({ fullName }) => fullName),
    ],
    retried: tests.filter((test) => test.diagnostic()?.flaky).map(({ fullName }) => fullName),
    skipped: named('skipped').map((test) => ({ name: test.fullName, why: test.meta().why })),
  };
}

/** A file that cannot be read, or a hook that fails, leaves its tests out: none of them fails itself. */
function hasErrors(part: TestModule | TestSuite): boolean {
  return part.errors().length > 0;
}

function nameOf(part: TestModule | TestSuite): string {
  return part.type === 'module' ? '(the file itself)' : part.fullName;
}
