import { buildFromSheet } from './shared-atlases.ts';
import { folderWith } from './chipmate.ts';
import { twoBit } from './sequence-files.ts';
import { createRandom, type Random } from '../../src/statistics/random.ts';
import { join } from 'node:path';

/** Places that peaks can have, 400 bp apart on two chromosomes, and the factors that bind some of them. */
const ON_EACH = 700;
const APART = 400;
const SIZE = (ON_EACH + 2) * APART;
const FACTORS = 12;

/**
 * A small simulated world of sequence: random bases, more GC at some places than at others, and the word TGACTCA planted at the middle of
 * most places of `query.bed` and of the atlas' FOS, at random positions of few others.
 *
 * Files: `genome.2bit`, `query.bed`, `other.bed` (places without the word, with fewer GC), `small.sizes`, and `atlas`, in which 12 factors in the cell type ONE
 * and 3 in TWO bind random places, FOS (ONE) those with the word.
 */
export async function motifWorld(seed: number): Promise<string> {
  const random = createRandom(seed);
  const places = 2 * ON_EACH;
  const withWord = Uint8Array.from({ length: places }, () => (random.uniform() < 0.25 ? 1 : 0));
  const rich = Uint8Array.from({ length: places }, (_, i) =>
    random.uniform() < (withWord[i] === 1 ? 0.7 : 0.4) ? 1 : 0,
  );
  const chromosomes = [0, 1].map((chromosome) => {
    const bases = Array.from({ length: SIZE }, (_, at) => {
      const place = Math.floor(at / APART) - 1 + chromosome * ON_EACH;
      return drawn(random, rich[place] === 1 ? 0.6 : 0.42);
    });
    for (let i = 0; i < ON_EACH; i++) {
      const place = i + chromosome * ON_EACH;
      const planted = withWord[place] === 1 ? random.uniform() < 0.8 : random.uniform() < 0.03;
      if (!planted) continue;
      const shift = withWord[place] === 1 ? random.integer(21) - 10 : random.integer(161) - 80;
      const at = middleOf(i) + shift;
      for (const [j, base] of [...'TGACTCA'].entries()) bases[at + j - 3] = base;
    }
    return { name: `s${chromosome + 1}`, letters: bases.join('') };
  });
  const line = (place: number): string => {
    const at = middleOf(place % ON_EACH) + random.integer(7) - 3;
    return `s${1 + Math.floor(place / ON_EACH)}\t${at - 75}\t${at + 75}\n`;
  };
  const bed = (bound: (place: number) => boolean): string =>
    Array.from({ length: places }, (_, place) => (bound(place) ? line(place) : '')).join('');
  const files: Record<string, string> = {
    'query.bed': bed((place) => withWord[place] === 1 && random.uniform() < 0.8),
    'other.bed': bed((place) => withWord[place] === 0 && random.uniform() < 0.8),
    'fos.bed': bed((place) => random.uniform() < (withWord[place] === 1 ? 0.9 : 0.05)),
  };
  const rows = ['experiment\tantigen_class\tantigen\tcell_class\tcell\tfile'];
  rows.push('S0\tTFs and others\tFOS\tBlood\tONE\tfos.bed');
  for (let i = 1; i < FACTORS + 3; i++) {
    files[`f${i}.bed`] = bed(() => random.uniform() < 0.3);
    rows.push(`S${i}\tTFs and others\tOTHER${i}\tBlood\t${i < FACTORS ? 'ONE' : 'TWO'}\tf${i}.bed`);
  }
  const folder = folderWith({
    ...files,
    'sheet.tsv': `${rows.join('\n')}\n`,
    'small.sizes': chromosomes.map(({ name, letters }) => `${name}\t${letters.length}\n`).join(''),
    'genome.2bit': twoBit(chromosomes),
  });
  await buildFromSheet(join(folder, 'sheet.tsv'), join(folder, 'atlas'), {
    genome: join(folder, 'small.sizes'),
  });
  return folder;
}

function middleOf(place: number): number {
  return (place + 1) * APART + APART / 2;
}

function drawn(random: Random, gc: number): string {
  const first = random.integer(2) === 0;
  return random.uniform() < gc ? (first ? 'C' : 'G') : first ? 'A' : 'T';
}
