import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, gzipSync } from 'node:zlib';
import type { Amount, Attack, AttackOptions, AttackRow } from '../attack.ts';
import { isRefusal, mustRun, run, said } from './processes.ts';
import { Tally } from './tally.ts';
import { withFolder } from './trees.ts';
import { writeWorld } from './world.ts';

/** Unpacked size, GB; the packed file has a thousandth of it. */
const GIGABYTES: Readonly<Record<Amount, number>> = { small: 1, bounded: 3, full: 12 };
/** A refusal has to come within this memory (MB) and time (ms, on a busy machine). */
const MOST_MEMORY = 1000;
const LONGEST = 60_000;

const BOMB = 'bomb.gz';

/** One call for each family of readers; the bomb's name stands where its file is read. */
const calls = (bomb: string): readonly (readonly string[])[] => [
  ['overlap', bomb, '--atlas', 'atlas'],
  ['targets', 'query.narrowPeak', '--genes', bomb, '--genome', 'hg38'],
  ['targets', 'query.narrowPeak', '--atlas', 'atlas', '--expression', bomb],
  ['targets', 'query.narrowPeak', '--atlas', 'atlas', '--method', 'links', '--links', bomb],
  ['targets', 'query.narrowPeak', '--atlas', 'atlas', '--known', bomb],
  ['targets', 'query.narrowPeak', '--atlas', 'atlas', '--gene-ids', bomb],
  ['expression', bomb, '--contrast', 'a-b'],
  ['expression', 'changed.tsv', '--design', bomb, '--contrast', 'a-b'],
  ['atlas', 'build', bomb, '-o', 'other', '--genome', 'hg38'],
  ['atlas', 'build', 'sheet.tsv', '-o', 'other', '--genome', bomb],
  ['atlas', 'search', bomb, 'IKZF1'],
  ['partners', 'query.narrowPeak', '--atlas', 'atlas', '--aliases', bomb],
  ['partners', 'query.narrowPeak', '--atlas', 'atlas', '--complexes', bomb],
  ['partners', 'query.narrowPeak', '--atlas', 'atlas', '--blacklist', bomb],
  ['enrich', bomb, '--atlas', 'atlas'],
  ['page', bomb, '--atlas', 'atlas'],
  ['treatments', bomb, '--gene', 'GENE1'],
  ['atlas', 'diff', bomb, 'changed.tsv'],
  ['study', 'check', bomb],
  ['cite', bomb],
];

/** Packs one piece of text again and again into one file. */
async function packed(path: string, piece: Buffer, gigabytes: number): Promise<void> {
  const times = Math.ceil((gigabytes * 2 ** 30) / 2 ** 26);
  // Members that are alike: packed once, written often.
  const member = gzipSync(Buffer.alloc(2 ** 26, piece), { level: 9 });
  await mkdir(dirname(path), { recursive: true });
  await pipeline(Readable.from(Array.from({ length: times }, () => member)), createWriteStream(path));
}

/** The same as one gzip member: what reads members one at a time meets it as a whole. */
async function inOneMember(path: string, parts: string): Promise<void> {
  const unpacked = async function* (): AsyncGenerator<Buffer> {
    const { createGunzip } = await import('node:zlib');
    for await (const piece of createReadStream(parts).pipe(createGunzip())) yield piece as Buffer;
  };
  await pipeline(Readable.from(unpacked()), createGzip({ level: 1 }), createWriteStream(path));
}

async function attack(options: AttackOptions): Promise<AttackRow[]> {
  const kinds: Readonly<Record<string, Buffer>> = {
    'one byte': Buffer.from('A'),
    ...(options.amount === 'small' ? {} : { 'empty lines': Buffer.from('\n') }),
    ...(options.amount === 'full'
      ? { tabs: Buffer.from('\t'), 'lines of a letter': Buffer.from('A\n') }
      : {}),
  };
  return withFolder(async (cwd) => {
    writeWorld(cwd);
    await mustRun(
      ['atlas', 'build', 'sheet.tsv', '-o', 'atlas', '--genome', 'hg38', '--genes', 'genes.bed', '-q'],
      { cwd },
    );
    const rows: AttackRow[] = [];
    for (const [kind, piece] of Object.entries(kinds)) {
      // Packing takes most of the time: an eighth of the others tells as much.
      const gigabytes = GIGABYTES[options.amount] / (kind === 'one byte' ? 1 : 8);
      const tally = new Tally(`gz of ${gigabytes} GB of ${kind}`, options);
      await packed(join(cwd, BOMB), piece, gigabytes);
      if (options.amount === 'full') {
        await inOneMember(join(cwd, 'one-member.gz'), join(cwd, BOMB));
      }
      const bombs = options.amount === 'full' ? [BOMB, 'one-member.gz'] : [BOMB];
      const every = options.amount === 'small' ? 7 : options.amount === 'full' || kind === 'one byte' ? 1 : 4;
      const chosen = bombs.flatMap(calls).filter((_, i) => i % every === 0);
      for (const args of chosen) {
        const ended = await run(args, { cwd, weigh: true, limit: LONGEST });
        tally.took(ended.milliseconds);
        if (!Number.isNaN(ended.memory)) tally.held(ended.memory);
        const how = `chipmate ${args.join(' ')}: ${ended.memory.toFixed(0)} MB, ${said(ended)}`;
        if (ended.hung) tally.exception('no answer', how);
        else if (ended.memory > MOST_MEMORY) tally.wrong('too much memory', how);
        else if (isRefusal(ended)) tally.refused('refused');
        else if (ended.status === 0) tally.fine('read');
        else tally.exception('exception', how);
      }
      rows.push(tally.row);
    }
    return rows;
  });
}

export const attacks: readonly Attack[] = [
  {
    name: 'harm-bombs',
    promises: `a small file that unpacks to gigabytes is refused within ${MOST_MEMORY} MB of memory`,
    run: attack,
  },
];
