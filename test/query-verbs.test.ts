// overlap and partners on the command line, on a small self-made atlas.
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { chipmate, folderWith, rowsOf } from './support/chipmate.ts';

/** Peaks of 200 bp around every `step`-th of 400 places, 10 kb apart on chr1. */
function bed(step: number, shift = 0): string {
  const lines: string[] = [];
  for (let i = 0; i < 400; i += step) {
    const start = 10_000 * (i + 1) + shift;
    lines.push(`chr1\t${start}\t${start + 200}\tp${i}\t${(i * 37) % 1000}`);
  }
  return lines.join('\n') + '\n';
}

const FILES = {
  'sheet.tsv': [
    'experiment\tantigen_class\tantigen\tcell_class\tcell\tfile',
    'E1\tTFs and others\tIKZF1\tBlood\tGM12878\te1.bed',
    'E2\tTFs and others\tIkaros\tBlood\tK-562\te2.bed',
    'E3\tTFs and others\tFOS\tBlood\tGM12878\te3.bed',
    'E4\tTFs and others\tJUND\tLiver\tHepG2\te4.bed',
    'E5\tHistone\tH3K27ac\tBlood\tGM12878\te3.bed',
    'E6\tTFs and others\tFOS\tBlood\tK-562\te6.bed',
  ].join('\n'),
  'e1.bed': bed(4),
  'e2.bed': bed(2),
  'e3.bed': bed(4, 120),
  'e4.bed': bed(3),
  'e6.bed': bed(5),
  'more.tsv':
    'experiment\tantigen_class\tantigen\tcell_class\tcell\tfile\nE7\tTFs and others\tMAX\tBlood\tK-562\te4.bed\n',
  'query.bed': bed(4, 10),
};
let cwd = '';

beforeAll(() => {
  cwd = folderWith(FILES);
  expect(chipmate(['atlas', 'build', 'sheet.tsv', '-o', 'atlas', '--genome', 'hg38', '-q'], { cwd })).toEqual(
    {
      status: 0,
      stdout: '',
      stderr: '',
    },
  );
});

const run = (...args: string[]) => chipmate(args, { cwd });

