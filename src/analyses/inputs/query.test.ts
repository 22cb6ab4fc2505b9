import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { refusal } from '../../../test/support/answers.ts';
import { folderWith } from '../../../test/support/chipmate.ts';
import { smallBed } from '../../../test/support/shared-atlases.ts';
import { knownAssembly, type Assembly } from '../../genome/assembly.ts';
import { inEnglish } from '../../messages/message.ts';
import { readQuery } from './query.ts';

const hg38 = knownAssembly('hg38') as Assembly;
const folder = folderWith({
  'query.bed': smallBed(4, 10),
  'region.bed': 'chr1\t0\t2000000\n',
  'foreign.bed': 'contig1\t0\t2000000\n',
});
const query = join(folder, 'query.bed');

describe('regions', () => {
  test('restrict the query', async () => {
    const region = join(folder, 'region.bed');
    const within = await readQuery(query, hg38, { within: [region] });
    expect(within.peaks.count).toBe(50);
    expect((await readQuery(query, hg38, { blacklist: region })).peaks.count).toBe(50);
    expect((await readQuery(query, hg38, { notWithin: [region] })).peaks.count).toBe(50);
    expect(within.notices.map(inEnglish).join('\n')).toContain('50 of 100 intervals are left');
  });

  test('of another genome are refused: they would leave out nothing', async () => {
    const foreign = join(folder, 'foreign.bed');
    for (const regions of [{ within: [foreign] }, { notWithin: [foreign] }, { blacklist: foreign }])
      expect(await refusal(() => readQuery(query, hg38, regions))).toContain(
        'foreign.bed: no chromosome of this file is one of hg38',
      );
  });
});

const faults: [string, string | Uint8Array | undefined, RegExp][] = [
  ['a missing file', undefined, /bad.bed: no such file/],
  ['an empty file', '', /bad.bed: the file is empty/],
  ['an end before its start', 'chr1\t1\t9\nchr1\t9\t5\n', /bad.bed, line 2/],
  ['coordinates that are no numbers', 'chr1\ta\tb\nchr1\t5\tb\n', /bad.bed, line 1/],
  ['a negative start', 'chr1\t-1\t5\n', /bad.bed, line 1/],
  [
    'unknown chromosomes in all rows',
    'contig1\t1\t5\n',
    /bad.bed: no chromosome of this file is one of hg38/,
  ],
  ['a gz that ends early', gzipSync(smallBed(1)).subarray(0, 300), /bad.bed: the gzip file ends early/],
  ['a BAM', gzipSync('BAM\u0001\u0000\u0000'), /bad.bed: this is a BAM file/],
  [
    'another build',
    'chr1\t249100000\t249100100\n'.repeat(5),
    /bad.bed: these peaks look like hg19, not hg38/,
  ],
];
test.each(faults)('%s is refused with its place', async (_, content, message) => {
  const bad = folderWith(content === undefined ? {} : { 'bad.bed': content });
  expect(await refusal(() => readQuery(join(bad, 'bad.bed'), hg38))).toMatch(message);
});
