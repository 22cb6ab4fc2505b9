import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { callPeaks, type CalledPeaks } from '../../src/calling/call-peaks.ts';
import { withoutDuplicates } from '../../src/calling/duplicates.ts';
import { fragmentModel } from '../../src/calling/fragment-length/fragment-length.ts';
import { meanFragment, type BackgroundSettings } from '../../src/calling/peaks/background.ts';
import type { PeakSettings } from '../../src/calling/peaks/close-peaks.ts';
import type { AlignedReads, PairedReads, SingleReads } from '../../src/genome/reads/aligned-reads.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { describeWith, programPresent, realData, realDataPresent } from '../support/reference.ts';

const folder = mkdtempSync(join(tmpdir(), 'chipmate-macs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = {
  ...{ meanLength: 101, firstLength: 101 },
  counts: {
    ...{ records: 0, kept: 0, unmapped: 0, secondary: 0, failed: 0 },
    ...{ markedDuplicates: 0, lowQuality: 0, unpaired: 0, mates: 0 },
  },
};

function fieldsOf(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
}

function byChromosome(rows: readonly string[][]): Map<string, string[][]> {
  const groups = new Map<string, string[][]>();
  for (const row of rows) groups.set(row[0], [...(groups.get(row[0]) ?? []), row]);
  return groups;
}

function singleReads(text: string): SingleReads {
  const chromosomes = [...new Set(fieldsOf(text).map(([name]) => name))].map((name) => {
    const rows = fieldsOf(text).filter((row) => row[0] === name);
    const ends = (strand: string, column: number): Int32Array =>
      Int32Array.from(
        rows.filter((row) => row[5] === strand),
        (row) => Number(row[column]),
      ).sort();
    return { name, length: undefined, forward: ends('+', 1), reverse: ends('-', 2) };
  });
  return { ...run, layout: 'single', chromosomes };
}

function pairedReads(fragments: readonly (readonly [string, number, number])[]): PairedReads {
  const chromosomes = [...new Set(fragments.map(([name]) => name))].map((name) => {
    const own = fragments
      .filter((fragment) => fragment[0] === name)
      .sort((a, b) => a[1] - b[1] || a[2] - b[2]);
    return {
      ...{ name, length: undefined },
      start: Int32Array.from(own, ([, start]) => start),
      end: Int32Array.from(own, ([, , end]) => end),
    };
  });
  return { ...run, layout: 'paired', chromosomes };
}

const defaults: BackgroundSettings & PeakSettings = {
  ...{ genomeSize: 1e7, fragment: 233, shift: 0, small: 1000, large: 10_000, flat: false, scaleUp: false },
  ...{ by: 'q', threshold: -Math.log10(0.05), gap: 101, shortest: 233, subPeaks: false, leastFold: 1 },
};

/** Every peak at the same place with the same summit, in the same order; scores to the digits that a file keeps. */
function expectSame({ chromosomes }: CalledPeaks, narrowPeak: string): void {
  const expected = fieldsOf(narrowPeak);
  const ours = chromosomes.flatMap(({ name, peaks }) =>
    Array.from(peaks.start, (start, i) => ({
      place: [name, start, peaks.end[i], peaks.summit[i] - start].join('\t'),
      scores: [peaks.fold[i], peaks.logP[i], peaks.logQ[i]],
    })),
  );
  expect(ours.map(({ place }) => place)).toEqual(
    expected.map((row) => [row[0], row[1], row[2], row[9]].join('\t')),
  );
  ours.forEach(({ scores }, i) => {
    scores.forEach((score, column) => {
      expect(Math.abs(score - Number(expected[i][6 + column]))).toBeLessThan(1e-3);
    });
  });
}

const reads = (name: string): string =>
  gunzipSync(readFileSync(realData('reads', 'ctcf-chr22-hg19', name))).toString();

describeWith(realDataPresent, 'the real data', 'peaks of CTCF on chromosome 22', () => {
  it('are the 730 of MACS 3', async () => {
    const chip = withoutDuplicates(singleReads(reads('CTCF_SE_ChIP_chr22_50k.bed.gz')), 1);
    const control = withoutDuplicates(singleReads(reads('CTCF_SE_CTRL_chr22_50k.bed.gz')), 1);
    const model = fragmentModel(chip as SingleReads, {
      ...{ genomeSize: 5.2e7, bandwidth: 300, foldLow: 5, foldHigh: 50, rule: 'macs3' },
    });
    expect(model.length).toBe(228);
    const called = await callPeaks(chip, control, {
      ...{ ...defaults, genomeSize: 5.2e7, fragment: 228, shortest: 228 },
    });
    const theirs = realData('reads', 'ctcf-chr22-hg19', 'run_callpeak_narrow0_peaks.narrowPeak');
    expect(called.chromosomes[0].peaks.start.length).toBe(730);
    expectSame(called, readFileSync(theirs, 'utf8'));
  });
});

function macs2(name: string, ...options: string[]): string {
  const done = spawnSync('macs2', ['callpeak', '-n', name, '--outdir', folder, ...options], {
    encoding: 'utf8',
  });
  expect(done.status, done.stderr).toBe(0);
  if (options.includes('--broad')) return '';
  return readFileSync(join(folder, `${name}_peaks.narrowPeak`), 'utf8');
}

describeWith(realDataPresent && programPresent('macs2'), 'macs2', 'peaks of CTCF and macs2', () => {
  const files = ['CTCF_SE_ChIP_chr22_50k.bed.gz', 'CTCF_SE_CTRL_chr22_50k.bed.gz'];
  const paths = files.map((file) => realData('reads', 'ctcf-chr22-hg19', file));
  const all = realDataPresent ? files.map((file) => singleReads(reads(file))) : [];
  const [chip, control] = all.map((of) => withoutDuplicates(of, 1));
  const against = ['-t', paths[0], '-c', paths[1], '-g', '1e7'];

  it('agree with a control: 621 peaks, and so does the length of fragments', async () => {
    const model = fragmentModel(chip as SingleReads, {
      ...{ genomeSize: 1e7, bandwidth: 300, foldLow: 5, foldHigh: 50, rule: 'macs2' },
    });
    expect(model.length).toBe(233);
    const called = await callPeaks(chip, control, defaults);
    expect(called.chromosomes[0].peaks.start.length).toBe(621);
    expectSame(called, macs2('control', ...against, '-B'));
    const { pileup, expected } = called.signal(0);
    for (const [runs, file] of [
      [pileup, 'treat_pileup'],
      [expected, 'control_lambda'],
    ] as const) {
      const theirs = fieldsOf(readFileSync(join(folder, `control_${file}.bdg`), 'utf8'));
      expect(
        Array.from(runs.start, (start, run) => `${start} ${runs.end[run]} ${runs.value[run].toFixed(5)}`),
      ).toEqual(theirs.map(([, start, end, value]) => `${start} ${end} ${value}`));
    }
  });

  it('agree on every summit of a peak', async () => {
    expectSame(
      await callPeaks(chip, control, { ...defaults, subPeaks: true }),
      macs2('summits', ...against, '--call-summits'),
    );
  });

  it('agree on domains', async () => {
    macs2('broad', ...against, '--broad');
    const theirs = fieldsOf(readFileSync(join(folder, 'broad_peaks.broadPeak'), 'utf8'));
    const { chromosomes } = await callPeaks(chip, control, { ...defaults, weak: 1 });
    const domains = chromosomes[0].domains!;
    expect(Array.from(domains.start, (start, i) => `${start} ${domains.end[i]}`)).toEqual(
      theirs.map((row) => `${row[1]} ${row[2]}`),
    );
    theirs.forEach((row, i) => {
      for (const [column, score] of [domains.fold[i], domains.logP[i], domains.logQ[i]].entries())
        expect(Math.abs(score - Number(row[6 + column]))).toBeLessThan(1e-3);
    });
  });

  it('agree without a control, scaled up, with a shift, at a p, and with duplicates', async () => {
    expectSame(await callPeaks(chip, undefined, defaults), macs2('alone', '-t', paths[0], '-g', '1e7'));
    expectSame(
      await callPeaks(chip, control, { ...defaults, scaleUp: true }),
      macs2('large', ...against, '--scale-to', 'large'),
    );
    const given = { ...defaults, fragment: 147, shortest: 147, shift: 20 };
    expectSame(
      await callPeaks(chip, control, given),
      macs2('given', ...against, '--nomodel', '--extsize', '147', '--shift', '20'),
    );
    const atP = { ...defaults, fragment: 235, shortest: 235, by: 'p', threshold: 5 } as const;
    expectSame(
      await callPeaks(all[0], all[1], atP),
      macs2('p', ...against, '-p', '1e-5', '--keep-dup', 'all'),
    );
    expectSame(
      await callPeaks(chip, control, { ...defaults, flat: true }),
      macs2('flat', ...against, '--nolambda'),
    );
  });
});

describeWith(programPresent('macs2'), 'macs2', 'peaks of made-up pairs and macs2', () => {
  const LENGTH = 1_000_000;
  const random = createRandom(20);
  const sites = Array.from({ length: 120 }, () => 2000 + random.uniform() * (LENGTH - 4000));
  const fragments = (background: number, bound: number): [string, number, number][] => {
    const made: [string, number, number][] = [];
    for (let i = 0; i < background + bound; i++) {
      const site = sites[Math.floor(random.uniform() * sites.length)];
      const middle =
        i < background
          ? 500 + random.uniform() * (LENGTH - 1000)
          : site + 60 * (random.uniform() - random.uniform());
      const length = Math.round(150 + 120 * random.uniform());
      made.push([
        i % 3 === 0 ? 'chr2' : 'chr1',
        Math.round(middle - length / 2),
        Math.round(middle + length / 2),
      ]);
    }
    return made;
  };
  const written = (name: string, rows: readonly (readonly [string, number, number])[]): string => {
    const path = join(folder, name);
    writeFileSync(path, `${rows.map((row) => row.join('\t')).join('\n')}\n`);
    return path;
  };
  const chip = fragments(9000, 4000);
  const chipPath = written('chip.bedpe', chip);
  const all = pairedReads(chip);
  const fragment = meanFragment(all);
  const settings = {
    ...{ ...defaults, genomeSize: 2e6, fragment },
    ...{ shortest: Math.trunc(fragment), gap: Math.trunc(fragment) },
  };
  const unique = withoutDuplicates(all, 1);

  it('agree with a larger and a smaller control', async () => {
    for (const [name, count] of [
      ['larger', 30_000],
      ['smaller', 5000],
    ] as const) {
      const rows = fragments(count, 0);
      const control: AlignedReads = withoutDuplicates(pairedReads(rows), 1);
      const theirs = macs2(
        name,
        '-f',
        'BEDPE',
        '-t',
        chipPath,
        '-c',
        written(`${name}.bedpe`, rows),
        '-g',
        '2e6',
      );
      expect(fieldsOf(theirs).length).toBeGreaterThan(50);
      expectSame(await callPeaks(unique, control, settings), theirs);
    }
  });

  it('agree without a control', async () => {
    const theirs = macs2('pairs', '-f', 'BEDPE', '-t', chipPath, '-g', '2e6');
    expect(byChromosome(fieldsOf(theirs)).size).toBe(2);
    expectSame(await callPeaks(unique, undefined, settings), theirs);
  });
});
