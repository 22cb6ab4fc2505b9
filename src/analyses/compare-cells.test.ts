// Groups of cell types compared, on simulated peaks with planted partners.
import { beforeAll, expect, test } from 'vitest';
import { refusal, shown, type Shown } from '../../test/support/answers.ts';
import { plantedAtlas } from '../../test/support/shared-atlases.ts';
import { openAtlas, type Atlas } from '../atlas/open-atlas.ts';
import { compareCells } from './compare-cells.ts';
import { ask } from './inputs/asked.ts';
import { openAtlasSites } from './inputs/class-sites.ts';
import { promoterGenes } from './inputs/genes/gene-models.ts';
import { readQuery } from './inputs/query.ts';

let atlas: Atlas;
beforeAll(async () => {
  process.chdir(await plantedAtlas());
  atlas = await openAtlas('atlas');
  return () => atlas.close();
});

async function compared(a: string, b: string, cell?: string, draws?: number): Promise<Shown> {
  const asked = await ask(atlas, await readQuery('a.bed', atlas.genome), { cell });
  const genes = await promoterGenes(undefined, atlas.genome.name);
  return shown(compareCells({ asked, sites: openAtlasSites(atlas), genes }, { a: [a], b: [b], draws }));
}

test('finds the cell type in which a factor goes with the query', async () => {
  const { rows } = await compared('one', 'TWO', 'ONE');
  expect(rows[0]).toMatchObject({ antigen: 'FOS', cells_a: 'ONE', cells_b: 'TWO' });
  expect(Number(rows[0]['ci_low'])).toBeGreaterThan(1);
  const ezh2 = rows.find(({ antigen }) => antigen === 'EZH2');
  expect(Math.abs(Number(ezh2?.['difference']))).toBeLessThan(1);
  expect(rows).toHaveLength(19);
});

test('overlapping groups and unknown cell types are refused', async () => {
  expect(await refusal(() => compared('ONE', 'Blood', undefined, 0))).toMatch(
    /groups of cell types overlap[\s\S]*ONE/,
  );
  expect(await refusal(() => compared('ONE', 'TWOO', undefined, 0))).toMatch(
    /no factor in the cell type TWOO[\s\S]*TWO/,
  );
});
