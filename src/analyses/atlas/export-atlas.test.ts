import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { shown } from '../../../test/support/answers.ts';
import { folderWith } from '../../../test/support/chipmate.ts';
import { genes, overlapping, peaksOfAll } from '../../../test/support/made-up-chip-atlas.ts';
import { buildFromChipAtlas, madeUpAtlas } from '../../../test/support/shared-atlases.ts';
import { openAtlas, type Atlas } from '../../atlas/open-atlas.ts';
import { makeFolder } from '../../formats/text/file-writer.ts';
import { writePieces } from '../../formats/text/file-writer.ts';
import { inEnglish } from '../../messages/message.ts';
import { needGenes } from '../inputs/genes/gene-models.ts';
import { openSearched } from '../inputs/searched.ts';
import { diff } from './diff.ts';
import { exportAtlas } from './export-atlas.ts';
import { search } from './search.ts';

const peaks = peaksOfAll();

/** Exports an atlas into a folder. @returns what is said */
async function written(folder: string, exported: string): Promise<string> {
  const atlas = await openAtlas(folder);
  const { models } = await needGenes({ atlas: folder });
  const said: string[] = [];
  for (const { path, pieces, notices } of await exportAtlas({ atlas, models }, { network: 1000 })) {
    makeFolder(dirname(join(exported, path)));
    await writePieces(join(exported, path), pieces());
    said.push(...notices.map(inEnglish));
  }
  await atlas.close();
  return said.join('\n');
}

/** The attributes of all experiments of an atlas. */
function attributesOf(folder: string): string[] {
  const searched = openSearched(folder);
  const { rows } = shown(search({ searched }));
  searched.close();
  return rows.map((row) => row['attributes']);
}

test('an exported atlas is built again without a difference; scores above 1000 are capped', async () => {
  const world = await madeUpAtlas();
  const own = folderWith({});
  const exported = join(own, 'exported');
  expect(await written(join(world, 'atlas'), exported)).toContain('13 experiments');
  const list = readFileSync(join(exported, 'metadata', 'experimentList.tab'), 'utf8').split('\n');
  expect(list[0]).toBe(
    'SRX9000001\thg38\tTFs and others\tIKZF1\tBlood\tMM.1S\tTissue=made up\t20000000,90.5,10.1,900\t' +
      'GSM9000000: made-up IKZF1 in MM.1S\ttreatment=none\tsource_name=MM1S',
  );
  const light = gunzipSync(
    readFileSync(join(exported, 'hg38', 'allPeaks_light', 'allPeaks_light.hg38.05.bed.gz')),
  ).toString();
  const lines = light
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
  const all = [...peaks].flatMap(([experiment, own]) =>
    own.map((p) => [p.chromosome, p.start, p.end, experiment, Math.min(1000, p.score)].join('\t')),
  );
  expect(lines.map((cells) => cells.join('\t')).sort()).toEqual(all.sort());
  const order = lines.map(([chromosome, start]) => `${chromosome} ${start.padStart(9, '0')}`);
  expect(order).toEqual([...order].sort());
  await buildFromChipAtlas(exported, join(own, 'again'), {
    genes: join(world, 'genes.refFlat'),
    antigenClass: ['all'],
  });
  const atlases: Atlas[] = [await openAtlas(join(world, 'atlas')), await openAtlas(join(own, 'again'))];
  expect(shown(await diff({ before: atlases[0], after: atlases[1] })).said).toContain(
    '0 experiments appeared, 0 vanished, 0 changed in peaks, 0 only in annotation, 13 not at all',
  );
  await Promise.all(atlases.map((each) => each.close()));
  const attributes = attributesOf(join(world, 'atlas'));
  expect(new Set(attributes).size).toBeGreaterThan(5);
  expect(attributesOf(join(own, 'again'))).toEqual(attributes);
  const links = readFileSync(join(exported, 'hg38', 'network', 'network.hg38.05.1000.tsv'), 'utf8');
  // BCL2 has two TSSs that are each as frequent: the upstream one counts.
  const tssOf = new Map(
    [...genes].reverse().map(([symbol, chromosome, tss]) => [symbol, { chromosome, tss }]),
  );
  const expected = [...peaks].flatMap(([experiment, own]) =>
    [...tssOf]
      .filter(([, { chromosome, tss }]) =>
        own.some((peak) => overlapping(peak, { chromosome, start: tss - 1001, end: tss + 1001 })),
      )
      .map(([symbol]) => `${experiment}\t${symbol}`),
  );
  expect(links.trim().split('\n')).toEqual(expected.sort());
});
