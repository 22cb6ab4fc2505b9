// What peak files are, by the tables that lie beside them and by their names: a row of a sheet for each.
import { closeSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { InputError } from '../../errors.ts';
import { serverPath } from '../../formats/chip-atlas/layout.ts';
import {
  ENCODE_FIRST_COLUMN,
  readEncodeMetadata,
  type EncodeFile,
} from '../../formats/peaks/encode-metadata-reader.ts';
import { readPeakFile } from '../../formats/peaks/peak-reader.ts';
import { nameFault } from '../../formats/text/doors.ts';
import type { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { assembliesWithRoom } from '../../genome/assemblies-with-room.ts';
import { knownAssembly } from '../../genome/assembly.ts';
import { classOfCellLine } from '../../genome/cell-classes.ts';
import { message } from '../../messages/message.ts';
import { refused } from '../../messages/refused.ts';
import { openCatalogue, type CatalogueRow } from '../catalogue/open-catalogue.ts';
import { fileWords, type Unsure } from './file-words.ts';

/** Columns of a row that say what the experiment is. */
export type DraftColumn =
  | 'experiment'
  | 'antigen'
  | 'antigen_class'
  | 'cell_class'
  | 'cell'
  | 'condition'
  | 'genome'
  | 'study'
  | 'title';

/** A file to be looked at. */
export interface DraftFile {
  readonly path: string;
  /** What to call it. */
  readonly shown: string;
}

/** A file of peaks as a row of the sheet. */
export interface DraftRow extends DraftFile {
  readonly cells: Record<DraftColumn, string>;
  readonly peaks: number;
  /** Assemblies whose chromosomes have room for its peaks. */
  readonly assemblies: readonly string[];
  /** Cells that have to be looked at. */
  readonly unsure: readonly Unsure[];
}

/** What was made of files. */
export interface DraftedRows {
  readonly rows: readonly DraftRow[];
  /** Files that are not in the sheet, and why. */
  readonly leftOut: readonly { readonly file: string; readonly why: InputError }[];
}

/** Endings of files that may hold peaks. */
const PEAKS = /\.(?:bed\d*|narrowPeak|broadPeak|gappedPeak|regionPeak|xls|peaks?|txt|tsv)(?:\.gz)?$/i;
const ENDINGS = new RegExp(`(?:${PEAKS.source.replace('$', '')})+$`, 'i');
/** Which of the files of one ENCODE experiment is taken, best first. */
const BEST_OUTPUT = [
  'optimal IDR thresholded peaks',
  'IDR thresholded peaks',
  'conservative IDR thresholded peaks',
  'replicated peaks',
  'pseudoreplicated peaks',
  'stable peaks',
  'peaks',
];

/**
 * Drafts the rows of a sheet: ENCODE's files by the `metadata.tsv` among them, ChIP-Atlas' by its list of experiments where that is
 * among them, all others by their names. Of an ENCODE experiment one file per assembly is taken.
 * @param progress told the fraction of the files that were read
 */
export async function draftRows(
  files: readonly DraftFile[],
  names: KnownNames,
  progress?: (fraction: number) => void,
): Promise<DraftedRows> {
  const paths = files.map(({ path }) => path);
  const encode = new Map(
    paths
      .filter(isEncodeTable)
      .flatMap((file) => readEncodeMetadata(file))
      .map((row) => [row.file, row]),
  );
  const ofChipAtlas = listedIn(paths);
  const leftOut: { file: string; why: InputError }[] = [];
  const rows: DraftRow[] = [];
  const taken = betterFiles(paths, encode);
  for (const [i, { path, shown }] of files.entries()) {
    progress?.(i / files.length);
    const accession = accessionOf(path);
    const better = PEAKS.test(path) ? taken.get(accession) : undefined;
    const held = better === undefined ? await peaksIn(path) : refused('draft.better-file', { better });
    if (held instanceof InputError) {
      leftOut.push({ file: shown, why: held });
      continue;
    }
    const listed = encode.get(accession);
    const row =
      listed !== undefined ? ofEncode(listed) : (ofChipAtlas(accession) ?? ofName(path, accession, names));
    rows.push({ path, shown, ...held, ...row });
  }
  makeDistinct(rows);
  return { rows, leftOut };
}

function isEncodeTable(path: string): boolean {
  if (!/\.tsv$/i.test(path)) return false;
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(ENCODE_FIRST_COLUMN.length + 3);
    readSync(file, head, 0, head.length, 0);
    return head
      .toString('utf8')
      .replace(/^\ufeff/, '')
      .startsWith(ENCODE_FIRST_COLUMN);
  } finally {
    closeSync(file);
  }
}

/** Its peaks, or why the file is not taken. */
async function peaksIn(path: string): Promise<Pick<DraftRow, 'peaks' | 'assemblies'> | InputError> {
  const name = basename(path);
  if (nameFault(path) !== undefined) return refused('draft.odd-path', {});
  if (!PEAKS.test(name) || /^(?:experimentList|metadata|README)/i.test(name) || isEncodeTable(path))
    return refused('draft.no-peak-name', {});
  if (isControlName(name)) return refused('draft.control', {});
  try {
    const { peaks } = await readPeakFile(path, { stdin: false });
    return peaks.count === 0
      ? refused('peaks.none', {})
      : { peaks: peaks.count, assemblies: assembliesWithRoom(peaks) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error;
  }
}

/** `ENCFF001VCU` of `ENCFF001VCU.bed.gz`, `SRX123` of `SRX123.05.bed`; '' where a name begins with none. */
function accessionOf(path: string): string {
  return /^(?:ENCFF[0-9A-Z]{6}|[SED]RX\d+|GSM\d+)(?![0-9A-Za-z])/.exec(basename(path))?.[0] ?? '';
}

/** For each ENCODE file that is not taken, which one of its experiment is. */
function betterFiles(files: readonly string[], encode: ReadonlyMap<string, EncodeFile>): Map<string, string> {
  const groups = new Map<string, EncodeFile[]>();
  for (const path of files) {
    const row = PEAKS.test(basename(path)) ? encode.get(accessionOf(path)) : undefined;
    if (row === undefined) continue;
    const key = `${row.experiment} ${row.assembly}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const better = new Map<string, string>();
  for (const group of groups.values()) {
    const [best, ...others] = [...group].sort((a, b) => rankOf(a) - rankOf(b) || (a.file < b.file ? -1 : 1));
    for (const { file } of others) if (file !== best.file) better.set(file, best.file);
  }
  return better;
}

function rankOf({ output, status }: EncodeFile): number {
  const rank = BEST_OUTPUT.indexOf(output);
  const withdrawn = /^(?:archived|revoked|deleted)$/i.test(status) ? 100 : 0;
  return withdrawn + (rank < 0 ? BEST_OUTPUT.length : rank);
}

/** What is known of a file. */
type Known = Pick<DraftRow, 'cells' | 'unsure'>;

const NOTHING: DraftRow['cells'] = {
  ...{ experiment: '', antigen: '', antigen_class: '', cell_class: '', cell: '' },
  ...{ condition: '', genome: '', study: '', title: '' },
};

function ofEncode(row: EncodeFile): Known {
  // ENCODE's labels are tag-SYMBOL-organism.
  const antigen = row.target
    .replace(/-(?:human|mouse)$/i, '')
    .replace(/^(?:e?GFP|3xFLAG|FLAG|HA|V5|MYC|mCherry)-(?=.)/i, '');
  const isOpen = antigen === '' && /^(?:DNase|ATAC)-seq$/i.test(row.assay);
  const title = [row.cell, row.target, row.output, row.treatments, row.modifications].filter(
    (part) => part !== '',
  );
  const cells = {
    ...NOTHING,
    experiment: row.file,
    antigen: isOpen ? row.assay : antigen === '' ? '?' : antigen,
    antigen_class: isOpen ? (/^a/i.test(row.assay) ? 'ATAC-Seq' : 'DNase-seq') : classOfAntigen(antigen),
    cell_class: classOfCellLine(row.cell) ?? '',
    cell: row.cell,
    condition: [row.treatments, row.modifications].filter((part) => part !== '').join(', '),
    genome: knownAssembly(row.assembly)?.name ?? row.assembly,
    study: row.experiment,
    title: title.join(', '),
  };
  const missing: Unsure['column'][] = [];
  if (antigen === '' && !isOpen) missing.push('antigen');
  if (row.cell === '') missing.push('cell');
  return { cells, unsure: missing.map((column) => ({ column, why: message('unsure.not-in-table') })) };
}

/** Looks a ChIP-Atlas accession up in the list that lies in the folder, if one does. */
function listedIn(files: readonly string[]): (accession: string) => Known | undefined {
  const list = files.find((path) => basename(path) === basename(serverPath.experimentList));
  const wanted = new Set(files.map(accessionOf).filter((name) => /^[SED]RX/.test(name)));
  const found = new Map<string, CatalogueRow>();
  if (list !== undefined && wanted.size > 0) {
    const catalogue = openCatalogue(list);
    try {
      for (const accession of wanted)
        for (const number of catalogue.search({ words: [[accession]] })) {
          const row = catalogue.row(number);
          if (row.experiment === accession && !found.has(accession)) found.set(accession, row);
        }
    } finally {
      catalogue.close();
    }
  }
  return (accession) => {
    const row = found.get(accession);
    if (row === undefined) return undefined;
    const { experiment, antigen, antigenClass, cellClass, cell, title } = row;
    const names = { experiment, antigen, cell, title };
    return {
      cells: { ...NOTHING, ...names, antigen_class: antigenClass, cell_class: cellClass },
      unsure: [],
    };
  };
}

function ofName(path: string, accession: string, names: KnownNames): Known {
  const stem = stemOf(path);
  const { antigen, cell, unsure } = fileWords(stem, names);
  const isSure = !unsure.some(({ column }) => column === 'antigen');
  const cells = {
    ...NOTHING,
    experiment: accession === '' ? stem : accession,
    antigen,
    antigen_class: isSure ? classOfAntigen(antigen) : '',
    cell_class: classOfCellLine(cell) ?? '',
    cell,
    title: stem.replaceAll('_', ' '),
  };
  return { cells, unsure };
}

/** Whether a name says that its reads were those of an input or of IgG. */
export function isControlName(name: string): boolean {
  return (
    /(?:^|[_.-])(?:igg|input)(?:[_.-]|$)/i.test(name) && !/(?:vs|over|minus)[_.-]?(?:igg|input)/i.test(name)
  );
}

/** A file's name without the endings of peak files. */
export function stemOf(path: string): string {
  const name = basename(path);
  return name.replace(ENDINGS, '') || name;
}

/** Classes that follow from the names of a factor and a cell type; '' where none does. */
export function classesOf({ antigen, cell }: { readonly antigen: string; readonly cell: string }): {
  readonly antigen_class: string;
  readonly cell_class: string;
} {
  return { antigen_class: classOfAntigen(antigen), cell_class: classOfCellLine(cell) ?? '' };
}

/** ChIP-Atlas' class of an antigen; '' counts as TFs and others. */
function classOfAntigen(antigen: string): string {
  if (/^H[1-4](?:$|[ABKRST.F])/i.test(antigen)) return 'Histone';
  if (/^(?:POLR2|POL2|POLII|RNAPII|RNA pol)/i.test(antigen)) return 'RNA polymerase';
  return antigen === '' || antigen === '?' ? '' : 'TFs and others';
}

/** Two files of one name (in folders of their own, or of one GSM) get the names of their files, then of their places. */
function makeDistinct(rows: readonly DraftRow[]): void {
  for (const name of [(row: DraftRow) => stemOf(row.path), (row: DraftRow) => row.shown]) {
    const counts = new Map<string, number>();
    for (const { cells } of rows) counts.set(cells.experiment, (counts.get(cells.experiment) ?? 0) + 1);
    for (const row of rows) if ((counts.get(row.cells.experiment) ?? 0) > 1) row.cells.experiment = name(row);
  }
}
