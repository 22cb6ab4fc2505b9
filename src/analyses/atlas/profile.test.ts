import { expect, test } from 'vitest';
import { shown } from '../../../test/support/answers.ts';
import { madeUpAtlas } from '../../../test/support/shared-atlases.ts';
import { openAtlas } from '../../atlas/open-atlas.ts';
import { profile } from './profile.ts';

test('experiments of one antigen against each other', async () => {
  const atlas = await openAtlas(`${await madeUpAtlas()}/atlas`);
  const { rows } = shown(profile({ atlas, filter: { antigen: ['FOS'], cell: ['K-562'] } }));
  await atlas.close();
  expect(rows.map((row) => row['experiment']).sort()).toEqual(['SRX9000006', 'SRX9000007']);
  expect(Number(rows[0]['median_correlation'])).toBeLessThan(0.5);
});
