import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refusal, shown } from '../../test/support/answers.ts';
import { folderWith } from '../../test/support/chipmate.ts';
import { FILE_LOOK } from '../figures/svg.ts';
import { placeClassesFigure } from '../genome/annotation/place-classes-figure.ts';
import { japanese } from '../messages/japanese/index.ts';
import { fillIn, plainEnglish } from '../messages/message.ts';
import { annotate } from './annotate.ts';
import { openAnnotate, type AnnotateFiles } from './inputs/genes/annotate-input.ts';

// Two genes on a chromosome of 1 Mb whose last 600 kb are not known; ten peaks at one promoter, two between genes.
const PEAKS = [
  ...Array.from({ length: 10 }, (_, i) => `chrA\t${100_000 + i}\t${100_200 + i}\tp${i}\t${i}\n`),
  'chrA\t300000\t300200\tfar\t5\n',
  'chrA\t310000\t310200\tlisted\t5\n',
].join('');
const letters = 'ACGT'.repeat(100_000) + 'N'.repeat(600_000);
const folder = folderWith({
  'peaks.bed': PEAKS,
  'genes.refflat':
    'IRF4\tNM_1\tchrA\t+\t100000\t120000\t101000\t110000\t2\t100000,109000,\t101500,120000,\n' +
    'DUSP22\tNM_2\tchrA\t-\t150000\t180000\t180000\t180000\t1\t150000,\t180000,\n',
  'genes.bed': 'chrA\t100000\t120000\tIRF4\t0\t+\n',
  'stringtie.gtf': 'chrA\tx\texon\t100001\t120000\t.\t+\t.\tgene_id "G"; transcript_id "T";\n',
  'toy.chrom.sizes': 'chrA\t1000000\nchrB\t5000\n',
  'toy.fa': `>chrA\n${letters}\n`,
  'list.bed': 'chrA\t310100\t310101\n',
  'other.bed': 'chrZ\t1\t100\n',
});
const at = (name: string): string => join(folder, name);

async function ask(
  files: Partial<Omit<AnnotateFiles, 'genes'>> & { genes?: string },
  choices: Parameters<typeof annotate>[1] = {},
) {
  const { genes = 'genes.refflat', peaks = 'peaks.bed', genome = 'toy.chrom.sizes', ...rest } = files;
  const { input, close } = await openAnnotate({
    peaks: at(peaks),
    genome: at(genome),
    ...Object.fromEntries(Object.entries(rest).map(([key, name]) => [key, at(name)])),
    genes: { file: at(genes), genomes: at('none') },
  });
  try {
    const answer = annotate(input, choices);
    return {
      answer,
      ...shown(answer),
      classes: shown({ table: answer.classes, notices: [] }).rows,
    };
  } finally {
    close();
  }
}

test('the class of every peak, its nearest gene and all in reach', async () => {
  const { rows, said, classes } = await ask({ blacklist: 'list.bed' }, { reach: 130_000 });
  expect(rows).toHaveLength(12);
  expect(rows[0]).toMatchObject({
    place_class: 'promoter',
    nearest_gene: 'IRF4',
    transcript: 'NM_1',
    distance_to_tss: '100',
    genes_in_reach: '2',
    genes: 'IRF4 100; DUSP22 79899',
    blacklisted: 'no',
  });
  expect(rows[10]).toMatchObject({ place_class: 'intergenic', genes: 'DUSP22 -120101' });
  expect(rows[11]).toMatchObject({ genes_in_reach: '0', genes: 'NA', blacklisted: 'yes' });
  expect(said).toContain('1 of 12 peaks overlap the blacklist');
  expect(classes.map((row) => [row['place_class'], row['peaks']])).toEqual([
    ['promoter', '10'],
    ["5' UTR", '0'],
    ["3' UTR", '0'],
    ['exon', '0'],
    ['intron', '0'],
    ['intergenic', '1'],
  ]);
  expect(Number(classes[0]['ci_low'])).toBeGreaterThan(10);
});

test('random sites are of the same chromosome and keep out of gaps where the sequence is known', async () => {
  const { classes, said } = await ask({}, { copies: 500 });
  const [, , , exon, , between] = classes.map((row) => Number(row['random_share']));
  expect(said).toContain('6000 random sites, 500 for each peak');
  expect(said).toContain('random sites may lie in gaps of toy');
  // Genes and promoters take 52 kb of 1 Mb.
  expect(between).toBeGreaterThan(94);
  expect(between).toBeLessThan(96.5);
  const known = await ask({ sequence: 'toy.fa' }, { copies: 500 });
  expect(known.said).not.toContain('gaps');
  const there = Number(known.classes[3]['random_share']);
  // The known 400 kb hold all genes: 2.5 times as many.
  expect(there / exon).toBeGreaterThan(2);
  expect(there / exon).toBeLessThan(3);
  expect((await ask({}, { seed: 7 })).text).toBe((await ask({}, { seed: 8 })).text);
  expect((await ask({}, { seed: 7 })).classes).not.toEqual((await ask({}, { seed: 8 })).classes);
  expect((await ask({}, { seed: 7 })).classes).toEqual((await ask({}, { seed: 7 })).classes);
});

test('what gene models cannot tell is said', async () => {
  expect((await ask({ genes: 'genes.bed' })).said).toContain('holds no exons');
  expect((await ask({ genes: 'stringtie.gtf' })).cautions).toContain('holds no coding spans');
  expect(await refusal(() => ask({ peaks: 'other.bed' }))).toMatch(
    /no chromosome of this file is one of toy/,
  );
});

test('the figure has every class in both languages', async () => {
  const { answer } = await ask({});
  const look = { ...FILE_LOOK, simulated: false };
  const drawn = placeClassesFigure(look, answer.shares);
  for (const word of ['promoter', '5′ UTR', 'intergenic', 'random sites', '×']) expect(drawn).toContain(word);
  const inJapanese = placeClassesFigure(
    { ...look, text: (key, values = {}) => fillIn(japanese[key], values, plainEnglish) },
    answer.shares,
  );
  for (const word of ['プロモーター', '遺伝子間', '無作為な部位']) expect(inJapanese).toContain(word);
  const alone = answer.shares.map(({ placeClass, peaks, share }) => ({ placeClass, peaks, share }));
  expect(placeClassesFigure(look, alone)).not.toContain('random sites');
});
