import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'web/**/*.test.ts'],
    // As by default, but never a single one: on two processors the tests would run one after another.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    globalSetup: ['test/support/temporary-folders.ts'],
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
