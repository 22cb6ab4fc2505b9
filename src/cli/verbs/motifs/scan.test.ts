import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { chipmate, folderWith, rowsOf } from '../../../../test/support/chipmate.ts';

test('the sites of the table are those of the BED file, plain or packed', () => {
  const cwd = folderWith({ 'sites.fa': '>one\nGGTGAGTCACCAATTCCCACC\n>two\nTGAGTNATGGGAATCC\n' });
  const asked = ['motifs', 'scan', 'sites.fa', '--motif', 'AP1=TGASTCA', '--motif', 'IKZF=TGGGAAW'];
  const run = chipmate([...asked, '--bases', 'uniform', '--bed', 'sites.bed', '-q'], { cwd });
  expect([run.status, run.stderr]).toEqual([
    0,
    expect.stringMatching(/^chipmate: caution: 2 words stand.*\n$/),
  ]);
  const bed = readFileSync(join(cwd, 'sites.bed'), 'utf8');
  // 13 bits each: P is 2^-13.
  expect(bed).toBe('one\t2\t9\tAP1\t391\t+\none\t12\t19\tIKZF\t391\t-\ntwo\t7\t14\tIKZF\t391\t+\n');
  expect(rowsOf(run.stdout).map((row) => `${row['chrom']} ${row['start']} ${row['strand']}`)).toEqual([
    'one 2 +',
    'one 12 -',
    'two 7 +',
  ]);
  chipmate([...asked, '--bases', 'uniform', '--bed', 'sites.bed.gz', '-q'], { cwd });
  expect(gunzipSync(readFileSync(join(cwd, 'sites.bed.gz'))).toString()).toBe(bed);
});
