import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith } from '../../../test/support/chipmate.ts';
import { openMotifScan, type MotifFiles } from '../inputs/motif-scan.ts';
import { motifScan } from './scan.ts';

// One site of AP-1 on both strands, one of Ikaros on the other strand, one that runs over an unknown base.
const folder = folderWith({
  'sites.fa': '>one\nGGTGAGTCACCAATTCCCACC\n>two\nTGAGTNATGGGAATCC\n',
  'weak.txt': '>weak\n5 6 5 6 5\n5 5 5 5 5\n6 5 5 5 6\n5 5 6 5 5\n',
  'mixed.txt': '>x ARNT\nA 4 19 0\nC 16 0 0\nG 0 1 20\nT 0 0 0\n',
});

async function scan(files: MotifFiles, choices: Parameters<typeof motifScan>[1] = {}) {
  const { input, close } = await openMotifScan(join(folder, 'sites.fa'), files);
  try {
    return motifScan(input, { bases: 'uniform', ...choices });
  } finally {
    close();
  }
}

const columns = async (files: MotifFiles, choices?: Parameters<typeof motifScan>[1]) => {
  const { table } = await scan(files, choices);
  return Object.fromEntries(table.columns.map(({ name, values }) => [name, Array.from(values)]));
};

test('sites on both strands; a palindrome has one row', async () => {
  const found = await columns({ motif: ['AP1=TGASTCA', 'IKZF=TGGGAAW'] });
  expect(found).toMatchObject({
    chrom: ['one', 'one', 'two'],
    start: [2, 12, 7],
    end: [9, 19, 14],
    strand: ['+', '-', '+'],
    motif: ['AP1', 'IKZF', 'IKZF'],
    site: ['TGAGTCA', 'TGGGAAT', 'TGGGAAT'],
  });
  expect(found['score']).toEqual([13, 13, 13]);
  expect(found['other_strand_score']).toEqual([13, null, null]);
  expect(found['minus_log10_p'][0]).toBeCloseTo(13 * Math.log10(2), 12);
});

test('motifs that can have no site are a caution, and how it was scanned is said', async () => {
  const answer = await scan({ motifs: [join(folder, 'weak.txt')], motif: ['AP1=TGASTCA'] });
  expect(answer.notices.map(({ key, severity }) => [key, severity])).toEqual([
    ['motifs.scanned', 'note'],
    ['motifs.too-weak', 'caution'],
    ['motifs.common-words', 'caution'],
  ]);
  // A palindrome: 15 and 9 places, one in 8,192 of which has it.
  expect(answer.notices[2].values).toMatchObject({ words: 1, names: 'AP1 1 (0.0029)' });
  expect(answer.notices[1].values).toMatchObject({ motifs: 1, names: 'weak' });
  expect(answer.notices[0].values).toMatchObject({ sites: 1, motifs: 2, sequences: 2 });
});

test('the elements, some motifs alone, and a larger P', async () => {
  const found = await columns({ elements: true }, { only: ['AP-1', 'IKZF core'] });
  expect(found['motif']).toEqual(['AP-1', 'IKZF core', 'IKZF core']);
  expect(
    (await columns({ motifs: [join(folder, 'mixed.txt')] }, { p: 0.3 }))['start'].length,
  ).toBeGreaterThan(0);
});

test('sites of one family at one place are one row, that with the least P', async () => {
  const motif = [
    'BATF=A 0 0 9 0 0 0 9; C 0 0 0 5 0 9 0; G 0 9 0 5 0 0 0; T 9 0 0 0 9 0 0',
    'FOS=A 1 0 0 9 0 0 0 9 1; C 1 0 0 0 5 0 9 0 7; G 6 0 9 0 5 0 0 0 1; T 1 9 0 0 0 9 0 0 1',
    'IKZF=TGGGAAW',
  ];
  expect((await columns({ motif }, { p: 0.001 }))['motif']).toEqual(['FOS', 'BATF', 'IKZF', 'IKZF']);
  const found = await columns({ motif }, { p: 0.001, families: true });
  expect(found).toMatchObject({
    motif: ['FOS', 'IKZF', 'IKZF'],
    start: [1, 12, 7],
    family: ['BATF', 'IKZF', 'IKZF'],
    motifs_here: [2, 1, 1],
  });
  const said = (await scan({ motif }, { p: 0.001, families: true })).notices[1];
  expect([said.key, said.values]).toEqual(['motifs.site-families', { rows: 3, sites: 4, families: 2 }]);
});

test('a site over the end of a piece of a chromosome is one site (simulated)', async () => {
  const codes = new Uint8Array((1 << 24) + 40);
  for (const at of [(1 << 24) - 3, (1 << 24) + 20])
    codes.set(
      Array.from('TGAGTCA', (base) => 'ACGT'.indexOf(base)),
      at,
    );
  const { input, close } = await openMotifScan(join(folder, 'sites.fa'), { motif: ['AP1=TGASTCA'] });
  close();
  const sequences = {
    ...{ names: ['chr1'], sizes: [codes.length] },
    bases: (_: number, start: number, end: number) => codes.slice(start, end),
  };
  const { table } = motifScan({ ...input, sequences: { ...input.sequences, ...sequences } });
  const { values } = table.columns.find(({ name }) => name === 'start')!;
  expect(Array.from(values)).toEqual([(1 << 24) - 3, (1 << 24) + 20]);
});

test('no motif, one that is given twice, and one that nothing goes by', async () => {
  await expect(scan({})).rejects.toThrow(/no motif is given/);
  await expect(scan({ motif: ['TGASTCA', 'TGASTCA'] })).rejects.toThrow(/the motif TGASTCA is given twice/);
  await expect(scan({ motif: ['AP1=TGASTCA'] }, { only: ['CTCF'] })).rejects.toThrow(/no motif goes by CTCF/);
});
