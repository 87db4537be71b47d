import { defineConfig } from 'vitest/config';

const KINDS = ['chromium', 'firefox'] as const;

/**
 * Browser tests wait most of the time, so four browsers run on two cores. Hover tests depend on timing and fail with
 * more. Extended tests measure times and memory and need more of the machine.
 */
const BROWSERS_AT_ONCE = process.env.LENS_EXTENDED ? 2 : 4;

export default defineConfig({
  test: {
    projects: [
      {
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
          // Property tests take seconds, more on a busy machine.
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
          // These tests install, build and read whole packages.
          testTimeout: 60_000,
          hookTimeout: 300_000,
        },
      },
      ...KINDS.map((kind) => ({
        test: {
          name: kind,
          include: ['test/browser/**/*.test.ts'],
          env: { LENS_BROWSER: kind },
          maxWorkers: BROWSERS_AT_ONCE,
          // Runs after the unit tests, which use the whole machine.
          sequence: { groupOrder: 1 },
          testTimeout: 30_000,
          hookTimeout: 60_000,
          // The cause of retries: if another process blocks the machine for a second, mouse events arrive late, and a
          // moving pointer rests. The summary lists the tests that needed a retry.
          retry: 1,
        },
      })),
    ],
  },
});
