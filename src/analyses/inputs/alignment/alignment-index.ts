// The index of a genome that an aligner needs: the user's, or one in the genomes folder that is made of its sequence once.
import { closeSync, existsSync, mkdirSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { renamePatiently } from '../../../formats/folders/durable.ts';
import { genomeFolderName, genomesFolder } from '../../../formats/folders/genomes-folder.ts';
import { writeFault } from '../../../formats/text/system-fault.ts';
import { UNKNOWN_BASE, type Sequences } from '../../../genome/sequence.ts';
import { caution, message, note, type Notice } from '../../../messages/message.ts';
import { refused } from '../../../messages/refused.ts';
import { needSequence } from '../sequence.ts';
import { runChain, type Command } from './running.ts';
import { clearWorkOf, inWorkFolder } from './work-folder.ts';

export type Aligner = 'bowtie2' | 'bwa';

/** Where an index is looked for: by its own path, or by its genome in the genomes folder. */
export interface IndexSources {
  readonly index?: string | undefined;
  readonly genome?: string | undefined;
  readonly genomes?: string | undefined;
}

/** Files of an index that are there. */
export interface FoundIndex {
  /** Path without the suffixes of its files. */
  readonly prefix: string;
  readonly suffixes: readonly string[];
  /** What made it, where it was made now. */
  readonly built?: Command;
  readonly notices: readonly Notice[];
}

const BOWTIE2 = ['.1', '.2', '.3', '.4', '.rev.1', '.rev.2'];
/** Suffixes of a whole index, in each of the ways in which it may be written: a genome of more than 4 billion bases has `.bt2l`. */
const SUFFIXES: Readonly<Record<Aligner, readonly (readonly string[])[]>> = {
  bowtie2: ['.bt2', '.bt2l'].map((end) => BOWTIE2.map((part) => part + end)),
  bwa: [['.amb', '.ann', '.bwt', '.pac', '.sa']],
};
/** Bytes of an index for each base. **Source:** sizes that bowtie2-build printed of mm10 (2 x 1.60 GB and 2 bits a base beside 2.73e9 bases); bwa: 1 + 1/4 + 1/2. */
const BYTES_PER_BASE: Readonly<Record<Aligner, number>> = { bowtie2: 1.42, bwa: 1.75 };
/** Genomes above it take hours. */
const LARGE = 5e8;
/** Sequences that stand for a part of a chromosome a second time: reads of both would have no place. */
const SECOND_COPY = /_(?:alt|fix|hap\d+)$/;

/**
 * The index of a genome; where there is none in the genomes folder it is made of the sequence there.
 * @param say is told before the work what it will take
 * @throws InputError where there is neither index nor sequence, or it cannot be made
 */
export async function alignmentIndex(
  aligner: Aligner,
  { index, genome, genomes }: IndexSources,
  threads: number,
  say: (notice: Notice) => void,
): Promise<FoundIndex> {
  if (index !== undefined) return ownIndex(aligner, index);
  if (genome === undefined) throw refused('peaks-align.no-genome', {});
  const name = genomeFolderName(genome);
  if (name === undefined) throw refused('peaks-align.genome-name', {}, { found: genome });
  const folder = join(genomesFolder(genomes), name, aligner);
  const prefix = join(folder, name);
  const whole = wholeIndex(aligner, prefix);
  if (whole !== undefined) {
    clearWorkOf(folder);
    return {
      ...{ prefix, suffixes: whole },
      notices: olderThanSequence(prefix + whole[0], name, genomes),
    };
  }
  return madeIndex(aligner, { genome: name, genomes, folder, threads, say });
}

function ownIndex(aligner: Aligner, given: string): FoundIndex {
  const known = SUFFIXES[aligner].flat();
  const ending = known.find((suffix) => given.endsWith(suffix));
  const prefix = ending === undefined ? given : given.slice(0, -ending.length).replace(/\.rev$/, '');
  const suffixes = wholeIndex(aligner, prefix);
  if (suffixes !== undefined) return { prefix, suffixes, notices: [] };
  const [usual] = SUFFIXES[aligner];
  const missing = usual.filter((suffix) => !existsSync(prefix + suffix));
  throw refused(
    'peaks-align.no-index',
    { aligner },
    {
      file: given,
      expected: usual.map((suffix) => basename(prefix) + suffix).join(', '),
      found:
        missing.length === usual.length
          ? undefined
          : usual
              .filter((suffix) => !missing.includes(suffix))
              .map((suffix) => basename(prefix) + suffix)
              .join(', '),
    },
  );
}

function wholeIndex(aligner: Aligner, prefix: string): readonly string[] | undefined {
  return SUFFIXES[aligner].find((suffixes) => suffixes.every((suffix) => existsSync(prefix + suffix)));
}

/** The sequence may have been brought anew since. */
function olderThanSequence(file: string, genome: string, genomes?: string): Notice[] {
  const sequence = join(genomesFolder(genomes), genome, `${genome}.2bit`);
  const made = statSync(file).mtimeMs;
  const brought = statSync(sequence, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return made >= brought ? [] : [caution('peaks-align.index-older', { folder: dirname(file) })];
}

interface Making {
  readonly genome: string;
  readonly genomes: string | undefined;
  readonly folder: string;
  readonly threads: number;
  readonly say: (notice: Notice) => void;
}

async function madeIndex(
  aligner: Aligner,
  { genome, genomes, folder, threads, say }: Making,
): Promise<FoundIndex> {
  const { sequences } = await needSequence({ genomes, assembly: genome });
  try {
    const chosen = [...sequences.names.keys()].filter((at) => !SECOND_COPY.test(sequences.names[at]));
    const bases = chosen.reduce((sum, at) => sum + sequences.sizes[at], 0);
    const gigabytes = (bytes: number): string => (bytes / 1e9).toPrecision(2);
    say(
      note('peaks-align.index-building', {
        ...{ aligner, genome, folder },
        ...{ disk: gigabytes(bases * BYTES_PER_BASE[aligner]), meanwhile: gigabytes(bases) },
        time: message(bases > LARGE ? 'peaks-align.hours' : 'peaks-align.minutes'),
      }),
    );
    const built = commandOf(aligner, genome, threads);
    await inWorkFolder(folder, async (place) => {
      const fasta = join(place, 'sequence.fa');
      writeFasta(fasta, sequences, chosen);
      const made = join(place, 'made');
      mkdirSync(made);
      await runChain([built], place);
      rmSync(fasta);
      if (wholeIndex(aligner, join(made, genome)) === undefined)
        throw refused('programs.failed', { program: built.program, status: 0 }, { found: 'nothing' });
      rmSync(folder, { recursive: true, force: true });
      renamePatiently(made, folder);
    });
    const prefix = join(folder, genome);
    const left = sequences.names.length - chosen.length;
    return {
      ...{ prefix, built, suffixes: wholeIndex(aligner, prefix)! },
      notices: left === 0 ? [] : [note('peaks-align.left-out', { sequences: left })],
    };
  } finally {
    sequences.close();
  }
}

function commandOf(aligner: Aligner, genome: string, threads: number): Command {
  const prefix = `made/${genome}`;
  return aligner === 'bowtie2'
    ? { program: 'bowtie2-build', args: ['--threads', String(threads), 'sequence.fa', prefix] }
    : { program: 'bwa', args: ['index', '-p', prefix, 'sequence.fa'] };
}

/** Bases that are written at once, and letters of a line. */
const PIECE = 1 << 20;
const LETTERS = Buffer.from('ACGTN');

function writeFasta(path: string, sequences: Sequences, chosen: readonly number[]): void {
  try {
    const file = openSync(path, 'wx');
    try {
      for (const at of chosen) {
        writeWhole(file, Buffer.from(`>${sequences.names[at]}\n`));
        for (let start = 0; start < sequences.sizes[at]; start += PIECE) {
          const codes = sequences.bases(at, start, Math.min(sequences.sizes[at], start + PIECE));
          const letters = Buffer.alloc(codes.length + 1, 10);
          for (let i = 0; i < codes.length; i++) letters[i] = LETTERS[Math.min(codes[i], UNKNOWN_BASE)];
          writeWhole(file, letters);
        }
      }
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw writeFault(error, path);
  }
}

function writeWhole(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done, bytes.length - done);
}
