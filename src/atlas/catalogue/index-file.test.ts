import { readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../../../test/support/chipmate.ts';
import { InputError } from '../../errors.ts';
import { createRandom } from '../../statistics/random.ts';
import { IndexFile } from './index-file.ts';
import { openCatalogue } from './open-catalogue.ts';

const ANTIGENS = ['IKZF1', 'FOS', 'JUN', 'SPI1'];

/** Rows of a list, as many as asked for: more than a block of it. */
function rows(count: number): string[] {
  return Array.from({ length: count }, (_, i) =>
    [
      `SRX${9_000_000 + i}`,
      'hg38',
      'TFs and others',
      ANTIGENS[i % 4],
      'Blood',
      'MM.1S',
      'Tissue=made up',
      `${20_000_000 + i},90.5,11.1,50`,
      `GSM${i}: made up`,
      `treatment=${i % 3 === 0 ? 'JQ1' : 'none'}`,
    ].join('\t'),
  );
}

/** Everything that a catalogue answers, as text; `refused` where it is an `InputError`. */
function answers(list: string, said: string[] = []): string {
  try {
    const catalogue = openCatalogue(list, ({ key }) => said.push(key));
    try {
      const found = [
        catalogue.search({ words: [['ikzf1']] }),
        catalogue.search({ words: [['MM1S'], ['jq1']] }),
        catalogue.search({ words: [['9']] }),
        catalogue.search({ facets: { antigen: (name) => name === 'FOS' }, without: ['drug'] }),
        catalogue.search({ withoutDuplicates: true }),
      ];
      const all = catalogue.search({});
      return JSON.stringify([
        found.map((each) => [...each]),
        [0, 1, all.length - 1].map((row) => catalogue.row(row)),
        catalogue.values('antigen'),
      ]);
    } finally {
      catalogue.close();
    }
  } catch (error) {
    if (error instanceof InputError) return 'refused';
    throw error;
  }
}

function flipped(bytes: Buffer, bit: number): Buffer {
  const other = Buffer.from(bytes);
  other[bit >> 3] ^= 1 << (bit & 7);
  return other;
}

/** Writes a file's content and gives it the times that it had. */
function replaceQuietly(path: string, content: Uint8Array): void {
  const { atime, mtime } = statSync(path);
  writeFileSync(path, content);
  utimesSync(path, atime, mtime);
}

test('a flipped bit anywhere in the index changes no answer', () => {
  const list = join(folderWith({ 'experimentList.tab': `${rows(60).join('\n')}\n` }), 'experimentList.tab');
  const right = answers(list);
  const index = readFileSync(`${list}.index`);
  const random = createRandom(3);
  const said: string[] = [];
  for (let i = 0; i < 200; i++) {
    writeFileSync(`${list}.index`, flipped(index, random.integer(8 * index.length)));
    expect(answers(list, said)).toBe(right);
  }
  expect(said.filter((key) => key === 'search.index-damaged').length).toBeGreaterThan(150);
  for (const cut of [0, 1, 40, 64, 500, index.length - 100]) {
    writeFileSync(`${list}.index`, index.subarray(0, cut));
    expect(answers(list)).toBe(right);
  }
});

test('a flipped bit in the list, at the same length and time, is noticed where it is read', () => {
  const list = join(folderWith({ 'experimentList.tab': `${rows(400).join('\n')}\n` }), 'experimentList.tab');
  const right = answers(list);
  const bytes = readFileSync(list);
  const random = createRandom(4);
  let refused = 0;
  for (let i = 0; i < 60; i++) {
    replaceQuietly(list, flipped(bytes, random.integer(8 * bytes.length)));
    const answer = answers(list);
    if (answer === 'refused') refused++;
    else expect(answer).toBe(right);
  }
  expect(refused).toBeGreaterThan(30);
});

test('an index with right checksums and wrong places is made again', () => {
  const list = join(folderWith({ 'experimentList.tab': `${rows(9).join('\n')}\n` }), 'experimentList.tab');
  const right = answers(list);
  const good = readFileSync(`${list}.index`);
  const start = good.indexOf(0x0a) + 1;
  const length = Number(/ (\d+)\n/.exec(good.toString('latin1', 0, start))?.[1]);
  const header = good.toString('utf8', start, start + length);
  const changes: [string | RegExp, string][] = [
    [/"words":\[(\d+),/, '"words":[9$1,'],
    [/"wordStarts":\[(\d+),(\d+)\]/, '"wordStarts":[$1.$2]'],
    [/"rowStarts":\[(\d+),(\d+)\]/, '"rowStarts":[$1,4]'],
    [/"duplicateOf":\[(\d+),/, '"duplicateOf":[-8,'],
    ['"rows":9', '"rows":999999999'],
    ['"rows":9', '"rows":"9"'],
    [/"values":\{/, '"values":{"x":1,"gene":'],
    [/"values":.*"sections"/, '"values":{},"sections"'],
    [/^.*$/, '[]'],
    [/^.*$/, 'null'],
    [/.$/, ''],
  ];
  for (const [from, to] of changes) {
    const text = Buffer.from(header.replace(from, to));
    expect(text.toString()).not.toBe(header);
    const first = `chipmate catalogue 3 ${crc32(text).toString(16).padStart(8, '0')} ${text.length}\n`;
    const said: string[] = [];
    writeFileSync(`${list}.index`, Buffer.concat([Buffer.from(first), text, good.subarray(start + length)]));
    expect(answers(list, said)).toBe(right);
    expect(said).toContain('search.index-damaged');
  }
});

test('the index of an earlier release is made again, without talk of damage', () => {
  const list = join(folderWith({ 'experimentList.tab': `${rows(9).join('\n')}\n` }), 'experimentList.tab');
  writeFileSync(`${list}.index`, '{"format":"chipmate catalogue 2","list":{"bytes":1,"modified":2}}\n\0\0');
  const said: string[] = [];
  answers(list, said);
  expect(said).toEqual(['search.indexing']);
  new IndexFile(`${list}.index`).close();
});

describe('rows of a list that are no experiments', () => {
  const strange = [
    '../../../../ESC3/evil\thg38\tTFs and others\tIKZF1\tBlood\tMM.1S',
    'SRX1/../../../x\thg38\tTFs and others\tIKZF1\tBlood\tMM.1S',
    '..\thg38\tTFs and others\tIKZF1\tBlood\tMM.1S',
    '\thg38\tTFs and others\tIKZF1\tBlood\tMM.1S',
    'SRX\u00001\thg38\tTFs and others\tIKZF1\tBlood\tMM.1S',
    `SRX${'1'.repeat(3000)}\thg38\tTFs and others\tIKZF1\tBlood\tMM.1S`,
    'COM1\thg38\tTFs and others\tIKZF1\tBlood\tMM.1S',
    'SRX2\\..\\x1\thg38\tTFs and others\tIKZF1\tBlood\tMM.1S',
    'SRX2\t../hg38\tTFs and others\tIKZF1\tBlood\tMM.1S',
    'SRX2\ttreatment=none\tTFs and others\tIKZF1\tBlood\tMM.1S',
    'SRX2\thg38\tTFs and others\tIKZF\u001b]0;x\u00071\tBlood\tMM.1S',
    `SRX2\thg38\tTFs and others\t${'I'.repeat(5000)}\tBlood\tMM.1S`,
    'SRX2\thg38\tTFs and others',
    'SRX2',
    '<html><body>busy</body></html>',
  ];

  test('are left out and told of, with their line; the others are there', () => {
    const list = join(
      folderWith({ 'experimentList.tab': `${[...rows(20), ...strange, ''].join('\n')}` }),
      'experimentList.tab',
    );
    for (let again = 0; again < 2; again++) {
      const cautions: unknown[] = [];
      const catalogue = openCatalogue(list, (notice) => {
        if (notice.severity === 'caution') cautions.push(notice.values);
      });
      expect(catalogue.rows).toBe(20);
      expect([...catalogue.search({})].map((row) => catalogue.row(row).experiment)).toEqual(
        rows(20).map((row) => row.split('\t')[0]),
      );
      catalogue.close();
      expect(cautions).toEqual([{ rows: strange.length, list, line: 21, reason: 'has no accession' }]);
    }
  });

  test('a list of one row without a line end is one', () => {
    const text = rows(1).join('').trimEnd();
    const catalogue = openCatalogue(join(folderWith({ 'experimentList.tab': text }), 'experimentList.tab'));
    expect([catalogue.rows, catalogue.row(0).experiment]).toEqual([1, text.split('\t')[0]]);
    catalogue.close();
  });

  test('are no list where most are', () => {
    const text = [...rows(3), ...strange].join('\n');
    const list = join(folderWith({ 'experimentList.tab': text }), 'experimentList.tab');
    expect(() => openCatalogue(list)).toThrow(/line 4: the list holds no experiments[^]*15 of 18 rows/);
  });

  test('400,000 rows of junk are refused in linear time', () => {
    const junk = Array.from({ length: 400_000 }, (_, i) => `${i * 7919}\t${i}\t\t\t`);
    const list = join(
      folderWith({ 'experimentList.tab': [...rows(3), ...junk].join('\n') }),
      'experimentList.tab',
    );
    const before = performance.now();
    expect(() => openCatalogue(list)).toThrow(/holds no experiments/);
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});
