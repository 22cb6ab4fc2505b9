import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { SECOND_CIRCLE } from './test/support/second-circle.ts';

/** What `npm run agreement` runs: too long for every landing, see docs/checks.md for what it last found. */
export default defineConfig({
  test: {
    // As at every landing: on two processors two files at a time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    include: [
      'test/long/**/*.test.ts',
      'web/long/**/*.test.ts',
      'test/study/{demo,demo-rates}.test.ts',
      ...SECOND_CIRCLE,
    ],
    globalSetup: ['test/support/temporary-folders.ts'],
    env: { CHIPMATE_GENOMES: '/nowhere/genomes' },
    testTimeout: 1_800_000,
    hookTimeout: 600_000,
  },
});
