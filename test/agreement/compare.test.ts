// Comparisons of real experiments: what is known to differ between GM12878 and K-562 differs, what is shared is shared.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { describeWith, realData, realDataPresent } from '../support/reference.ts';
import { chipmate, folderWith, rowsOf } from '../support/chipmate.ts';
import { encodeAtlas } from '../support/shared-atlases.ts';

describeWith(realDataPresent, 'the ENCODE data', 'comparisons of ENCODE experiments', () => {
  const sheet = realData('encode-hg19', 'experiments.tsv');
  let atlas: string;

  function experimentOf(antigen: string, cell: string): string {
    const row = rowsOf(readFileSync(sheet, 'utf8')).find(
      (each) => each['antigen'] === antigen && each['cell'] === cell,
    );
    return realData('encode-hg19', ...(row?.['file'] ?? '').split('/'));
  }

  function compared(antigen: string): Map<string, Record<string, string>> {
    const files = ['GM12878', 'K-562'].map((cell) => experimentOf(antigen, cell));
    const { status, stdout, stderr } = chipmate(['compare', ...files, '--atlas', atlas, '-q']);
    expect(status, stderr).toBe(0);
    return new Map(rowsOf(stdout).map((row) => [row['antigen'], row]));
  }

  beforeAll(async () => {
    atlas = join(await encodeAtlas(), 'atlas');
  }, 600_000);

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

  test("IKZF1's sites without EBF1 lose EBF1's partners TCF3, TCF12 and PAX5, not cohesin", () => {
    const [ikzf1, ebf1] = ['IKZF1', 'EBF1'].map((antigen) => experimentOf(antigen, 'GM12878'));
    const { status, stdout, stderr } = chipmate([
      ...['partners', ikzf1, '--against', ebf1, '--atlas', atlas, '--cell', 'GM12878', '-q'],
    ]);
    expect(status, stderr).toBe(0);
    const rows = new Map(rowsOf(stdout).map((row) => [row['antigen'], row]));
    expect(rowsOf(stdout)[0]).toMatchObject({ antigen: 'EBF1', tier: 'same cell' });
    for (const antigen of ['TCF3', 'TCF12', 'PAX5'])
      expect(Number(rows.get(antigen)?.['ci_high'])).toBeLessThan(-0.3);
    for (const antigen of ['RAD21', 'SMC3'])
      expect(Math.abs(Number(rows.get(antigen)?.['robust_z']))).toBeLessThan(2);
  });

  test('JUND goes with AP-1 before every other complex, and its members form one block', () => {
    const folder = folderWith({
      'complexes.tsv': [
        'complex\tmember',
        ...['FOS', 'FOSL1', 'JUN', 'JUNB', 'ATF3'].map((name) => `AP-1\t${name}`),
        ...['RAD21', 'SMC3'].map((name) => `cohesin\t${name}`),
        ...['EZH2', 'SUZ12'].map((name) => `PRC2\t${name}`),
      ].join('\n'),
    });
    const query = ['partners', experimentOf('JUND', 'K-562'), '--atlas', atlas, '-q'];
    const table = (...more: string[]) => rowsOf(chipmate([...query, ...more]).stdout);
    const [first, second] = table('--complexes', join(folder, 'complexes.tsv'));
    expect(first).toMatchObject({ complex: 'AP-1', members: '5', members_supported: '5', tier: 'same cell' });
    expect(Number(first['minus_log10_p'])).toBeGreaterThan(Number(second['minus_log10_p']) + 3);
    expect(table('--level', 'block')[0]['block'].split('/').sort()).toEqual(['FOS', 'FOSL1', 'JUN', 'JUNB']);
  });

  test('MAX keeps MYC in both lines', () => {
    expect(compared('MAX').get('MYC')).toMatchObject({ partner_of: 'both', basis: 'own cell types' });
  });
});
