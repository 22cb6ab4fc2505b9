// What is asked of servers for a genome's folder, and what it has to be to be believed.
import { InputError } from '../../errors.ts';
import { genomeFileName, type GenomePart } from '../../formats/folders/genomes-folder.ts';
import { readChromSizes } from '../../formats/genes/chrom-sizes-reader.ts';
import { readGenes } from '../../formats/genes/genes-reader.ts';
import { readPeakFile } from '../../formats/peaks/peak-reader.ts';
import { openTwoBit } from '../../formats/sequence/two-bit-reader.ts';
import { knownAssembly } from '../../genome/assembly.ts';
import { WrongContentError } from './download.ts';
import { inspected, type WantedFile } from './wanted-file.ts';

const MEGABYTE = 1 << 20;
/** A few times what a large genome has: the axolotl's 2bit has 8 GB. */
const MOST: Readonly<Record<GenomePart, number>> = {
  genes: 512 * MEGABYTE,
  sizes: 64 * MEGABYTE,
  sequence: 16_384 * MEGABYTE,
  blacklist: 64 * MEGABYTE,
};

/** A part of a genome's folder as it is asked for. */
export function wantedPart(genome: string, part: GenomePart, address: string): WantedFile {
  return {
    file: genomeFileName(genome, part),
    address,
    mostBytes: MOST[part],
    // 2bit says itself where it ends, and so does gzip.
    inspect: (path, lengthStated) =>
      inspected(path, lengthStated || part !== 'sizes', () => LOOKS[part](path, genome)),
  };
}

const LOOKS: Readonly<Record<GenomePart, (path: string, genome: string) => unknown>> = {
  genes: async (path, genome) => {
    const { chromosomeNames, chromosome, end, count } = await readGenes(path);
    const assembly = knownAssembly(genome);
    if (assembly === undefined) return;
    const sizes = chromosomeNames.map((name) => assembly.sizes[assembly.find(name)] ?? Infinity);
    for (let row = 0; row < count; row++)
      if (end[row] > sizes[chromosome[row]])
        throw new WrongContentError(`its genes end beyond ${chromosomeNames[chromosome[row]]} of ${genome}`);
  },
  sizes: async (path, genome) => {
    const { chromosomeNames, sizes } = await readChromSizes(path);
    refuseOtherLengths(genome, chromosomeNames, sizes);
  },
  sequence: (path, genome) => {
    const sequences = openTwoBit(path);
    try {
      refuseOtherLengths(genome, sequences.names, sequences.sizes);
    } finally {
      sequences.close();
    }
  },
  blacklist: async (path) => {
    const { peaks } = await readPeakFile(path, { stdin: false });
    if (peaks.count === 0) throw new InputError('it holds no region', { file: path });
  },
};

/** @throws WrongContentError where a chromosome of a known genome is not there, or has another length */
function refuseOtherLengths(genome: string, names: readonly string[], sizes: ArrayLike<number>): void {
  const assembly = knownAssembly(genome);
  const found = new Map(names.map((name, index) => [name, sizes[index]]));
  for (const [chromosome, name] of (assembly?.chromosomeNames ?? []).entries()) {
    const expected = assembly?.sizes[chromosome];
    if (found.get(name) !== expected)
      throw new WrongContentError(
        `it is not of ${genome}: ${name} has ${found.get(name) ?? 'no'} bp, not ${expected}`,
      );
  }
}
