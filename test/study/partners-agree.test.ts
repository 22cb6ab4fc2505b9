// A study ranks partners by the path that the partners verb takes: the same peaks give the same numbers.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtInGenes } from '../../src/formats/genes-file.ts';
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
`;

test('the study and the partners verb give the same numbers', () => {
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
  const { stdout } = run(
    ...['partners', 'chip-seq/IKZF1_MM.1S_replicate1.simulated.narrowPeak.gz', '--atlas', 'atlas'],
    ...['--query-antigen', 'IKZF1', '--query-cell', 'MM.1S', '--seed', '5'],
  );
  const ofVerb = new Map(rowsOf(stdout).map((row) => [`${row['antigen']} ${row['cell']}`, row]));
  const ofStudy = rowsOf(
    readFileSync(join(folder, 'results', 'tables', 'simulated.partners_MM.1S.tsv'), 'utf8'),
  );
  expect(ofStudy.length).toBeGreaterThan(30);
  const names = ['cobinding_score', 'percentile', 'log2_odds_ratio', 'ci_low', 'ci_high', 'minus_log10_q'];
  const numbers = (row: Record<string, string> | undefined) => names.map((name) => row?.[name]);
  for (const row of ofStudy) {
    const key = `${row['antigen']} ${row['cell']}`;
    expect(numbers(row), key).toEqual(numbers(ofVerb.get(key)));
  }
});
