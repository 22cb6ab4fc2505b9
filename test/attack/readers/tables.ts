import { readDifferentialTable } from '../../../src/formats/expression/differential-table-reader.ts';
import type { ExpressionFile } from '../../../src/formats/expression/expression-file.ts';
import { readExpressionFile } from '../../../src/formats/expression/expression-reader.ts';
import { readAnnotation } from '../../../src/formats/expression/probe-annotation-reader.ts';
import { readSampleSheet } from '../../../src/formats/expression/sample-sheet-reader.ts';
import { readDelimited } from '../../../src/formats/text/delimited-reader.ts';
import type { Random } from '../fuzz/random.ts';
import type { FuzzTarget, Wrapping } from '../fuzz/target.ts';
import { slowNumeric } from './slow-numeric.ts';
import {
  columnsOf,
  leaveOpen,
  linesOf,
  named,
  refuse,
  slowly,
  slowTable,
  textOf,
  type Line,
} from './slow.ts';

const EVERY: readonly Wrapping[] = ['crlf', 'no-last-line-end', 'mark', 'gz', 'gz-members', 'gz-stored'];
const lines = (rows: readonly (readonly (string | number)[])[], separator = '\t'): string =>
  rows.map((row) => `${row.join(separator)}\n`).join('');

const PLACES =
  'chr chrom chromosome chromosome_name seqname seqnames start end strand length gene_id geneid entrez entrezid entrezgene entrezgene_id'.split(
    ' ',
  );
const COUNTED =
  /^__(?:no_feature|ambiguous|too_low_aQual|not_aligned|alignment_not_unique)$|^N_(?:unmapped|multimapping|noFeature|ambiguous)$/;

interface Samples {
  readonly rows: readonly string[];
  readonly samples: readonly string[];
  readonly values: readonly (readonly number[])[];
  readonly texts: ReadonlyMap<string, readonly string[]>;
}

function slowExpression(bytes: Buffer): unknown {
  let all = linesOf(textOf(bytes));
  if (/^[!^]/.test(all[0]?.text ?? '')) leaveOpen('lines of another format');
  let last: Line | undefined;
  let counter = false;
  while (all.length > 0 && all[0].text.startsWith('#')) {
    counter ||= all[0].text.includes('featureCounts');
    [last, ...all] = all;
  }
  if (
    all.length === 0 ||
    (last !== undefined && last.text.split('\t').length === all[0].text.split('\t').length)
  )
    leaveOpen('a header behind #');
  const table = slowNumeric(all, { text: (name) => PLACES.includes(name.toLowerCase()) });
  const numbers = table.columns.filter((column) => column.numbers !== undefined);
  if (numbers.length === 0) refuse('no column of numbers');
  const kept = [...table.ids.keys()].filter((row) => !COUNTED.test(table.ids[row]));
  const name = (path: string): string =>
    counter ? path.replace(/^.*[\\/]/, '').replace(/\.[bs]am$/i, '') : path;
  return {
    rows: kept.map((row) => table.ids[row]),
    samples: numbers.map((column) => name(column.name)),
    values: numbers.map((column) => kept.map((row) => column.numbers![row])),
    texts: new Map(
      table.columns
        .filter((column) => column.numbers === undefined)
        .map((column) => [column.name, kept.map((row) => column.texts[row])]),
    ),
  } satisfies Samples;
}

function samplesOf({ matrix, annotation }: ExpressionFile, texts = annotation): Samples {
  const rows = matrix.rowNames.length;
  const values = matrix.sampleNames.map((_, i) => [...matrix.values.subarray(i * rows, (i + 1) * rows)]);
  return { rows: matrix.rowNames, samples: matrix.sampleNames, values, texts };
}

function makeCounts(random: Random): Buffer {
  const separator = random.pick(['\t', '\t', ',', ';']);
  const samples = random.several(1, 4, (i) => `${random.pick(['ctl', 's'])}${i}`);
  const value = (): string =>
    random.pick(['0', '12', '3.5', '1e3', 'NA', '', '0.25', String(random.below(10_000))]);
  const counts = random.chance(0.5);
  const rows = random.several(2, 7, (i) => [
    `g${i}`,
    ...(i < 2
      ? samples.map((_, column) => String(i + column))
      : samples.map(() => (counts ? String(random.below(900)) : value()))),
  ]);
  if (random.chance(0.2)) rows.push(['__no_feature', ...samples.map(() => '7')]);
  if (random.chance(0.2)) rows.forEach((row, i) => row.push(`note${i}`));
  const header = [
    random.pick(['gene', '', 'ID']),
    ...samples,
    ...(rows[0].length > samples.length + 1 ? ['description'] : []),
  ];
  if (separator === '\t' && random.chance(0.15)) {
    const place = ['Geneid', 'Chr', 'Start', 'End', 'Strand', 'Length'];
    const counted = rows.map((_, i) => [
      `g${i}`,
      'chr1',
      '10',
      '900',
      '+',
      '800',
      ...samples.map(() => String(i)),
    ]);
    return Buffer.from(
      `# Program:featureCounts v2; Command:"x"\n${lines([[...place, ...samples.map((name) => `/data/${name}.bam`)], ...counted])}`,
    );
  }
  return Buffer.from(
    lines([header.length > 2 && random.chance(0.1) ? header.slice(1) : header, ...rows], separator),
  );
}

