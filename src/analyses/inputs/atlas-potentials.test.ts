import { join } from 'node:path';
import { expect, test } from 'vitest';
import { modelsOf } from '../../../test/support/hand-made-genes.ts';
import { smallAtlas } from '../../../test/support/shared-atlases.ts';
import { openAtlas } from '../../atlas/open-atlas.ts';
import { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { indexTss } from '../../genome/nearest-tss.ts';
import { betaPotential } from '../../targets/binding/contributions.ts';
import { groupTranscripts } from '../../targets/binding/gene-list.ts';
import { scoreGenes } from '../../targets/binding/gene-scores.ts';
import { atlasPotentials, worldExperiments, worldOf } from './atlas-potentials.ts';

test('every experiment has the potentials that its peaks give', async () => {
  const atlas = await openAtlas(join(await smallAtlas(), 'atlas'));
  try {
    const models = modelsOf(['A', '', 'chr1', 500_000, 1], ['B', '', 'chr1', 2_000_000, -1]);
    const genes = groupTranscripts(models);
    const world = atlasPotentials(atlas, genes);
    expect([...world.experiments]).toEqual([...atlas.experiments.experiment.keys()]);
    expect(world.antigenKey[0]).toBe(world.antigenKey[1]);
    for (const [i, experiment] of world.experiments.entries()) {
      const peaks = await atlas.peaksOf(experiment);
      const { score } = scoreGenes(genes, betaPotential(indexTss(models), peaks));
      world.potential[i].forEach((value, gene) => expect(value).toBeCloseTo(score[gene], 5));
    }
    const few = atlasPotentials(atlas, genes, { atMost: 2 });
    expect(few.potential.length).toBe(2);
    expect(few.notices.map(({ key }) => key)).toEqual(['world.thinned']);
    // What the factor is called has to be an antigen of the atlas, thinned or not.
    const of = (antigen: string[]) =>
      worldOf(atlas, { models, assembly: atlas.genome.name }, {}, { antigen }).notices;
    expect(of([atlas.experiments.antigen[0]])).toEqual([]);
    expect(of(['NOSUCH'])).toMatchObject([
      { key: 'identity.no-such-antigen', values: { antigen: 'NOSUCH' } },
    ]);
  } finally {
    await atlas.close();
  }
});

test('a large atlas is thinned to one experiment of an antigen and cell, evenly; controls are no factor', () => {
  const count = 40;
  const column = (value: (i: number) => string): string[] =>
    Array.from({ length: count }, (_, i) => value(i));
  const table = {
    count,
    antigenClass: column((i) => (i === 0 ? 'Input control' : 'TFs and others')),
    antigen: column((i) => `F${10 + (i % 20)}`),
    cell: column(() => 'K-562'),
    peaks: new Uint32Array(count).fill(100),
  };
  const names = new KnownNames();
  expect(worldExperiments(table, names, 39)).toMatchObject({ of: 39 });
  const { rows } = worldExperiments(table, names, 10);
  expect([...rows]).toEqual([2, 4, 6, 8, 10, 12, 14, 16, 18, 20]);
});