describe('overlap', () => {
  test('counts query intervals once, shows the default class, most hits first', () => {
    const { status, stdout } = run('overlap', 'query.bed', '--atlas', 'atlas', '--reverse');
    expect(status).toBe(0);
    const rows = rowsOf(stdout).map((row) => [
      row['experiment'],
      row['query_peaks_hit'],
      row['query_peaks'],
      row['peaks_hit'],
    ]);
    expect(rows).toEqual([
      ['E1', '100', '100', '100'],
      ['E2', '100', '100', '100'],
      ['E3', '100', '100', '100'],
      ['E4', '34', '100', '34'],
      ['E6', '20', '100', '20'],
    ]);
  });

  test('filters choose rows by any spelling and alias; JSON has the same rows', () => {
    const filters = ['--antigen', 'ikaros', '--cell', 'k562'];
    expect(rowsOf(run('overlap', 'query.bed', '--atlas', 'atlas', ...filters).stdout)).toHaveLength(1);
    const json = JSON.parse(
      run('overlap', 'query.bed', '--atlas', 'atlas', '--antigen-class', 'all', '--json').stdout,
    ) as unknown[];
    expect(json).toHaveLength(6);
  });

  test('reads standard input', () => {
    const piped = chipmate(['overlap', '-', '--atlas', 'atlas'], { cwd, input: FILES['query.bed'] });
    expect(piped.stdout).toBe(run('overlap', 'query.bed', '--atlas', 'atlas').stdout);
  });

  test('several atlases and added experiments are read as one', () => {
    const other = folderWith({ ...FILES, 'sheet.tsv': FILES['more.tsv'].replace('E7', 'E8') });
    chipmate(['atlas', 'build', 'sheet.tsv', '-o', 'second', '--genome', 'hg38'], { cwd: other });
    const both = rowsOf(run('overlap', 'query.bed', '--atlas', 'atlas', '--atlas', `${other}/second`).stdout);
    expect(both.find(({ experiment }) => experiment === 'E8')).toMatchObject({
      query_peaks_hit: '34',
      antigen: 'MAX',
    });
    expect(both).toHaveLength(6);
    const twice = run('overlap', 'query.bed', '--atlas', 'atlas', '--atlas', 'atlas');
    expect(twice).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('is in two of the atlases') as string,
    });
  });

  test('--min-score is refused where the atlas does not know its scores', () => {
    expect(run('overlap', 'query.bed', '--atlas', 'atlas', '--min-score', '50')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('scores that are -10 log10 Q') as string,
    });
    chipmate(['atlas', 'build', 'sheet.tsv', '-o', 'scored', '--genome', 'hg38', '--score-is-q'], { cwd });
    const rows = rowsOf(
      run('overlap', 'query.bed', '--atlas', 'scored', '--min-score', '500', '--antigen', 'FOS').stdout,
    );
    const strong = FILES['e3.bed'].split('\n').filter((line) => Number(line.split('\t')[4]) >= 500).length;
    expect(rows.find(({ experiment }) => experiment === 'E3')?.['query_peaks_hit']).toBe(String(strong));
  });

  test('regions restrict the query', () => {
    const region = folderWith({ 'region.bed': 'chr1\t0\t2000000\n' });
    const within = run('overlap', 'query.bed', '--atlas', 'atlas', '--within', `${region}/region.bed`);
    const outside = run('overlap', 'query.bed', '--atlas', 'atlas', '--blacklist', `${region}/region.bed`);
    expect(rowsOf(within.stdout)[0]?.['query_peaks']).toBe('50');
    expect(rowsOf(outside.stdout)[0]?.['query_peaks']).toBe('50');
    expect(within.stderr).toContain('50 of 100 intervals are left');
  });

  test('regions of another genome are refused: they would leave out nothing', () => {
    const region = folderWith({ 'region.bed': 'contig1\t0\t2000000\n' });
    for (const option of ['--within', '--not-within', '--blacklist']) {
      const { status, stderr } = run(
        'overlap',
        'query.bed',
        '--atlas',
        'atlas',
        option,
        `${region}/region.bed`,
      );
      expect(status).toBe(2);
      expect(stderr).toContain('region.bed: no chromosome of this file is one of hg38');
    }
  });

  const faults: [string, string | Uint8Array | undefined, RegExp][] = [
    ['a missing file', undefined, /bad.bed: no such file/],
    ['an empty file', '', /bad.bed: the file is empty/],
    ['an end before its start', 'chr1\t1\t9\nchr1\t9\t5\n', /bad.bed, line 2/],
    ['coordinates that are no numbers', 'chr1\ta\tb\nchr1\t5\tb\n', /bad.bed, line 1/],
    ['a negative start', 'chr1\t-1\t5\n', /bad.bed, line 1/],
    [
      'unknown chromosomes in all rows',
      'contig1\t1\t5\n',
      /bad.bed: no chromosome of this file is one of hg38/,
    ],
    ['a gz that ends early', gzipSync(bed(1)).subarray(0, 300), /bad.bed: the gzip file ends early/],
    ['a BAM', gzipSync('BAM\u0001\u0000\u0000'), /bad.bed: this is a BAM file/],
    [
      'another build',
      'chr1\t249100000\t249100100\n'.repeat(5),
      /bad.bed: these peaks look like hg19, not hg38/,
    ],
  ];
  test.each(faults)('%s is refused with its place', (_, content, message) => {
    const folder = folderWith(content === undefined ? {} : { 'bad.bed': content });
    const { status, stdout, stderr } = run('overlap', `${folder}/bad.bed`, '--atlas', 'atlas');
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });

  test('a folder that is no atlas, and no atlas at all, are refused', () => {
    expect(run('overlap', 'query.bed', '--atlas', cwd)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('this is not an atlas') as string,
    });
    expect(run('overlap', 'query.bed').status).toBe(2);
  });
});