const DIFFERENTIAL = [
  {
    header: ['id', 'logFC', 'AveExpr', 't', 'P.Value', 'adj.P.Val', 'Gene.symbol'],
    change: 'logFC',
    p: 'P.Value',
    adjusted: 'adj.P.Val',
    average: 'AveExpr',
  },
  {
    header: ['id', 'logFC', 'logCPM', 'F', 'PValue', 'FDR', 'symbol'],
    change: 'logFC',
    p: 'PValue',
    adjusted: 'FDR',
    average: 'logCPM',
  },
  {
    header: ['', 'baseMean', 'log2FoldChange', 'lfcSE', 'stat', 'pvalue', 'padj', 'gene_name'],
    change: 'log2FoldChange',
    p: 'pvalue',
    adjusted: 'padj',
    average: 'baseMean',
  },
  {
    header: ['test_id', 'gene', 'log2(fold_change)', 'p_value', 'q_value'],
    change: 'log2(fold_change)',
    p: 'p_value',
    adjusted: 'q_value',
    average: '',
  },
  {
    header: ['gene', 'log2_fold_change', 'minus_log10_p', 'adj_p', 'average_expression', 'symbol'],
    change: 'log2_fold_change',
    p: 'minus_log10_p',
    adjusted: 'adj_p',
    average: 'average_expression',
  },
] as const;
const NUMBERS = [
  't',
  'lfcSE',
  'ci_low',
  'ci_high',
  'CI.L',
  'CI.R',
  ...DIFFERENTIAL.flatMap(({ change, p, adjusted, average }) => [change, p, adjusted, average]),
];

function makeDifferential(random: Random): Buffer {
  const { header, change, p } = random.pick(DIFFERENTIAL);
  const rows = random.several(1, 6, (row) =>
    header.map((name, column) => {
      if (column === 0) return `g${row}`;
      if (name === change) return random.pick(['1.5', '-2.25', '0', '1e-3']);
      if (/symbol|gene/.test(name)) return random.pick(['MYC', 'IRF4', 'NA', '---', 'SEPT2']);
      return p === 'minus_log10_p' && name === p
        ? random.pick(['0', '12.5'])
        : random.pick(['0.5', '1e-30', 'NA', '1', '0.04']);
    }),
  );
  return Buffer.from(lines([header, ...rows], random.pick(['\t', ','])));
}

function slowDifferential(bytes: Buffer): unknown {
  const all = linesOf(textOf(bytes));
  if (/^[!^]/.test(all[0]?.text ?? '')) leaveOpen('lines of another format');
  const names = all[0]?.text.split(/[\t,;]/).map((name) => name.replace(/^"(.*)"$/, '$1')) ?? [];
  if (!DIFFERENTIAL.some(({ change, p }) => names.includes(change) && names.includes(p))) {
    if (names.some((name) => /fold|^log.*fc$/i.test(name))) leaveOpen('fold changes alone');
    refuse('no table of differential expression');
  }
  const table = slowNumeric(all, { only: NUMBERS, infinite: true });
  const column = (name: string): readonly number[] | undefined =>
    table.columns.find((one) => one.name === name)?.numbers;
  const layout = DIFFERENTIAL.find(
    ({ change, p }) => column(change) !== undefined && column(p) !== undefined,
  );
  if (layout === undefined) return refuse('no table of differential expression');
  const none = table.ids.map(() => NaN);
  const within = (name: string, highest: number): readonly number[] => {
    const values = column(name) ?? none;
    // R writes Inf where nothing is known of a probability; only -log10 of one can be so.
    if (highest < Infinity && values.some((value) => Math.abs(value) === Infinity))
      leaveOpen('an infinite probability');
    const bad = values.findIndex((value) => value < 0 || value > highest);
    return bad < 0
      ? values
      : refuse(`a probability beyond its range`, all.filter((line) => line.text !== '')[bad + 1].number);
  };
  if (table.ids.every((id) => /^\d+$/.test(id))) leaveOpen('rows that are numbered');
  const logged = layout.p === 'minus_log10_p';
  const p = within(layout.p, logged ? Infinity : 1).map((value) => (logged ? -value : Math.log10(value)));
  const average = column(layout.average) ?? none;
  if (average.some((value) => Math.abs(value) === Infinity || (layout.average === 'baseMean' && value < 0)))
    leaveOpen('an average beyond its range');
  const known = ['genesymbol', 'symbol', 'hgncsymbol', 'externalgenename', 'genename', 'gene', 'genes'];
  const texts = table.columns
    .filter((one) => one.numbers === undefined)
    .map((one) => [one.name.toLowerCase().replace(/[._ ]/g, ''), one.texts] as const);
  const symbols = known
    .map((name) => texts.filter(([found]) => found === name))
    .find((found) => found.length > 0);
  if ((symbols?.length ?? 0) > 1 || texts.some(([name]) => name === 'probe'))
    leaveOpen('two columns of symbols, or probes');
  return {
    ids: table.ids,
    symbols: symbols?.[0][1].map((symbol) => (/^(?:NA|-|---)$/.test(symbol) ? '' : symbol)),
    change: column(layout.change)!.map((value) =>
      Math.abs(value) > 1e300 ? Math.sign(value) * Infinity : value,
    ),
    p,
    adjusted: within(layout.adjusted, 1),
    average: layout.average === 'baseMean' ? average.map((mean) => Math.log2(mean + 1)) : average,
  };
}

