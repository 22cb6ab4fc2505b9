// What a text is: a few lines of it and the readers of chipmate tell.
import { ENCODE_FIRST_COLUMN } from '../../../formats/peaks/encode-metadata-reader.ts';
import { parseDifferentialTable } from '../../../formats/expression/differential-table-reader.ts';
import { GENE_PLACE, afterComments } from '../../../formats/expression/count-table.ts';
import { parseNumericTable, type NumericTable } from '../../../formats/expression/numeric-table-reader.ts';
import { parsePeakBytes } from '../../../formats/peaks/peak-reader.ts';
import { parseDelimited, type DelimitedTable } from '../../../formats/text/delimited-reader.ts';
import { linesOfText } from '../../../formats/text/text-lines.ts';
import { parseGrids } from '../../../formats/workbooks/grids-reader.ts';
import { isIupacWord } from '../../../genome/words/iupac.ts';
import { message } from '../../../messages/message.ts';
import { listsGenes } from '../genes/genes-named.ts';
import { attempt, tellBench } from './tell-bench.ts';
import { nothingKnown, untold, type Told } from './told.ts';

/** Lines that are looked at for what a file says of itself. */
const LINES = 60;
/** Names of rows that are kept, to see whether two files speak of the same. */
const KEPT_ROWS = 2000;
const KEPT_SAMPLES = 2000;

/** @param isWhole whether the text is all of the file */
export function tellText(text: string, file: string, isWhole: boolean): Told {
  const lines = linesOfText(text.replace(/^\ufeff/, '')).slice(0, LINES);
  const first = lines.find((line) => line.trim() !== '') ?? '';
  if (first === '') return untold(message('told.blank'));
  const said =
    ofStudy(lines) ?? ofGeo(text, first) ?? ofScanner(lines) ?? ofMotifs(lines, first) ?? ofGenes(lines);
  if (said !== undefined) return said;
  if (first.startsWith('>')) return sequences(text);
  const bytes = Buffer.from(text);
  return (
    ofChromosomes(lines) ?? ofPeaks(bytes, lines, file) ?? ofTable(bytes, file, isWhole) ?? nothingKnown()
  );
}

/** Lengths of chromosomes, and the index of a FASTA file. */
function ofChromosomes(lines: readonly string[]): Told | undefined {
  const isLength = (line: string): boolean => {
    const [, length, , bases, width] = /^[\w.]+\t(\d+)(?:\t(\d+)\t(\d+)\t(\d+))?$/.exec(line) ?? [];
    return (
      (length as string | undefined) !== undefined &&
      ((bases as string | undefined) === undefined || [1, 2].includes(Number(width) - Number(bases)))
    );
  };
  const all = lines.filter((line) => line !== '');
  return all.every(isLength) && /^(?:chr)?(?:\d{1,2}|[XY])\t/.test(all[0])
    ? untold(message('told.chromosomes'))
    : undefined;
}

function ofStudy(lines: readonly string[]): Told | undefined {
  const has = (key: string): boolean => lines.some((line) => line.startsWith(`${key}:`));
  return has('study') && has('factor') ? untold(message('told.study')) : undefined;
}

