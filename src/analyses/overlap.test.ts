import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { refusal, shown, type Shown } from '../../test/support/answers.ts';
import { folderWith } from '../../test/support/chipmate.ts';
import { buildFromSheet, smallAtlas, smallFiles } from '../../test/support/shared-atlases.ts';
import type { ExperimentFilter } from '../atlas/experiment-filter.ts';
import { openAtlas } from '../atlas/open-atlas.ts';
import { readQuery } from './inputs/query.ts';
import { overlap } from './overlap.ts';

const own = folderWith({ ...smallFiles, 'sheet.tsv': smallFiles['more.tsv'].replace('E7', 'E8') });
let world = '';

beforeAll(async () => {
  world = await smallAtlas();
});

async function ask(
  atlases: readonly string[],
  { filter = {}, ...choices }: { filter?: ExperimentFilter; minScore?: number; reverse?: boolean } = {},
): Promise<Shown> {
  const atlas = await openAtlas(atlases);
  try {
    const query = await readQuery(join(world, 'query.bed'), atlas.genome);
    return shown(await overlap({ atlas, query, filter }, choices));
  } finally {
    await atlas.close();
  }
}

test('counts query intervals once, shows the default class, most hits first', async () => {
  const { rows } = await ask([join(world, 'atlas')], { reverse: true });
  const names = ['experiment', 'query_peaks_hit', 'query_peaks', 'peaks_hit'];
  expect(rows.map((row) => names.map((name) => row[name]))).toEqual([
    ['E1', '100', '100', '100'],
    ['E2', '100', '100', '100'],
    ['E3', '100', '100', '100'],
    ['E4', '34', '100', '34'],
    ['E6', '20', '100', '20'],
  ]);
});

test('filters choose rows by any spelling and alias', async () => {
  const filter = { antigen: ['ikaros'], cell: ['k562'] };
  expect((await ask([join(world, 'atlas')], { filter })).rows).toHaveLength(1);
  expect((await ask([join(world, 'atlas')], { filter: { antigenClass: ['all'] } })).rows).toHaveLength(6);
});

test('several atlases and added experiments are read as one', async () => {
  await buildFromSheet(join(own, 'sheet.tsv'), join(own, 'second'));
  const { rows } = await ask([join(world, 'atlas'), join(own, 'second')]);
  expect(rows.find(({ experiment }) => experiment === 'E8')).toMatchObject({
    query_peaks_hit: '34',
    antigen: 'MAX',
  });
  expect(rows).toHaveLength(6);
  expect(await refusal(() => ask([join(world, 'atlas'), join(world, 'atlas')]))).toContain(
    'is in two of the atlases',
  );
});

test('a smallest score is refused where the atlas does not know its scores', async () => {
  expect(await refusal(() => ask([join(world, 'atlas')], { minScore: 50 }))).toContain(
    'scores that are -10 log10 Q',
  );
  await buildFromSheet(join(world, 'sheet.tsv'), join(own, 'scored'), { scoreIsMinus10Log10Q: true });
  const { rows } = await ask([join(own, 'scored')], { minScore: 500, filter: { antigen: ['FOS'] } });
  const strong = smallFiles['e3.bed'].split('\n').filter((line) => Number(line.split('\t')[4]) >= 500).length;
  expect(rows.find(({ experiment }) => experiment === 'E3')?.['query_peaks_hit']).toBe(String(strong));
});

test('a folder that is no atlas is refused', async () => {
  expect(await refusal(() => ask([world]))).toContain('this is not an atlas');
});
