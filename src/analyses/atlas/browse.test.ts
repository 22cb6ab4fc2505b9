import { expect, test } from 'vitest';
import { peaksOfAll } from '../../../test/support/made-up-chip-atlas.ts';
import { madeUpAtlas } from '../../../test/support/shared-atlases.ts';
import { openAtlas } from '../../atlas/open-atlas.ts';
import { browse } from './browse.ts';

test('the assembled track has one line per peak, coloured, with what is known in column 4', async () => {
  const atlas = await openAtlas(`${await madeUpAtlas()}/atlas`);
  const { pieces } = browse({ atlas, filter: { antigen: ['IKZF1'], cellClass: ['Blood'] } });
  let text = '';
  for await (const piece of pieces) text += piece;
  await atlas.close();
  const lines = text.trim().split('\n');
  expect(lines[0]).toBe('track name="IKZF1 (@ Blood)" url="http://chip-atlas.org/view?id=$$" gffTags="on"');
  const peaks = peaksOfAll();
  const ikzf1 = ['SRX9000001', 'SRX9000002', 'SRX9000004'].map((name) => peaks.get(name)?.length ?? 0);
  expect(lines).toHaveLength(1 + ikzf1.reduce((a, b) => a + b));
  expect(lines[1].split('\t')).toHaveLength(9);
  expect(lines[1]).toMatch(/ID=SRX900000\d;Name=IKZF1%20\(@%20/);
});
