import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refusal, shown } from '../../../test/support/answers.ts';
import { folderWith } from '../../../test/support/chipmate.ts';
import { FILE_LOOK } from '../../figures/svg.ts';
import { japanese } from '../../messages/japanese/index.ts';
import { fillIn, plainEnglish } from '../../messages/message.ts';
import { createRandom } from '../../statistics/random.ts';
import { openMotifLoci, type MotifLociFiles } from '../inputs/motifs/loci-input.ts';
import { motifLoci } from './loci.ts';
import { lociAmplicons } from '../inputs/loci/amplicons.ts';
import { lociPictures } from '../inputs/loci/pictures.ts';

// A random chromosome of 600 kb with a peak every 1.2 kb, away from genes. Four genes have a peak with an AP-1 site 40 bp behind the summit, one gene
// has none; one lies at the end of a short chromosome, one on a chromosome of which nothing is known.
const random = createRandom(3);
const drawn = (count: number): string[] => Array.from({ length: count }, () => 'ACGT'[random.integer(4)]);
const chrA = drawn(600_000);
const GENES = { G1: 50_100, G2: 150_100, G3: 250_100, G4: 350_100 };
const summits = Array.from({ length: 480 }, (_, i) => 2_000 + 1_200 * i).filter(
  (at) => !Object.values(GENES).some((tss) => Math.abs(at - tss) < 12_000) && Math.abs(at - 450_000) > 32_000,
);
for (const tss of Object.values(GENES)) {
  [...'TGAGTCACCATTGGAACCTTG'].forEach((letter, i) => (chrA[tss + 440 + i] = letter));
  summits.push(tss + 400);
}
const bed = (name: string, chrom: string, tss: number, strand: string): string =>
  strand === '+'
    ? `${chrom}\t${tss}\t${tss + 900}\t${name}\t0\t+\n`
    : `${chrom}\t${tss - 899}\t${tss + 1}\t${name}\t0\t-\n`;
const folder = folderWith({
  'genome.fa': `>chrA\n${chrA.join('')}\n>chrB\n${drawn(3_000).join('')}\n>chrN\n${'N'.repeat(5_000)}\n`,
  'genes.bed':
    Object.entries(GENES)
      .map(([name, tss]) => bed(name, 'chrA', tss, '+'))
      .join('') +
    bed('UNBOUND', 'chrA', 450_000, '-') +
    bed('EDGE', 'chrB', 1_000, '+') +
    bed('DARK', 'chrN', 2_500, '+') +
    bed('NEXT', 'chrA', 50_300, '+') +
    Array.from({ length: 80 }, (_, i) => bed(`O${i}`, 'chrA', 430_500 + 500 * i, '+')).join(''),
  'peaks.bed':
    summits.map((at) => `chrA\t${at - 100}\t${at + 101}\n`).join('') + 'chrB\t2900\t3000\nchrN\t2400\t2600\n',
  'few.bed': `chrA\t${GENES.G1 + 300}\t${GENES.G1 + 501}\n`,
  'regions.bed': `chrA\t${GENES.G2 + 300}\t${GENES.G2 + 501}\nchrA\t400000\t400200\n`,
  'own.fa': `>one\nTTTTGAGTCATTT\n>two\n${'N'.repeat(40)}\n>three\nGGGAAGGGAATGACTCA\n`,
  'long.fa': `>genome\n${'ACGT'.repeat(260_000)}\n`,
});
const at = (name: string): string => join(folder, name);

async function ask(files: Partial<MotifLociFiles>, choices: Parameters<typeof motifLoci>[1] = {}) {
  const paths = Object.fromEntries(
    Object.entries(files).map(([key, value]) => [
      key,
      /\.(?:bed|fa)$/.test(String(value)) ? at(String(value)) : value,
    ]),
  );
  const { input, close } = await openMotifLoci({
    ...{ places: [], motif: ['AP1=TGASTCA', 'IKZF=GGGAA'] },
    ...(files.fasta === undefined
      ? { sequence: at('genome.fa'), genes: at('genes.bed'), genomes: folder }
      : {}),
    ...paths,
  });
  try {
    const answer = await motifLoci(input, { words: 0, ...choices });
    const rows = shown(answer).rows;
    return {
      answer,
      ...shown(answer),
      of: (motif: string) => rows.find((row) => row['motif'] === motif) ?? {},
      sites: shown({ table: answer.sites, notices: [] }).rows,
    };
  } finally {
    await close();
  }
}
const FOUR = Object.keys(GENES);

