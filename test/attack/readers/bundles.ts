// Shared studies, which come from elsewhere: damaged bytes, and hostile lists with digests that are right.
import { createHash } from 'node:crypto';
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { openBundle } from '../../../src/formats/bundles/bundle-reader.ts';
import { readFileSync } from 'node:fs';
import { BINARY, damaged } from '../fuzz/damage.ts';
import type { Random } from '../fuzz/random.ts';
import type { FuzzTarget } from '../fuzz/target.ts';
import { leaveOpen, refuse, slowly } from './slow.ts';

const LIST = 'chipmate-bundle.json';
const ABOUT = { title: 'a study', factor: 'IKZF1', genome: 'hg38', version: '1.0.0', simulated: true };

interface Part {
  readonly name: string;
  readonly content: Buffer;
}

const short = (value: number): Buffer => Buffer.from(Uint16Array.of(value).buffer);
const long = (value: number): Buffer => Buffer.from(Uint32Array.of(value).buffer);

/** What both headers of a part say of it. */
function saidOf({ name, content }: Part, packed: number): Buffer {
  const words = [short(20), short(0x800), short(8), long(0), long(crc32(content)), long(packed)];
  return Buffer.concat([...words, long(content.length), short(Buffer.byteLength(name)), short(0)]);
}

/** The directory of an archive whose parts follow one another. */
function directoryOf(
  parts: readonly (Part & { readonly packed: number; readonly at: number })[],
  from: number,
): Buffer {
  const entries = parts.map((part) =>
    Buffer.concat([
      ...[long(0x02014b50), Buffer.from([20, 0]), saidOf(part, part.packed)],
      ...[Buffer.alloc(10), long(part.at), Buffer.from(part.name)],
    ]),
  );
  const whole = Buffer.concat(entries);
  const count = [short(parts.length), short(parts.length)];
  return Buffer.concat([
    whole,
    long(0x06054b50),
    long(0),
    ...count,
    long(whole.length),
    long(from),
    short(0),
  ]);
}

function archiveOf(parts: readonly Part[]): Buffer {
  let at = 0;
  const placed: (Part & { packed: number; at: number })[] = [];
  const pieces = parts.map((part) => {
    const packed = deflateRawSync(part.content);
    const piece = Buffer.concat([
      long(0x04034b50),
      saidOf(part, packed.length),
      Buffer.from(part.name),
      packed,
    ]);
    placed.push({ ...part, packed: packed.length, at });
    at += piece.length;
    return piece;
  });
  return Buffer.concat([...pieces, directoryOf(placed, at)]);
}

const NAMES = [
  'report.html',
  'tables/partners MM.1S.tsv',
  'exports/tracks/IKZF1.bed',
  'provenance.json',
  'figures/図.svg',
];
const HOSTILE = [
  '../evil',
  '/etc/passwd',
  'a/../../b',
  'con',
  'a:b',
  'C:\\x',
  'tables/nul.tsv',
  '',
  '.',
  'a.',
  'x/',
];

/** @param isHostile whether its names and its list are other ones than chipmate writes, with digests that are right */
function made(random: Random, isHostile: boolean): Buffer {
  const happens = (chance: number): boolean => isHostile && random.chance(chance);
  const names = NAMES.filter(() => random.chance(0.6));
  if (happens(0.5)) names.push(random.pick(HOSTILE));
  const parts = names.map((name): Part => ({
    name,
    content: Buffer.from('x\t1\n'.repeat(random.below(50))),
  }));
  const listed: unknown[] = parts.map(({ name, content }) => ({
    path: name,
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  }));
  if (happens(0.3)) listed.pop();
  if (happens(0.3)) listed.push(random.pick([...listed, 7, null, {}]));
  const about = happens(0.2) ? { ...ABOUT, simulated: 'no' } : ABOUT;
  const list = { format: 'chipmate bundle 1', ...about, files: listed };
  return archiveOf([{ name: LIST, content: Buffer.from(JSON.stringify(list)) }, ...parts]);
}

/** Parts from the beginning to the directory, which has to be the one that they would have. */
function partsOf(bytes: Buffer): Part[] {
  const parts: (Part & { packed: number; at: number })[] = [];
  let at = 0;
  while (at + 30 <= bytes.length && bytes.readUInt32LE(at) === 0x04034b50) {
    const [packed, length] = [bytes.readUInt32LE(at + 18), bytes.readUInt16LE(at + 26)];
    const from = at + 30 + length;
    if (bytes.readUInt16LE(at + 8) !== 8 || bytes.readUInt16LE(at + 28) !== 0 || from + packed > bytes.length)
      leaveOpen('parts that this reader does not know');
    let content: Buffer;
    try {
      content = inflateRawSync(bytes.subarray(from, from + packed), { maxOutputLength: 1 << 20 });
    } catch {
      return leaveOpen('a part that does not unpack');
    }
    const name = bytes.toString('utf8', at + 30, from);
    if (!bytes.subarray(at + 4, at + 30).equals(saidOf({ name, content }, packed)))
      leaveOpen('a part that is not what its header says');
    parts.push({ name, content, packed, at });
    at = from + packed;
  }
  if (!bytes.subarray(at).equals(directoryOf(parts, at)))
    leaveOpen('a directory that is not that of the parts');
  return parts;
}

function slowBundle(bytes: Buffer): unknown {
  const [first, ...parts] = partsOf(bytes);
  if (first?.name !== LIST) refuse('no list');
  const { files, ...about } = JSON.parse(first.content.toString()) as typeof ABOUT & { files: unknown[] };
  if (typeof about.simulated !== 'boolean') refuse('about');
  const left = new Map(parts.map(({ name, content }) => [name, content]));
  if (left.size !== parts.length) refuse('a part twice');
  const found = files.map((each) => {
    const { path, bytes: size, sha256 } = (each ?? {}) as Partial<Record<string, unknown>>;
    const content = left.get(String(path));
    if (content === undefined || content.length !== size) return refuse('a list of other files');
    if (HOSTILE.includes(String(path))) refuse('no name of a file');
    if (createHash('sha256').update(content).digest('hex') !== sha256) refuse('changed');
    left.delete(String(path));
    return { path, text: content.toString() };
  });
  if (left.size > 0) refuse('files that are not listed');
  return { title: about.title, found };
}

export const targets: FuzzTarget[] = [
  {
    name: 'bundles',
    what: 'shared studies',
    fileName: 'study.zip',
    wrappings: [],
    make: (random) => made(random, false),
    damage: (bytes, random) => (random.chance(0.5) ? made(random, true) : damaged(bytes, random, BINARY)),
    read: (path) => {
      const { about, files, read } = openBundle(readFileSync(path), path);
      const found = files.map((each) => ({ path: each.path, text: Buffer.from(read(each.path)).toString() }));
      return { title: about.title, found };
    },
    oracle: slowly(slowBundle),
  },
];
