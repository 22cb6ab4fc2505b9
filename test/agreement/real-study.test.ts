// Whole studies on real data: Ikaros in GM12878 against the ENCODE experiments of that line, and the androgen
// receptor with the expression table that BETA is tested with.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { ReportData } from '../../src/report/report-data.ts';
import { chipmate } from '../support/chipmate.ts';
import { describeWith, realData, realDataPresent } from '../support/reference.ts';

const folder = realDataPresent ? mkdtempSync(join(tmpdir(), 'chipmate-real-study-')) : '';

function run(...args: string[]): string {
  const { status, stdout, stderr } = chipmate(args, { cwd: folder });
  expect(status, stderr).toBe(0);
  return stdout;
}

/** A column of a written table. */
function column(run: string, table: string, name: string): string[] {
  const [header, ...rows] = readFileSync(join(folder, run, 'tables', `${table}.tsv`), 'utf8')
    .trimEnd()
    .split('\n');
  const index = header.split('\t').indexOf(name);
  expect(index, `${table} has a column ${name}`).toBeGreaterThanOrEqual(0);
  return rows.map((row) => row.split('\t')[index]);
}

describeWith(realDataPresent, 'the folder of real data', 'a study of Ikaros in GM12878', () => {
  beforeAll(() => {
    const [header, ...rows] = readFileSync(realData('encode-hg19', 'experiments.tsv'), 'utf8')
      .trimEnd()
      .split('\n');
    const names = header.split('\t');
    const [file, cell, antigenClass] = ['file', 'cell', 'antigen_class'].map((name) => names.indexOf(name));
    const kept = rows
      .map((row) => row.split('\t'))
      .filter((cells) => cells[cell] === 'GM12878' && cells[antigenClass] === 'TFs and others');
    for (const cells of kept) cells[file] = realData('encode-hg19', cells[file]);
    const own = kept.find((cells) => cells[names.indexOf('antigen')] === 'IKZF1');
    writeFileSync(
      join(folder, 'sheet.tsv'),
      [header, ...kept.map((cells) => cells.join('\t'))].join('\n') + '\n',
    );
    const genes = realData('genes', 'hg19', 'refseq.bed.gz');
    run('atlas', 'build', 'sheet.tsv', '-o', 'atlas', '--genome', 'hg19', '--genes', genes);
    writeFileSync(
      join(folder, 'study.yaml'),
      `study: IKZF1 in GM12878
factor: IKZF1
genome: hg19
atlas: atlas
genes: ${genes}
chip_seq:
  - name: GM12878
    cell: GM12878
    peaks: ${own?.[file] ?? ''}
genes_of_interest: [IRF4, BCL2]
`,
    );
    run('study', 'run', 'study.yaml', '-o', 'ikaros');
  });

  test('its first partner candidates are factors of its B-cell complexes, and it is not its own partner', () => {
    const antigens = column('ikaros', 'partners_GM12878', 'antigen');
    expect(antigens).not.toContain('IKZF1');
    expect(antigens.length).toBeGreaterThan(60);
    const leading = antigens.slice(0, 10);
    const known = [
      'NFIC',
      'RUNX3',
      'BCL11A',
      'EP300',
      'MTA3',
      'NFKB1',
      'ATF2',
      'FOXM1',
      'IRF4',
      'BATF',
      'SPI1',
    ];
    expect(leading.filter((name) => known.includes(name)).length).toBeGreaterThanOrEqual(7);
    // NFIC alone is far enough above the other factors; the next six score too weakly for more than a suggestion.
    const verdicts = column('ikaros', 'partners_GM12878', 'verdict');
    const judged = (word: string): string[] => antigens.filter((_, row) => verdicts[row] === word);
    expect(judged('supported')).toEqual(['NFIC']);
    expect(judged('suggested')).toEqual(
      expect.arrayContaining(['NFKB1', 'MTA3', 'RUNX3', 'FOXM1', 'SPI1', 'EP300']),
    );
    const passes = column('ikaros', 'partners_GM12878', 'passes');
    expect(antigens.filter((_, row) => passes[row] === 'yes')).toEqual(judged('supported'));
    // A word above the others is only for candidates that rank first, and for few of all.
    const named = [...judged('supported'), ...judged('suggested')];
    expect(antigens.slice(0, named.length)).toEqual(named);
    expect(named.length).toBeLessThan(15);
  });

  test('real data are not called simulated, and the loci of interest are drawn', () => {
    const report = readFileSync(join(folder, 'ikaros', 'report.html'), 'utf8');
    expect(report).toContain('"simulated":false');
    expect(report).toMatch(/"gene":"IRF4","chromosome":"chr6"/);
    expect(report.length).toBeLessThan(5_000_000);
  });

  test('blood cells cannot say whom the androgen receptor works with in LNCaP, and the report says so', () => {
    writeFileSync(
      join(folder, 'elsewhere.yaml'),
      `study: androgen receptor against blood
factor: AR
genome: hg19
atlas: atlas
chip_seq:
  - name: LNCaP
    cell: LNCaP
    peaks: ${realData('expression', 'AR-LNCaP', 'AR_peaks.hg19.bed')}
`,
    );
    run('study', 'run', 'elsewhere.yaml', '-o', 'elsewhere');
    const page = readFileSync(join(folder, 'elsewhere', 'report.html'), 'utf8');
    const [, json] = /<script[^>]*type="application\/json"[^>]*>([\s\S]*?)<\/script>/.exec(page) ?? [];
    const { summary, next, evidence } = JSON.parse(json) as ReportData;
    const keys = summary.map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining(['identity.no-such-cell', 'partners.mostly-elsewhere']));
    expect(keys).not.toContain('say.partners');
    // Amplicons at its own sites rest on its own peaks.
    // The study has one ChIP-seq experiment, without a repeat.
    expect(new Set(next.map(({ key }) => key))).toEqual(
      new Set(['next.atlas', 'next.amplicon', 'next.replicate-chip']),
    );
    expect(evidence.partners.map(({ verdict }) => verdict)).not.toContain('supported');
  });
});

describeWith(realDataPresent, 'the folder of real data', 'a study of the androgen receptor', () => {
  test('its known targets come first, without an atlas and from a finished table', () => {
    writeFileSync(
      join(folder, 'androgen.yaml'),
      `study: androgen receptor in LNCaP
factor: AR
genome: hg19
genes: ${realData('genes', 'hg19', 'beta.refseq.tsv.gz')}
chip_seq:
  - name: LNCaP
    cell: LNCaP
    peaks: ${realData('expression', 'AR-LNCaP', 'AR_peaks.hg19.bed')}
expression:
  - name: DHT
    table: ${realData('expression', 'AR-LNCaP', 'AR_diff_expr.xls.gz')}
    factor_activity: gained
`,
    );
    run('study', 'run', 'androgen.yaml', '-o', 'androgen');
    const [genes, effects, verdicts] = ['gene', 'effect_of_factor', 'verdict'].map((name) =>
      column('androgen', 'targets_LNCaP_DHT', name),
    );
    expect(genes.length).toBeGreaterThan(9_000);
    for (const gene of ['KLK2', 'KLK3', 'FKBP5', 'SLC45A3', 'TMPRSS2', 'NKX3-1']) {
      const row = genes.indexOf(gene);
      expect(genes.slice(0, 30)).toContain(gene);
      expect([effects[row], verdicts[row]], gene).toEqual(['activated', 'supported']);
    }
    expect(genes.slice(0, 12)).toEqual(
      expect.arrayContaining(['KLK2', 'KLK3', 'FKBP5', 'SLC45A3', 'TMPRSS2']),
    );
  });
});
