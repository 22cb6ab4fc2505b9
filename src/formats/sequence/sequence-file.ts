import type { Sequences } from '../../genome/sequence.ts';

/** A file of sequences, opened. Parts are read from the disk when they are asked for, or held in memory. */
export interface SequenceFile extends Sequences {
  /** As the user named it. */
  readonly file: string;
  readonly format: '2bit' | 'FASTA' | 'FASTA with .fai';
  /** Gives the descriptor back. */
  close(): void;
}

/** Bases that one sequence may have, as in BAM and bigBed. */
export const MOST_BASES = 0x7fff_ffff;
/** Sequences that one file may have; the genomes with most contigs have some hundred thousand. */
export const MOST_SEQUENCES = 1_000_000;

/** @throws RangeError for a part that the sequence does not have: the caller's mistake */
export function demandPart({ names, sizes }: Sequences, sequence: number, start: number, end: number): void {
  const isThere =
    sequence in names &&
    Number.isInteger(start) &&
    Number.isInteger(end) &&
    start >= 0 &&
    start <= end &&
    end <= sizes[sequence];
  if (!isThere) throw new RangeError(`no part ${start}-${end} of sequence ${sequence}`);
}
