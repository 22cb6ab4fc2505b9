import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { folderWith } from '../../../../test/support/chipmate.ts';
import { isGeneList } from './genes-named.ts';

test('a list of genes is told from regions by its beginning, plain or packed, however long it is', () => {
  const genes = Array.from({ length: 50_000 }, (_, i) => `GENE${i * 7919}`).join('\n');
  const regions = genes.replace(/^GENE(\d+)$/gm, 'chr1\t$1\t99999999999');
  const cases: Record<string, [string | Uint8Array, boolean]> = {
    'genes.txt': [genes, true],
    'genes.txt.gz': [gzipSync(genes), true],
    'few.txt.gz': [gzipSync('# mine\nFOS\nMYC note\n'), true],
    'regions.bed': [regions, false],
    'regions.bed.gz': [gzipSync(regions), false],
    'cut.gz': [gzipSync(genes).subarray(0, 12), false],
    'damaged.gz': [Buffer.from([0x1f, 0x8b, 9, 9, 9, 9]), false],
    // 100 MB of one letter: no more of it is unpacked than tells what it is.
    'bomb.gz': [gzipSync(Buffer.alloc(100_000_000, 'A')), false],
    empty: ['', false],
  };
  const folder = folderWith(Object.fromEntries(Object.entries(cases).map(([name, [text]]) => [name, text])));
  for (const [name, [, expected]] of Object.entries(cases))
    expect(isGeneList(join(folder, name)), name).toBe(expected);
  expect(isGeneList(folder)).toBe(false);
  expect(isGeneList(join(folder, 'absent'))).toBe(false);
  expect(isGeneList('-')).toBe(false);
});
