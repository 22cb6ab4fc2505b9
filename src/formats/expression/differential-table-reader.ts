import { refused } from '../../messages/refused.ts';
import { Z95 } from '../../statistics/distributions/normal.ts';
import { readBytes, sourceName } from '../text/byte-source.ts';
import { parseNumericTable, type NumberRange, type NumericTable } from './numeric-table-reader.ts';
import { adjustedAnew } from './unadjusted-p.ts';

/** A ready table of differential expression; every array has one element per row, NaN where the file says nothing. */
export interface DifferentialTable {
  readonly format: string;
  /** What the file calls its rows: transcripts, probes or genes. */
  readonly ids: readonly string[];
  /** Gene symbols where the file has a column of them; empty text for rows without. */
  readonly symbols: readonly string[] | undefined;
  readonly log2FoldChange: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly log10P: Float64Array;
  readonly adjustedP: Float64Array;
  /** Whether the file's adjusted p-values were its p-values again, so that these are Benjamini and Hochberg's of them. */
  readonly adjustedAnew?: boolean;
  readonly averageExpression: Float64Array;
}

interface Layout {
  readonly format: string;
  /** Columns that must be there for this layout. */
  readonly needs: readonly string[];
  readonly foldChange: string;
  readonly p?: string;
  readonly adjusted?: string;
  readonly average?: string;
  readonly statistic?: string;
  readonly error?: string;
}

const LAYOUTS: readonly Layout[] = [
  {
    format: 'chipmate',
    needs: ['log2_fold_change', 'minus_log10_p'],
    foldChange: 'log2_fold_change',
    p: 'minus_log10_p',
    adjusted: 'adj_p',
    average: 'average_expression',
  },
  {
    format: 'limma or GEO2R',
    needs: ['logFC', 'P.Value'],
    foldChange: 'logFC',
    p: 'P.Value',
    adjusted: 'adj.P.Val',
    average: 'AveExpr',
    statistic: 't',
  },
  {
    format: 'edgeR',
    needs: ['logFC', 'PValue'],
    foldChange: 'logFC',
    p: 'PValue',
    adjusted: 'FDR',
    average: 'logCPM',
  },
  {
    format: 'DESeq2',
    needs: ['log2FoldChange', 'pvalue'],
    foldChange: 'log2FoldChange',
    p: 'pvalue',
    adjusted: 'padj',
    average: 'baseMean',
    error: 'lfcSE',
  },
  {
    format: 'cuffdiff',
    needs: ['log2(fold_change)', 'p_value'],
    foldChange: 'log2(fold_change)',
    p: 'p_value',
    adjusted: 'q_value',
  },
];
/** Columns of fold changes of tables that have nothing that looks like a p-value. */
const FOLD_CHANGES = ['log2_fold_change', 'logFC', 'log2FoldChange', 'log2FC', 'log2(fold_change)'];
const LOOKS_LIKE_P = /^(?:p|q|pval\w*|qval\w*|fdr\w*|padj\w*|adj\w*|\w*pvalue\w*|(?:minus|neg|n)?log10p\w*)$/;
const NUMBER_NAMES: ReadonlySet<string> = new Set([
  ...FOLD_CHANGES,
  ...LAYOUTS.flatMap((layout) =>
    [layout.foldChange, layout.p, layout.adjusted, layout.average, layout.statistic, layout.error].filter(
      (name) => name !== undefined,
    ),
  ),
  'ci_low',
  'ci_high',
  'CI.L',
  'CI.R',
]);
const PROBABILITY: NumberRange = { low: 0, high: 1 };
const NOT_NEGATIVE: NumberRange = { low: 0, high: Infinity };
/** What numbers of a kind lie between, whoever wrote the table. */
const RANGES: ReadonlyMap<string, NumberRange> = new Map([
  ...LAYOUTS.flatMap(({ format, p = '', adjusted = p }): [string, NumberRange][] => [
    [p, format === 'chipmate' ? NOT_NEGATIVE : PROBABILITY],
    [adjusted, PROBABILITY],
  ]),
  ['baseMean', NOT_NEGATIVE],
  ['lfcSE', NOT_NEGATIVE],
]);
/** Columns of gene symbols, best first; points, blanks and underscores do not matter. */
const SYMBOL_NAMES = ['genesymbol', 'symbol', 'hgncsymbol', 'externalgenename', 'genename', 'gene', 'genes'];
/** Columns of identifiers, for tables whose first column counts the rows. */
const ID_NAMES = [
  'geneid',
  'ensemblgeneid',
  'ensembl',
  'entrezid',
  'entrez',
  'refseq',
  'probeid',
  'probe',
  'id',
  'testid',
];
/** How a series matrix and a SOFT file of GEO begin. */
const MEASURED = /^[!^](?:series|dataset|database|platform|sample)/i;
/** What old cuffdiff writes for an infinite fold change. */
const INFINITE = 1e300;

