import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

test('a test in src stands beside the file that it tests under its name, or in the folder that it tests', () => {
  const src = fileURLToPath(new URL('../src/', import.meta.url));
  const tests = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.test.ts'),
  );
  expect(tests.length).toBeGreaterThan(100);
  const lone = tests.filter((name) => {
    const tested = join(src, name.slice(0, -'.test.ts'.length));
    const beside = ['', '.ts', '.cts'].some((suffix) => existsSync(`${tested}${suffix}`));
    return !beside && basename(tested) !== basename(dirname(tested));
  });
  expect(lone).toEqual([]);
});