describe('partners', () => {
  test('ranks antigens over the sites of the cell class and leaves the own antigen out under all its names', () => {
    const { status, stdout, stderr } = run(
      'partners',
      'query.bed',
      '--atlas',
      'atlas',
      '--query-antigen',
      'Ikaros',
      '--query-cell',
      'GM12878',
      '--statistic',
      'fisher',
    );
    expect(status).toBe(0);
    expect(stderr).toContain('universe: 240 sites of 4 experiments of Blood; the query binds 100 of them');
    const rows = rowsOf(stdout);
    expect(
      rows.map(({ antigen, experiments, strongest_experiment: best }) => [antigen, experiments, best]),
    ).toEqual([
      ['FOS', '2', 'E3'],
      ['JUND', '1', 'E4'],
    ]);
    expect(rows[0]).toMatchObject({
      shared_sites: '100',
      query_sites: '100',
      partner_sites: '100',
      universe_sites: '240',
    });
  });

  test('siblings that count as one factor are none of them partners, whatever the statistic', () => {
    const asked = [
      ...['partners', 'query.bed', '--atlas', 'atlas', '--query-cell', 'GM12878'],
      ...['--query-antigen', 'Ikaros,c-Fos'],
    ];
    const scored = run(...asked);
    expect(scored.stderr).toContain(
      'Ikaros, c-Fos count as one factor: none of them is a partner of another',
    );
    const tiers = rowsOf(scored.stdout).map(({ antigen, tier, rank }) => [antigen, tier, rank]);
    expect(tiers.filter(([antigen]) => antigen === 'FOS')).toEqual([
      ['FOS', 'own antigen', 'NA'],
      ['FOS', 'own antigen', 'NA'],
    ]);
    expect(tiers).toContainEqual(['JUND', 'other class', '1']);
    expect(rowsOf(run(...asked, '--statistic', 'fisher').stdout).map(({ antigen }) => antigen)).toEqual([
      'JUND',
    ]);
    const named = ['--query-antigen', 'Ikaros', '--query-antigen', 'c-Fos'];
    expect(run(...asked.slice(0, 6), ...named).stdout).toBe(scored.stdout);
    const twice = run('partners', 'e1.bed', ...asked.slice(2, 6), '--query-antigen', 'Ikaros,IKZF1');
    expect(twice.stderr).not.toContain('one factor');
  });

  test('finds out what a near-identical query is, and says so', () => {
    const { stdout, stderr } = run(
      ...['partners', 'e1.bed', '--atlas', 'atlas', '--level', 'experiment', '--statistic', 'fisher'],
    );
    expect(stderr).toContain('the query is nearly identical with E1: taken as IKZF1 in GM12878');
    expect(rowsOf(stdout).map(({ experiment }) => experiment)).toEqual(['E3', 'E4', 'E6']);
  });

  test('says where no experiment has the antigen or the cell type that the query is said to be', () => {
    const query = ['partners', 'e1.bed', '--atlas', 'atlas', '--statistic', 'jaccard'];
    const run = (antigen: string, cell: string) =>
      chipmate([...query, '--query-antigen', antigen, '--query-cell', cell], { cwd }).stderr;
    expect(run('IKZF1X', 'GM12878')).toContain(
      'no experiment of the atlas has the antigen IKZF1X; perhaps IKZF1 is meant',
    );
    expect(run('Ikaros', 'GM12879')).toContain('no experiment of the atlas is of GM12879');
    expect(run('Ikaros', 'gm-12878')).not.toContain('no experiment');
  });

  test('filters choose rows, not tests: q stays the same', () => {
    const args = ['partners', 'e1.bed', '--atlas', 'atlas', '--level', 'experiment', '--statistic', 'fisher'];
    const all = rowsOf(run(...args).stdout);
    const some = rowsOf(run(...args, '--cell', 'K562').stdout);
    expect(some).toHaveLength(1);
    expect(some[0]?.['minus_log10_q']).toBe(
      all.find(({ experiment }) => experiment === 'E6')?.['minus_log10_q'],
    );
  });

  test('every statistic by name; another name is a usage error', () => {
    for (const statistic of ['fisher', 'log-odds', 'jaccard'])
      expect(
        rowsOf(run('partners', 'e1.bed', '--atlas', 'atlas', '--statistic', statistic).stdout)[0]?.[
          'antigen'
        ],
      ).toBe('FOS');
    expect(run('partners', 'e1.bed', '--atlas', 'atlas', '--statistic', 'chance').status).toBe(2);
  });
});

describe('sites', () => {
  test('one row per query interval and experiment, with the nearest summit, the factors there and the nearest gene', () => {
    const { status, stdout } = run(
      'sites',
      'query.bed',
      '--atlas',
      'atlas',
      '--partner',
      'FOS',
      '--cell',
      'GM12878',
    );
    expect(status).toBe(0);
    const rows = rowsOf(stdout);
    expect(rows).toHaveLength(100);
    // Query peaks of 200 bp begin 10 bp after the places, those of E3 120 bp after them.
    expect(rows[0]).toMatchObject({
      chrom: 'chr1',
      start: '10010',
      end: '10210',
      query_summit: '10110',
      experiment: 'E3',
      partner_summit: '10220',
      summit_distance: '110',
      query_signal: '0',
      // IKZF1 (twice), FOS (twice) and JUND lie over the first place.
      factors_bound: '3',
    });
    expect(rows[0]?.['nearest_gene']).toMatch(/^\w+/);
    expect(Number(rows[0]?.['distance_to_tss'])).not.toBeNaN();
  });

  test('an experiment by its name; an antigen that is not there is refused', () => {
    expect(rowsOf(run('sites', 'query.bed', '--atlas', 'atlas', '--partner', 'E4').stdout)).toHaveLength(34);
    expect(run('sites', 'query.bed', '--atlas', 'atlas', '--partner', 'MYC')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/MYC \(.*\) is a known factor, but not in this atlas/) as string,
    });
  });
});

