import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { smallAtlas } from '../../test/support/shared-atlases.ts';
import { atlasNames, summariesOf } from './atlas-summary.ts';

test('two atlases of one name are told apart by the folders above them', () => {
  expect(atlasNames(['/a/b/atlas', '/a/c/atlas', '/a/blood'])).toEqual(['b/atlas', 'c/atlas', 'blood']);
  expect(atlasNames(['/x/b/atlas', '/y/b/atlas'])).toEqual(['x/b/atlas', 'y/b/atlas']);
  expect(atlasNames(['/a/atlas', '/a/atlas'])).toEqual(['atlas', 'atlas']);
});

test('an atlas is opened once, and one that vanished is said to be gone', async () => {
  const folder = join(await smallAtlas(), 'atlas');
  const summaries = summariesOf([folder]);
  const [first] = await summaries.all();
  expect(first).toMatchObject({ name: 'atlas', genome: 'hg38', isKnownGenome: true, simulated: false });
  expect((await summaries.all())[0]).toBe(first);
  await rename(folder, `${folder}-away`);
  try {
    expect((await summaries.all())[0]).toMatchObject({ name: 'atlas', refusal: { key: 'atlas.gone' } });
  } finally {
    await rename(`${folder}-away`, folder);
  }
});
