import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chipmate, folderWith, rowsOf } from '../../../../test/support/chipmate.ts';

test('sites, amplicons and the map go into files of their own; --primers asks for --amplicons', () => {
  const cwd = folderWith({ 'own.fa': `>one\n${'ACGTTGCA'.repeat(30)}TGAGTCA\n>two\nTTTTGACTCATT\n` });
  const args = ['motifs', 'loci', '--fasta', 'own.fa', '--motif', 'AP1=TGASTCA', '--words', '0'];
  const files = ['--sites', 'sites.tsv', '--amplicons', 'amplicons.tsv', '--figures', 'drawn'];
  const { status, stdout, stderr } = chipmate([...args, ...files], { cwd });
  expect(status).toBe(0);
  expect(rowsOf(stdout)).toMatchObject([{ motif: 'AP1', loci_with: '2', loci: '2' }]);
  expect(stderr).toContain('2 loci alone cannot show');
  const read = (name: string): string => readFileSync(join(cwd, name), 'utf8');
  expect(rowsOf(read('sites.tsv')).map((row) => [row['locus'], row['start']])).toEqual([
    ['one', '240'],
    ['two', '3'],
  ]);
  expect(rowsOf(read('amplicons.tsv'))[0]).toMatchObject({ locus: 'one', target: 'middle', gc: '50' });
  expect(read('drawn/loci.svg')).toContain('AP1');
  const refused = chipmate([...args, '--primers'], { cwd });
  expect(refused.status).toBe(2);
  expect(refused.stderr).toContain('--primers needs --amplicons');
});