test('a site in all four loci is told by its chance among other bound sites, and four cannot carry the claim', async () => {
  const { of, said, cautions, sites } = await ask({ places: FOUR, peaks: 'peaks.bed' });
  const [ap1, ikaros] = [of('AP1'), of('IKZF')];
  expect(ap1).toMatchObject({ loci_with: '4', loci: '4', names: 'G1, G2, G3, G4' });
  expect(ap1['against']).toBe('bound sites');
  // In 1 kb: .11 of random windows have TGASTCA, .86 have GGGAA.
  expect(Number(ap1['expected_loci']) / 4).toBeCloseTo(0.12, 1);
  expect(Number(ikaros['expected_loci']) / 4).toBeCloseTo(0.86, 1);
  expect(Number(ap1['expected_sites'])).toBeCloseTo(0.49, 1);
  expect(Number(ikaros['expected_sites'])).toBeCloseTo(7.8, 0);
  expect(Number(ikaros['chance_of_any'])).toBeGreaterThan(0.99);
  expect(Number(ap1['minus_log10_p'])).toBeGreaterThan(2.5);
  expect(said).toMatch(
    /AP1: in 4 of 4 loci, 0\.\d expected; chance that as many such loci have it 0\.000\d+, that one of them at least has it 0\.\d/,
  );
  // .05 / 2 motifs to the power of 1/4.
  expect(cautions).toContain('4 loci alone cannot show');
  expect(cautions).toContain('at most 39 % of other loci');
  expect(cautions).toContain('motifs enrich');
  const planted = sites.filter((row) => row['motif'] === 'AP1' && row['from_centre'] === '43');
  expect(planted.map((row) => row['locus'])).toEqual(FOUR);
  expect(planted[0]).toMatchObject({
    window: 'peak',
    start: '50540',
    end: '50547',
    site: 'TGAGTCA',
    strand: '+',
  });
});

test('words that all loci share are corrected for all words of their length', async () => {
  const { rows, answer } = await ask({ places: FOUR, peaks: 'peaks.bed' }, { words: 3 });
  const words = rows.filter((row) => row['origin'] === 'shared word');
  expect(words.length).toBeGreaterThan(0);
  expect(words.every((row) => row['loci_with'] === '4')).toBe(true);
  expect(words[0]['motif']).toMatch(/TGAGTCACCATTGGAACCTTG|CAAGGTTCCAATGGTGACTCA/);
  // In no other window; any of the 986 words of 15 bp of one locus might have been in the three others.
  const chance = (Number(words[0]['expected_loci']) / 4) ** 3 * 986;
  expect(Number(words[0]['minus_log10_p'])).toBeCloseTo(-Math.log10(chance), 3);
  expect(answer.asked).toEqual(['AP1', 'IKZF']);
});

test('the same seed gives the same answer; regions count as bound sites', async () => {
  const files = { regions: 'regions.bed', peaks: 'peaks.bed', places: ['chrA:50001-51000'] };
  const [one, same, other] = [
    await ask(files, { others: 100 }),
    await ask(files, { others: 100 }),
    await ask(files, { others: 100, seed: 2 }),
  ];
  expect(one.text).toBe(same.text);
  expect(one.text).not.toBe(other.text);
  expect(one.of('AP1')['names']).toContain('chrA:150401-150601');
  expect(one.said).toContain('compared with 100 other bound sites');
  expect(one.sites.every((row) => row['window'] === 'region')).toBe(true);
});

test('a gene without peaks is seen at its promoters, against promoters of other genes without peaks', async () => {
  const { cautions, said, of, sites } = await ask({ places: ['UNBOUND', 'G1'], peaks: 'peaks.bed' });
  expect(cautions).toContain('no peak lies within 10000 bp of a TSS of UNBOUND');
  expect(cautions).toContain('these are not bound loci');
  expect(said).toContain('other genes (seed 1)');
  expect(of('IKZF')['against']).toBe('promoters, bound sites');
  const own = sites.filter((row) => row['locus'] === 'UNBOUND');
  expect(own[0]).toMatchObject({ window: 'promoter', window_start: '449500', window_end: '452001' });
  const without = await ask({ places: ['G1', 'UNBOUND'] });
  expect(without.said).toContain('no peaks are given');
  expect(without.sites.every((row) => row['window'] === 'promoter')).toBe(true);
});

