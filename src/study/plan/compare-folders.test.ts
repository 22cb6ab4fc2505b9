import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { refusal } from '../../../test/support/answers.ts';
import { folderWith, writeFiles } from '../../../test/support/chipmate.ts';
import { writeResults } from '../../formats/folders/result-folder.ts';
import { compareFolders } from './compare-folders.ts';

const digest = { file: 'study.yaml', bytes: 1, sha256: 'a'.repeat(64) };
const step = {
  name: 'peaks a',
  state: 'done',
  reason: null,
  key: 'k',
  needs: [],
  inputs: [],
  parameters: { cell: 'X' },
};
const provenance = {
  ...{ format: 'chipmate provenance 2', program: 'chipmate', version: '1', simulated: false },
  ...{ seed: 1, date: null, study: digest, steps: [step] },
};
const table = 'rank\tantigen\n1\tFOS\n';

function run(files: Readonly<Record<string, string>> = {}): string {
  const folder = folderWith({});
  const own = { 'provenance.json': JSON.stringify(provenance), 'tables/partners.tsv': table, ...files };
  writeResults(folder, { by: 'study run', whole: true }, Object.entries(own));
  return folder;
}

test('provenance of any other shape is refused, and no bug', async () => {
  const shapes: unknown[] = [
    null,
    [],
    {},
    'text',
    ...Object.keys(provenance).map((key) => ({ ...provenance, [key]: { odd: 1 } })),
    { ...provenance, steps: [{ ...step, inputs: [null] }] },
    { ...provenance, steps: [{ ...step, parameters: null }] },
    { ...provenance, format: 'chipmate provenance 3' },
  ];
  let refused = 0;
  for (const shape of shapes) {
    const folder = folderWith({ 'provenance.json': JSON.stringify(shape) });
    try {
      compareFolders(folder, folder);
    } catch {
      expect(await refusal(() => compareFolders(folder, folder))).toMatch(/not the folder of a study run/);
      refused++;
    }
  }
  // What is not compared may be anything: program, simulated, date.
  expect(refused).toBe(shapes.length - 3);
});

test('a table that was changed since is not compared, and one that somebody put there is none of the run', async () => {
  const [before, after] = [run(), run()];
  writeFiles(after, { 'tables/mine.tsv': 'rank\tantigen\n1\tJUN\n' });
  expect(compareFolders(before, after).columns[0].values).toEqual([]);
  writeFiles(after, { 'tables/partners.tsv': table.replace('FOS', 'FOT') });
  expect(await refusal(() => compareFolders(before, after))).toMatch(
    /partners\.tsv: this file was changed since chipmate wrote it/,
  );
  expect(readFileSync(`${after}/tables/partners.tsv`, 'utf8')).toContain('FOT');
});