const delimited = (random: Random, header: readonly string[], values: readonly string[]): Buffer => {
  const separator = random.pick(['\t', ',', ';']);
  const field = (): string => random.pick([...values, `"a${separator}b"`, '"say ""x"""', '"two\nlines"', '']);
  const rows = random.several(1, 6, (i) => [`r${i}`, ...header.slice(2).map(field), random.pick(values)]);
  return Buffer.from(
    (random.chance(0.2) ? '# made by hand\n' : '') +
      lines([header.length > 2 && random.chance(0.15) ? header.slice(1) : header, ...rows], separator),
  );
};

export const targets: FuzzTarget[] = [
  {
    name: 'delimited',
    what: 'delimited text',
    wrappings: EVERY.filter((wrapping) => wrapping !== 'crlf'),
    make: (random) => delimited(random, ['name', 'cell', 'n'], ['K-562', '1', 'α', 'x y']),
    read: async (path) => {
      const table = await readDelimited(path);
      return { line: table.line, columns: table.columnNames.map((name) => [name, table.column(name)]) };
    },
    oracle: slowly((bytes) => {
      const table = slowTable(textOf(bytes));
      if (table.rows.some(({ fields }) => fields.join('').includes('\ufffd')))
        leaveOpen('text that is not UTF-8');
      return { line: table.rows.map(({ line }) => line), columns: [...columnsOf(table)] };
    }),
  },
  {
    name: 'count-tables',
    what: 'tables of counts and of expression',
    wrappings: EVERY,
    make: makeCounts,
    read: async (path) => samplesOf(await readExpressionFile(path)),
    oracle: slowly(slowExpression),
  },
  {
    name: 'differential-tables',
    what: 'tables of differential expression',
    wrappings: EVERY,
    make: makeDifferential,
    read: async (path) => {
      const { ids, symbols, log2FoldChange, log10P, adjustedP, averageExpression } =
        await readDifferentialTable(path);
      return {
        ids,
        symbols,
        change: log2FoldChange,
        p: log10P,
        adjusted: adjustedP,
        average: averageExpression,
      };
    },
    oracle: slowly(slowDifferential),
  },
  {
    name: 'sample-sheets',
    what: 'sample sheets',
    wrappings: EVERY.filter((wrapping) => wrapping !== 'crlf'),
    make: (random) => delimited(random, ['sample', 'group', 'donor'], ['a', 'b', 'K 562']),
    read: async (path) => {
      const { samples, columns } = await readSampleSheet(path);
      return { samples, columns };
    },
    oracle: slowly((bytes) => {
      const table = slowTable(textOf(bytes));
      const columns = columnsOf(table);
      const name =
        table.names.find((found) => /^(?:sample|row_names)$/i.test(found)) ?? refuse('no column of samples');
      const samples = columns.get(name)!;
      table.rows.forEach(({ line }, row) => named(samples[row], 'sample', line));
      if ([...columns.values()].flat().join('').includes('\ufffd')) leaveOpen('text that is not UTF-8');
      if (new Set(samples).size < samples.length) leaveOpen('a sample that is there twice');
      columns.delete(name);
      return { samples, columns };
    }),
  },
  {
    name: 'probe-annotations',
    what: 'annotations of probes',
    wrappings: EVERY.filter((wrapping) => wrapping !== 'crlf'),
    make: (random) => delimited(random, ['ID', 'Gene Symbol', 'ENTREZ'], ['MYC', 'IRF4 /// X', '12']),
    read: async (path) => {
      const { ids, columns } = await readAnnotation(path);
      return { ids, columns };
    },
    oracle: slowly((bytes) => {
      const text = textOf(bytes);
      if (text.startsWith('^')) leaveOpen('lines of another format');
      const table = slowTable(text, { fill: true });
      if (table.names.length < 2) refuse('one column only');
      const columns = columnsOf(table);
      const [id] = table.names;
      const ids = columns.get(id)!;
      if ([...columns.values()].flat().join('').includes('\ufffd') || ids.includes(''))
        leaveOpen('names that are empty or no text');
      columns.delete(id);
      return { ids, columns };
    }),
  },
];
