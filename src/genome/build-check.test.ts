import { expect, test } from 'vitest';
import type { Assembly } from './assembly.ts';
import { knownAssembly } from './assembly.ts';
import type { BuildCandidate } from './build-check.ts';
import { guessBuild } from './build-check.ts';
import type { GeneModels } from './genes.ts';
import type { PeakColumns } from './peak-columns.ts';
import { indexTss } from './nearest-tss.ts';
import { peaksOf } from '../../test/support/peaks-of-rows.ts';

const assembly = (name: string): Assembly => {
  const found = knownAssembly(name);
  if (found === undefined) throw new Error(name);
  return found;
};

/** Genes every 100 kb on chr2, moved by `shift` bp. */
function genes(shift: number): GeneModels {
  const count = 1000;
  const tss = Int32Array.from({ length: count }, (_, gene) => 1_000_000 + 100_000 * gene + shift);
  return {
    source: 'test',
    count,
    symbol: Array<string>(count).fill('g'),
    geneId: Array<string>(count).fill(''),
    transcript: Array<string>(count).fill(''),
    chromosomeNames: ['chr2'],
    chromosome: new Uint16Array(count),
    start: tss,
    end: tss.map((start) => start + 1000),
    tss,
    strand: new Int8Array(count).fill(1),
  };
}

/** Peaks of which every third lies at a gene of `genes(shift)`. */
function peaksAtGenes(shift: number, count = 900): PeakColumns {
  return peaksOf(
    Array.from({ length: count }, (_, row) => {
      const middle = row % 3 === 0 ? 1_000_000 + 100_000 * row + shift : 1_050_000 + 100_000 * row;
      return ['chr2', middle - 100, middle + 100];
    }),
  );
}

const hg38: BuildCandidate = { assembly: assembly('hg38'), tss: indexTss(genes(0)) };
const hg19: BuildCandidate = { assembly: assembly('hg19'), tss: indexTss(genes(30_000)) };

test('summits at the TSSs of another build give it away', () => {
  const guess = guessBuild(peaksAtGenes(30_000), [hg38, hg19]);
  expect(guess.looksLike).toBe('hg19');
  expect(guess.contradictsExpected).toBe(true);
  expect(guess.message).toMatch(/look like hg19, not hg38.*33 % of hg19.*liftOver/);
  expect(guessBuild(peaksAtGenes(0), [hg38, hg19])).toMatchObject({
    looksLike: 'hg38',
    contradictsExpected: false,
    message: '',
  });
});

test('nothing is claimed from few peaks, from distal peaks, or without genes of both builds', () => {
  const quiet = { looksLike: undefined, contradictsExpected: false, message: '' };
  expect(guessBuild(peaksAtGenes(30_000, 90), [hg38, hg19])).toMatchObject(quiet);
  expect(guessBuild(peaksAtGenes(30_000), [hg38, { assembly: hg19.assembly }])).toMatchObject(quiet);
  const distal = peaksOf(
    Array.from({ length: 500 }, (_, row) => ['chr2', 1_050_000 + row * 100_000, 1_050_100 + row * 100_000]),
  );
  expect(guessBuild(distal, [hg38, hg19])).toMatchObject(quiet);
});

test('coordinates beyond the ends of chromosomes decide where only one build holds them', () => {
  // hg19's chr2 is a million bp longer than hg38's.
  const far = peaksOf(
    Array.from({ length: 50 }, (_, row) => ['2', 243_000_000 + 100 * row, 243_000_050 + 100 * row]),
  );
  const guess = guessBuild(far, [
    { assembly: assembly('hg38') },
    { assembly: assembly('hg19') },
    { assembly: assembly('mm10') },
  ]);
  expect(guess).toMatchObject({ looksLike: 'hg19', contradictsExpected: true, naming: '1' });
  expect(guess.message).toContain('50 of 50 end beyond a chromosome of hg38');
});

test('another organism: chromosomes that the expected build does not have', () => {
  const fly = peaksOf(Array.from({ length: 50 }, (_, row) => ['chr2L', 1000 * row, 1000 * row + 100]));
  const guess = guessBuild(fly, [hg38, { assembly: assembly('dm6') }]);
  expect(guess).toMatchObject({ looksLike: 'dm6', contradictsExpected: true });
  expect(guess.message).toContain('none of their chromosomes is known in hg38');
  // Contigs that no build has do not speak against any.
  const contigs = peaksOf([
    ...Array.from({ length: 20 }, (_, row) => ['chrUn_1', row, row + 1] as const),
    ['chr1', 5, 9] as const,
  ]);
  expect(guessBuild(contigs, [hg38, hg19]).contradictsExpected).toBe(false);
});
