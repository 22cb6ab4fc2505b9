import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refusal, shown } from '../../../test/support/answers.ts';
import { folderWith } from '../../../test/support/chipmate.ts';
import { SimulatedWindows } from '../../../test/support/simulated-windows.ts';
import { FILE_LOOK } from '../../figures/svg.ts';
import { decodeSequence, reverseComplement } from '../../genome/sequence.ts';
import { japanese } from '../../messages/japanese/index.ts';
import { fillIn, plainEnglish } from '../../messages/message.ts';
import { createRandom } from '../../statistics/random.ts';
import type { MotifFiles } from '../inputs/motif-scan.ts';
import { openMotifSpacing } from '../inputs/motifs/spacing-input.ts';
import { motifSpacing } from './spacing.ts';

// Simulated: AP-1 in 240 windows, in every third with IRF's half site before it (AICE), E-boxes here and there; two are copies.
const folder = folderWith({
  'genome.sizes': 'chrA\t120000\n',
  'two.txt':
    '>M1 AP1\nA 0 0 9 0 0 0 9\nC 0 0 0 5 0 9 0\nG 0 9 0 5 0 0 0\nT 9 0 0 0 9 0 0\n>M2 AP1\nA 9 0\nC 0 0\nG 0 9\nT 0 0\n',
});
const windows = new SimulatedWindows(240, 400, createRandom(77));
for (let i = 0; i < 240; i++) {
  const unit = i % 3 === 0 ? 'GAAATGACTCA' : 'TGAGTCA';
  windows.put(i, 150 + windows.random.integer(80), unit, windows.random.integer(2) === 1);
  if (i % 2 === 0) windows.put(i, windows.random.integer(390), 'CACGTG');
}
windows.codes.copyWithin(5 * 400, 4 * 400 + 3, 5 * 400 - 20);
const own = Array.from({ length: 240 }, (_, i) => windows.codes.subarray(i * 400, (i + 1) * 400));
const fasta = (sequences: readonly Uint8Array[]): string =>
  sequences.map((codes, i) => `>w${i}\n${decodeSequence(codes)}\n`).join('');
writeFileSync(join(folder, 'sites.fa'), fasta(own));
writeFileSync(join(folder, 'turned.fa'), fasta(own.map(reverseComplement)));
writeFileSync(join(folder, 'genome.fa'), `>chrA\n${decodeSequence(windows.codes)}\n>chrB\nACGT\n`);
writeFileSync(
  join(folder, 'peaks.bed'),
  own.map((_, i) => `chrA\t${i * 400 + 100}\t${i * 400 + 300}\n`).join(''),
);

async function spacing(
  file: string,
  primary: string,
  files: MotifFiles,
  choices: Parameters<typeof motifSpacing>[1] & { sequence?: string } = {},
) {
  const { sequence, ...asked } = choices;
  const { input, close } = await openMotifSpacing({ query: join(folder, file), sequence }, primary, files);
  try {
    return motifSpacing(input, { bases: 'uniform', ...asked });
  } finally {
    close();
  }
}

const files: MotifFiles = { motif: ['IRF=GAAA', 'EBOX=CACGTG', 'BATF=TGANTCA'] };

test('a composite element is told by name, chance and look-alikes by theirs, with effect and interval', async () => {
  const { rows, said, cautions } = shown(await spacing('sites.fa', 'AP1=TGASTCA', files));
  expect(
    rows.map(({ motif, verdict, gap, orientation, element }) => [motif, verdict, gap, orientation, element]),
  ).toEqual([
    ['BATF', 'same site', '-7', 'NA', 'NA'],
    ['IRF', 'fixed spacing of 0 bp', '0', 'pointing towards it', 'AICE, no gap'],
    ['EBOX', 'independent', expect.any(String), expect.any(String), 'NA'],
  ]);
  const [, irf] = rows;
  expect(Number(irf['windows_at'])).toBeGreaterThanOrEqual(77);
  expect(Number(irf['share'])).toBeCloseTo((100 * Number(irf['windows_at'])) / Number(irf['windows']), 3);
  expect(Number(irf['ci_low'])).toBeGreaterThan(10 * Number(irf['expected_share']));
  expect(Number(irf['minus_log10_q'])).toBeGreaterThan(20);
  expect(said).toContain('235 of 240 windows have a site, 234 of them are compared (1 left out');
  expect(said).toContain('1 family is a look-alike of AP1: BATF');
  expect(cautions).toBe('');
});

