import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bigBed, type BigBedItem } from '../../src/formats/peaks/big-bed-writer.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { describeWith, pythonWith } from '../support/reference.ts';

const python = pythonWith('pyBigWig');
const AUTO_SQL = `table named
"Named intervals"
(
string chrom; "Chromosome"
uint chromStart; "Start"
uint chromEnd; "End"
string name; "Name"
)
`;
const SIZES = new Map([
  ['chr1', 3_000_000],
  ['chr10', 1_000_000],
  ['chr2', 500_000],
  ['chrX', 4000],
]);

/** Chromosomes, number of items, summary, and the items of some windows, as pyBigWig reads them. */
const READ = `
import json, pyBigWig, sys
path, windows = sys.argv[1], json.loads(sys.argv[2])
file = pyBigWig.open(path)
print(json.dumps({
    "isBigBed": bool(file.isBigBed()),
    "chromosomes": file.chroms(),
    "sql": file.SQL().decode() if isinstance(file.SQL(), bytes) else file.SQL(),
    "header": file.header(),
    "windows": [[list(item) for item in (file.entries(c, s, e) or [])] for c, s, e in windows],
}))
`;

interface Read {
  isBigBed: boolean;
  chromosomes: Record<string, number>;
  sql: string;
  header: Record<string, number>;
  windows: [number, number, string][][];
}

function readBack(items: readonly BigBedItem[], windows: readonly [string, number, number][]): Read {
  const path = join(mkdtempSync(join(tmpdir(), 'chipmate-bigbed-')), 'items.bb');
  writeFileSync(path, bigBed(items, { sizes: SIZES, autoSql: AUTO_SQL, fields: 4, bedFields: 4 }));
  const { stdout, stderr, status } = spawnSync(python ?? '', ['-c', READ, path, JSON.stringify(windows)], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout) as Read;
}

function drawItems(count: number, chromosomes: readonly string[]): BigBedItem[] {
  const random = createRandom(11);
  return Array.from({ length: count }, (_, index) => {
    const chromosome = chromosomes[random.integer(chromosomes.length)];
    const start = random.integer((SIZES.get(chromosome) as number) - 400);
    return { chromosome, start, end: start + 1 + random.integer(399), rest: `item_${index}` };
  });
}

describeWith(python !== undefined, 'pyBigWig', 'bigBed files, read by pyBigWig', () => {
  test.each([1, 700, 180_000])('%i items come back from any window', (count) => {
    const names = count === 1 ? ['chr2'] : ['chr1', 'chr10', 'chr2'];
    const items = drawItems(count, names);
    const windows = names.flatMap((name): [string, number, number][] => {
      const size = SIZES.get(name) as number;
      return [
        [name, 0, size],
        [name, Math.floor(size / 3), Math.floor(size / 3) + 2000],
        [name, size - 500, size],
      ];
    });
    const read = readBack(items, windows);
    expect(read.isBigBed).toBe(true);
    expect(read.sql).toBe(AUTO_SQL);
    expect(read.chromosomes).toEqual(Object.fromEntries(names.map((name) => [name, SIZES.get(name)])));
    windows.forEach(([chromosome, from, to], index) => {
      const expected = items
        .filter((item) => item.chromosome === chromosome && item.start < to && item.end > from)
        .map(({ start, end, rest }): [number, number, string] => [start, end, rest]);
      const order = (a: [number, number, string], b: [number, number, string]): number =>
        a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : 1);
      expect(read.windows[index].sort(order)).toEqual(expected.sort(order));
    });
  });

  test('the summary counts covered bases and their depth', () => {
    const item = (start: number, end: number): BigBedItem => ({ chromosome: 'chrX', start, end, rest: 'a' });
    const { header } = readBack([item(0, 100), item(50, 150), item(150, 160)], []);
    expect(header).toMatchObject({ version: 4, nBasesCovered: 160, minVal: 1, maxVal: 2 });
    expect(header).toMatchObject({ sumData: 210, sumSquared: 310 });
  });
});
