import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { refusal, shown, type Shown } from '../../../test/support/answers.ts';
import { folderWith } from '../../../test/support/chipmate.ts';
import { peaksOfAll } from '../../../test/support/made-up-chip-atlas.ts';
import { buildFromChipAtlas, buildFromSheet, madeUpAtlas } from '../../../test/support/shared-atlases.ts';
import { openAtlas } from '../../atlas/open-atlas.ts';
import { diff } from './diff.ts';

const own = folderWith({
  'mouse.bed': 'chr1\t100\t200\n',
  'mouse.tsv': 'experiment\tantigen\tfile\nE1\tFOS\tmouse.bed\n',
});
let world = '';

beforeAll(async () => {
  world = await madeUpAtlas();
  await buildFromChipAtlas(join(world, 'data'), join(own, 'blood'), {
    cellClass: ['Blood'],
    antigenClass: ['all'],
  });
});

async function compared(before: string, after: string): Promise<Shown> {
  const [old, later] = [await openAtlas(before), await openAtlas(after)];
  try {
    return shown(await diff({ before: old, after: later }));
  } finally {
    await Promise.all([old.close(), later.close()]);
  }
}

test('what appeared, vanished and changed', async () => {
  const { rows, said } = await compared(join(world, 'atlas'), join(own, 'blood'));
  expect(said).toMatch(/0 experiments appeared, 2 vanished, 0 changed in peaks/);
  expect(rows.map((row) => `${row['experiment']} ${row['change']}`)).toEqual([
    'SRX9000012 vanished',
    'SRX9000013 vanished',
  ]);
  await buildFromChipAtlas(join(world, 'data'), join(own, 'strict'), {
    antigenClass: ['TFs and others'],
    cellClass: ['Blood'],
    threshold: '10',
  });
  const strict = (await compared(join(own, 'blood'), join(own, 'strict'))).rows.find(
    (row) => row['experiment'] === 'SRX9000001',
  );
  const kept = (peaksOfAll().get('SRX9000001') ?? []).filter(({ score }) => score > 100).length;
  expect(strict).toMatchObject({
    change: 'peaks',
    peaks_old: '900',
    peaks_new: String(kept),
    peaks_same: String(kept),
  });
});

test('atlases of different genomes are neither compared nor read as one', async () => {
  await buildFromSheet(join(own, 'mouse.tsv'), join(own, 'mouse'), { genome: 'mm10' });
  const both = [join(world, 'atlas'), join(own, 'mouse')];
  expect(await refusal(() => compared(both[0], both[1]))).toMatch(/different genomes[^]*mm10/);
  expect(await refusal(() => openAtlas(both))).toMatch(/hg38[^]*mm10/);
});
