import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { bamContent, bamFile, type BamRecord } from '../../../test/support/bam-records.ts';
import { blockGzip } from '../../../test/support/sequence-files.ts';
import { InputError } from '../../errors.ts';
import type { AlignedReads, ReadCounts, SingleReads } from '../../genome/reads/aligned-reads.ts';
import { BamScanner } from './bam-scanner.ts';
import type { ReadChoices } from './read-choices.ts';
import { readReads } from './reads-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'chipmate-reads-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

function file(content: string | Uint8Array): string {
  const path = join(folder, `${files++}`);
  writeFileSync(path, content);
  return path;
}

async function refusal(asked: Promise<unknown>): Promise<InputError> {
  const error: unknown = await asked.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof InputError)) throw new Error(`not refused: ${String(error)}`);
  return error;
}

const HEADER = {
  chromosomes: [
    { name: 'chr1', length: 1_000 },
    { name: 'chr2', length: 500 },
    { name: 'chr3', length: 400 },
  ],
};

const bam = (...records: BamRecord[]): string => file(bamFile(HEADER, records, 100));

/** Positions of each chromosome, in one list each. */
function placesOf(reads: AlignedReads): Record<string, number[][]> {
  return reads.layout === 'single'
    ? Object.fromEntries(reads.chromosomes.map((each) => [each.name, [[...each.forward], [...each.reverse]]]))
    : Object.fromEntries(reads.chromosomes.map((each) => [each.name, [[...each.start], [...each.end]]]));
}

/** What was lost, without the reasons that there were none of. */
function lostOf({ records, kept, ...lost }: ReadCounts): Record<string, number> {
  expect(Object.values(lost).reduce((sum, count) => sum + count, kept)).toBe(records);
  return Object.fromEntries(Object.entries(lost).filter(([, count]) => count > 0));
}

const READ: BamRecord = { chromosome: 0, start: 100, flag: 0 };