/**
 * Reads a table of differential expression written by limma, GEO2R, edgeR, DESeq2, cuffdiff or chipmate,
 * recognised by its columns; or one of fold changes alone (`logFC`, `log2FoldChange`, `log2FC`, ...), if no column looks like a
 * p-value. Probabilities lie between 0 and 1, or are missing. Adjusted p-values that are the p-values again are adjusted anew.
 * @param file what messages call it
 * @throws InputError for a table of none of them
 */
export async function readDifferentialTable(
  path: string,
  file = sourceName(path),
): Promise<DifferentialTable> {
  return parseDifferentialTable(await readBytes(path, file), file);
}

/** The same from bytes in memory. */
export function parseDifferentialTable(bytes: Uint8Array, file: string): DifferentialTable {
  if (MEASURED.test(Buffer.from(bytes.subarray(0, 512)).toString('latin1')))
    throw refused(
      'changes.measured-values',
      {},
      {
        file,
        expected: 'a table with a fold change for every gene',
        found: 'a file of GEO with the values of every sample',
      },
    );
  const table = parseNumericTable(bytes, file, {
    infinite: true,
    numberNames: NUMBER_NAMES,
    ranges: RANGES,
  });
  const layout =
    LAYOUTS.find(({ needs }) => needs.every((name) => table.numberColumns.includes(name))) ??
    foldChangesAlone(table);
  if (layout === undefined) {
    const columns = [table.rowNameColumn, ...table.textColumns.keys(), ...table.numberColumns].filter(
      Boolean,
    );
    const text = LAYOUTS.flatMap(({ needs }) => needs).filter((name) => table.textColumns.has(name));
    throw refused(
      'changes.no-table',
      {},
      {
        fix: undefined,
        file,
        expected: LAYOUTS.map(({ format, needs }) => `${format}: ${needs.join(', ')}`).join('; '),
        found: `columns ${columns.slice(0, 12).join(', ')}`,
        ...(text.length > 0 ? { fix: `column ${text[0]} holds text instead of numbers` } : {}),
      },
    );
  }
  checkNumbers(layout, table, file);
  const rows = table.rowNames.length;
  const missing = new Float64Array(rows).fill(NaN);
  const column = (name: string | undefined): Float64Array | undefined => {
    const at = name === undefined ? -1 : table.numberColumns.indexOf(name);
    return at < 0 ? undefined : table.values.subarray(at * rows, (at + 1) * rows);
  };
  const log2FoldChange = (column(layout.foldChange) ?? missing).map((value) =>
    Math.abs(value) > INFINITE ? Math.sign(value) * Infinity : value,
  );
  const p = column(layout.p) ?? missing;
  const interval = intervals(layout, column, log2FoldChange);
  const average = column(layout.average) ?? missing;
  const log10P = layout.format === 'chipmate' ? p.map((value) => -value) : p.map(Math.log10);
  const adjusted = column(layout.adjusted) ?? missing;
  const anew = adjustedAnew(log10P, adjusted);
  return {
    format: layout.format,
    ids: idsOf(table),
    symbols: symbolsOf(table),
    log2FoldChange,
    low: interval.low,
    high: interval.high,
    log10P,
    adjustedP: anew ?? adjusted,
    ...(anew === undefined ? {} : { adjustedAnew: true }),
    averageExpression: layout.format === 'DESeq2' ? average.map((mean) => Math.log2(mean + 1)) : average,
  };
}

