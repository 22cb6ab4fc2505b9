import { crc32, inflateRawSync } from 'node:zlib';
import type { AlignedReads } from '../../../src/genome/reads/aligned-reads.ts';
import { countFastq } from '../../../src/formats/reads/fastq-records.ts';
import { readReads } from '../../../src/formats/reads/reads-file.ts';
import { bamContent, type BamHeader, type BamRecord } from '../../support/bam-records.ts';
import { blockGzip } from '../../support/sequence-files.ts';
import { BINARY, damaged } from '../fuzz/damage.ts';
import type { Random } from '../fuzz/random.ts';
import type { FuzzTarget } from '../fuzz/target.ts';
import { blank, leaveOpen, linesOf, named, place, refuse, slowly, textOf, unpacked } from './slow.ts';

/** One read, or one pair, as an object. */
interface Read {
  readonly chromosome: string;
  readonly strand: '+' | '-' | 'pair';
  readonly start: number;
  readonly end: number;
}

interface Said {
  readonly layout: string;
  readonly chromosomes: readonly { name: string; reads: readonly (readonly number[])[][] }[];
  readonly kept: number;
  readonly lost: Readonly<Record<string, number>>;
  readonly firstLength: number;
  readonly meanLength: string;
}

const LOST = [
  'unmapped',
  'secondary',
  'failed',
  'markedDuplicates',
  'lowQuality',
  'unpaired',
  'mates',
] as const;

/** What the reader gives, in the words of the slow one. */
async function said(path: string): Promise<Said> {
  const { reads } = await readReads(path);
  return {
    layout: reads.layout,
    chromosomes: chromosomesOf(reads),
    kept: reads.counts.kept,
    lost: Object.fromEntries(LOST.map((reason) => [reason, reads.counts[reason]])),
    firstLength: reads.firstLength,
    meanLength: reads.meanLength.toFixed(6),
  };
}

function chromosomesOf(reads: AlignedReads): Said['chromosomes'] {
  if (reads.layout === 'single')
    return reads.chromosomes.map(({ name, forward, reverse }) => ({
      name,
      reads: [[...forward].map((at) => [at]), [...reverse].map((at) => [at])],
    }));
  return reads.chromosomes.map(({ name, start, end }) => ({
    name,
    reads: [[...start].map((at, i) => [at, end[i]])],
  }));
}

function slowSaid(
  layout: string,
  names: readonly string[],
  reads: readonly Read[],
  { lengths, first }: { readonly lengths: readonly number[]; readonly first: readonly number[] },
  lost: Readonly<Record<string, number>>,
): Said {
  const sorted = (name: string, strand: string, of: (read: Read) => number[]): number[][] =>
    reads
      .filter((read) => read.chromosome === name && read.strand === strand)
      .map(of)
      .sort(([a, b], [c, d]) => a - c || b - d);
  return {
    layout,
    chromosomes: names.map((name) => ({
      name,
      reads:
        layout === 'single'
          ? [sorted(name, '+', ({ start }) => [start]), sorted(name, '-', ({ end }) => [end])]
          : [sorted(name, 'pair', ({ start, end }) => [start, end])],
    })),
    kept: reads.length,
    lost: Object.fromEntries(LOST.map((reason) => [reason, lost[reason] ?? 0])),
    firstLength: Math.floor(first.slice(0, 10).reduce((a, b) => a + b, 0) / Math.min(10, first.length)),
    meanLength: (lengths.reduce((a, b) => a + b, 0) / lengths.length).toFixed(6),
  };
}

/** The content of blocks of bgzip, one after another, with the empty one at the end. */
function slowBlocks(bytes: Buffer): Buffer {
  const contents: Buffer[] = [];
  let at = 0;
  let last = 0;
  while (at < bytes.length) {
    last = at;
    const head = bytes.toString('hex', at, at + 18);
    if (head.length < 36) refuse('a block that is cut off');
    if (!head.startsWith('1f8b0804') || !head.slice(20).startsWith('060042430200')) refuse('no block');
    const size = bytes.readUInt16LE(at + 16) + 1;
    if (size < 26 || at + size > bytes.length) refuse('a block that is cut off');
    let content: Buffer;
    try {
      const { buffer, engine } = inflateRawSync(bytes.subarray(at + 18, at + size - 8), {
        maxOutputLength: 65_536,
        info: true,
      }) as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
      content = buffer;
      if (engine.bytesWritten !== size - 26) leaveOpen('bytes between a block and its checksum');
    } catch (error) {
      if (error instanceof Error && 'verdict' in error) throw error;
      return refuse('a block that does not unpack');
    }
    if (content.length !== bytes.readUInt32LE(at + size - 4)) refuse('another length than the block says');
    if (crc32(content) !== bytes.readUInt32LE(at + size - 8)) refuse('another checksum than the block says');
    contents.push(content);
    at += size;
  }
  const end = '1f8b08040000000000ff0600424302001b0003000000000000000000';
  if (bytes.toString('hex', last) !== end) refuse('no block that marks the end');
  return Buffer.concat(contents);
}

