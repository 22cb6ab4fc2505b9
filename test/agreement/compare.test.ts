// Comparisons of real experiments: what is known to differ between GM12878 and K-562 differs, what is shared is shared.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { describeWith, realData, realDataPresent } from '../reference.ts';
import { chipmate, folderWith, rowsOf } from '../support/chipmate.ts';

describeWith(realDataPresent, 'the ENCODE data', 'comparisons of ENCODE experiments', () => {
  const sheet = realData('encode-hg19', 'experiments.tsv');
  const atlas = join(folderWith({}), 'atlas');

  function compared(antigen: string): Map<string, Record<string, string>> {
    const rows = rowsOf(readFileSync(sheet, 'utf8')).filter((row) => row['antigen'] === antigen);
    const files = ['GM12878', 'K-562'].map((cell) =>
      realData('encode-hg19', ...(rows.find((row) => row['cell'] === cell)?.['file'] ?? '').split('/')),
    );
    const { status, stdout, stderr } = chipmate(['compare', ...files, '--atlas', atlas, '-q']);
    expect(status, stderr).toBe(0);
    return new Map(rowsOf(stdout).map((row) => [row['antigen'], row]));
  }

  beforeAll(() => {
    const genes = realData('genes', 'hg19', 'refseq.bed.gz');
    const { status, stderr } = chipmate([
      'atlas',
      'build',
      sheet,
      '-o',
      atlas,
      '--genome',
      'hg19',
      '--genes',
      genes,
      '-q',
    ]);
    expect(status, stderr).toBe(0);
  }, 120_000);

  test('CTCF keeps cohesin in both lines', () => {
    const rows = compared('CTCF');
    for (const antigen of ['RAD21', 'SMC3', 'ZNF143'])
      expect(rows.get(antigen)).toMatchObject({ partner_of: 'both', basis: 'own cell types' });
    for (const antigen of ['RAD21', 'SMC3'])
      expect(Number(rows.get(antigen)?.['share_of_common'])).toBeGreaterThan(0.7);
  });

  test('JUND goes with FOS and ATF3 in K-562 alone: the FOS experiment of GM12878 shows NF-Y', () => {
    const rows = compared('JUND');
    for (const antigen of ['FOS', 'ATF3']) {
      expect(rows.get(antigen)).toMatchObject({ partner_of: 'B only', basis: 'own cell types' });
      expect(Number(rows.get(antigen)?.['robust_z'])).toBeLessThan(-3);
    }
  });

  test('MAX keeps MYC in both lines', () => {
    expect(compared('MAX').get('MYC')).toMatchObject({ partner_of: 'both', basis: 'own cell types' });
  });
});
