// A study ranks partners by the path that the partners verb takes: the same peaks give the same numbers.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtInGenes } from '../../src/formats/genes/genes-reader.ts';
import { knownAssembly, type Assembly } from '../../src/genome/assembly.ts';
import type { GeneModels } from '../../src/genome/genes.ts';
import { makeWorld } from '../../src/study/simulated-world/make-world.ts';
import { writeWorld } from '../../src/study/simulated-world/write-world.ts';
import { chipmate, folderWith, rowsOf, type Run } from '../support/chipmate.ts';

const STUDY = `study: the same numbers
factor: IKZF1
genome: hg38
simulated: true
seed: 5
atlas: [atlas]
chip_seq:
  - name: MM.1S
    cell: MM.1S
    cell_class: Blood
    peaks: [chip-seq/IKZF1_MM.1S_replicate1.simulated.narrowPeak.gz]
expression:
  - name: lenalidomide
    matrix: expression/simulated_series_matrix.txt.gz
    platform: expression/simulated_platform.txt.gz
    design: expression/design_MM.1S.simulated.tsv
    contrast: lenalidomide-control
`;
const PEAKS = 'chip-seq/IKZF1_MM.1S_replicate1.simulated.narrowPeak.gz';

test('the study and the partners verb give the same numbers, at all sites and at those of changed genes', () => {
  const folder = folderWith({});
  const genes = builtInGenes('hg38') as GeneModels;
  const assembly = knownAssembly('hg38') as Assembly;
  const written = writeWorld(makeWorld(genes, assembly, { seed: 3 }), genes, assembly, folder);
  writeFileSync(join(folder, 'one.yaml'), STUDY);
  const run = (...args: string[]): Run => {
    const result = chipmate([...args, '--quiet'], { cwd: folder });
    expect(result.status, result.stderr).toBe(0);
    return result;
  };
  run('atlas', 'build', written.sheet, '-o', 'atlas', '--genome', 'hg38');
  run('study', 'run', 'one.yaml', '-o', 'results');
  const asked = ['--atlas', 'atlas', '--query-antigen', 'IKZF1', '--query-cell', 'MM.1S'];
  const tableOfStudy = (name: string) =>
    rowsOf(readFileSync(join(folder, 'results', 'tables', `simulated.${name}.tsv`), 'utf8'));
  const { stdout } = run('partners', PEAKS, ...asked, '--seed', '5');
  const ofVerb = new Map(rowsOf(stdout).map((row) => [`${row['antigen']} ${row['cell']}`, row]));
  const ofStudy = tableOfStudy('partners_MM.1S');
  expect(ofStudy.length).toBeGreaterThan(30);
  const names = ['cobinding_score', 'percentile', 'log2_odds_ratio', 'ci_low', 'ci_high', 'minus_log10_q'];
  const numbers = (row: Record<string, string> | undefined) => names.map((name) => row?.[name]);
  for (const row of ofStudy) {
    const key = `${row['antigen']} ${row['cell']}`;
    expect(numbers(row), key).toEqual(numbers(ofVerb.get(key)));
  }

  run(
    ...['expression', 'expression/simulated_series_matrix.txt.gz', '-o', 'change.tsv'],
    ...['--annotation', 'expression/simulated_platform.txt.gz'],
    ...['--design', 'expression/design_MM.1S.simulated.tsv', '--contrast', 'lenalidomide-control'],
  );
  run(
    'targets',
    PEAKS,
    '--expression',
    'change.tsv',
    '--genome',
    'hg38',
    '--sites',
    'part',
    '-o',
    'targets.tsv',
  );
  const parts = run(
    'partners',
    PEAKS,
    ...asked,
    '--within',
    'part_changed.bed',
    '--against',
    'part_unchanged.bed',
  );
  const atChanged = rowsOf(parts.stdout);
  const tested = tableOfStudy('changed-gene-sites_MM.1S_lenalidomide').filter(
    ({ ci_low }) => ci_low !== 'NA',
  );
  expect(tested.length).toBeGreaterThan(30);
  for (const row of tested) {
    const sameFactor = atChanged.filter(({ antigen }) => antigen === row['antigen']);
    const gap = (each: Record<string, string>, name: string) =>
      Math.abs(Number(each[name]) - Number(row[name]));
    const equal = sameFactor.filter((each) =>
      ['log2_odds_ratio', 'ci_low', 'ci_high'].every((name) => gap(each, name) < 1e-5),
    );
    expect(equal, row['antigen']).toHaveLength(1);
  }
});