/** BAM, an object for each record. */
function slowBam(bytes: Buffer): Said {
  if (bytes.length < 18 || bytes.readUInt16LE(0) !== 0x8b1f) leaveOpen('it is not packed');
  const content = slowBlocks(bytes);
  let at = 0;
  const take = (size: number): Buffer => {
    if (size < 0 || at + size > content.length) refuse('the file ends early');
    at += size;
    return content.subarray(at - size, at);
  };
  const int = (): number => take(4).readInt32LE(0);
  if (take(4).toString('latin1') !== 'BAM\u0001') leaveOpen('it is no BAM file');
  take(int());
  const count = int();
  if (count < 0) refuse('a number of chromosomes below 0');
  const chromosomes: { name: string; length: number }[] = [];
  for (let i = 0; i < count; i++) {
    const size = int();
    if (size < 2 || size > 4_000) refuse('an impossible name');
    const text = take(size);
    if (text.at(-1) !== 0) refuse('a name without its end');
    const name = named(text.toString('utf8', 0, size - 1), 'name');
    const length = int();
    if (length < 1) refuse('an impossible length');
    if (chromosomes.some((before) => before.name === name)) refuse('a name twice');
    chromosomes.push({ name, length });
  }
  const lost: Record<string, number> = {};
  const lose = (reason: (typeof LOST)[number]): void => void (lost[reason] = (lost[reason] ?? 0) + 1);
  const reads: Read[] = [];
  const lengths: number[] = [];
  const first: number[] = [];
  const layouts = new Set<string>();
  const records: { bytes: Buffer }[] = [];
  while (at < content.length) {
    const size = int();
    if (size < 32 || size > 67_108_864) refuse('an impossible record');
    records.push({ bytes: take(size) });
  }
  for (const { bytes: record } of records) {
    const [chromosome, start] = [record.readInt32LE(0), record.readInt32LE(4)];
    const [nameSize, operations] = [record[8], record.readUInt16LE(12)];
    const [flag, bases] = [record.readUInt16LE(14), record.readInt32LE(16)];
    const isSet = (bit: number): boolean => (flag & bit) !== 0;
    if (nameSize === 0 || bases < 0) refuse('an impossible record');
    if (32 + nameSize + 4 * operations + Math.ceil(bases / 2) + bases > record.length)
      refuse('a record that is longer than it says');
    const cigar = Array.from({ length: operations }, (_, i) => record.readUInt32LE(32 + nameSize + 4 * i));
    const isOdd = cigar.some((operation) => operation % 16 > 8);
    const onReference = cigar
      .filter((operation) => [0, 2, 3, 7, 8].includes(operation % 16))
      .reduce((sum, operation) => sum + Math.floor(operation / 16), 0);
    if (first.length < 10) {
      if (bases === 0 && (isOdd || onReference > 2_147_483_647)) refuse('an impossible CIGAR');
      first.push(bases > 0 ? bases : onReference);
    }
    if (isSet(4) || chromosome === -1 || start === -1 || operations === 0) {
      lose('unmapped');
      continue;
    }
    if (chromosome < 0 || chromosome >= count || start < 0) refuse('no such place');
    if (start >= chromosomes[chromosome].length) refuse('a read beyond the end');
    if (isSet(256) || isSet(2048)) {
      lose('secondary');
      continue;
    }
    if (isSet(512)) {
      lose('failed');
      continue;
    }
    layouts.add(isSet(1) ? 'paired' : 'single');
    if (layouts.size > 1) refuse('pairs and single reads');
    if (isSet(1) && (!isSet(2) || isSet(8))) {
      lose('unpaired');
      continue;
    }
    if (isSet(1) && isSet(128)) {
      lose('mates');
      continue;
    }
    if (isOdd || start + onReference > 2_147_483_647) refuse('an impossible CIGAR');
    if (onReference === 0) {
      lose('unmapped');
      continue;
    }
    const { name } = chromosomes[chromosome];
    if (isSet(1)) {
      const [mateChromosome, mateStart] = [record.readInt32LE(20), record.readInt32LE(24)];
      const template = Math.abs(record.readInt32LE(28));
      if (mateChromosome !== chromosome || mateStart < 0 || template === 0) {
        lose('unpaired');
        continue;
      }
      const from = Math.min(start, mateStart);
      if (from + template > 2_147_483_647) refuse('an impossible template');
      reads.push({ chromosome: name, strand: 'pair', start: from, end: from + template });
    } else reads.push({ chromosome: name, strand: isSet(16) ? '-' : '+', start, end: start + onReference });
    lengths.push(onReference);
  }
  if (reads.length === 0) refuse('no read is left');
  return slowSaid(
    [...layouts][0],
    chromosomes.map(({ name }) => name),
    reads,
    { lengths, first },
    lost,
  );
}

