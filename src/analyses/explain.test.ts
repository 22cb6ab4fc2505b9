import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { refusal, shown, type Shown } from '../../test/support/answers.ts';
import { folderWith } from '../../test/support/chipmate.ts';
import { drivenGenes, limmaTable } from '../../test/support/driven-genes.ts';
import { buildFromSheet } from '../../test/support/shared-atlases.ts';
import { openAtlas, type Atlas } from '../atlas/open-atlas.ts';
import { explain, type explainChoices } from './explain.ts';
import type { Choosing } from './inputs/choices.ts';
import { needGenes, type FoundGenes } from './inputs/genes/gene-models.ts';
import { readGenesOf } from './inputs/genes/genes-named.ts';
import { readNamedTable } from './inputs/genes/matched-table.ts';

const folder = folderWith({
  ...drivenGenes,
  // A second experiment of the driver, of fewer peaks.
  'sheet.tsv': `${drivenGenes['sheet.tsv']}E7\tDRIVER\tBlood\tK-562\tdriver2.narrowPeak\n`,
  'driver2.narrowPeak': drivenGenes['driver.narrowPeak']
    .split('\n')
    .filter((line, i) => line !== '' && (i >= 40 || i % 4 > 0))
    .join('\n'),
  'list.txt': Array.from({ length: 40 }, (_, i) => `GENE${i}`).join('\n'),
  'half.tsv': drivenGenes['drug.tsv'].split('\n').slice(0, 151).join('\n'),
  'dated.tsv': `${drivenGenes['drug.tsv']}1-Mar\t-2\t8\t-20\t1e-6\t1e-5\n`,
  'levels.tsv': drivenGenes['drug.tsv']
    .split('\n')
    .map((line, i) => line.replace(/\t8\t/, `\t${2 + ((i * 37) % 90) / 10}\t`))
    .join('\n'),
  'tiny.tsv': limmaTable(() => -2),
  'flat.tsv': limmaTable(() => 0),
  'no-p.tsv': Array.from({ length: 300 }, (_, i) => `GENE${i}\t${i < 40 ? -2 : 0.1}`)
    .join('\n')
    .replace(/^/, 'gene\tlogFC\n'),
  'foreign.tsv': limmaTable(() => -2).replaceAll('GENE', 'AT1G'),
});

let atlas: Atlas;
let genes: FoundGenes;
beforeAll(async () => {
  await buildFromSheet(join(folder, 'sheet.tsv'), join(folder, 'atlas'));
  atlas = await openAtlas(join(folder, 'atlas'));
  genes = { ...(await needGenes({ file: join(folder, 'genes.bed') })), assembly: 'hg38' };
  return () => atlas.close();
});

async function ask(table: string, choices: Choosing<typeof explainChoices> = {}): Promise<Shown> {
  const changed = await readNamedTable(join(folder, table), undefined);
  return shown(await explain({ atlas, genes, changed }, choices));
}

async function askList(name: string, expression?: string): Promise<Shown> {
  const list = await readGenesOf(join(folder, name), genes.models, undefined);
  const table =
    expression === undefined ? undefined : await readNamedTable(join(folder, expression), undefined);
  return shown(await explain({ atlas, genes, changed: { name, list, expression: table } }));
}

test('the factor that sits at changed genes explains them; what cannot be matched is told or refused', async () => {
  const explained = await ask('drug.tsv', { direction: 'down' });
  expect(explained.said).toContain('40 changed genes against 260 unchanged ones');
  const [first, second] = explained.rows;
  expect([first['antigen'], first['experiments'], first['best_experiment']]).toEqual(['DRIVER', '2', 'E0']);
  expect(Number(first['ci_low'])).toBeGreaterThan(Number(second['ci_high']));
  expect(first['between_experiments']).not.toBe('NA');
  expect(second['between_experiments']).toBe('NA');
  // One level for all genes matches none with like-expressed ones.
  expect(explained.cautions).toContain('drug.tsv does not tell how strongly genes are expressed');
  expect((await ask('levels.tsv', { direction: 'down' })).cautions).not.toContain('strongly');
  // As targets does: a date that may be several genes is a caution.
  expect((await ask('dated.tsv')).cautions).toMatch(
    /dated.tsv: gene names that a spreadsheet made dates and that may be several genes are left out: 1-Mar$/m,
  );
  expect(await refusal(() => ask('foreign.tsv'))).toMatch(
    /foreign.tsv: no row of the expression table names a gene[\s\S]* names such as \w+, \w+, \w+$/m,
  );
});

test('where too few genes changed, or too many, the choice that helps is named', async () => {
  expect(await refusal(() => ask('tiny.tsv'))).toMatch(
    /300 changed and 0 unchanged[\s\S]*lower --significance/,
  );
  expect(await refusal(() => ask('flat.tsv'))).toMatch(
    /0 changed and 300 unchanged[\s\S]*raise --significance/,
  );
  const high = await refusal(() => ask('drug.tsv', { foldChange: 5 }));
  expect(high).toContain('lower --fold-change');
  const without = await refusal(() => ask('no-p.tsv'));
  expect(without).toContain('no p-values: give --fold-change');
  expect(without).not.toContain('--significance');
  expect((await ask('no-p.tsv', { foldChange: 1 })).said).toContain('40 changed genes against 260');
  expect(await refusal(() => ask('no-p.tsv', { foldChange: 0.05 }))).toContain('raise --fold-change');
});

test('experiment by experiment, with the area under the curve', async () => {
  const { rows } = await ask('drug.tsv', { direction: 'down', level: 'experiment' });
  expect(rows.slice(0, 2).map((row) => row['antigen'])).toEqual(['DRIVER', 'DRIVER']);
  expect(rows).toHaveLength(8);
  expect(Number(rows[0]['area_under_curve'])).toBeGreaterThan(0.9);
});

test('a list stands beside genes that code for proteins, or those that a table of its cells measured', async () => {
  const bare = await askList('list.txt');
  expect(bare.rows[0]['antigen']).toBe('DRIVER');
  expect(bare.said).toContain('40 changed genes against 260 unchanged ones');
  expect(bare.cautions).toContain('q below .05 is no more than suggested');
  const beside = await askList('list.txt', 'half.tsv');
  expect(beside.rows[0]['antigen']).toBe('DRIVER');
  expect(beside.said).toContain('40 changed genes against 110 unchanged ones');
  expect(beside.cautions).not.toContain('suggested');
  expect(await refusal(() => askList('list.txt', 'foreign.tsv'))).toMatch(/no row of the expression table/);
});