describe('BAM', () => {
  test('reads of any order are sorted by chromosome and strand; a reverse read begins at its end', async () => {
    const { format, reads } = await readReads(
      bam(
        { ...READ, start: 300 },
        { ...READ, flag: 16, start: 50, cigar: '5S10M2D3M7I100N1=1X4H', bases: 27 },
        { ...READ, start: 20 },
        { ...READ, chromosome: 2, start: 399, cigar: '25M', bases: 25 },
        { ...READ, flag: 16, start: 10 },
        { ...READ, start: 20 },
      ),
    );
    expect(format).toBe('BAM');
    expect(placesOf(reads)).toEqual({
      chr1: [
        [20, 20, 300],
        [35, 50 + 10 + 2 + 3 + 100 + 2],
      ],
      chr2: [[], []],
      chr3: [[399], []],
    });
    expect(reads.chromosomes.map(({ length }) => length)).toEqual([1_000, 500, 400]);
    expect(reads.meanLength).toBe((5 * 25 + 117) / 6);
    // Of sequences: (5 * 25 + 27) / 6, rounded down.
    expect(reads.firstLength).toBe(25);
    expect(lostOf(reads.counts)).toEqual({});
  });

  test('what MACS leaves out is left out and counted by its reason', async () => {
    const { reads } = await readReads(
      bam(
        ...[4, 256, 2048, 512, 512 + 256].map((flag) => ({ ...READ, flag })),
        { ...READ, chromosome: -1 },
        { ...READ, start: -1 },
        { ...READ, cigar: '*' },
        { ...READ, cigar: '25S' },
        { ...READ, flag: 1024, start: 7 },
        { ...READ, quality: 0, start: 8 },
      ),
    );
    expect(placesOf(reads).chr1).toEqual([[7, 8], []]);
    expect(lostOf(reads.counts)).toEqual({ unmapped: 5, secondary: 3, failed: 1 });
  });

  test('marked duplicates and reads of low quality go where that is asked for', async () => {
    const path = bam(
      { ...READ, flag: 1024, start: 7 },
      { ...READ, quality: 9, start: 8 },
      { ...READ, quality: 10, start: 9 },
    );
    const { reads } = await readReads(path, { minimumQuality: 10, keepMarkedDuplicates: false });
    expect(placesOf(reads).chr1).toEqual([[9], []]);
    expect(lostOf(reads.counts)).toEqual({ markedDuplicates: 1, lowQuality: 1 });
  });

  const PAIRS: BamRecord[] = [
    { ...READ, flag: 83, start: 300, mate: { chromosome: 0, start: 200 }, template: -125 },
    { ...READ, flag: 163, start: 200, mate: { chromosome: 0, start: 300 }, template: 125 },
    { ...READ, flag: 99, start: 200, mate: { chromosome: 0, start: 220 }, template: 45 },
    { ...READ, flag: 147, start: 220, mate: { chromosome: 0, start: 200 }, template: -45 },
    // Not a proper pair, a mate without a place, a mate elsewhere, a pair of no length.
    { ...READ, flag: 65 },
    { ...READ, flag: 75 },
    { ...READ, flag: 67, mate: { chromosome: 1, start: 5 }, template: 9 },
    { ...READ, flag: 67, mate: { chromosome: 0, start: 5 } },
  ];

  test('pairs are told by their flags, and are fragments from outer end to outer end', async () => {
    const { reads } = await readReads(bam(...PAIRS));
    expect(reads.layout).toBe('paired');
    expect(placesOf(reads).chr1).toEqual([
      [200, 200],
      [245, 325],
    ]);
    expect(lostOf(reads.counts)).toEqual({ mates: 2, unpaired: 4 });
  });

  test('of pairs as single ends the first mates count', async () => {
    const { reads } = await readReads(bam(...PAIRS), { layout: 'single' });
    expect(placesOf(reads).chr1).toEqual([[100, 100, 200], [325]]);
    expect(lostOf(reads.counts)).toEqual({ mates: 2, unpaired: 2 });
  });

  test('pairs and single reads in one file have to be told apart by the user, whatever comes first', async () => {
    for (const records of [
      [READ, ...PAIRS],
      [...PAIRS, READ],
    ]) {
      const path = bam(...records);
      expect((await refusal(readReads(path))).details.key).toBe('reads.both-layouts');
      expect((await readReads(path, { layout: 'paired' })).reads.counts).toMatchObject({
        kept: 2,
        unpaired: 5,
      });
    }
    expect((await refusal(readReads(bam(READ), { layout: 'paired' }))).details.key).toBe('reads.no-pairs');
  });

  test('the bytes may come in any pieces', () => {
    const content = bamContent({ ...HEADER, text: '@CO\tlong\n'.repeat(20) }, [
      READ,
      ...PAIRS.slice(0, 1),
      READ,
    ]);
    const read = (size: number, choices: ReadChoices): AlignedReads => {
      const scanner = new BamScanner('x.bam', choices);
      for (let at = 0; at < content.length; at += size) scanner.push(content.subarray(at, at + size));
      return scanner.finish();
    };
    const whole = read(content.length, { layout: 'single' });
    expect(whole.counts.kept).toBe(3);
    for (const size of [1, 2, 3, 7, 31, 64]) expect(read(size, { layout: 'single' })).toEqual(whole);
  });

  test('a file that ends anywhere before its end is refused', async () => {
    const whole = bamFile(HEADER, [READ, READ, READ], 70);
    for (let length = 80; length < whole.length; length++) {
      const { key } = (await refusal(readReads(file(whole.subarray(0, length))))).details;
      expect(['reads.cut-off', 'file.reads'], `${length} bytes`).toContain(key);
    }
    const error = await refusal(readReads(file(whole.subarray(0, -28))));
    expect(error.message).toContain('the BAM file was cut off');
    expect(error.details.found).toBe(`no such block behind ${whole.length - 28} bytes`);
    const content = bamContent(HEADER, [READ]);
    expect((await refusal(readReads(file(blockGzip(content.subarray(0, -1)))))).details.found).toBe(
      'an end within record 1',
    );
    expect((await refusal(readReads(file(blockGzip(content.subarray(0, 30)))))).details.found).toBe(
      'an end within its header',
    );
  });

  test('a block whose checksum or length is wrong is named', async () => {
    const whole = bamFile(HEADER, [READ, READ, READ], 70);
    const second = whole.readUInt16LE(16) + 1;
    const size = whole.readUInt16LE(second + 16) + 1;
    for (const at of [second + size - 8, second + size - 4]) {
      const broken = Buffer.from(whole);
      broken[at] ^= 1;
      const { key, found } = (await refusal(readReads(file(broken)))).details;
      expect(key).toBe('reads.damaged');
      expect(found).toContain(`at byte ${second}`);
    }
  });

  test.each([
    ['a size of an empty block that would be reserved', 0xffff, -4, 'unpacked bytes at byte'],
    ['a size beyond that of any block', 0x7fff_0000, -4, 'unpacked bytes at byte'],
  ])('%s', async (_, size, at, found) => {
    const whole = bamFile(HEADER, [READ]);
    whole.writeUInt32LE(size, whole.length + at);
    expect((await refusal(readReads(file(whole)))).details.found).toContain(found);
  });

  /** The content with one number changed. */
  const changed = (at: number, value: number): string => {
    const content = bamContent(HEADER, [READ]);
    content.writeInt32LE(value, at < 0 ? content.length + at : at);
    return file(blockGzip(content));
  };
  const RECORD = bamContent(HEADER, []).length;

  test.each([
    ['text', 4, -1, 'a header of -1 bytes'],
    ['text', 4, 0x7fff_ffff, 'a header of 2147483647 bytes'],
    ['number of chromosomes', 8 + 11, -1, '-1 chromosomes'],
    ['name of a chromosome', 12 + 11, 0x7fff_ffff, 'a name of 2147483647 bytes for chromosome 1'],
    ['length of a chromosome', 12 + 11 + 9, -5, 'a length of -5 for chromosome chr1'],
    ['size of a record', RECORD, 31, 'a record of 31 bytes'],
    ['size of a record', RECORD, 0x7fff_ffff, 'a record of 2147483647 bytes'],
    ['chromosome', RECORD + 4, 3, 'position 100 on chromosome 3 of 3'],
    ['sequence', RECORD + 20, 1_000, 'a name, CIGAR and sequence that do not fit into its'],
    ['CIGAR', RECORD + 38, 25 * 16 + 9, 'operation 9 in its CIGAR'],
  ])('a %s that cannot be is refused (%i)', async (_, at, value, found) => {
    const error = await refusal(readReads(changed(at, value)));
    expect(error.details.key).toBe('reads.damaged');
    expect(error.details.found).toContain(found);
  });

  test('more chromosomes than there are is a file that ends early', async () => {
    expect((await refusal(readReads(changed(8 + 11, 0x7fff_ffff)))).details.key).toBe('reads.cut-off');
  });

  test('a read beyond the end of its chromosome is of another genome', async () => {
    const { key, expected, found } = (await refusal(readReads(bam(READ, { ...READ, start: 1_000 })))).details;
    expect({ key, expected, found }).toEqual({
      key: 'reads.beyond-end',
      expected: 'positions on chr1 below 1000',
      found: 'position 1000 in record 2',
    });
  });

  test('a file of which no read is left says what was left out', async () => {
    const { key, found } = (await refusal(readReads(bam({ ...READ, flag: 4 }, { ...READ, flag: 256 }))))
      .details;
    expect({ key, found }).toEqual({ key: 'reads.none', found: '2 records, unmapped 1, secondary 1' });
    expect((await refusal(readReads(bam()))).details.found).toBe('0 records');
  });
});