const CHROMOSOMES: BamHeader['chromosomes'] = [
  { name: 'chr1', length: 248_956_422 },
  { name: 'chrM', length: 16_569 },
  { name: 'HLA-A*01:01', length: 3_503 },
];
const CIGARS = [
  '25M',
  '10M2I13M',
  '5S20M',
  '10M1000N15M',
  '12M3D13M',
  '5=1X19=',
  '3H25M',
  '20M5P5M',
  '25S',
  '*',
];

function makeRecord(random: Random, isPaired: boolean): BamRecord {
  const chromosome = random.below(CHROMOSOMES.length);
  const start = random.below(random.pick([20, CHROMOSOMES[chromosome].length]));
  const cigar = random.pick(CIGARS);
  const odd = random.chance(0.2) ? random.pick([4, 256, 512, 1024, 2048]) : 0;
  const mateStart = Math.max(0, start + random.between(-300, 300));
  const pair = isPaired ? random.pick([99, 83, 147, 163, 65, 73, 67, 3]) : 0;
  return {
    ...{ chromosome, start, cigar },
    ...{ bases: cigar === '*' ? random.pick([0, 25]) : random.pick([25, 25, 0]) },
    flag: pair | odd | (isPaired ? 0 : random.pick([0, 16])),
    quality: random.pick([0, 30, 255]),
    name: random.pick(['r', 'read:1:2', 'x'.repeat(30)]),
    ...(isPaired && {
      mate: { chromosome: random.chance(0.9) ? chromosome : -1, start: mateStart },
      template: random.pick([0, 250, -250, 180]),
    }),
  };
}

/** A plain read among all others, so that one is left. */
const SURE = (isPaired: boolean): BamRecord => ({
  ...{ chromosome: 0, start: 1_000, flag: isPaired ? 99 : 16 },
  ...(isPaired && { mate: { chromosome: 0, start: 1_100 }, template: 125 }),
});

function makeBam(random: Random): Buffer {
  const isPaired = random.chance(0.5);
  const records = [...random.several(0, 14, () => makeRecord(random, isPaired)), SURE(isPaired)];
  const content = bamContent(
    { chromosomes: CHROMOSOMES, text: '@HD\tVN:1.6\n'.repeat(random.below(3)) },
    records,
  );
  return blockGzip(content, random.pick([60_000, 200, 37]));
}

/** Damage of the blocks, or of what is in them. */
function damageBam(bytes: Buffer, random: Random): Buffer {
  if (random.chance(0.4)) return damaged(bytes, random, BINARY);
  return blockGzip(damaged(slowBlocks(bytes), random, BINARY), random.pick([60_000, 100]));
}

function makeText(random: Random): Buffer {
  const isPairs = random.chance(0.4);
  const lines = random.several(1, 12, () => {
    const [chromosome, start] = [
      random.pick(['chr1', 'chr2', 'chrX']),
      random.below(random.pick([20, 2_000_000])),
    ];
    const end = start + random.between(1, 60);
    if (!isPairs)
      return [chromosome, start, end, random.pick(['.', 'r/1', 'α']), 37, random.pick(['+', '-'])];
    const other = random.pick(['chr2', '.', chromosome, chromosome, chromosome]);
    const near = Math.max(0, start + random.between(-200, 200));
    const mate = other === '.' ? [-1, -1] : [near, near + random.between(1, 60)];
    return [chromosome, start, end, other, ...mate, ...(random.chance(0.5) ? ['r', 30, '+', '-'] : [])];
  });
  const sure = isPairs ? ['chr1', 5, 30, 'chr1', 80, 105] : ['chr1', 5, 30, 'r', 0, '+'];
  const rows = [...lines, sure].map((fields) => `${fields.join('\t')}\n`);
  if (random.chance(0.2)) rows.unshift(random.pick(['track name=x\n', '# made by hand\n', '\n']));
  return Buffer.from(rows.join(''));
}

