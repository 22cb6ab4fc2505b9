// The house stays one that a stranger can live in: what grows beyond these measures wants a room of its own, or belongs elsewhere.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Source files below a folder of the checkout, without tests. */
function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.test)\.c?tsx?$/.test(name))
    .map((name) => join(folder, name));
}

function linesOf(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + readFileSync(join(root, file), 'utf8').split('\n').length - 1, 0);
}

// Arguments in, streams out: what grows there belongs into src/analyses or below.
test('the command line has at most 105 lines for each of its verbs', () => {
  const files = sources('src/cli');
  expect(files).toContain(join('src', 'cli', 'main.ts'));
  const verbs =
    readFileSync(join(root, 'src/cli/catalogue.ts'), 'utf8').match(/import\('\.\/verbs\//g)?.length ?? 0;
  expect(verbs).toBeGreaterThan(30);
  expect(linesOf(files)).toBeLessThanOrEqual(105 * verbs);
});

test('no folder has more than 25 source files of its own', () => {
  const counts = new Map<string, number>();
  for (const file of [...sources('src'), ...sources('web')]) {
    counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  }
  expect(counts.get(join('src', 'genome'))).toBeGreaterThan(10);
  expect([...counts].filter(([, count]) => count > 25)).toEqual([]);
});
