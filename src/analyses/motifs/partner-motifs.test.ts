// Motifs of partners, in a small simulated genome with a word planted where FOS binds.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { refusal, shown, type Shown } from '../../../test/support/answers.ts';
import { motifWorld } from '../../../test/support/motif-world.ts';
import { buildFromSheet } from '../../../test/support/shared-atlases.ts';
import { openAtlas, type Atlas } from '../../atlas/open-atlas.ts';
import { ask } from '../inputs/asked.ts';
import type { ExpressedFactors, FactorExpression } from '../inputs/genes/expressed-factors.ts';
import { openAtlasSites } from '../inputs/class-sites.ts';
import { readLibrary, scanKernel } from '../inputs/motif-scan.ts';
import { readQuery } from '../inputs/query.ts';
import { needSequence, type FoundSequence } from '../inputs/sequence.ts';
import { partnerMotifs } from './partner-motifs.ts';

let atlas: Atlas;
let genome: FoundSequence;

/** Factors that bind random places, under names that have motifs; the last where the word is not. */
const RANDOM = ['MYC', 'RUNX1', 'SPI1', 'RELA', 'IRF4', 'PRDM1', 'CREB1', 'BATF'];

beforeAll(async () => {
  process.chdir(await motifWorld(5));
  const sheet = readFileSync('sheet.tsv', 'utf8')
    .replace(/OTHER(\d+)\b/g, (name, number: string) => RANDOM[Number(number) - 1] ?? name)
    .replace('f8.bed', 'batf.bed');
  writeFileSync('batf.bed', readFileSync('other.bed', 'utf8').split('\n').slice(0, 200).join('\n'));
  writeFileSync('named.tsv', sheet);
  writeFileSync('all.bed', readFileSync('query.bed', 'utf8') + readFileSync('other.bed', 'utf8'));
  await buildFromSheet('named.tsv', 'named', { genome: join(process.cwd(), 'small.sizes') });
  atlas = await openAtlas('named');
  genome = await needSequence({ file: 'genome.2bit' });
  return async () => {
    await atlas.close();
    genome.sequences.close();
  };
});

async function asked(
  antigen: string,
  candidates: readonly string[],
  query = 'all.bed',
  expression?: ExpressedFactors,
): Promise<Shown> {
  const read = await readQuery(query, atlas.genome);
  return shown(
    partnerMotifs({
      asked: await ask(atlas, read, { antigen, cell: 'ONE', cellClass: 'Blood' }),
      sites: openAtlasSites(atlas),
      cellClass: 'Blood',
      genome,
      library: await readLibrary({ elements: true }),
      kernel: scanKernel,
      expression,
      candidates: candidates.map((name) => ({ antigen: name, cell: 'ONE' })),
    }),
  );
}

test('a partner sits on its own motif where that is in more of the shared sites', async () => {
  const { rows, cautions } = await asked('IKZF1', ['FOS']);
  const [fos] = rows;
  expect(fos).toMatchObject({
    motif: 'AP-1',
    sits: 'its own motif',
    verdict: 'suggested',
    reason: 'spacing not tested',
  });
  expect(Number(fos['ci_low'])).toBeGreaterThan(2);
  expect(Number(fos['shared_with_motif']) / Number(fos['shared_windows'])).toBeGreaterThan(0.6);
  expect(Number(fos['other_with_motif']) / Number(fos['other_windows'])).toBeLessThan(0.2);
  expect(cautions).toContain('no motif of IKZF1 in the library has more sites under its peaks than chance');
});

test('of the factors of a motif those are left that neither expression nor ChIP-seq rules out', async () => {
  const [unknown] = (await asked('IKZF1', ['FOS'])).rows;
  // BATF has an experiment in these cells, elsewhere.
  expect(unknown).toMatchObject({
    family: 'BATF, FOS, JUN',
    family_expressed: 'NA',
    family_left: 'FOS, JUN',
  });
  const of = (name: string): FactorExpression => ({
    ...{ expressed: name === 'JUN' ? 'not seen' : 'yes', averageExpression: 5 },
    ...{ log2FoldChange: -1.26, adjustedP: name === 'FOS' ? 0.01 : 0.5 },
  });
  const [told] = (await asked('IKZF1', ['FOS'], 'all.bed', { of, notices: [] })).rows;
  expect(told).toMatchObject({
    family_expressed: 'BATF, FOS',
    family_changed: 'FOS -1.3',
    family_left: 'FOS',
  });
});

test('a partner with the motif of the query is told apart from it by nothing', async () => {
  const { rows, said } = await asked('JUN', ['FOS']);
  expect(rows[0]).toMatchObject({
    verdict: 'suggested',
    reason: 'one shared sequence',
    sits: 'one shared sequence',
    spacing: 'same site',
  });
  expect(said).toContain('the motif of the query is AP-1');
});

test('factors at random places have no more of their motifs there, and those without a motif are not tested', async () => {
  const { rows } = await asked('IKZF1', [...RANDOM.slice(0, 7), 'OTHER9']);
  const words = rows.map(({ antigen, verdict, reason }) => `${antigen} ${verdict} ${reason}`);
  expect(words.slice(0, 7)).toEqual(RANDOM.slice(0, 7).map((name) => `${name} no significant difference NA`));
  expect(words[7]).toBe('OTHER9 not tested no known motif');
  expect(rows[7]['log2_odds_ratio']).toBe('NA');
});

test('too few shared sites are not estimable; a query without sequence is refused', async () => {
  writeFileSync('few.bed', readFileSync('other.bed', 'utf8').split('\n').slice(0, 40).join('\n'));
  const { rows } = await asked('IKZF1', ['FOS'], 'few.bed');
  expect(rows[0]).toMatchObject({ verdict: 'not estimable', reason: 'too few sites', motif: 'NA' });
  const empty = {
    ...genome,
    sequenceOf: (names: readonly string[]) => new Int32Array(names.length).fill(-1),
  };
  const known = genome;
  genome = empty;
  try {
    expect(await refusal(() => asked('IKZF1', ['FOS']))).toMatch(
      /the sequence is known at none of the peaks/,
    );
  } finally {
    genome = known;
  }
});

test('the same question has the same answer', async () => {
  expect((await asked('JUN', ['FOS', 'MYC'])).text).toBe((await asked('JUN', ['FOS', 'MYC'])).text);
});
