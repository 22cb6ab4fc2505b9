// A first version of a sheet of experiments, from a folder of peak files.
import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { InputError } from '../../errors.ts';
import { serverPath } from '../../formats/chip-atlas/layout.ts';
import {
  ENCODE_FIRST_COLUMN,
  readEncodeMetadata,
  type EncodeFile,
} from '../../formats/peaks/encode-metadata-reader.ts';
import { readPeakFile } from '../../formats/peaks/peak-reader.ts';
import { nameFault } from '../../formats/text/doors.ts';
import type { KnownNames } from '../../genome/antigen-aliases.ts';
import { knownAssembly } from '../../genome/assembly.ts';
import { classOfCellLine } from '../../genome/cell-classes.ts';
import { openCatalogue, type CatalogueRow } from '../catalogue/open-catalogue.ts';
import { fileWords } from './file-words.ts';

/** Columns of the draft, in their order; `unsure` names the cells that have to be looked at. */
const COLUMNS = [
  'experiment',
  'antigen',
  'antigen_class',
  'cell_class',
  'cell',
  'genome',
  'study',
  'title',
  'peaks',
  'file',
  'unsure',
] as const;
type DraftRow = Record<(typeof COLUMNS)[number], string>;

/** What was made of a folder. */
export interface DraftSheet {
  /** The sheet, tab-separated with its header. */
  readonly text: string;
  readonly experiments: number;
  /** Rows with cells that have to be looked at. */
  readonly unsure: number;
  /** Files that are not in the sheet, and why. */
  readonly leftOut: readonly { readonly file: string; readonly why: string }[];
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
const MOST_FILES = 20_000;

/**
 * Drafts a sheet: ENCODE's files from the `metadata.tsv` beside them, ChIP-Atlas' from its list of experiments where that lies in the
 * folder, all others from their names. Of an ENCODE experiment one file per assembly is taken.
 * @param sheet where the sheet will lie: its files are named from there; undefined names them in full
 * @throws InputError where the folder is none, or no file in it holds peaks
 */
export async function draftSheet(
  folder: string,
  sheet: string | undefined,
  names: KnownNames,
): Promise<DraftSheet> {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new InputError('there is no such folder', {
      file: folder,
      fix: 'name the folder of the peak files',
    });
  const files = filesBelow(folder);
  const encode = new Map(
    files
      .filter(isEncodeTable)
      .flatMap((file) => readEncodeMetadata(file))
      .map((row) => [row.file, row]),
  );
  const ofChipAtlas = listedIn(files);
  const from = sheet === undefined ? undefined : dirname(resolve(sheet));
  const leftOut: { file: string; why: string }[] = [];
  const rows: DraftRow[] = [];
  const taken = betterFiles(files, encode);
  for (const path of files) {
    const shown = relative(folder, path);
    const accession = accessionOf(path);
    const better = PEAKS.test(path) ? taken.get(accession) : undefined;
    const peaks = better === undefined ? await peaksIn(path) : `of the same experiment ${better} is taken`;
    if (typeof peaks === 'string') {
      leftOut.push({ file: shown, why: peaks });
      continue;
    }
    const listed = encode.get(accession);
    const row =
      listed !== undefined ? ofEncode(listed) : (ofChipAtlas(accession) ?? ofName(path, accession, names));
    const file = from === undefined ? resolve(path) : relative(from, resolve(path)).split(sep).join('/');
    rows.push({ ...row, peaks: String(peaks), file });
  }
  if (rows.length === 0)
    throw new InputError('no file of this folder holds peaks', {
      file: folder,
      expected: 'files such as NAME.narrowPeak, NAME.bed.gz or NAME_peaks.xls',
      found: leftOut.length === 0 ? 'no file' : `${leftOut[0].file}: ${leftOut[0].why}`,
    });
  makeDistinct(rows, folder, from);
  const text = [COLUMNS, ...rows.map((row) => COLUMNS.map((column) => quoted(row[column])))]
    .map((cells) => `${cells.join('\t')}\n`)
    .join('');
  const unsure = rows.filter((row) => row.unsure !== '').length;
  return { text, experiments: rows.length, unsure, leftOut };
}

/** A cell as a sheet writes it: one that holds quotes is quoted. */
function quoted(cell: string): string {
  return cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Every file below a folder, hidden ones left out, in order of their names. */
function filesBelow(folder: string): string[] {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (path) =>
        !relative(folder, path)
          .split(sep)
          .some((part) => part.startsWith('.')),
    )
    .sort();
  if (files.length <= MOST_FILES) return files;
  throw new InputError(`the folder holds ${files.length} files`, {
    file: folder,
    expected: `at most ${MOST_FILES}`,
    fix: 'name a folder of peak files alone',
  });
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

/** Number of peaks, or why the file is not taken. */
async function peaksIn(path: string): Promise<number | string> {
  const name = basename(path);
  if (nameFault(path) !== undefined) return 'its path holds characters that no sheet can hold';
  if (!PEAKS.test(name)) return 'no peak file by its name';
  if (/^(?:experimentList|metadata|README)/i.test(name) || isEncodeTable(path))
    return 'no peak file by its name';
  if (isControlName(name)) return 'a control by its name';
  try {
    const { peaks } = await readPeakFile(path, { stdin: false });
    return peaks.count === 0 ? 'it holds no peak' : peaks.count;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problem;
  }
}

/** Whether a name says that its reads were those of an input or of IgG. */
export function isControlName(name: string): boolean {
  return (
    /(?:^|[_.-])(?:igg|input)(?:[_.-]|$)/i.test(name) && !/(?:vs|over|minus)[_.-]?(?:igg|input)/i.test(name)
  );
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

const NOTHING: DraftRow = Object.fromEntries(COLUMNS.map((column) => [column, ''])) as DraftRow;

function ofEncode(row: EncodeFile): DraftRow {
  // ENCODE's labels are tag-SYMBOL-organism.
  const antigen = row.target
    .replace(/-(?:human|mouse)$/i, '')
    .replace(/^(?:e?GFP|3xFLAG|FLAG|HA|V5|MYC|mCherry)-(?=.)/i, '');
  const isOpen = antigen === '' && /^(?:DNase|ATAC)-seq$/i.test(row.assay);
  const title = [row.cell, row.target, row.output, row.treatments, row.modifications].filter(
    (part) => part !== '',
  );
  return {
    ...NOTHING,
    experiment: row.file,
    antigen: isOpen ? row.assay : antigen === '' ? '?' : antigen,
    antigen_class: isOpen ? (/^a/i.test(row.assay) ? 'ATAC-Seq' : 'DNase-seq') : classOfAntigen(antigen),
    cell_class: classOfCellLine(row.cell) ?? '',
    cell: row.cell,
    genome: knownAssembly(row.assembly)?.name ?? row.assembly,
    study: row.experiment,
    title: title.join(', '),
    unsure: [antigen === '' && !isOpen ? 'antigen' : '', row.cell === '' ? 'cell' : '']
      .filter((column) => column !== '')
      .join(' '),
  };
}

/** Looks a ChIP-Atlas accession up in the list that lies in the folder, if one does. */
function listedIn(files: readonly string[]): (accession: string) => DraftRow | undefined {
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
    return { ...NOTHING, ...names, antigen_class: antigenClass, cell_class: cellClass };
  };
}

function ofName(path: string, accession: string, names: KnownNames): DraftRow {
  const stem = stemOf(path);
  const { antigen, cell, unsure } = fileWords(stem, names);
  return {
    ...NOTHING,
    experiment: accession === '' ? stem : accession,
    antigen,
    antigen_class: unsure.includes('antigen') ? '' : classOfAntigen(antigen),
    cell_class: classOfCellLine(cell) ?? '',
    cell,
    title: stem.replaceAll('_', ' '),
    unsure: unsure.join(' '),
  };
}

/** A file's name without the endings of peak files. */
export function stemOf(path: string): string {
  const name = basename(path);
  return name.replace(ENDINGS, '') || name;
}

/** ChIP-Atlas' class of an antigen; '' counts as TFs and others. */
function classOfAntigen(antigen: string): string {
  if (/^H[1-4](?:$|[ABKRST.F])/i.test(antigen)) return 'Histone';
  if (/^(?:POLR2|POL2|POLII|RNAPII|RNA pol)/i.test(antigen)) return 'RNA polymerase';
  return antigen === '' || antigen === '?' ? '' : 'TFs and others';
}

/** Two files of one name (in folders of their own, or of one GSM) get the names of their files, then of their paths. */
function makeDistinct(rows: DraftRow[], folder: string, from: string | undefined): void {
  const place = (row: DraftRow): string =>
    relative(folder, from === undefined ? row.file : resolve(from, row.file));
  for (const name of [(row: DraftRow) => stemOf(row.file), place]) {
    const counts = new Map<string, number>();
    for (const { experiment } of rows) counts.set(experiment, (counts.get(experiment) ?? 0) + 1);
    for (const row of rows) if ((counts.get(row.experiment) ?? 0) > 1) row.experiment = name(row);
  }
}