describe('BED and BEDPE', () => {
  const TAGS =
    'chr2\t5\t30\tr\t0\t-\n# x\nchr1\t40\t65\tr\t0\t+\textra\nchr2\t5\t31\tr\t0\t-\nchr1\t7\t32\t\t.\t+';

  test.each([
    ['plain', Buffer.from(TAGS)],
    ['CRLF', Buffer.from(TAGS.replaceAll('\n', '\r\n'))],
    ['gzip', gzipSync(TAGS)],
    ['bgzip', blockGzip(Buffer.from(TAGS), 20)],
  ])('tags with strands are single ends (%s)', async (_, content) => {
    const { format, reads } = await readReads(file(content));
    expect(format).toBe('BED');
    expect(placesOf(reads)).toEqual({ chr2: [[], [30, 31]], chr1: [[7, 40], []] });
    expect(reads.counts).toMatchObject({ records: 4, kept: 4 });
    expect([reads.meanLength, reads.firstLength]).toEqual([25.25, 25]);
  });

  test('lines are fragments where pairs are asked for', async () => {
    const { format, reads } = await readReads(file('chr1\t40\t265\nchr1\t7\t9\nchr1\t40\t60\n'), {
      layout: 'paired',
    });
    expect(format).toBe('BED');
    expect(placesOf(reads)).toEqual({
      chr1: [
        [7, 40, 40],
        [9, 60, 265],
      ],
    });
  });

  test('pairs are fragments between their outer ends; those on two chromosomes and without a place are counted', async () => {
    const text = [
      'chr1\t300\t325\tchr1\t200\t225\tr\t30\t-\t+',
      'chr1\t10\t35\tchr2\t200\t225',
      'chr1\t10\t35\t.\t-1\t-1',
      '.\t-1\t-1\t.\t-1\t-1',
      'chr2\t10\t35\tchr2\t12\t30',
      '',
    ].join('\n');
    const { format, reads } = await readReads(file(text));
    expect(format).toBe('BEDPE');
    expect(placesOf(reads)).toEqual({ chr1: [[200], [325]], chr2: [[10], [35]] });
    expect(lostOf(reads.counts)).toEqual({ unmapped: 2, unpaired: 1 });
    expect((await refusal(readReads(file(text), { layout: 'single' }))).details.key).toBe(
      'reads.pairs-as-single',
    );
  });

  test.each<[string, string, string, ReadChoices?]>([
    ['chr1\t5\t30', 'reads.no-strand', '3 columns'],
    ['chr1\t5\t30\tr\t0\t.', 'reads.no-strand', '"."'],
    ['chr1\t5\t30\tr\t0\t+-', 'reads.no-strand', '"+-"'],
    ['chr1\t5\t5\tr\t0\t+', 'reads.bed-line', '5 >= 5'],
    ['chr1\t-1\t5\tr\t0\t+', 'reads.bed-line', '"-1"'],
    ['chr1\t5\t2147483648\tr\t0\t+', 'reads.bed-line', '"2147483648"'],
    ['chr1 5 30 r 0 +', 'reads.bed-line', '"chr1 5 30 r 0 +"'],
    ['\t5\t30\tr\t0\t+', 'reads.bed-line', '""'],
    ['chr1\t30\t5', 'reads.bed-line', '30 >= 5', { layout: 'paired' }],
  ])('a line that holds no read is refused with its number: %j', async (line, key, found, choices) => {
    const good = choices === undefined ? 'chr1\t5\t30\tr\t0\t+' : 'chr1\t5\t30';
    const { details } = await refusal(readReads(file(`#\n${good}\n${line}\n${good}\n`), choices));
    expect(details).toMatchObject({ key, found, line: 3 });
  });

  test('a line of pairs that holds none is refused with its number', async () => {
    const good = 'chr1\t5\t30\tchr1\t50\t75';
    for (const bad of [
      'chr1\t5\t30\tchr1\t50',
      'chr1\t5\t30\tchr1\t50\tx',
      'chr1\t5\t30\tchr1\t50\t-12',
      'chr1\t9\t3\tchr1\t5\t7',
    ])
      expect((await refusal(readReads(file(`${good}\n${bad}\n`)))).details).toMatchObject({
        ...{ key: 'reads.bed-line', line: 2 },
      });
  });

  test('both ends of single reads are kept where that is asked for', async () => {
    const { reads } = await readReads(file(TAGS), { bothEnds: true });
    const [chr2, chr1] = (reads as SingleReads).chromosomes;
    expect([...chr2.reverse, ...chr2.reverseStart!]).toEqual([30, 31, 5, 5]);
    expect([...chr1.forward, ...chr1.forwardEnd!]).toEqual([7, 40, 32, 65]);
    expect([...chr2.forwardEnd!, ...chr1.reverseStart!]).toEqual([]);
    const plain = (await readReads(file(TAGS))).reads as SingleReads;
    expect(plain.chromosomes[0].reverseStart).toBeUndefined();
  });

  test('choices that a text cannot answer are refused', async () => {
    for (const choices of [{ minimumQuality: 10 }, { keepMarkedDuplicates: false }])
      expect((await refusal(readReads(file(TAGS), choices))).details.key).toBe('reads.text-has-none');
  });

  test('a text without reads is refused', async () => {
    expect((await refusal(readReads(file('# nothing\n')))).details).toMatchObject({
      ...{ key: 'reads.none', found: '0 records' },
    });
  });
});

test.each([
  [
    'CRAM',
    Buffer.from('CRAM\u0003\u0000rest'),
    'reads.cram',
    'samtools view -b -T genome.fa -o FILE.bam FILE.cram',
  ],
  ['SAM', '@HD\tVN:1.6\nr\t0\tchr1\t1\t30\t5M\t*\t0\t0\tACGTA\tIIIII\n', 'reads.sam', 'samtools view -b'],
  ['FASTQ', gzipSync('@r1\nACGTN\n+\nIIIII\n'), 'reads.not-aligned', 'bowtie2'],
  ['BAM without blocks', gzipSync(bamContent(HEADER, [READ])), 'reads.not-in-blocks', 'samtools view -b'],
  ['plain BAM', bamContent(HEADER, [READ]), 'reads.not-in-blocks', 'samtools view -b'],
  ['bigWig', Buffer.from('26fc8f8800000000', 'hex'), 'reads.no-reads', 'BAM'],
  ['FASTA', '>chr1\nACGT\n', 'reads.no-reads', 'BAM'],
])('%s is refused with what makes reads of it', async (_, content, key, fix) => {
  const { details } = await refusal(readReads(file(content)));
  expect(details.key).toBe(key);
  expect(details.fix).toContain(fix);
});
