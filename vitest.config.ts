import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'web/**/*.test.ts'],
    globalSetup: ['test/support/temporary-folders.ts'],
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
