// What a file is told to be from its head, and how sure that is.
import type { AssayKind } from '../assays/readings-input.ts';
import { message, type Message } from '../../../messages/message.ts';

/** Every kind of file that is told apart. */
export type FileKind =
  | 'peaks'
  | 'list of genes'
  | 'changed genes'
  | 'differential table'
  | 'expression matrix'
  | 'arrays'
  | 'array description'
  | 'probe annotation'
  | 'sheet of samples'
  | 'sheet of experiments'
  | 'readings'
  | 'map of wells'
  | 'amplicons'
  | 'gene identifiers'
  | 'interactions'
  | 'sequences'
  | 'gene models'
  | 'motifs'
  | 'signal track'
  | 'reads'
  | 'workbook'
  | 'unknown';

/** What a table of the bench is keyed by, and joined to its map by. */
export type BenchKey = 'well' | 'sample' | 'lane';

/** What the head of a file says. */
export interface Told {
  readonly kind: FileKind;
  /** Why it may be something else, or why it is nothing that is read; null where the content leaves no doubt. */
  readonly doubt: Message | null;
  /** Format or program, where there are several: `narrowPeak`, `BAM`, `2bit`, `series matrix`. */
  readonly format?: string;
  /** Of readings: what they were measured for; null where the content does not say. */
  readonly assay?: AssayKind | null;
  /** Of a matrix: whether it counts reads. */
  readonly counts?: boolean;
  /** Samples that it names, of a matrix its columns. */
  readonly samples?: readonly string[];
  /** Of a matrix or annotation the first names of its rows. */
  readonly rows?: readonly string[];
  /** Of a sheet or map its columns with the values of each row; of readings those that name something. */
  readonly columns?: Readonly<Record<string, readonly string[]>>;
  /** Of a map: what joins it to readings; of readings: what they have for it. */
  readonly keys?: Readonly<Partial<Record<BenchKey, readonly string[]>>>;
  /** Of a workbook its sheets, and the one that has the readings. */
  readonly sheets?: readonly string[];
  readonly sheet?: string;
  /** Of arrays and their description: the type of the array. */
  readonly chip?: string;
  /** Of a sheet of experiments the files that it names. */
  readonly files?: readonly string[];
  /** Of sequences: whether they are called as chromosomes are. */
  readonly genome?: boolean;
}

/** A file that nothing is made of, and why. */
export function untold(doubt: Message): Told {
  return { kind: 'unknown', doubt };
}

export const nothingKnown = (): Told => untold(message('told.unknown'));
