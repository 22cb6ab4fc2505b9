// The command line stays what it is: arguments in, streams out. What grows there belongs into src/analyses or below.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const MOST_LINES = 3500;

test(`src/cli has at most ${MOST_LINES} lines`, () => {
  const cli = fileURLToPath(new URL('../src/cli/', import.meta.url));
  const files = readdirSync(cli, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(?<!\.test)\.c?ts$/.test(name),
  );
  expect(files).toContain('main.ts');
  const lines = files.map((name) => readFileSync(join(cli, name), 'utf8').split('\n').length - 1);
  expect(lines.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(MOST_LINES);
});