describe('partners by the partner score', () => {
  const identity = ['--query-antigen', 'Ikaros', '--query-cell', 'GM12878'];

  test('falls back to the conditional odds ratio below 20 columns, tier by tier, own antigen last', () => {
    const { status, stdout, stderr } = run('partners', 'query.bed', '--atlas', 'atlas', ...identity);
    expect(status).toBe(0);
    expect(stderr).toContain('below 20 columns there is no partner score');
    const rows = rowsOf(stdout);
    expect(rows.map(({ antigen, cell, tier }) => [antigen, cell, tier])).toEqual([
      ['FOS', 'GM12878', 'same cell'],
      ['FOS', 'K-562', 'same class'],
      ['JUND', 'HepG2', 'other class'],
      ['IKZF1', 'GM12878', 'own antigen'],
      ['Ikaros', 'K-562', 'own antigen'],
    ]);
    expect(rows[0]).toMatchObject({ rank: '1', cobinding_score: 'NA', strongest_experiment: 'E3' });
    expect(rows[3]?.['rank']).toBe('NA');
  });

  test('refuses an atlas without sites, a query on no site and another class of antigen', () => {
    const bare = folderWith({});
    cpSync(join(cwd, 'atlas'), join(bare, 'atlas'), { recursive: true });
    rmSync(join(bare, 'atlas', 'sites.bin'));
    const ask = (...args: string[]) => run('partners', 'query.bed', ...args, ...identity);
    expect(ask('--atlas', join(bare, 'atlas'))).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('this atlas has no sites') as string,
    });
    expect(ask('--atlas', 'atlas', '--antigen-class', 'Histone').stderr).toContain('only factors are ranked');
    const empty = folderWith({ 'far.bed': 'chr2\t1000000\t1000200\n' });
    expect(run('partners', `${empty}/far.bed`, '--atlas', 'atlas', ...identity)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('no peak of the query lies on any site') as string,
    });
    const mostly = folderWith({ 'mostly.bed': `${bed(40)}${bed(8, 5000)}` });
    expect(run('partners', `${mostly}/mostly.bed`, '--atlas', 'atlas', ...identity).stderr).toContain(
      'more than half of the query lies where no factor of the atlas binds',
    );
    expect(ask('--atlas', 'atlas').stderr).not.toContain('more than half');
    expect(ask('--atlas', 'atlas', '--statistic', 'jacard')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('jaccard') as string,
    });
  });

  test('sites are kept where nothing changed, and made again where something did', () => {
    expect(run('atlas', 'sites', 'atlas').stderr).toContain('sites kept for 2 cell classes: Blood, Liver');
    const grown = folderWith({});
    cpSync(join(cwd, 'atlas'), join(grown, 'atlas'), { recursive: true });
    const { stderr } = run('atlas', 'add', join(grown, 'atlas'), 'more.tsv');
    expect(stderr).toContain('sites made for 1 cell class: Blood');
    expect(stderr).toContain('sites kept for 1 cell class: Liver');
    const { stdout } = run('partners', 'query.bed', '--atlas', join(grown, 'atlas'), ...identity);
    expect(rowsOf(stdout).some(({ antigen }) => antigen === 'MAX')).toBe(true);
  });

  test('other tools’ statistics come with their universe', () => {
    for (const statistic of [
      'giggle',
      'lola',
      'npmi',
      'forbes',
      'bedtools-fisher',
      'bedtools-jaccard',
      'chip-atlas-2024',
      'chip-atlas-2025',
    ]) {
      const { stdout, stderr } = run(
        'partners',
        'query.bed',
        '--atlas',
        'atlas',
        ...identity,
        '--statistic',
        statistic,
      );
      expect(stderr).toContain(`${statistic}: universe: `);
      expect(rowsOf(stdout)[0]?.['antigen']).toBe('FOS');
    }
  });
});

describe('usage errors name what is misspelt', () => {
  test.each([
    [['overlap', 'e1.bed', '--atals', 'atlas'], /unknown option '--atals'[^]*Did you mean --atlas/],
    [['overlp', 'e1.bed', '--atlas', 'atlas'], /'overlp' is not a chipmate verb[^]*perhaps overlap/],
    [['atlas', 'bild', 'x'], /'atlas bild' is not a chipmate verb[^]*perhaps atlas build/],
    [['overlap', 'e1.bed'], /required option '--atlas <dir>' not specified/],
  ])('%j', (args, message) => {
    const { status, stdout, stderr } = chipmate(args);
    expect(stderr).toMatch(message);
    expect([status, stdout]).toEqual([2, '']);
  });
});
