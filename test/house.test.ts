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

// Opening several hundred modules takes longer than most questions.
test('what a thread or a process of its own runs is built as one file', () => {
  const built = (folder: string): string[] =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) =>
      /-worker\.[jt]s$/.test(name),
    );
  const workers = built('dist');
  expect(workers.map((name) => name.replace(/\.js$/, '.ts')).sort()).toEqual(built('src').sort());
  for (const worker of workers)
    expect(readFileSync(join(root, 'dist', worker), 'utf8'), worker).not.toMatch(
      /^(?:import|export)\b[^'"\n]*['"]\./m,
    );
});
