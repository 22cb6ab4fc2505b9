import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plantedPartners } from '../../test/support/planted-partners.ts';
import { knownAssembly } from '../genome/assembly.ts';
import { buildAtlas } from './making/build-atlas.ts';
import { openAtlas } from './open-atlas.ts';
import { peaksOfEach } from './peaks-of-each.ts';

test('peaks of several experiments in one pass are those of each alone, however many are read at a time', async () => {
  const folder = plantedPartners(3);
  const assembly = knownAssembly('hg38');
  if (assembly === undefined) throw new Error('hg38 is built in');
  await buildAtlas(join(folder, 'sheet.tsv'), join(folder, 'atlas'), { assembly });
  const atlas = await openAtlas(join(folder, 'atlas'));
  try {
    const asked = [7, 2, 0, 11, 5];
    const alone = [];
    for (const experiment of asked) {
      const { start, end } = await atlas.peaksOf(experiment);
      alone.push({ start, end });
    }
    for (const atMost of [1, 500, undefined]) {
      const found = [];
      for await (const { start, end } of peaksOfEach(atlas, asked, atMost)) found.push({ start, end });
      expect(found).toEqual(alone);
    }
  } finally {
    await atlas.close();
  }
});