/** GEO: a series matrix, SOFT, or the annotation of a platform. */
function ofGeo(text: string, first: string): Told | undefined {
  if (/^\^(?:platform|annotation)/i.test(first) && !/^\^(?:series|sample|dataset)/im.test(text))
    return { kind: 'probe annotation', doubt: null, format: 'SOFT' };
  if (/^#ID\s*=/i.test(first) || /^!Annotation_/i.test(first)) {
    const body = linesOfText(text).filter((line) => !/^[#!^]/.test(line));
    return { kind: 'probe annotation', doubt: null, format: 'GEO', rows: firstFields(body.slice(1)) };
  }
  if (first.startsWith('^')) return { kind: 'expression matrix', doubt: null, format: 'SOFT', counts: false };
  if (!/^!(?:series|sample)_/i.test(first)) return undefined;
  const lines = linesOfText(text);
  const cells = (line: string): string[] => line.split('\t').slice(1).map(bare);
  const header = lines.findIndex((line) => /^"?ID_REF"?\t/.test(line));
  const accessions = lines.find((line) => /^!Sample_geo_accession\t/.test(line));
  const samples = header >= 0 ? cells(lines[header]) : cells(accessions ?? '');
  const isEmpty = header >= 0 && /^!series_matrix_table_end/.test(lines[header + 1] ?? '');
  return {
    ...{ kind: 'expression matrix', format: 'series matrix', counts: false },
    doubt: isEmpty ? message('told.empty-matrix') : null,
    samples: samples.slice(0, KEPT_SAMPLES),
    ...(header >= 0 && { rows: firstFields(lines.slice(header + 1)) }),
  };
}

/** Images of arrays as Agilent and GenePix write them. */
function ofScanner(lines: readonly string[]): Told | undefined {
  if (lines.slice(0, 15).some((line) => line.startsWith('FEPARAMS\t')))
    return { kind: 'arrays', doubt: null, format: 'Agilent' };
  return /^ATF\t/.test(lines[0]) ? { kind: 'arrays', doubt: null, format: 'GenePix' } : undefined;
}

/** JASPAR, HOMER, HOCOMOCO, TRANSFAC or MEME. */
function ofMotifs(lines: readonly string[], first: string): Told | undefined {
  const format = lines.slice(0, 20).some((line) => /^MEME version\b/.test(line))
    ? 'MEME'
    : lines.some((line) => /^P[0O]\s+A\s+C\s+G\s+T(?:\s|$)/.test(line))
      ? 'TRANSFAC'
      : undefined;
  if (format !== undefined) return { kind: 'motifs', doubt: null, format };
  if (!first.startsWith('>')) return undefined;
  const next = lines.slice(lines.indexOf(first) + 1).find((line) => line.trim() !== '') ?? '';
  // A row of a matrix: counts behind a letter, or four numbers.
  if (/^\s*[ACGT][\s[|:]+[-\d.]/i.test(next)) return { kind: 'motifs', doubt: null, format: 'JASPAR' };
  return /^\s*[-+\d.][-+\d.eE\s]*$/.test(next) ? { kind: 'motifs', doubt: null, format: 'HOMER' } : undefined;
}

function ofGenes(lines: readonly string[]): Told | undefined {
  const data = lines.filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const fields = (data[0] ?? '').split('\t');
  if (fields.length >= 9 && /^\d+$/.test(fields[3]) && /^\d+$/.test(fields[4]) && /^[-+.]$/.test(fields[6]))
    return /\bgene_id[ =]/.test(fields[8])
      ? { kind: 'gene models', doubt: null, format: 'GTF' }
      : untold(message(/\b(?:ID|Parent)=/.test(fields[8]) ? 'told.gff' : 'told.unknown'));
  const header = (lines.find((line) => line.trim() !== '') ?? '').replace(/^#/, '').toLowerCase().split('\t');
  if (
    ['chrom', 'strand', 'txstart', 'txend'].every((name) => header.some((each) => each.trim().endsWith(name)))
  )
    return { kind: 'gene models', doubt: null, format: 'genePred' };
  return undefined;
}

function sequences(text: string): Told {
  const names = [...text.matchAll(/^>\s*(\S+)/gm)].map(([, name]) => name);
  const genome = /^(?:chr)?(?:\d{1,2}|[XYM]|MT|[IVX]+)$/i.test(names[0]);
  return { kind: 'sequences', doubt: null, format: 'FASTA', genome };
}

function ofPeaks(bytes: Buffer, lines: readonly string[], file: string): Told | undefined {
  const peaks = attempt(() => parsePeakBytes(bytes, file));
  if (peaks === undefined || peaks.peaks.count === 0) {
    const line = lines.find((each) => /^"?(?:\d+"?[\t,]"?)?chr[\dXYM]\w*"?[\t,]"?\d/.test(each));
    return line === undefined ? undefined : untold(message('told.regions', { line: line.slice(0, 60) }));
  }
  const data = lines.find((line) => /^\S+\t\d+\t\d+/.test(line)) ?? '';
  const byMacs = lines.some((line) =>
    /^# (?:This file is generated by MACS|Command line: callpeak)/i.test(line),
  );
  const wide = data.split('\t').length;
  const format = byMacs
    ? 'MACS'
    : wide === 10
      ? 'narrowPeak'
      : wide === 9 && !data.includes(',')
        ? 'broadPeak'
        : 'BED';
  // A strand in every row is of genes or sites; callers of peaks know none.
  const isStranded =
    wide === 6 && lines.every((line) => !/^\S+\t\d+\t\d+/.test(line) || /\t[-+]\s*$/.test(line));
  return { kind: 'peaks', format, doubt: isStranded ? message('told.stranded') : null };
}

/** What a table is, by the names of its columns and what stands in them. */
function ofTable(bytes: Buffer, file: string, isWhole: boolean): Told | undefined {
  const table =
    attempt(() => parseDelimited(bytes, file)) ??
    attempt(() => parseDelimited(bytes, file, { ragged: 'fill', quotes: false, comments: false }));
  const named = table === undefined ? undefined : ofHeadings(table);
  if (named !== undefined) return named;
  if (/^N_unmapped\t/.test(bytes.toString('latin1', 0, 20))) return untold(message('told.one-sample'));
  const sheet = table === undefined ? undefined : ofSamples(table, isWhole);
  const probes = table === undefined ? undefined : ofProbes(table);
  const grids = attempt(() => parseGrids(bytes, file));
  const bench = grids === undefined ? undefined : tellBench(grids, bytes);
  const differential = attempt(() => parseDifferentialTable(bytes, file));
  if (differential !== undefined) {
    const isTested = differential.log10P.some((value) => !Number.isNaN(value));
    // Few rows, each of a line or donor, are effects that were measured in them.
    if (!isTested && bench?.assay === 'replicate') return bench;
    return {
      ...{ kind: 'differential table', format: differential.format },
      doubt: isTested ? null : message('told.untested'),
    };
  }
  const map = bench?.kind === 'map of wells' && bench.doubt === null ? bench : undefined;
  // What has commas looks like names one a line.
  if (listsGenes(bytes) && (table === undefined || table.columnNames.length < 3)) {
    const told = map ?? sheet ?? probes ?? ofFewColumns(bytes, file);
    if (told !== undefined) return told;
  }
  if (bench !== undefined && bench.kind !== 'map of wells') return bench;
  if (sheet !== undefined && map === undefined)
    return bench === undefined ? sheet : { ...sheet, keys: bench.keys, doubt: bench.doubt };
  return bench ?? probes ?? ofMatrix(bytes, file);
}

/** Lists: of genes, of genes with their direction, or counts of one sample. */
function ofFewColumns(bytes: Buffer, file: string): Told | undefined {
  const rows = linesOfText(bytes.toString('utf8')).filter(
    (line) => line.trim() !== '' && !line.startsWith('#'),
  );
  const fields = rows.slice(0, KEPT_ROWS).map((row) => row.split('\t'));
  if (rows.some((row) => /[,;<>{}"]|:\d/.test(row))) return undefined;
  const second = fields.slice(1).map(([, value]) => value as string | undefined);
  if (second.length > 0 && second.every((value) => value !== undefined && /^\d+$/.test(value.trim())))
    return untold(message('told.one-sample'));
  const table = attempt(() => parseDelimited(bytes, file, { ragged: 'fill' }));
  const directed = table?.columnNames.some((name) => DIRECTION.test(plain(name))) ?? false;
  if (directed) return { kind: 'changed genes', doubt: null };
  if (rows.some((row) => row.trim().includes(' '))) return undefined;
  const words = fields.map(([name, word = name]) => word.trim());
  if (words.length > 0 && words.every((word) => word.length >= 5 && isIupacWord(word)))
    return { kind: 'motifs', doubt: message('told.words'), format: 'words' };
  const isPlausible = fields.every(([name]) => name.length <= 40);
  return isPlausible ? { kind: 'list of genes', doubt: null } : undefined;
}

const DIRECTION = /^(?:direction|regulation|updown)$/;
/** Tables of one sample: salmon, kallisto, RSEM. */
const ONE_SAMPLE = [
  ['name', 'numreads'],
  ['targetid', 'estcounts'],
  ['geneid', 'expectedcount'],
];

/** Tables that their own headings tell. */
function ofHeadings(table: DelimitedTable): Told | undefined {
  const names = table.columnNames.map(plain);
  const has = (...wanted: readonly string[]): boolean => wanted.every((name) => names.includes(name));
  const column = (name: string): readonly string[] => table.column(table.columnNames[names.indexOf(name)]);
  if (has('experiment', 'antigen', 'file'))
    return { kind: 'sheet of experiments', doubt: null, files: column('file') };
  if (table.columnNames[0] === ENCODE_FIRST_COLUMN)
    return { kind: 'sheet of experiments', doubt: null, files: [] };
  if (ONE_SAMPLE.some((each) => has(...each)) || /^N_unmapped$/.test(table.columnNames[0]))
    return untold(message('told.one-sample'));
  if (has('amplicon', 'start', 'end')) return { kind: 'amplicons', doubt: null };
  if (
    has('node1', 'node2') ||
    has('protein1', 'protein2') ||
    has('officialsymbolinteractora') ||
    has('labela', 'labelb') ||
    has('a', 'b', 'score')
  )
    return { kind: 'interactions', doubt: null };
  if (
    names.some((name) => DIRECTION.test(name)) &&
    names.some((name) => /^(?:gene|symbol|genesymbol)$/.test(name))
  )
    return { kind: 'changed genes', doubt: null };
  const identifiers = ['entrez', 'ensembl', 'refseq', 'aliases'].filter((name) => has(name));
  return has('symbol') && identifiers.length > 0 ? { kind: 'gene identifiers', doubt: null } : undefined;
}

/** A table with one row for each sample: the column `sample`, or names of samples that only a person tells. */
function ofSamples(table: DelimitedTable, isWhole: boolean): Told | undefined {
  const [first] = table.columnNames;
  const named = table.columnNames.find((name) => /^(?:sample|row_names)$/i.test(name));
  const other = table.columnNames.find((name) => /^(?:sample[ _.]?(?:name|id)|run|gsm)$/i.test(name));
  const key = named ?? other;
  if (key === undefined || table.columnNames.length < 2 || !isWhole) return undefined;
  const samples = table.column(key);
  const columns = table.columnNames.filter((name) => name !== key && name !== '');
  const grouping = columns.filter((name) => {
    const levels = new Set(table.column(name)).size;
    return levels > 1 && levels < samples.length;
  });
  // A matrix whose first column is called after samples has numbers beside it.
  const isNumbers = columns.every((name) => table.column(name).every((value) => /^-?[\d.]*$/.test(value)));
  if (
    samples.length < 2 ||
    (!/^sample$/i.test(key) && isNumbers) ||
    (key === first && samples.length > KEPT_SAMPLES)
  )
    return undefined;
  // Names of rows alone, as R writes them, are of anything.
  if (/^row_names$/i.test(key) && grouping.length === 0) return undefined;
  return {
    kind: 'sheet of samples',
    doubt:
      named === undefined
        ? message('told.sheet-key', { column: key })
        : grouping.length === 0 && samples.length > 2
          ? message('told.sheet-groups')
          : null,
    samples,
    columns: Object.fromEntries(columns.map((name) => [name, table.column(name)])),
  };
}

const PROBE =
  /^(?:id|probe|probeid|probesetid|idref|transcriptclusterid|probesetname|illmnid|arrayaddressid)$/;
const SYMBOL = /^(?:genesymbol|symbol|genename|geneassignment|ilmngene|gene|hgncsymbol|externalgenename)$/;

/** Names of genes for the probes of an array. */
function ofProbes(table: DelimitedTable): Told | undefined {
  const names = table.columnNames.map(plain);
  if (!PROBE.test(names[0]) || !names.slice(1).some((name) => SYMBOL.test(name))) return undefined;
  const numbers = table.columnNames.slice(1).filter((name) =>
    table
      .column(name)
      .slice(0, 50)
      .every((value) => /^-?\d*\.\d+$/.test(value)),
  );
  if (numbers.length > 1) return undefined;
  return {
    kind: 'probe annotation',
    doubt: null,
    rows: table.column(table.columnNames[0]).slice(0, KEPT_ROWS),
  };
}

/** Names of genes, transcripts and probes as they are usually written. */
const GENE_OR_PROBE =
  /^"?(?:[A-Za-z][\w.@-]{1,24}|\d{3,12}|[A-Z\d-]+_[a-z]*_?at|\d+_[a-z]*_?at)(?:[|_].*)?"?$/;

/** Columns of tests that no matrix of samples has. */
const TESTED = /^(?:p|q|p[_. -]?val\w*|q[_. -]?val\w*|p[_. -]?adj|padj|fdr|p_val_adj|pct\.[12]|svalue)$/i;

function ofMatrix(bytes: Buffer, file: string): Told | undefined {
  const { body, counter } = afterComments(bytes);
  const table = attempt(() => parseNumericTable(body, file, { textNames: GENE_PLACE }));
  if (table === undefined || table.numberColumns.length < 2 || table.rowNames.length < 3) return undefined;
  if (table.numberColumns.some((name) => TESTED.test(name))) return untold(message('told.tests'));
  const genes = table.rowNames.filter((name) => GENE_OR_PROBE.test(name)).length;
  const counts = holdsCounts(table);
  const isSure =
    genes >= 0.9 * table.rowNames.length && new Set(table.rowNames).size > 0.5 * table.rowNames.length;
  const hasDetection = table.numberColumns.some((name) => /detection/i.test(name));
  return {
    kind: 'expression matrix',
    ...{ format: counter ? 'featureCounts' : 'table', counts },
    doubt: hasDetection
      ? message('told.detection')
      : isSure
        ? null
        : message('told.rows-unknown', { row: table.rowNames[0] }),
    samples: table.numberColumns
      .slice(0, KEPT_SAMPLES)
      .map((name) => name.replace(/^.*[\\/]/, '').replace(/\.[bs]am$/i, '')),
    rows: table.rowNames.slice(0, KEPT_ROWS),
  };
}

/** Numbers of reads are whole, not negative, and some of them large. */
function holdsCounts({ values }: NumericTable): boolean {
  let most = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    if (value < 0 || !Number.isInteger(value)) return false;
    most = Math.max(most, value);
  }
  return most > 30;
}

function firstFields(lines: readonly string[]): string[] {
  return lines
    .slice(0, KEPT_ROWS)
    .flatMap((line) => (line === '' || line.startsWith('!') ? [] : [bare(line.split('\t')[0])]));
}

function bare(cell: string): string {
  return cell.trim().replace(/^"(.*)"$/, '$1');
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