/** The layout of a table that has fold changes and nothing that looks like a p-value. */
function foldChangesAlone({ rowNameColumn, textColumns, numberColumns }: NumericTable): Layout | undefined {
  const columns = [rowNameColumn, ...textColumns.keys(), ...numberColumns];
  const hasP = columns.some((name) => LOOKS_LIKE_P.test(name.toLowerCase().replace(/[^a-z0-9]/g, '')));
  const foldChange = FOLD_CHANGES.find((name) => numberColumns.includes(name));
  if (hasP || foldChange === undefined) return undefined;
  const average = ['average_expression', 'AveExpr', 'logCPM'].find((name) => numberColumns.includes(name));
  return { format: 'fold changes alone', needs: [foldChange], foldChange, average };
}

/** Demands that columns which the layout reads as numbers are so: as text they would be missing without a word. */
function checkNumbers(
  { adjusted, average, statistic, error }: Layout,
  table: NumericTable,
  file: string,
): void {
  const read = [adjusted, average, statistic, error, 'ci_low', 'ci_high', 'CI.L', 'CI.R'];
  const text = read.find((name) => name !== undefined && table.textColumns.has(name));
  if (text === undefined) return;
  throw refused(
    'changes.text-column',
    { column: text },
    {
      file,
      expected: 'numbers, or NA where one is not known',
      found: table.textColumns.get(text)?.find((value) => value !== ''),
    },
  );
}

/** Intervals as the file gives them, or estimate -+ 1.96 standard errors where it gives an error or a statistic. */
function intervals(
  layout: Layout,
  column: (name: string | undefined) => Float64Array | undefined,
  foldChange: Float64Array,
): { low: Float64Array; high: Float64Array } {
  const low = column('ci_low') ?? column('CI.L');
  const high = column('ci_high') ?? column('CI.R');
  if (low !== undefined && high !== undefined) return { low, high };
  const statistic = column(layout.statistic);
  const error = column(layout.error) ?? foldChange.map((value, row) => value / (statistic?.[row] ?? NaN));
  return {
    low: foldChange.map((value, row) => value - Z95 * Math.abs(error[row])),
    high: foldChange.map((value, row) => value + Z95 * Math.abs(error[row])),
  };
}

/** Row names; chipmate's own tables name genes first and probes second, others may count their rows first. */
function idsOf(table: NumericTable): readonly string[] {
  const probes = table.textColumns.get('probe');
  if (table.rowNameColumn === 'gene' && probes !== undefined)
    return table.rowNames.map((gene, row) => (gene === '' || gene === 'NA' ? probes[row] : gene));
  if (table.rowNames.every((name) => /^\d{1,6}$/.test(name)) && table.rowNames.includes('1'))
    return columnNamed(table, ID_NAMES) ?? columnNamed(table, SYMBOL_NAMES) ?? table.rowNames;
  return table.rowNames;
}

function symbolsOf(table: NumericTable): readonly string[] | undefined {
  return columnNamed(table, SYMBOL_NAMES)?.map((value) => (/^(?:NA|-|---)$/.test(value) ? '' : value));
}

function columnNamed(table: NumericTable, names: readonly string[]): readonly string[] | undefined {
  const plain = new Map(
    [...table.textColumns].map(([name, values]) => [name.toLowerCase().replace(/[._ ]/g, ''), values]),
  );
  const found = names.find((name) => plain.has(name));
  return found === undefined ? undefined : plain.get(found);
}
