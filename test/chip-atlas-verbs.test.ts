// Every verb that answers a tool of ChIP-Atlas, on a made-up atlas whose peaks are known one by one.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { gunzipSync } from 'node:zlib';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseScoreTable } from '../src/formats/chip-atlas/result-tables-reader.ts';
import { commandLine } from './reference.ts';
import {
  experiments,
  genes,
  madeUpChipAtlas,
  peaksOf,
  type MadeUpPeak,
} from './support/made-up-chip-atlas.ts';

let folder: string;
const peaks = new Map(experiments.map((each) => [each.experiment, peaksOf(each)]));
const ikzf1 = ['SRX9000001', 'SRX9000002', 'SRX9000004'];

interface Run {
  readonly code: number | null;
  readonly stderr: string;
  readonly rows: Record<string, string>[];
  readonly stdout: string;
}

function chipmate(...args: string[]): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [commandLine, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const [header, ...lines] = stdout.split('\n').map((line) => line.split('\t'));
  const rows = lines
    .filter((cells) => cells.length === header.length)
    .map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i]])));
  return { code: status, stderr, rows, stdout };
}

const overlaps = (a: MadeUpPeak, b: Pick<MadeUpPeak, 'chromosome' | 'start' | 'end'>): boolean =>
  a.chromosome === b.chromosome && a.start < b.end && a.end > b.start;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chipmate-verbs-'));
  for (const [path, bytes] of madeUpChipAtlas()) {
    mkdirSync(join(folder, 'data', dirname(path)), { recursive: true });
    writeFileSync(join(folder, 'data', path), bytes);
  }
  const tss = genes.map(
    ([symbol, chromosome, position, accession]) =>
      `${symbol}\t${accession}\t${chromosome}\t+\t${position}\t${position + 5000}\t0\t0\t1\t${position},\t${position + 5000},`,
  );
  writeFileSync(join(folder, 'genes.refFlat'), `${tss.join('\n')}\n`);
  const build = (out: string, ...more: string[]): Run =>
    chipmate(
      'atlas',
      'build',
      '--chip-atlas',
      'data',
      '-o',
      out,
      '--genome',
      'hg38',
      '--genes',
      'genes.refFlat',
      '--antigen-class',
      'all',
      ...more,
    );
  expect(build('atlas').stderr).toMatch(/13 experiments/);
  build('blood', '--cell-class', 'Blood');
  const regions = (peaks.get('SRX9000001') ?? []).map((p) => `${p.chromosome}\t${p.start}\t${p.end}`);
  writeFileSync(join(folder, 'a.bed'), `${regions.join('\n')}\n`);
  const other = (peaks.get('SRX9000008') ?? []).map((p) => `${p.chromosome}\t${p.start}\t${p.end}`);
  writeFileSync(join(folder, 'b.bed'), `${other.join('\n')}\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('enrich', () => {
  const hit = (regions: readonly MadeUpPeak[], experiment: string): number =>
    regions.filter((region) => peaks.get(experiment)?.some((peak) => overlaps(region, peak))).length;

  for (const mode of ['chip-atlas-2024', 'chip-atlas-2025']) {
    test(`regions against regions in mode ${mode}: counts equal a search through all peaks`, () => {
      const { rows } = chipmate('enrich', 'a.bed', 'b.bed', '--atlas', 'atlas', '--mode', mode);
      expect(rows.length).toBeGreaterThan(8);
      const a = peaks.get('SRX9000001') ?? [];
      const b = peaks.get('SRX9000008') ?? [];
      for (const row of rows) {
        expect(row['overlaps_a']).toBe(`${hit(a, row['experiment'])}/${a.length}`);
        expect(row['overlaps_b']).toBe(`${hit(b, row['experiment'])}/${b.length}`);
      }
      expect(rows[0]['experiment']).toBe('SRX9000001');
    });
  }

  test('rows of A count one by one, repeated and overlapping ones as well, whatever their length', () => {
    const { chromosome, start, end } = (peaks.get('SRX9000001') ?? [])[0];
    const lines = [
      [chromosome, start, end],
      [chromosome, start, end],
      [chromosome, start + 1, end + 5000],
      ['chr22', 1, 2],
    ];
    writeFileSync(join(folder, 'few.bed'), `${lines.map((line) => line.join('\t')).join('\r\n')}\r\n`);
    writeFileSync(join(folder, 'none.bed'), 'chr22\t1\t2\nchr22\t3\t4\n');
    for (const [mode, fold] of [
      ['chip-atlas-2024', 'Inf'],
      ['chip-atlas-2025', '1000000'],
    ]) {
      const { rows } = chipmate('enrich', 'few.bed', 'none.bed', '--atlas', 'atlas', '--mode', mode);
      const own = rows.find((row) => row['experiment'] === 'SRX9000001');
      expect([own?.['overlaps_a'], own?.['overlaps_b']]).toEqual(['3/4', '0/2']);
      expect(own?.['fold_enrichment']).toBe(fold);
      // Experiments without a hit are absent, so that q counts only the others.
      expect(rows.every((row) => !row['overlaps_a'].startsWith('0/'))).toBe(true);
      // R: fisher.test(matrix(c(3, 1, 0, 2), 2))$p.value
      expect(Number(own?.['log10_p'])).toBeCloseTo(Math.log10(0.4), 5);
    }
  });

  test('random places: the same seed gives the same table, eleven columns without a header on request', () => {
    const run = (...more: string[]) =>
      chipmate('enrich', 'a.bed', '--atlas', 'atlas', '--permutations', '3', ...more);
    expect(run('--seed', '4').stdout).toBe(run('--seed', '4').stdout);
    expect(run('--seed', '5').stdout).not.toBe(run('--seed', '4').stdout);
    const bare = run('--mode', 'chip-atlas-2025', '--no-header').stdout.split('\n')[0].split('\t');
    expect(bare).toHaveLength(11);
    expect(bare[0]).toMatch(/^SRX9/);
    expect(bare[6]).toMatch(/^\d+\/900$/);
    expect(bare[7]).toMatch(/^\d+\/2700$/);
  });

  test('several backgrounds stand side by side', () => {
    const { rows, stderr } = chipmate(
      'enrich',
      'a.bed',
      '--atlas',
      'atlas',
      '--background',
      'genome',
      '--background',
      'reachable',
      '--background',
      'sites',
      '--background',
      'b.bed',
    );
    expect(new Set(rows.map((row) => row['background']))).toEqual(
      new Set(['genome', 'reachable', 'sites', 'b.bed']),
    );
    const own = rows.filter((row) => row['experiment'] === 'SRX9000001');
    expect(own.every((row) => row['regions_hit'] === '900')).toBe(true);
    expect(stderr).toContain('seed 1');
  });

  test('random places stay within the regions given, each base of which counts once', () => {
    // CTCF is bound at chr1 alone in this half of the genome that is allowed; the same part twice changes nothing.
    writeFileSync(join(folder, 'allowed.bed'), 'chr1\t1000000\t240000000\n');
    writeFileSync(
      join(folder, 'twice.bed'),
      'chr1\t1000000\t200000000\nchr1\t90000000\t240000000\nchr1\t1000000\t240000000\n',
    );
    const only = (peaks.get('SRX9000008') ?? []).filter(({ chromosome }) => chromosome !== 'chr1');
    writeFileSync(
      join(folder, 'other.bed'),
      `${only.map((p) => `${p.chromosome}\t${p.start}\t${p.end}`).join('\n')}\n`,
    );
    const run = (name: string) => {
      const { rows, stderr } = chipmate(
        'enrich',
        'other.bed',
        '--atlas',
        'atlas',
        '--background',
        `within:${name}`,
      );
      expect(stderr).toContain(`background within:${name}: 10 random copies of A, seed 1`);
      return rows.map((row): Record<string, string> => ({ ...row, background: '' }));
    };
    const allowed = run('allowed.bed');
    expect(allowed).toEqual(run('twice.bed'));
    const own = allowed.find((row) => row['experiment'] === 'SRX9000008');
    expect(own?.['regions_hit']).toBe(String(only.length));
    expect(Number(own?.['background_hit'])).toBeLessThan(3);
  });

  test('every region with its peaks', () => {
    const { rows } = chipmate('enrich', 'a.bed', '--atlas', 'atlas', '--per-region', '--antigen', 'FOS');
    const fos = experiments.filter(({ antigen }) => antigen === 'FOS').map(({ experiment }) => experiment);
    const expected = (peaks.get('SRX9000001') ?? []).flatMap((region) =>
      fos.flatMap((name) => (peaks.get(name) ?? []).filter((peak) => overlaps(region, peak))),
    ).length;
    expect(rows).toHaveLength(expected);
    const strong = chipmate(
      ...['enrich', 'a.bed', '--atlas', 'atlas', '--per-region', '--antigen', 'FOS', '--min-score', '200'],
    ).rows;
    expect(strong).toEqual(rows.filter((row) => Number(row['peak_score']) >= 200));
    expect(strong.length).toBeGreaterThan(0);
  });

  test('gene lists: dates are put right or named, unknown names counted and listed', () => {
    writeFileSync(
      join(folder, 'genes.txt'),
      'IRF4\nslamf7\nBlimp-1\n10-Sep\n2-Mar\nNOSUCHGENE\nNM_000633.3\n',
    );
    const { rows, stderr } = chipmate('enrich', 'genes.txt', '--atlas', 'atlas', '--mode', 'chip-atlas-2025');
    expect(stderr).toContain('10-Sep -> SEPTIN10');
    expect(stderr).toMatch(/several genes are left out: 2-Mar/);
    expect(stderr).toMatch(/not among the genes of .*: 2 of 7 names: SEPTIN10, NOSUCHGENE/);
    expect(rows[0]['overlaps_a']).toMatch(/\/4$/);
    expect(rows[0]['overlaps_b']).toMatch(/\/62$/);
    writeFileSync(join(folder, 'none.txt'), 'AAA\nBBB\n');
    expect(chipmate('enrich', 'none.txt', '--atlas', 'atlas').stderr).toMatch(
      /none of these names is a gene/,
    );
    writeFileSync(join(folder, 'one.txt'), 'IRF4');
    expect(chipmate('enrich', 'one.txt', '--atlas', 'atlas').rows[0]['regions']).toBe('1');
    expect(chipmate('enrich', 'genes.txt', 'b.bed', '--atlas', 'atlas').stderr).toMatch(/different kinds/);
  });
});

describe('samples', () => {
  test('perturbed ones are left out of every table on request', () => {
    const shown = (...more: string[]): string[] =>
      chipmate(...more, '--unperturbed')
        .stdout.split('\n')
        .flatMap((line) => line.split(/[\t|]/).filter((cell) => /^SRX9\d+$/.test(cell)));
    const atlas = ['--atlas', 'atlas'];
    for (const verb of [
      ['atlas', 'search', 'atlas'],
      ['enrich', 'a.bed', ...atlas, '-q'],
      ['overlap', 'a.bed', ...atlas, '-q'],
      ['colocalize', 'IKZF1', ...atlas, '-q'],
      ['targets', '--of', 'IKZF1', ...atlas, '-q'],
    ]) {
      const found = new Set(shown(...verb));
      expect(found).toContain('SRX9000001');
      expect(found).not.toContain('SRX9000002');
      expect(found).not.toContain('SRX9000007');
    }
  });
});

describe('targets --of', () => {
  test('every cell is the best score of a peak near an NM_ TSS, every average the mean with zeros', () => {
    const run = chipmate('targets', '--of', 'Ikaros', '--atlas', 'atlas', '--distance', '1000');
    const table = parseScoreTable(run.stdout, 'table');
    expect(table.kind).toBe('target-genes');
    expect(table.antigen).toBe('IKZF1');
    expect(table.experiments).toEqual(ikzf1);
    const coding = genes.filter(([, , , accession]) => accession.startsWith('NM_'));
    const best = (symbol: string, experiment: string): number =>
      Math.max(
        0,
        ...coding
          .filter(([name]) => name === symbol)
          .flatMap(([, chromosome, tss]) =>
            (peaks.get(experiment) ?? [])
              .filter((peak) => overlaps(peak, { chromosome, start: tss - 1 - 1000, end: tss + 1 + 1000 }))
              .map(({ score }) => score),
          ),
      );
    const symbols = [...new Set(coding.map(([symbol]) => symbol))];
    expect([...table.rows].sort()).toEqual(
      symbols.filter((symbol) => ikzf1.some((experiment) => best(symbol, experiment) > 0)).sort(),
    );
    table.rows.forEach((symbol, row) => {
      const cells = ikzf1.map((experiment) => best(symbol, experiment));
      expect([...table.score.subarray(3 * row, 3 * row + 3)]).toEqual(cells);
      expect(table.average[row]).toBeCloseTo((cells[0] + cells[1] + cells[2]) / 3, 5);
    });
    writeFileSync(join(folder, 'IKZF1.1.tsv'), run.stdout);
    const again = chipmate('targets', '--of', 'IKZF1', '--atlas', 'atlas', '--compare', 'IKZF1.1.tsv');
    const cells = 3 * table.rows.length;
    expect(again.stderr).toContain(`${cells} of ${cells} cells are equal, largest difference 0`);
  });
});

describe('colocalize', () => {
  test('rows are the factors of the class, itself is 10, and your own peaks join', () => {
    const { stdout, stderr } = chipmate(
      'colocalize',
      'IKZF1',
      '--atlas',
      'atlas',
      '--cell-class',
      'blood',
      '--peaks',
      'a.bed',
    );
    const table = parseScoreTable(stdout, 'table');
    expect(table.kind).toBe('colocalization');
    expect(table.experiments).toEqual(['SRX9000001', 'SRX9000002', 'SRX9000004', 'a.bed']);
    expect(table.rows).not.toContain('SRX9000010');
    expect(table.rows).not.toContain('SRX9000011');
    expect(table.rows).not.toContain('SRX9000012');
    for (const experiment of table.experiments)
      expect(table.score[table.rows.indexOf(experiment) * 4 + table.experiments.indexOf(experiment)]).toBe(
        10,
      );
    expect(stderr).toContain("ChIP-Atlas' own rule is not public");
  });

  const logChoose = (n: number, k: number): number => {
    let sum = 0;
    for (let i = 1; i <= k; i++) sum += Math.log((n - k + i) / i);
    return sum;
  };
  const rules: Record<string, (shared: number, a: number, b: number, universe: number) => boolean> = {
    any: (shared) => shared > 0,
    jaccard: (shared, a, b) => shared > 0 && shared >= 0.1 * (a + b - shared),
    hypergeometric: (shared, a, b, universe) => {
      let tail = 0;
      for (let x = shared; x <= Math.min(a, b); x++)
        tail += Math.exp(logChoose(a, x) + logChoose(universe - a, b - x) - logChoose(universe, b));
      return tail <= 1e-10;
    },
  };
  test.each(Object.keys(rules))('every cell, average and the order equal a brute force, rule %s', (rule) => {
    const names = experiments
      .filter((each) => each.antigenClass === 'TFs and others' && each.cellClass === 'Blood')
      .filter((each) => each.antigen !== 'GFP' && each.peaks > 0)
      .map(({ experiment }) => experiment);
    // Sites: summits at most 300 bp from the next, in chains so short that none is split.
    const summitOf = ({ start, end }: { start: number; end: number }): number => start + ((end - start) >> 1);
    const all = names
      .flatMap((experiment) =>
        (peaks.get(experiment) ?? []).map((peak) => ({ experiment, summit: summitOf(peak), ...peak })),
      )
      .sort((a, b) =>
        a.chromosome < b.chromosome ? -1 : a.chromosome > b.chromosome ? 1 : a.summit - b.summit,
      );
    const siteOf: number[] = [];
    let site = -1;
    let first = 0;
    let last = { chromosome: '', summit: 0 };
    for (const peak of all) {
      if (peak.chromosome !== last.chromosome || peak.summit - last.summit > 300) {
        site++;
        first = peak.summit;
      }
      last = peak;
      expect(peak.summit - first).toBeLessThanOrEqual(600);
      siteOf.push(site);
    }
    // Sites of each experiment by strength: z of the score above 0.5, between, below -0.5.
    const classes = new Map(
      names.map((experiment) => {
        const scores = (peaks.get(experiment) ?? []).map(({ score }) => score);
        const mean = scores.reduce((a, b) => a + b) / scores.length;
        const sd = Math.sqrt(scores.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (scores.length - 1));
        const sets = [new Set<number>(), new Set<number>(), new Set<number>()];
        all.forEach((peak, i) => {
          const z = (peak.score - mean) / sd;
          if (peak.experiment === experiment) sets[z > 0.5 ? 2 : z < -0.5 ? 0 : 1].add(siteOf[i]);
        });
        return [experiment, sets];
      }),
    );
    const value = (one: string, other: string): number => {
      if (one === other) return 10;
      let best = 0;
      classes.get(one)?.forEach((a, i) =>
        classes.get(other)?.forEach((b, j) => {
          const shared = [...a].filter((each) => b.has(each)).length;
          if (rules[rule](shared, a.size, b.size, site + 1)) best = Math.max(best, (i + 1) * (j + 1));
        }),
      );
      return best;
    };
    const run = chipmate(
      ...['colocalize', 'IKZF1', '--atlas', 'atlas', '--cell-class', 'Blood', '--rule', rule],
    );
    expect(run.stderr).toContain(`${names.length} experiments, ${site + 1} sites`);
    const table = parseScoreTable(run.stdout, 'table');
    expect([...table.rows].sort()).toEqual([...names].sort());
    const seen = new Set<number>();
    table.rows.forEach((experiment, row) => {
      const cells = table.experiments.map((column) => value(experiment, column));
      expect([...table.score.subarray(3 * row, 3 * row + 3)]).toEqual(cells);
      cells.forEach((cell) => seen.add(cell));
      const others = cells.filter((cell) => cell !== 10);
      expect(table.average[row]).toBeCloseTo(others.reduce((a, b) => a + b) / others.length, 5);
    });
    expect(seen.size).toBeGreaterThan(1);
    expect([...table.average]).toEqual([...table.average].sort((a, b) => b - a));
  });

  test('the column STRING comes from a table of interactions', () => {
    writeFileSync(
      join(folder, 'string.tsv'),
      '#node1\tnode2\tcombined_score\nIKZF1\tIKZF3\t0.9\nFOS\tIKZF1\t0.45\n',
    );
    const { rows } = chipmate('colocalize', 'IKZF1', '--atlas', 'atlas', '--interactions', 'string.tsv');
    const of = (antigen: string) => rows.find((row) => row['Protein'] === antigen)?.['STRING'];
    expect([of('IKZF3'), of('FOS'), of('CTCF')]).toEqual(['900', '450', '0']);
  });
});

describe('page', () => {
  test('any table of log2 fold changes; sets are the genes with a peak near their TSS', () => {
    const symbols = [...new Set(genes.map(([symbol]) => symbol))];
    const lines = symbols.map((symbol, i) => `${symbol}\t${((i * 37) % 11) - 5}`);
    const odd = '2-Mar\t1\nNOSUCHGENE\t1';
    writeFileSync(join(folder, 'fold.tsv'), `gene\tlog2_fold_change\n${lines.join('\n')}\n${odd}\n`);
    const { rows, stderr } = chipmate(
      'page',
      'fold.tsv',
      '--atlas',
      'atlas',
      '--antigen',
      'IKZF3',
      '--window',
      '1000',
    );
    expect(stderr).toContain(`${symbols.length} genes`);
    expect(stderr).toMatch(/caution: fold.tsv: .* may be several genes are left out: 2-Mar\n/);
    expect(stderr).toMatch(/not among the genes of .*: 1 of \d+ names: NOSUCHGENE/);
    const bound = symbols.filter((symbol) => {
      const [, chromosome, tss] = genes.find(([name]) => name === symbol) ?? ['', '', 0];
      return peaks
        .get('SRX9000003')
        ?.some((peak) => overlaps(peak, { chromosome, start: tss - 1001, end: tss + 1001 }));
    });
    expect(rows[0]['genes']).toBe(`${bound.length}/${symbols.length}`);
  });
});

describe('locus, peaks-of and browse', () => {
  test('who binds a gene, and how often that many bind elsewhere', () => {
    const { rows, stderr } = chipmate('locus', 'BCL2', '--atlas', 'atlas');
    expect(stderr).toMatch(
      /\d+ antigens? binds? BCL2, in \d+ of 12 experiments; [\d.]+ % of \d+ random bound promoters/,
    );
    const expected = experiments
      .filter(({ antigenClass }) => antigenClass === 'TFs and others')
      .flatMap(({ experiment }) =>
        (peaks.get(experiment) ?? []).filter((peak) =>
          [63_319_800, 63_320_100].some((tss) =>
            overlaps(peak, { chromosome: 'chr18', start: tss - 1000, end: tss + 1001 }),
          ),
        ),
      ).length;
    expect(rows).toHaveLength(expected);
    expect(chipmate('locus', 'Bcl-2', '--atlas', 'atlas').rows).toEqual(rows);
    const region = chipmate('locus', 'chr18:63,318,801-63,321,100', '--atlas', 'atlas');
    expect(region.stderr).toContain('random bound regions of this width');
    expect(chipmate('locus', 'BCL22', '--atlas', 'atlas').stderr).toMatch(/perhaps BCL2/);
    expect(chipmate('locus', 'chr99:1-5', '--atlas', 'atlas').stderr).toMatch(/no chromosome 'chr99'/);
  });

  test('other bound regions of the same width: all sites, each with the antigens that bind around its middle', () => {
    const factors = experiments.filter(({ antigenClass }) => antigenClass === 'TFs and others');
    const all = factors
      .flatMap(({ experiment, antigen }) =>
        (peaks.get(experiment) ?? []).map((peak) => ({ antigen, ...peak })),
      )
      .map((peak) => ({ ...peak, summit: peak.start + ((peak.end - peak.start) >> 1) }))
      .sort((a, b) =>
        a.chromosome < b.chromosome ? -1 : a.chromosome > b.chromosome ? 1 : a.summit - b.summit,
      );
    const sites: { chromosome: string; first: number; last: number }[] = [];
    for (const { chromosome, summit } of all) {
      const site = sites.at(-1);
      if (site?.chromosome === chromosome && summit - site.last <= 300) site.last = summit;
      else sites.push({ chromosome, first: summit, last: summit });
    }
    const onChromosome = new Map(
      [...new Set(all.map(({ chromosome }) => chromosome))].map((name) => [
        name,
        all.filter(({ chromosome }) => chromosome === name),
      ]),
    );
    const antigensAt = (chromosome: string, start: number, end: number): number =>
      new Set(
        (onChromosome.get(chromosome) ?? [])
          .filter((peak) => overlaps(peak, { chromosome, start, end }))
          .map(({ antigen }) => antigen),
      ).size;
    const counts = sites.map(({ chromosome, first, last }) =>
      antigensAt(chromosome, ((first + last) >> 1) - 500, ((first + last) >> 1) + 500),
    );
    const best = sites[counts.indexOf(Math.max(...counts) - 1)];
    const from = ((best.first + best.last) >> 1) - 500;
    const { stderr } = chipmate(
      ...['locus', `${best.chromosome}:${from + 1}-${from + 1000}`, '--atlas', 'atlas', '--loci', '100000'],
    );
    const [, here, share, loci] =
      /(\d+) antigens bind .* ([\d.]+) % of (\d+) random bound regions/.exec(stderr) ?? [];
    expect(Number(here)).toBe(antigensAt(best.chromosome, from, from + 1000));
    expect(Number(loci)).toBeGreaterThan(sites.length - 5);
    const asMany = counts.filter((count) => count >= Number(here)).length / counts.length;
    expect(Math.abs(Number(share) - 100 * asMany)).toBeLessThan(1);
    expect(asMany).toBeGreaterThan(0);
  });

  test('the peaks of an experiment come back as they went in', () => {
    const { stdout } = chipmate('peaks-of', 'SRX9000005', '--atlas', 'atlas', '--format', 'bed');
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => line.split('\t'));
    const key = (
      chromosome: string,
      start: number | string,
      end: number | string,
      score: number | string,
    ): string => `${chromosome} ${start} ${end} ${score}`;
    expect(lines.map((cells) => key(cells[0], cells[1], cells[2], cells[4])).sort()).toEqual(
      (peaks.get('SRX9000005') ?? []).map((p) => key(p.chromosome, p.start, p.end, p.score)).sort(),
    );
    expect(chipmate('peaks-of', 'SRX900005', '--atlas', 'atlas').stderr).toMatch(
      /no experiment[^]*perhaps SRX9/,
    );
  });

  test('the assembled track has one line per peak, coloured, with what is known in column 4', () => {
    const { stdout } = chipmate('browse', '--atlas', 'atlas', '--antigen', 'IKZF1', '--cell-class', 'Blood');
    const lines = stdout.trim().split('\n');
    expect(lines[0]).toBe('track name="IKZF1 (@ Blood)" url="http://chip-atlas.org/view?id=$$" gffTags="on"');
    const count = ikzf1.reduce((sum, name) => sum + (peaks.get(name)?.length ?? 0), 0);
    expect(lines).toHaveLength(1 + count);
    expect(lines[1].split('\t')).toHaveLength(9);
    expect(lines[1]).toMatch(/ID=SRX900000\d;Name=IKZF1%20\(@%20/);
  });
});

describe('atlas profile and atlas diff', () => {
  test('experiments of one antigen against each other', () => {
    const { rows } = chipmate('atlas', 'profile', 'atlas', '--antigen', 'FOS', '--cell', 'K-562');
    expect(rows.map((row) => row['experiment']).sort()).toEqual(['SRX9000006', 'SRX9000007']);
    expect(Number(rows[0]['median_correlation'])).toBeLessThan(0.5);
  });

  test('what appeared, vanished and changed, and how ranks moved', () => {
    const { rows, stderr } = chipmate('atlas', 'diff', 'atlas', 'blood');
    expect(stderr).toMatch(/0 experiments appeared, 2 vanished, 0 changed in peaks/);
    expect(rows.map((row) => `${row['experiment']} ${row['change']}`)).toEqual([
      'SRX9000012 vanished',
      'SRX9000013 vanished',
    ]);
    chipmate(
      'atlas',
      'build',
      '--chip-atlas',
      'data',
      '-o',
      'strict',
      '--genome',
      'hg38',
      '--cell-class',
      'Blood',
      '--threshold',
      '10',
    );
    const strict = chipmate('atlas', 'diff', 'blood', 'strict').rows.find(
      (row) => row['experiment'] === 'SRX9000001',
    );
    const kept = (peaks.get('SRX9000001') ?? []).filter(({ score }) => score > 100).length;
    expect(strict).toMatchObject({
      change: 'peaks',
      peaks_old: '900',
      peaks_new: String(kept),
      peaks_same: String(kept),
    });
    writeFileSync(join(folder, 'old.tsv'), 'antigen\tscore\nFOS\t3\nJUN\t2\nCTCF\t1\n');
    writeFileSync(join(folder, 'new.tsv'), 'antigen\tscore\nJUN\t3\nFOS\t2\nCTCF\t1\nMYC\t0\n');
    const moved = chipmate('atlas', 'diff', '--results', 'old.tsv', 'new.tsv').rows;
    expect(moved.map((row) => Object.values(row).join(' '))).toEqual([
      'JUN 2 1 1',
      'FOS 1 2 -1',
      'MYC NA 4 NA',
    ]);
  });
});

describe("ChIP-Atlas' own layouts", () => {
  test('an exported atlas is built again without a difference; scores above 1000 are capped', () => {
    const { code, stderr } = chipmate('atlas', 'export', 'atlas', '-o', 'exported', '--network', '1000');
    expect(code).toBe(0);
    expect(stderr).toContain('13 experiments');
    const list = readFileSync(join(folder, 'exported', 'metadata', 'experimentList.tab'), 'utf8').split('\n');
    expect(list[0]).toBe(
      'SRX9000001\thg38\tTFs and others\tIKZF1\tBlood\tMM.1S\tTissue=made up\t20000000,90.5,10.1,900\t' +
        'GSM9000000: made-up IKZF1 in MM.1S\ttreatment=none\tsource_name=MM1S',
    );
    const light = gunzipSync(
      readFileSync(join(folder, 'exported', 'hg38', 'allPeaks_light', 'allPeaks_light.hg38.05.bed.gz')),
    ).toString();
    const lines = light
      .trim()
      .split('\n')
      .map((line) => line.split('\t'));
    const all = [...peaks].flatMap(([experiment, own]) =>
      own.map((p) => [p.chromosome, p.start, p.end, experiment, Math.min(1000, p.score)].join('\t')),
    );
    expect(lines.map((cells) => cells.join('\t')).sort()).toEqual(all.sort());
    const order = lines.map(([chromosome, start]) => `${chromosome} ${start.padStart(9, '0')}`);
    expect(order).toEqual([...order].sort());
    chipmate(
      ...['atlas', 'build', '--chip-atlas', 'exported', '-o', 'again', '--genome', 'hg38'],
      ...['--genes', 'genes.refFlat', '--antigen-class', 'all'],
    );
    expect(chipmate('atlas', 'diff', 'atlas', 'again').stderr).toContain(
      '0 experiments appeared, 0 vanished, 0 changed in peaks, 0 only in annotation, 13 not at all',
    );
    expect(chipmate('atlas', 'search', 'again').rows.map((row) => row['attributes'])).toEqual(
      chipmate('atlas', 'search', 'atlas').rows.map((row) => row['attributes']),
    );
    const links = readFileSync(
      join(folder, 'exported', 'hg38', 'network', 'network.hg38.05.1000.tsv'),
      'utf8',
    );
    // BCL2 has two TSSs that are each as frequent: the upstream one counts.
    const tssOf = new Map(
      [...genes].reverse().map(([symbol, chromosome, tss]) => [symbol, { chromosome, tss }]),
    );
    const expected = [...peaks].flatMap(([experiment, own]) =>
      [...tssOf]
        .filter(([, { chromosome, tss }]) =>
          own.some((peak) => overlaps(peak, { chromosome, start: tss - 1001, end: tss + 1001 })),
        )
        .map(([symbol]) => `${experiment}\t${symbol}`),
    );
    expect(links.trim().split('\n')).toEqual(expected.sort());
  });

  test('a result of Enrichment Analysis is compared, and its ranks with those of another', () => {
    const mode = ['--atlas', 'atlas', '--mode', 'chip-atlas-2025', '--no-header'];
    chipmate('enrich', 'a.bed', 'b.bed', ...mode, '-o', 'old.tsv');
    const rows = readFileSync(join(folder, 'old.tsv'), 'utf8').trim().split('\n');
    const again = chipmate('enrich', 'a.bed', 'b.bed', ...mode, '--compare', 'old.tsv');
    expect(again.stderr).toContain(
      `${rows.length} experiments in both, 0 only there, 0 only here; the overlaps of ${rows.length} are equal, largest difference of log10 p 0.00`,
    );
    writeFileSync(join(folder, 'new.tsv'), `${[rows[1], rows[0], ...rows.slice(2)].join('\n')}\n`);
    const moved = chipmate('atlas', 'diff', '--results', 'old.tsv', 'new.tsv', '--key', 'experiment');
    expect(moved.rows.map((row) => Object.values(row).join(' '))).toEqual([
      `${rows[1].split('\t')[0]} 2 1 1`,
      `${rows[0].split('\t')[0]} 1 2 -1`,
    ]);
    expect(chipmate('enrich', 'a.bed', '--atlas', 'atlas', '--compare', 'old.tsv').stderr).toMatch(
      /compares like with like[^]*--mode chip-atlas-2024/,
    );
  });
});

test('what does not fit together is refused', () => {
  const refused = (...args: string[]): string => {
    const { code, stderr } = chipmate(...args);
    expect(code).toBe(2);
    return stderr;
  };
  const build = ['atlas', 'build', '--chip-atlas', 'data', '-o', 'no', '--genome'];
  expect(refused(...build, 'mm10')).toMatch(/no experiment of the list is selected[^]*experiments of mm10/);
  expect(refused(...build, 'hg38', '--threshold', '07')).toMatch(
    /no peaks of these experiments[^]*\.07\.bed/,
  );
  expect(refused(...build, 'hg38', '--cell-class', 'Blod')).toMatch(/cell class 'Blod'[^]*Blood/);
  writeFileSync(join(folder, 'sheet.tsv'), 'experiment\tantigen\tfile\nE1\tFOS\tb.bed\n');
  expect(chipmate('atlas', 'build', 'sheet.tsv', '-o', 'mouse', '--genome', 'mm10').stderr).toMatch(/mm10/);
  writeFileSync(join(folder, 'mouse.bed'), 'chr1\t100\t200\n');
  writeFileSync(join(folder, 'mouse.tsv'), 'experiment\tantigen\tfile\nE1\tFOS\tmouse.bed\n');
  chipmate('atlas', 'build', 'mouse.tsv', '-o', 'mouse', '--genome', 'mm10');
  for (const verb of [
    ['enrich', 'a.bed'],
    ['colocalize', 'FOS'],
    ['targets', '--of', 'FOS'],
  ])
    expect(refused(...verb, '--atlas', 'atlas', '--atlas', 'mouse')).toMatch(/hg38[^]*mm10/);
  expect(refused('atlas', 'diff', 'atlas', 'mouse')).toMatch(/different genomes[^]*mm10/);
  expect(refused('colocalize', 'IKZF9', '--atlas', 'atlas')).toMatch(/'IKZF9'[^]*IKZF1, IKZF3/);
  expect(refused('enrich', 'a.bed', '--atlas', 'atlas', '--antigen-class', 'Histon')).toMatch(
    /perhaps Histone/,
  );
  expect(refused('enrich', 'a.bed', '--atlas', 'atlas', '--background', 'mappable')).toMatch(
    /no background 'mappable'[^]*within:BED, sites/,
  );
  expect(refused('enrich', 'absent.bed', '--atlas', 'atlas')).toMatch(/absent.bed: no such file/);
  expect(refused('browse', '--atlas', 'atlas', '--cell', 'K563')).toMatch(/perhaps K-562/);
  expect(refused('atlas', 'export', 'atlas', '-o', 'a.bed')).toMatch(/a.bed[^]*choose another place/);
  // Nothing is written before the gene models are there.
  expect(refused('atlas', 'export', 'mouse', '-o', 'mice', '--network', '1000')).toMatch(
    /no gene models for mm10/,
  );
  expect(existsSync(join(folder, 'mice'))).toBe(false);
});

test('result tables of another kind are refused with their line', () => {
  expect(() => parseScoreTable('gene\tscore\nA\t1\n', 'other.tsv')).toThrow(
    /other.tsv, line 1: this is not a result table/,
  );
  expect(() => parseScoreTable('Target_genes\tA|Average\tSRX1|x\tSTRING\nG\t1\n', 'cut.tsv')).toThrow(
    /cut.tsv, line 2/,
  );
  expect(readFileSync(join(folder, 'IKZF1.1.tsv'), 'utf8')).toMatch(
    /^Target_genes\tIKZF1\|Average\tSRX9000001\|MM.1S\t/,
  );
});