test('windows over chromosome ends, unknown bases, shared bases, too few others', async () => {
  const edge = await ask({ places: ['EDGE', 'G1'], peaks: 'peaks.bed' });
  expect(edge.cautions).toContain('1 window runs over the end of a chromosome and are cut there: EDGE');
  expect(edge.answer.windows[0]).toMatchObject({ start: 2450, end: 3000 });
  const dark = await ask({ places: ['DARK', 'G1'], peaks: 'peaks.bed' });
  expect(dark.cautions).toContain('1 locus has no known base in this sequence, left out: DARK');
  expect(dark.of('AP1')['loci']).toBe('1');
  expect(await refusal(() => ask({ places: ['DARK'], peaks: 'peaks.bed' }))).toContain(
    'none of these loci has a known base',
  );
  expect((await ask({ places: ['G1', 'NEXT'], peaks: 'peaks.bed' })).cautions).toContain('G1 and NEXT');
  const few = await ask({ places: ['G1'], peaks: 'few.bed' });
  expect(few.cautions).toContain('fewer than 50 other sequences');
  expect(few.of('AP1')['against']).toBe('random sequence');
});

test('own sequences have their chance in random sequence, and it is said', async () => {
  const { of, cautions, answer } = await ask({ fasta: 'own.fa' }, { bases: 'uniform' });
  expect(cautions).toContain('1 - (1 - P)^places');
  expect(cautions).toContain('left out: two');
  expect(of('AP1')).toMatchObject({ loci_with: '2', loci: '2', against: 'random sequence' });
  // 7 and 11 places of one in 8,192.
  const expected = (1 - (8191 / 8192) ** 7) * (1 - (8191 / 8192) ** 11);
  expect(Number(of('AP1')['minus_log10_p'])).toBeCloseTo(-Math.log10(expected), 4);
  expect(answer.loci).toEqual(['one', 'three']);
  expect(await refusal(() => ask({ fasta: 'long.fa' }))).toMatch(/too long for a locus[^]*motifs scan/);
});

test('an unknown gene, no locus and no motif are refused', async () => {
  expect(await refusal(() => ask({ places: ['UNBOUMD'], peaks: 'peaks.bed' }))).toMatch(/perhaps UNBOUND/);
  expect(await refusal(() => ask({}))).toContain('no locus is given');
  expect(await refusal(() => ask({ places: ['G1'], motif: [] }))).toContain('no motif is given');
});

test('the map has every window and the motifs that were asked for, in both languages', async () => {
  const { answer } = await ask({ places: ['G1', 'UNBOUND'], peaks: 'peaks.bed', elements: true, motif: [] });
  const look = { ...FILE_LOOK, simulated: false };
  const drawn = lociPictures(answer, look).get('loci.svg') ?? '';
  for (const word of ['G1', 'UNBOUND', 'promoter, no peak', 'IKZF core', 'bp']) expect(drawn).toContain(word);
  const text: typeof look.text = (key, values = {}) => fillIn(japanese[key], values, plainEnglish);
  const inJapanese = lociPictures(answer, { ...look, text }).get('loci.svg') ?? '';
  for (const word of ['選択した遺伝子座', 'プロモーター']) expect(inJapanese).toContain(word);
});

test('amplicons lie at summits and at the nearest site of each motif; primers are asked for at the same places', async () => {
  const { answer } = await ask({ places: FOUR, peaks: 'peaks.bed' });
  const asked: { template: string; target: number }[] = [];
  const pair = { left: 'AC', right: 'GT', meltingLeft: 60, meltingRight: 59, start: 450, end: 550 };
  const { table, notices } = lociAmplicons(answer, (templates) => {
    asked.push(...templates);
    return templates.map((_, i) => (i === 0 ? pair : undefined));
  });
  const { rows, said } = shown({ table, notices });
  expect(rows[0]).toMatchObject({
    locus: 'G1',
    target: 'summit',
    target_position: '50500',
    product_start: '50450',
  });
  expect(rows[1]['primer_left']).toBe('NA');
  expect(rows.filter((row) => row['target'] === 'AP1')).toHaveLength(4);
  for (const row of rows.filter((each) => each['without'] === 'NA')) {
    expect(Number(row['gc'])).toBeGreaterThanOrEqual(40);
    expect(Number(row['gc'])).toBeLessThanOrEqual(60);
    expect(Number(row['end']) - Number(row['start'])).toBe(Number(row['length']));
    const letters = chrA.slice(Number(row['start']), Number(row['end']));
    const strong = letters.filter((letter) => letter === 'G' || letter === 'C').length;
    expect((100 * strong) / letters.length).toBeCloseTo(Number(row['gc']), 3);
  }
  expect(asked[0].template).toBe(chrA.slice(50_000, 51_000).join(''));
  expect(said).toContain('Primer3 finds primers for 1 of');
  expect(lociAmplicons(answer).table.columns.some(({ name }) => name === 'primer_left')).toBe(false);
});
