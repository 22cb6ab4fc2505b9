import { writeFileSync } from 'node:fs';
import { openSequence } from '../../../src/formats/sequence/sequence-reader.ts';
import { openIndexedFasta } from '../../../src/formats/sequence/indexed-fasta.ts';
import { openBytes } from '../../../src/formats/sequence/random-bytes.ts';
import { decodeSequence } from '../../../src/genome/sequence.ts';
import { blockGzip, fasta, twoBit, type Letters } from '../../support/sequence-files.ts';
import { BINARY, damaged } from '../fuzz/damage.ts';
import type { Random } from '../fuzz/random.ts';
import type { FuzzTarget } from '../fuzz/target.ts';
import { leaveOpen, linesOf, named, refuse, slowly, unpacked } from './slow.ts';

const NAMES = ['chr1', 'chrX', '2', 'NC_000001.11', 'scaffold_7'];

function makeLetters(random: Random, most: number): Letters[] {
  const alphabets = ['ACGT', 'ACGTacgt', 'N', 'n', 'ACGTNacgtnRYK'];
  return random.several(1, NAMES.length, (i) => ({
    name: NAMES[i],
    letters: random
      .several(1, most, () => {
        const alphabet = random.pick(alphabets);
        return Array.from(
          { length: random.between(1, 9) },
          () => alphabet[random.below(alphabet.length)],
        ).join('');
      })
      .join(''),
  }));
}

/** What both sides say of a sequence: its bases, and the parts in lower case. */
interface Said {
  readonly name: string;
  readonly bases: string;
  readonly masked: number;
}

async function said(path: string): Promise<Said[]> {
  const file = await openSequence(path);
  try {
    return file.names.map((name, i) => ({
      name,
      bases: decodeSequence(file.bases(i, 0, file.sizes[i])),
      masked: file.masked(i, 0, file.sizes[i]),
    }));
  } finally {
    file.close();
  }
}

const told = (name: string, letters: string): Said => ({
  name,
  bases: letters.toUpperCase().replace(/[^ACGT]/g, (letter) => (letter === 'U' ? 'T' : 'N')),
  masked: letters.replace(/[^a-z]/g, '').length,
});

/** FASTA, line by line, from the words of docs/formats.md. */
function slowFasta(bytes: Buffer): Said[] {
  const plain = unpacked(bytes);
  if (plain.subarray(0, 4_096).includes(0)) refuse('it is no text');
  const text = plain.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '');
  const found: { name: string; letters: string; line: number }[] = [];
  for (const { number: line, text: row } of linesOf(text)) {
    if (row.startsWith('>')) {
      const header = Buffer.from(row, 'latin1').toString('utf8');
      if (row.length > 65_000) leaveOpen('a very long line with a name');
      const name = named(header.slice(1).split(/\s/)[0], 'name', line);
      if (found.some((before) => before.name === name)) refuse('a name is there twice', line);
      if (found.at(-1)?.letters === '') refuse('a sequence has no bases', line);
      found.push({ name, letters: '', line });
      continue;
    }
    const letters = row.replace(/[ \t\r]/g, '');
    if (letters === '') continue;
    if (found.length === 0) refuse('bases before the first name');
    if (/[^ACGTURYSWKMBDHVNX]/i.test(letters)) refuse('a letter that is no base', line);
    found[found.length - 1].letters += letters;
  }
  if (found.length === 0) refuse('the file holds no sequence');
  if (found.at(-1)?.letters === '') refuse('a sequence has no bases', found.at(-1)?.line);
  return found.map(({ name, letters }) => told(name, letters));
}

/** 2bit, number by number, as UCSC's page describes the format. */
function slowTwoBit(bytes: Buffer): Said[] {
  const big = bytes.length >= 4 && bytes.readUInt32BE(0) === 0x1a412743;
  if (!big && (bytes.length < 4 || bytes.readUInt32LE(0) !== 0x1a412743)) leaveOpen('it is no 2bit file');
  const int = (at: number): number => {
    if (at < 0 || at + 4 > bytes.length) refuse('the file ends early');
    return big ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
  };
  const [version, count] = [int(4), int(8)];
  if (version > 1) refuse('an unknown version');
  if (int(12) !== 0) refuse('the reserved number is not 0');
  if (count === 0) refuse('the file holds no sequence');
  let at = 16;
  const index: { name: string; offset: number }[] = [];
  for (let i = 0; i < count; i++) {
    if (at >= bytes.length || at + 1 + bytes[at] > bytes.length) refuse('the file ends early');
    const name = named(bytes.toString('utf8', at + 1, at + 1 + bytes[at]), 'name');
    if (index.some((before) => before.name === name)) refuse('a name is there twice');
    at += 1 + bytes[at];
    const [first, second] = version === 0 ? [int(at), 0] : [int(at), int(at + 4)];
    index.push({
      name,
      offset: version === 0 ? first : big ? first * 2 ** 32 + second : first + second * 2 ** 32,
    });
    at += version === 0 ? 4 : 8;
  }
  return index.map(({ name, offset }) => {
    if (offset < at) refuse('a sequence inside the index');
    const size = int(offset);
    if (size === 0 || size > 2_147_483_647) refuse('an impossible length');
    const blocksAt = (from: number): { blocks: [number, number][]; next: number } => {
      const length = int(from);
      if (from + 4 + 8 * length > bytes.length) refuse('the file ends early');
      const blocks = Array.from({ length }, (_, i): [number, number] => {
        const start = int(from + 4 + 4 * i);
        return [start, start + int(from + 4 + 4 * (length + i))];
      });
      let last = 0;
      for (const [start, end] of blocks) {
        if (start < last || end > size) refuse('blocks on one another, or beyond the end');
        last = end;
      }
      return { blocks, next: from + 4 + 8 * length };
    };
    const unknown = blocksAt(offset + 4);
    const masked = blocksAt(unknown.next);
    if (int(masked.next) !== 0) refuse('the reserved number is not 0');
    const from = masked.next + 4;
    if (from + Math.ceil(size / 4) > bytes.length) refuse('the file ends early');
    const letters = Array.from(
      { length: size },
      (_, i) => 'TCAG'[(bytes[from + (i >> 2)] >> (6 - 2 * (i % 4))) & 3],
    );
    for (const [start, end] of unknown.blocks) letters.fill('N', start, end);
    return {
      name,
      bases: letters.join(''),
      masked: masked.blocks.reduce((sum, [start, end]) => sum + end - start, 0),
    };
  });
}