/** BED and BEDPE, line by line. */
function slowText(bytes: Buffer): Said {
  const names: string[] = [];
  const lost: Record<string, number> = {};
  const lose = (reason: (typeof LOST)[number]): void => void (lost[reason] = (lost[reason] ?? 0) + 1);
  const reads: Read[] = [];
  const lengths: number[] = [];
  const first: number[] = [];
  let isPairs: boolean | undefined;
  const text = textOf(bytes);
  if (/^(?:>|@|##fileformat|\s*<|fixedStep|variableStep|track\s[^\n]*wiggle|\s*[[{])/i.test(text))
    leaveOpen('another format');
  for (const { number, text: row } of linesOf(text)) {
    if (blank(row) || /^(?:#|(?:track|browser)(?:\s|$))/.test(row)) {
      if (row.includes('\r')) leaveOpen('carriage returns in lines without reads');
      continue;
    }
    if (/[\u0000-\u0008\u000a-\u001f]/.test(row)) leaveOpen('control characters inside a line');
    const fields = row.split('\t');
    const isNumber = (field: string | undefined): boolean => /^(?:-1|\d+)$/.test(field ?? '');
    isPairs ??= fields.length >= 6 && isNumber(fields[4]) && isNumber(fields[5]);
    const read = (
      chromosome: string,
      strand: Read['strand'],
      start: number,
      end: number,
      length: number,
    ): void => {
      named(chromosome, 'chromosome', number);
      if (!names.includes(chromosome)) names.push(chromosome);
      reads.push({ chromosome, strand, start, end });
      lengths.push(length);
      first.push(length);
    };
    const interval = (at: number): [number, number] => {
      const [start, end] = [place(fields[at], 'start', number), place(fields[at + 1], 'end', number)];
      if (fields[at].length > 10 || fields[at + 1].length > 10) leaveOpen('zeros before a number');
      if (end <= start) refuse('the end does not lie behind the start', number);
      return [start, end];
    };
    if (!isPairs) {
      const [start, end] = interval(1);
      const strand = fields[5];
      if (strand !== '+' && strand !== '-') refuse('no strand', number);
      read(fields[0], strand, start, end, end - start);
      continue;
    }
    if (fields.length < 6) refuse('fewer than six columns', number);
    const isNowhere = (at: number): boolean =>
      fields[at] === '.' || fields[at + 1] === '-1' || fields[at + 2] === '-1';
    if (isNowhere(0) || isNowhere(3)) {
      if (fields[0] === '' || fields[3] === '') refuse('a chromosome is missing', number);
      for (const at of [1, 2, 4, 5])
        if (fields[at] !== '-1') {
          place(fields[at], 'position', number);
          if (fields[at].length > 10) leaveOpen('zeros before a number');
        }
      for (const at of [0, 3]) if (!isNowhere(at)) interval(at + 1);
      lose('unmapped');
      continue;
    }
    const [[start, end], [mateStart, mateEnd]] = [interval(1), interval(4)];
    if (fields[0] === '' || fields[3] === '') refuse('a chromosome is missing', number);
    if (fields[0] !== fields[3]) lose('unpaired');
    else read(fields[0], 'pair', Math.min(start, mateStart), Math.max(end, mateEnd), end - start);
  }
  if (reads.length === 0) refuse('no read is left');
  return slowSaid(isPairs === true ? 'paired' : 'single', names, reads, { lengths, first }, lost);
}

function makeFastq(random: Random): Buffer {
  const reads = random.several(1, 8, (i) => {
    const bases = random.pick(['ACGT', 'N', '', 'ACGTACGTACGTACGTACGT']);
    return `@read:${i} α\n${bases}\n+\n${'@'.repeat(bases.length)}\n`;
  });
  return Buffer.from(reads.join('') + random.pick(['', '', '\n', '\n\n']));
}

/** The reads of a FASTQ file, line by line. */
function slowFastq(bytes: Buffer): number {
  const lines = unpacked(bytes).toString('latin1').split('\n');
  if (lines.at(-1) === '') lines.pop();
  const last = lines.findLastIndex((line) => line !== '' && line !== '\r') + 1;
  const reads = Math.ceil(last / 4);
  if (lines.length < 4 * reads) refuse('the last read is not whole', lines.length);
  return reads;
}

export const targets: readonly FuzzTarget[] = [
  {
    name: 'bam',
    what: 'aligned reads: BAM, its blocks and what is in them (`readReads`)',
    wrappings: [],
    make: makeBam,
    damage: damageBam,
    read: said,
    oracle: slowly(slowBam),
  },
  {
    name: 'reads-text',
    what: 'aligned reads: BED and BEDPE; plain and gzip (`readReads`)',
    wrappings: ['crlf', 'no-last-line-end', 'mark', 'gz', 'gz-members', 'gz-stored'],
    make: makeText,
    read: said,
    oracle: slowly(slowText),
  },
  {
    name: 'fastq',
    what: 'reads of a sequencer: FASTQ, counted; plain and gzip (`countFastq`)',
    wrappings: ['crlf', 'gz', 'gz-members', 'gz-stored'],
    make: makeFastq,
    read: (path) => countFastq(path),
    oracle: slowly(slowFastq),
  },
];
