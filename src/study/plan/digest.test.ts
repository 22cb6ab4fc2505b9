import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { buildSites } from '../../analyses/atlas/make-sites.ts';
import { buildAtlas } from '../../atlas/making/build-atlas.ts';
import { ATLAS_FILES, formatManifest, readManifest } from '../../atlas/manifest.ts';
import { fingerprint } from '../../atlas/making/write-folder.ts';
import { builtInGenes } from '../../formats/genes/genes-reader.ts';
import { knownAssembly } from '../../genome/assembly.ts';
import { digestFile } from './digest.ts';

const folder = mkdtempSync(join(tmpdir(), 'chipmate-digest-'));
const at = (name: string): string => join(folder, name);
const sha256 = async (name: string): Promise<string> => (await digestFile(at(name), name)).sha256;

test('a digest is of the content, however it is packed', async () => {
  const text = 'chr1\t100\t200\n'.repeat(5000);
  writeFileSync(at('plain.bed'), text);
  for (const level of [1, 9]) writeFileSync(at(`level${level}.bed.gz`), gzipSync(text, { level }));
  expect(readFileSync(at('level1.bed.gz')).equals(readFileSync(at('level9.bed.gz')))).toBe(false);
  const plain = await digestFile(at('plain.bed'), 'plain.bed');
  expect(plain.bytes).toBe(text.length);
  for (const name of ['level1.bed.gz', 'level9.bed.gz'])
    expect(await digestFile(at(name), name)).toEqual({ ...plain, file: name });
  writeFileSync(at('other.bed.gz'), gzipSync(`${text}chr1\t100\t201\n`));
  expect(await sha256('other.bed.gz')).not.toBe(plain.sha256);
  writeFileSync(at('cut.bed.gz'), readFileSync(at('level9.bed.gz')).subarray(0, 60));
  await expect(sha256('cut.bed.gz')).rejects.toThrow('the gzip file ends early');
});

test('an atlas has another digest with other peaks or sites, not with genes packed in another way', async () => {
  const assembly = knownAssembly('hg38');
  const genes = builtInGenes('hg38');
  if (assembly === undefined || genes === undefined) throw new Error('hg38 is built in');
  writeFileSync(
    at('sheet.tsv'),
    'experiment\tantigen\tcell_class\tcell\tfile\nE1\tFOS\tBlood\tK-562\tpeaks.bed\n',
  );
  const digests: string[] = [];
  for (const [atlas, peaks] of [
    ['a', 'chr1\t1000\t1200\n'],
    ['b', 'chr1\t1000\t1201\n'],
  ]) {
    writeFileSync(at('peaks.bed'), peaks);
    await buildAtlas(at('sheet.tsv'), at(atlas), { assembly, genes });
    digests.push(await sha256(atlas));
  }
  buildSites(at('b'));
  digests.push(await sha256('b'));
  expect(new Set(digests).size).toBe(3);
  const packed = join(at('b'), ATLAS_FILES.genes);
  writeFileSync(packed, gzipSync(gunzipSync(readFileSync(packed)), { level: 1 }));
  const before = readManifest(at('b'));
  const files = { ...before.files, [ATLAS_FILES.genes]: fingerprint(packed) };
  const text = formatManifest({ ...before, ...{ files, sha256: undefined } });
  writeFileSync(join(at('b'), ATLAS_FILES.manifest), text);
  expect(readManifest(at('b')).sha256).not.toBe(before.sha256);
  expect(await sha256('b')).toBe(digests[2]);
});
