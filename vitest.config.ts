import { defineConfig } from 'vitest/config';

const KINDS = ['chromium', 'firefox'] as const;

/**
 * They wait most of the time, so that two cores bear four; hover is about time, and with more of them it lies. What goes
 * deep measures more, and has less company.
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
          // Drawn cases take seconds, and more on a machine that is busy with something else.
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
          // They install, build and read whole packages, on a machine that may do other things too.
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
          // After the units, which take all there is of the machine.
          sequence: { groupOrder: 1 },
          testTimeout: 30_000,
          hookTimeout: 60_000,
          // A machine that is busy with something else for a second makes a hand slow; the summary tells where it did.
          retry: 1,
        },
      })),
    ],
  },
});
