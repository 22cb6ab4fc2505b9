import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chipmate, folderWith, rowsOf } from '../../../../test/support/chipmate.ts';
import { createRandom } from '../../../statistics/random.ts';

/** Every second of 400 peaks is reproducible. */
function narrowPeak(seed: number, peaks = 400): string {
  const [random, common] = [createRandom(seed), createRandom(99)];
  return Array.from({ length: peaks }, (_, i) => {
    const real = 3 + common.normal();
    const signal = Math.exp(i % 2 === 0 ? real + 0.3 * random.normal() : random.normal()).toFixed(4);
    const start = 1000 * i + random.integer(50);
    return `chr1\t${start}\t${start + 200}\tp${i}\t0\t.\t${signal}\t${signal}\t-1\t${90 + random.integer(20)}\n`;
  }).join('');
}

const cwd = folderWith({
  'a.narrowPeak': narrowPeak(1),
  'b.narrowPeak': narrowPeak(2),
  'few.narrowPeak': narrowPeak(3, 10),
});
const run = (...args: string[]) => chipmate(['peaks', 'consensus', ...args], { cwd });

test('the consensus of two files is a table and a narrowPeak file that the next verb reads', () => {
  const { status, stdout, stderr } = run('a.narrowPeak', 'b.narrowPeak', '--narrow-peak', 'both.narrowPeak');
  expect(status, stderr).toBe(0);
  expect(stderr).toMatch(/of 400 matched peaks \d+ have an IDR of at most 0\.05/);
  const rows = rowsOf(stdout);
  expect(rows.length).toBeGreaterThan(150);
  expect(rows.length).toBeLessThan(260);
  const odd = rows.filter(({ start }) => Math.round(Number(start) / 1000) % 2 === 1);
  expect(odd.length / rows.length).toBeLessThan(0.15);
  const peaks = readFileSync(join(cwd, 'both.narrowPeak'), 'utf8').trimEnd().split('\n');
  expect(peaks).toHaveLength(rows.length);
  for (const [at, line] of peaks.entries()) {
    const fields = line.split('\t');
    expect(fields).toHaveLength(10);
    expect([fields[1], fields[2], fields[4]]).toEqual([
      rows[at]['start'],
      rows[at]['end'],
      rows[at]['score'],
    ]);
    expect(Number(fields[1]) + Number(fields[9])).toBe(Number(rows[at]['summit']));
  }
  const next = chipmate(['sets', 'both.narrowPeak', 'a.narrowPeak'], { cwd });
  expect(next.status, next.stderr).toBe(0);
});

test('too few peaks end well, with a header alone and a caution', () => {
  const { status, stdout, stderr } = run('a.narrowPeak', 'few.narrowPeak');
  expect(status).toBe(0);
  expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  expect(stderr).toContain('caution: replicates have 10 matched peaks, 20 are needed');
  expect(stderr).toContain('--rule k-of-n');
  const counted = run('a.narrowPeak', 'few.narrowPeak', '--rule', 'k-of-n', '-q');
  expect(rowsOf(counted.stdout)).toHaveLength(10);
});

test.each([
  [['a.narrowPeak'], 'this is one replicate'],
  [['a.narrowPeak', 'b.narrowPeak', '--rank-by', 'q'], 'a.narrowPeak: 400 peaks have no q to be ranked by'],
  [
    ['a.narrowPeak', 'b.narrowPeak', '-o', 'x.narrowPeak'],
    'x.narrowPeak: the table of a consensus is no file',
  ],
])('refused: %s', (args, words) => {
  const { status, stdout, stderr } = run(...args);
  expect(stderr).toContain(words);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
});