test('the other strand of every sequence, and peaks on a genome, give the same table', async () => {
  const { text } = shown(await spacing('sites.fa', 'AP1=TGASTCA', files));
  expect(shown(await spacing('turned.fa', 'AP1=TGASTCA', files)).text).toBe(text);
  const sequence = join(folder, 'genome.fa');
  const peaks = await spacing('peaks.bed', 'AP1=TGASTCA', files, { sequence, width: 400 });
  expect(shown(peaks).text).toBe(text);
});

test('figures: a panel for each orientation, in both languages', async () => {
  const { figures } = await spacing('sites.fa', 'IRF', { motif: [...files.motif!, 'AP1=TGASTCA'] });
  expect(figures.map(({ name }) => name)).toEqual(['spacing AP1']);
  const look = { ...FILE_LOOK, simulated: false };
  const svg = figures[0].draw(look);
  expect(svg).toContain('Spacing of AP1 (AP1) from IRF: fixed spacing of 0 bp');
  expect(svg.match(/windows · (?:down|up)stream/g)).toHaveLength(2);
  const text = (...[key, values = {}]: Parameters<typeof look.text>): string =>
    fillIn(japanese[key], values, plainEnglish);
  const inJapanese = figures[0].draw({ ...look, text });
  expect(inJapanese).toContain('0 bp の固定間隔');
  expect(inJapanese).not.toContain('stream');
});

test('what cannot be told is said: few windows, chance sites, weak motifs', async () => {
  const few = shown(await spacing('sites.fa', 'P=GCCACACCCTA', files));
  expect(few.rows.map(({ verdict, share }) => [verdict, share])).toEqual(
    Array(3).fill(['not estimable', 'NA']),
  );
  expect(few.cautions).toMatch(/^0 windows have a site of P: only the strongest spacings can be seen$/);
  const matrix = 'M=A 9 0 0 9 0 0 9 0; C 0 9 0 0 9 0 0 9; G 0 0 9 0 0 9 0 0; T 1 1 1 1 1 1 1 1';
  const chance = shown(await spacing('sites.fa', matrix, files));
  expect(chance.cautions).toContain('the sites of M may be chance');
  const word = shown(await spacing('sites.fa', 'IKZF=GGGAA', files));
  expect(word.cautions).toMatch(
    /the sites of IKZF may be chance: \d+ windows have one, 1\d\d would by chance/,
  );
  const weak = shown(
    await spacing('sites.fa', 'W=A 5 6; C 5 5; G 6 5; T 5 5', { motif: ['V=A 6 5; C 5 5; G 5 6; T 5 5'] }),
  );
  expect(weak.cautions).toMatch(/W is too short or too weak .*\n1 motif is too short/);
});

test('the primary motif is one: by id, by factor, or written out', async () => {
  const motifs = [join(folder, 'two.txt')];
  expect(shown(await spacing('sites.fa', 'M1', { motifs })).rows).toHaveLength(0);
  const several = await refusal(() => spacing('sites.fa', 'ap-1', { motifs }));
  expect(several).toMatch(/2 motifs go by ap-1[^]*M1 \(AP1\), M2 \(AP1\)[^]*--primary M1/);
  expect(await refusal(() => spacing('sites.fa', 'CTCF', { motifs }))).toContain('no motif goes by CTCF');
  expect(await refusal(() => spacing('sites.fa', 'AP1=TGASTCA', {}))).toContain('no motif is given');
  expect(await refusal(() => spacing('peaks.bed', 'M1', { motifs }))).toContain('--sequence FILE');
});
