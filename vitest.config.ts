import { defineConfig } from 'vitest/config';

const KINDS = ['chromium', 'firefox'] as const;

export default defineConfig({
  test: {
    projects: [
      {
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        test: { name: 'unit', include: ['test/unit/**/*.test.{ts,tsx}'] },
      },
      {
        test: {
          name: 'package',
          include: ['test/package/**/*.test.ts'],
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
          // One browser at a time: hover is about time, and two of them on two cores tell lies about it.
          fileParallelism: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      })),
    ],
  },
});