/** The FASTA file of which the damaged index speaks. */
const INDEXED: readonly Letters[] = [
  { name: 'chr1', letters: 'ACGTNNacgtTTGACA' },
  { name: 'chrX', letters: 'GG' },
  { name: '2', letters: 'NNNNACGTTGCA' },
];
const WIDTH = 5;

/** An index either says exactly what the file holds, in any order and as much of it as it likes, or is refused. */
function slowIndex(bytes: Buffer): Said[] {
  const plain = unpacked(bytes);
  if (plain.includes(0)) refuse('the index holds NUL bytes');
  const right = new Map(
    fasta(INDEXED, WIDTH)
      .index.trimEnd()
      .split('\n')
      .map((row) => [row.split('\t')[0], row]),
  );
  const rows = linesOf(plain.toString('utf8').replace(/^\ufeff/, '')).filter(({ text }) => text !== '');
  if (rows.length === 0) refuse('the index is empty');
  return rows.map(({ text: row, number: line }, i) => {
    const fields = row.split('\t');
    if (fields.length !== 5) refuse('a row without five columns', line);
    if (fields.slice(1).some((field) => !/^\d{1,15}$/.test(field))) refuse('no number', line);
    if (rows.slice(0, i).some((before) => before.text.split('\t')[0] === fields[0]))
      refuse('a name is there twice', line);
    const said = [named(fields[0], 'name', line), ...fields.slice(1).map(Number)].join('\t');
    // A sequence on one line is told by other widths, too.
    const isShort = Number(fields[1]) <= Number(fields[3]);
    if (said !== right.get(fields[0]) && isShort) leaveOpen('other widths of a sequence on one line');
    if (said !== right.get(fields[0])) refuse('the row is not of this file');
    return told(fields[0], INDEXED.find(({ name }) => name === fields[0])?.letters ?? '');
  });
}

async function saidByIndex(path: string): Promise<Said[]> {
  const bytes = openBytes(`${path}.of`);
  try {
    const file = await openIndexedFasta(bytes, `${path}.of`, path);
    return file.names.map((name, i) => ({
      name,
      bases: decodeSequence(file.bases(i, 0, file.sizes[i])),
      masked: file.masked(i, 0, file.sizes[i]),
    }));
  } finally {
    bytes.close();
  }
}

export const targets: readonly FuzzTarget[] = [
  {
    name: 'fasta',
    what: 'FASTA (`openSequence`)',
    wrappings: ['crlf', 'no-last-line-end', 'mark', 'gz', 'gz-members', 'gz-stored'],
    make: (random) => Buffer.from(fasta(makeLetters(random, 8), random.between(1, 30)).text),
    read: said,
    oracle: slowly(slowFasta),
  },
  {
    name: 'two-bit',
    what: '2bit genomes, both versions and byte orders (`openSequence`)',
    fileName: 'input.2bit',
    wrappings: [],
    make: (random) =>
      twoBit(makeLetters(random, 8), { bigEndian: random.chance(0.5), version: random.chance(0.5) ? 1 : 0 }),
    damage: (bytes, random) => damaged(bytes, random, BINARY),
    read: said,
    oracle: slowly(slowTwoBit),
  },
  {
    name: 'fasta-index',
    what: 'indexes of FASTA files, `.fai` (`openSequence`)',
    fileName: 'input.fai',
    wrappings: ['no-last-line-end'],
    prepare: (folder) => writeFileSync(`${folder}/input.fai.of`, fasta(INDEXED, WIDTH).text),
    make: () => Buffer.from(fasta(INDEXED, WIDTH).index),
    read: saidByIndex,
    oracle: slowly(slowIndex),
  },
  {
    name: 'block-gzip',
    what: 'bgzip FASTA beside its index (`openSequence`)',
    fileName: 'input.fa.gz',
    wrappings: [],
    prepare: (folder) => writeFileSync(`${folder}/input.fa.gz.fai`, fasta(INDEXED, WIDTH).index),
    make: (random) => blockGzip(Buffer.from(fasta(INDEXED, WIDTH).text), random.between(3, 60)),
    damage: (bytes, random) => damaged(bytes, random, BINARY),
    read: said,
    // Whatever was damaged, the bases of the file are those of the one that was packed, or it is refused.
    oracle: slowly((bytes) => {
      const right = fasta(INDEXED, WIDTH).text;
      let text: string;
      try {
        text = unpacked(bytes).toString('latin1');
      } catch {
        return leaveOpen('damage that only a checksum shows');
      }
      if (text !== right) refuse('other bytes than were packed');
      return slowFasta(bytes);
    }),
  },
];
