import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chipmate, folderWith, rowsOf } from '../../../test/support/chipmate.ts';

test('the peaks on standard output; the classes and their figure in files of their own', () => {
  const cwd = folderWith({
    'peaks.bed': 'chrA\t1000\t1200\nchrA\t50000\t50100\n',
    'genes.refflat': 'IRF4\tNM_1\tchrA\t+\t1000\t9000\t2000\t8000\t2\t1000,7000,\t3000,9000,\n',
    'toy.chrom.sizes': 'chrA\t100000\n',
  });
  const args = ['annotate', 'peaks.bed', '--genes', 'genes.refflat', '--genome', 'toy.chrom.sizes'];
  const { status, stdout } = chipmate([...args, '--classes', 'classes.tsv', '--figures', 'drawn'], { cwd });
  expect(status).toBe(0);
  expect(rowsOf(stdout).map((row) => [row['place_class'], row['nearest_gene']])).toEqual([
    ['promoter', 'IRF4'],
    ['intergenic', 'IRF4'],
  ]);
  expect(rowsOf(readFileSync(join(cwd, 'classes.tsv'), 'utf8'))[0]).toMatchObject({
    place_class: 'promoter',
    peaks: '1',
    share: '50',
  });
  expect(readFileSync(join(cwd, 'drawn', 'place-classes.svg'), 'utf8')).toContain('<svg');
});
