import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { catalogue } from '../../src/cli/catalogue.ts';
import { commandLine } from '../support/chipmate.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'chipmate-documentation-'));
afterAll(() => rmSync(folder, { recursive: true }));

const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

/** A peak at every `step`-th of 600 places from the `first` one. */
function bed(first: number, step: number): string {
  let text = '';
  for (let i = first; i < 600; i += step) {
    const start = 50_000 + 20_000 * i;
    text += `chr2\t${start}\t${start + 300}\tpeak\t${1 + ((i * 7919) % 997)}\n`;
  }
  return text;
}

function chipmate(...call: string[]): string {
  return execFileSync(process.execPath, [commandLine, ...call], { cwd: folder, encoding: 'utf8' });
}

test('the example of library use in the README runs and prints what the command line tells', () => {
  const antigens = ['FOS', 'JUND', 'REST', 'CTCF'];
  const rows = antigens.map((antigen, i) => {
    writeFileSync(join(folder, `${antigen}.bed`), bed(i, 3 + i));
    return `E${i}\t${antigen}\tBlood\tGM12878\t${antigen}.bed\n`;
  });
  writeFileSync(
    join(folder, 'experiments.tsv'),
    `experiment\tantigen\tcell_class\tcell\tfile\n${rows.join('')}`,
  );
  writeFileSync(join(folder, 'my-peaks.bed'), bed(0, 3));
  chipmate('atlas', 'build', 'experiments.tsv', '-o', 'my-atlas', '--genome', 'hg38', '--quiet');

  const example = /```js\n([\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8'))?.[1] ?? '';
  const library = pathToFileURL(join(root, 'dist', 'index.js')).href;
  writeFileSync(join(folder, 'example.mjs'), example.replace("'chipmate'", `'${library}'`));
  const printed = execFileSync(process.execPath, ['example.mjs'], { cwd: folder, encoding: 'utf8' });

  const query = ['my-peaks.bed', '--atlas', 'my-atlas', '-q'];
  const asked = [
    chipmate('overlap', ...query),
    chipmate('partners', ...query, '--query-antigen', 'IKZF1', '--query-cell', 'MM.1S'),
    chipmate('targets', ...query, '--distance', '50000'),
  ];
  for (const table of asked) expect(table.split('\n').length).toBeGreaterThan(3);
  expect(printed).toBe(asked.map((table) => `${table}\n`).join(''));
});

test.each(pages)('%s names only files that exist', (page) => {
  const text = readFileSync(join(root, page), 'utf8');
  const linked = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((match) =>
    join(dirname(page), match[1]),
  );
  const named = [...text.matchAll(/`((?:docs|src|test|bench|examples|scripts)\/[\w./-]+)`/g)].map(
    (match) => match[1],
  );
  expect([...linked, ...named].filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test.each(pages)('%s shows only npm scripts that exist', (page) => {
  const text = readFileSync(join(root, page), 'utf8');
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
  const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1]);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test.each(pages)('%s shows only verbs that exist', (page) => {
  const text = readFileSync(join(root, page), 'utf8');
  const commands = [...text.matchAll(/^(?:\$ )?(?:npx )?chipmate ([a-z][\w-]*)(?: ([a-z][\w-]*))?/gm)];
  const verbs = Object.keys(catalogue);
  const unknown = commands.filter(
    ([, verb, second]) => !verbs.includes(verb) && !verbs.includes(`${verb} ${second}`),
  );
  expect(unknown.map(([line]) => line)).toEqual([]);
});
