import { readAliases } from '../../../src/formats/genes/aliases-reader.ts';
import { readChromSizes } from '../../../src/formats/genes/chrom-sizes-reader.ts';
import { readComplexes } from '../../../src/formats/genes/complexes-reader.ts';
import { readEnhancerLinks } from '../../../src/formats/genes/enhancer-links-reader.ts';
import { readGeneDirections } from '../../../src/formats/genes/gene-directions-reader.ts';
import { readGeneIdentifiers } from '../../../src/formats/genes/gene-identifiers-reader.ts';
import { readGeneNotes } from '../../../src/formats/genes/gene-notes-reader.ts';
import { readGeneList } from '../../../src/formats/genes/gene-list-reader.ts';
import { readGenes } from '../../../src/formats/genes/genes-reader.ts';
import { readInteractions } from '../../../src/formats/genes/interactions-reader.ts';
import type { GeneModels } from '../../../src/genome/genes.ts';
import type { Random } from '../fuzz/random.ts';
import type { FuzzTarget, Wrapping } from '../fuzz/target.ts';
import {
  blank,
  columnsOf,
  decimal,
  leaveOpen,
  linesOf,
  named,
  number,
  place,
  refuse,
  slowly,
  slowTable,
  textOf,
} from './slow.ts';

const EVERY: readonly Wrapping[] = ['crlf', 'no-last-line-end', 'mark', 'gz', 'gz-members', 'gz-stored'];
const SYMBOLS = ['MYC', 'IRF4', 'HLA-A', 'Cd4', 'ZZ1', 'ZZ2', 'ALT1', 'ALT2'] as const;
const text = (lines: readonly string[]): Buffer => Buffer.from(lines.map((line) => `${line}\n`).join(''));

interface Row {
  readonly chromosome: string;
  readonly start: number;
  readonly end: number;
  readonly forward: boolean;
  readonly symbol: string;
  readonly transcript: string;
}

const GENE_FORMATS = [
  'bed',
  'bed12',
  'tss-list',
  'refFlat',
  'genePred',
  'ucsc',
  'header',
  'exon-header',
  'beta',
];

/** One to three exons of a transcript and its coding span, as the lists of the tables. */
function makeExons(random: Random, start: number, end: number) {
  const inner = random.several(0, 4, () => random.between(start, end));
  const edges = [start, ...inner.slice(0, inner.length - (inner.length % 2)), end].sort((a, b) => a - b);
  const [starts, ends] = [0, 1].map((side) => edges.filter((_, i) => i % 2 === side));
  const [first, last] = random.several(2, 2, () => random.between(start, end)).sort((a, b) => a - b);
  const list = (values: readonly number[]): string => `${values.join(',')}${random.pick([',', ''])}`;
  return {
    count: String(starts.length),
    starts: list(starts),
    ends: list(ends),
    sizes: list(starts.map((from, i) => ends[i] - from)),
    offsets: list(starts.map((from) => from - start)),
    coding: random
      .pick([
        [first, last],
        [end, end],
      ])
      .map(String),
  };
}

function makeGenes(random: Random): Buffer {
  const format = random.pick(GENE_FORMATS);
  const lines = random.several(1, 7, (i) => {
    const start = random.below(random.pick([100, 240_000_000]));
    const end = start + random.between(1, 5_000);
    const [from, to] = [String(start), String(end)];
    const [symbol, strand, id] = [random.pick(SYMBOLS), random.pick(['+', '-', '+', '-', '.']), `NM_${i}`];
    const { count, starts, ends, sizes, offsets, coding } = makeExons(random, start, end);
    const exons = [count, starts, ends];
    const chromosome = random.pick(['chr1', 'chrX', '2']);
    // The first row says what the format is: it has a strand.
    const sign = i === 0 && strand === '.' ? '+' : strand;
    switch (format) {
      case 'bed':
        return [chromosome, from, to, symbol, '0', sign];
      case 'bed12':
        return [chromosome, from, to, symbol, '0', sign, ...coding, '0', count, sizes, offsets];
      case 'exon-header':
        return [id, chromosome, sign, from, to, ...coding, ...exons, symbol];
      case 'tss-list':
        return [chromosome, from, to, symbol, sign, id];
      case 'refFlat':
        return [symbol, id, chromosome, sign, from, to, ...coding, ...exons];
      case 'genePred':
        return [id, chromosome, sign, from, to, ...coding, ...exons, '0', symbol, 'cmpl'];
      case 'ucsc':
        return [
          '585',
          id,
          chromosome,
          sign,
          from,
          to,
          ...coding,
          ...exons,
          '0',
          symbol,
          'cmpl',
          'cmpl',
          '0,',
        ];
      default:
        return [id, chromosome, sign, from, to, symbol];
    }
  });
  const headers = {
    header: '#name\tchrom\tstrand\ttxStart\ttxEnd\tname2',
    'exon-header':
      '#name\tchrom\tstrand\ttxStart\ttxEnd\tcdsStart\tcdsEnd\texonCount\texonStarts\texonEnds\tname2',
    beta: '#bed.name\tx.chrom\tstrand\ttxStart\ttxEnd\tx.symbol',
  };
  const header = format in headers ? [headers[format as keyof typeof headers]] : [];
  if (random.chance(0.2)) header.unshift('# a comment');
  return text([...header, ...lines.map((line) => line.join('\t'))]);
}

/** Columns of chromosome, start, end, strand, symbol and transcript. */
type Layout = readonly [number, number, number, number, number, number];

function headerLayout(line: string): Layout | undefined {
  const names = line
    .replace(/^#/, '')
    .split('\t')
    .map((name) => name.trim().replace(/^.*\./, '').toLowerCase());
  const [chromosome, start, end, strand, name, symbol] = [
    ['chrom', 'chromosome'],
    ['txstart'],
    ['txend'],
    ['strand'],
    ['name'],
    ['name2', 'symbol', 'genename', 'gene_name'],
  ].map((candidates) => {
    if (names.filter((found) => candidates.includes(found)).length > 1)
      leaveOpen('two columns of one meaning');
    return names.findIndex((found) => candidates.includes(found));
  });
  if (Math.min(chromosome, start, end, strand) < 0) return undefined;
  return [chromosome, start, end, strand, symbol < 0 ? name : symbol, name];
}

/** The format of a table without a header, from its first row. */
function rowLayout(fields: readonly string[]): Layout | undefined {
  const whole = (...columns: number[]): boolean =>
    columns.every((column) => /^\d+$/.test(fields[column] ?? ''));
  const strand = (column: number): boolean => /^[-+.]$/.test(fields[column] ?? '');
  if (whole(3, 4) && strand(6) && /gene_id/.test(fields[8] ?? '')) leaveOpen('GTF among other rows');
  if (whole(1, 2)) return strand(5) ? [0, 1, 2, 5, 3, -1] : strand(4) ? [0, 1, 2, 4, 3, 5] : undefined;
  if (whole(4, 5) && strand(3))
    return whole(0) && fields.length >= 12
      ? [2, 4, 5, 3, fields.length > 12 ? 12 : 1, 1]
      : [2, 4, 5, 3, 0, 1];
  if (whole(3, 4) && strand(2)) return [1, 3, 4, 2, fields.length > 11 ? 11 : fields.length === 6 ? 5 : 0, 0];
  return undefined;
}

/** Columns of the coding span, of how many exons there are, of their starts, and of their ends or sizes. */
interface ExonColumns {
  readonly coding: readonly [number, number];
  readonly count: number;
  readonly starts: number;
  readonly others: number;
  readonly sized: boolean;
}

function headerExons(line: string): ExonColumns | undefined {
  const names = line.split('\t').map((name) =>
    name
      .trim()
      .replace(/^.*[.#]/, '')
      .toLowerCase(),
  );
  const [from, to, starts, others, count] = ['cdsstart', 'cdsend', 'exonstarts', 'exonends', 'exoncount'].map(
    (name) =>
      names.indexOf(name) === names.lastIndexOf(name)
        ? names.indexOf(name)
        : leaveOpen('two columns of one meaning'),
  );
  if (Math.min(from, to, starts, others) < 0) return undefined;
  return { coding: [from, to], count, starts, others, sized: false };
}

/** Where the first row of a table without a header keeps exons. */
function rowExons(fields: readonly string[], [, , end, strand]: Layout): ExonColumns | undefined {
  const bed = strand === 5;
  if (bed && fields.length < 12) return undefined;
  const [from, count] = bed ? [6, 9] : [end + 1, end + 3];
  if (fields.length <= count + 2) return undefined;
  const [first, second] = [fields[count + 1], fields[count + 2]];
  if (![fields[from], fields[from + 1], fields[count]].every((field) => /^\d+$/.test(field)))
    return leaveOpen('a first row whose exons cannot be read');
  if (!/^[\d,]+$/.test(first) || !/^[\d,]+$/.test(second))
    leaveOpen('a first row whose exons cannot be read');
  const columns = { coding: [from, from + 1], count, sized: bed } as const;
  return bed
    ? { ...columns, starts: count + 2, others: count + 1 }
    : { ...columns, starts: count + 1, others: count + 2 };
}

/** The exons of one row and its coding span. */
function exonsIn(
  fields: readonly (string | undefined)[],
  columns: ExonColumns,
  row: Row,
  line: number,
): Parts {
  const numbers = (column: number): number[] =>
    (fields[column] ?? '')
      .replace(/,$/, '')
      .split(',')
      .map((cell) => place(cell, 'exon', line));
  const [starts, others] = [numbers(columns.starts), numbers(columns.others)];
  if (starts.length !== others.length) refuse('not as many starts as ends', line);
  if (columns.count >= 0 && place(fields[columns.count], 'number of exons', line) !== starts.length)
    refuse('not as many exons as the row says', line);
  const exons = starts.map((from, i) =>
    columns.sized ? [row.start + from, row.start + from + others[i]] : [from, others[i]],
  );
  if (exons.some(([from, to]) => from < row.start || to > row.end || to < from))
    refuse('an exon beyond its transcript', line);
  const [from, to] = columns.coding.map((column) => place(fields[column], 'coding span', line));
  if (to < from || (to > from && (from < row.start || to > row.end)))
    refuse('a coding span beyond its transcript', line);
  return { exons: inOrder(exons), coding: [from, to] };
}

interface Parts {
  readonly exons: readonly (readonly number[])[];
  readonly coding: readonly number[];
}

/** Sorted by start, then as they stand, one smallest after the other. */
function inOrder(exons: readonly (readonly number[])[]): (readonly number[])[] {
  const left = [...exons];
  const sorted: (readonly number[])[] = [];
  while (left.length > 0) {
    const least = Math.min(...left.map(([from]) => from));
    sorted.push(
      ...left.splice(
        left.findIndex(([from]) => from === least),
        1,
      ),
    );
  }
  return sorted;
}

const NO_PARTS: Parts = { exons: [], coding: [0, 0] };

const slowGenes =
  (withExons: boolean) =>
  (bytes: Buffer): unknown => {
    let layout: Layout | undefined;
    let exons: ExonColumns | undefined;
    const rows = linesOf(textOf(bytes)).flatMap(({ number: line, text: row }): Row[] => {
      if (blank(row) || /^(?:track|browser)\s/.test(row)) return [];
      if (row.includes('\r')) leaveOpen('carriage returns inside lines');
      if (layout === undefined) {
        layout = headerLayout(row);
        if (layout !== undefined && withExons) exons = headerExons(row);
        if (layout !== undefined || row.startsWith('#')) return [];
        layout = rowLayout(row.split('\t')) ?? refuse('the first row is of no known format', line);
        if (withExons) exons = rowExons(row.split('\t'), layout);
      }
      if (row.startsWith('#')) return [];
      const fields = row.split('\t') as (string | undefined)[];
      const [chromosome, start, end, strand, symbol, transcript] = layout.map((column) => fields[column]);
      const [from, to] = [place(start, 'start', line), place(end, 'end', line)];
      if (to < from) refuse('the end lies before the start', line);
      if (strand === undefined) refuse('the row ends before its strand', line);
      if (!/^[-+.]?$/.test(strand)) leaveOpen('a strand of another form');
      if (strand !== '+' && strand !== '-') return [];
      // Genes without a symbol go by their transcript.
      const nameless = (symbol === '' || symbol === '.') && (transcript ?? '') !== '';
      const gene = {
        chromosome: named(chromosome, 'chromosome', line),
        symbol: nameless ? '' : named(symbol === '.' ? '' : symbol, 'symbol', line),
      };
      if (strand === '-' && to === 0) refuse('the gene begins before the chromosome', line);
      if ((transcript ?? '') !== '') named(transcript, 'transcript', line);
      const found = { ...gene, start: from, end: to, forward: strand === '+', transcript: transcript ?? '' };
      if (!withExons) return [found];
      return [{ ...found, ...(exons === undefined ? NO_PARTS : exonsIn(fields, exons, found, line)) }];
    });
    return rows.length > 0 ? rows : refuse('the file holds no gene with a strand');
  };

const makeGtf =
  (withExons: boolean) =>
  (random: Random): Buffer => {
    const feature = random.pick(['transcript', 'exon', 'gene']);
    const lines = random.several(1, 6, (i) => {
      const start = random.between(1, 100_000_000);
      const id = i % 4;
      const attributes = `gene_id "G${id}"; transcript_id "T${id}"; gene_name "${SYMBOLS[id]}";`;
      const row = (kind: string, from: number, to: number): string =>
        [`chr${1 + (id % 2)}`, 'HAVANA', kind, from, to, '.', id % 2 === 0 ? '+' : '-', '.', attributes].join(
          '\t',
        );
      const exons = random.several(0, 3, (exon) =>
        row(random.pick(['exon', 'exon', 'CDS', 'stop_codon']), start + 200 * exon, start + 200 * exon + 99),
      );
      return [
        row(feature, start, start + 900),
        ...(withExons ? exons : random.chance(0.3) ? [row('CDS', start, start + 3)] : []),
      ];
    });
    return text([...(random.chance(0.3) ? ['#!genome-build GRCh38', '##format: gtf'] : []), ...lines.flat()]);
  };

const slowGtf =
  (withExons: boolean) =>
  (bytes: Buffer): unknown => {
    const lines = linesOf(textOf(bytes)).filter(({ text: row }) => !blank(row) && !row.startsWith('#'));
    if (lines.length === 0) refuse('the file holds no gene with a strand');
    if (lines.some(({ text: row }) => row.includes('\r'))) leaveOpen('carriage returns inside lines');
    const first = lines[0].text.split('\t');
    if (first.length < 9) {
      if (rowLayout(first) !== undefined) leaveOpen('a first row that is no GTF');
      refuse('the first row is of no known format', lines[0].number);
    }
    if (headerLayout(lines[0].text) !== undefined || !/gene_id/.test(first[8]) || !/^[-+.]$/.test(first[6]))
      leaveOpen('a first row that is no GTF');
    const rows = lines.map(({ number: line, text: row }) => ({ line, fields: row.split('\t') }));
    const of = (kind: RegExp): typeof rows => rows.filter(({ fields }) => kind.test(fields[2] ?? ''));
    for (const { fields, line } of rows)
      if (fields.length < 9) refuse('a row with fewer than nine columns', line);
    const kinds = [
      /^(?:transcript|mRNA)$/,
      /^exon$/,
      /^gene$/,
      ...(withExons ? [/^(?:CDS|stop_codon)$/] : []),
    ];
    const parsed = kinds.map((kind) =>
      of(kind).map(({ fields, line }): Row & { gene: string } => {
        const [start, end] = [place(fields[3], 'start', line), place(fields[4], 'end', line)];
        if (start < 1 || end < start) refuse('a row that ends before it starts', line);
        if (fields[6] !== '+' && fields[6] !== '-') refuse('a row without a strand', line);
        if (!/^(?:\w+ "[^";\\]*"; ?)+$/.test(fields[8])) leaveOpen('attributes of another form');
        const pairs = [...fields[8].matchAll(/(\w+) "([^"]*)"/g)].map(
          ([, key, value]) => [key, value] as const,
        );
        const values = new Map(pairs);
        if (values.size < pairs.length) leaveOpen('repeated attributes');
        const gene = values.get('gene_id') ?? '';
        const symbol = named(values.get('gene_name') || values.get('gene') || gene, 'symbol', line).trim();
        const transcript = values.get('transcript_id') ?? '';
        if (transcript.trim() === '' && fields[2] === 'exon') leaveOpen('exons of no transcript');
        const chromosome = named(fields[0], 'chromosome', line);
        return {
          chromosome,
          start: start - 1,
          end,
          forward: fields[6] === '+',
          symbol,
          transcript: transcript.trim(),
          gene,
        };
      }),
    );
    const [transcripts, exons, genes, coding = []] = parsed;
    const spans = new Map<string, Row>();
    for (const exon of exons) {
      const key = `${exon.transcript} ${exon.chromosome} ${exon.forward}`;
      const before = spans.get(key) ?? exon;
      spans.set(key, {
        ...before,
        start: Math.min(before.start, exon.start),
        end: Math.max(before.end, exon.end),
      });
    }
    const found = transcripts.length > 0 ? transcripts : spans.size > 0 ? [...spans.values()] : genes;
    if (found.length === 0) refuse('the file holds no gene with a strand');
    return found.map(({ chromosome, start, end, forward, symbol, transcript }) => {
      const row = { chromosome, start, end, forward, symbol, transcript };
      if (!withExons) return row;
      const own = (part: Row): boolean =>
        part.transcript === transcript &&
        part.chromosome === chromosome &&
        part.forward === forward &&
        part.start >= start &&
        part.end <= end;
      const parts = exons.filter(own).map((exon) => [exon.start, exon.end]);
      if (parts.length === 0) return { ...row, ...NO_PARTS };
      const bases = coding.filter(own);
      return {
        ...row,
        exons: inOrder(parts),
        coding:
          bases.length === 0
            ? [0, 0]
            : [Math.min(...bases.map((part) => part.start)), Math.max(...bases.map((part) => part.end))],
      };
    });
  };

const genesOf = (genes: GeneModels): Row[] =>
  Array.from({ length: genes.count }, (_, i) => ({
    chromosome: genes.chromosomeNames[genes.chromosome[i]],
    start: genes.start[i],
    end: genes.end[i],
    forward: genes.strand[i] === 1,
    symbol: genes.symbol[i],
    transcript: genes.transcript[i],
  }));

const withParts = (genes: GeneModels): (Row & Parts)[] =>
  genesOf(genes).map((row, i) => {
    const { parts } = genes;
    if (parts === undefined) return { ...row, ...NO_PARTS };
    const exons = Array.from({ length: parts.first[i + 1] - parts.first[i] }, (_, at) => [
      parts.exonStart[parts.first[i] + at],
      parts.exonEnd[parts.first[i] + at],
    ]);
    return { ...row, exons, coding: [parts.codingStart[i], parts.codingEnd[i]] };
  });

function slowSizes(bytes: Buffer): unknown {
  const sizes = new Map<string, number>();
  let total = 0;
  for (const { number: line, text: row } of linesOf(textOf(bytes))) {
    if (blank(row) || row.startsWith('#')) continue;
    const [name, size] = row.trim().split(/\s+/) as (string | undefined)[];
    named(name, 'chromosome', line);
    if (!/^\d*[1-9]\d*$/.test(size ?? '')) refuse('the size is no whole number above 0', line);
    if (sizes.has(name!)) refuse('a chromosome is listed twice', line);
    sizes.set(name!, place(size, 'size', line));
    total += place(size, 'size', line) + 2;
  }
  if (sizes.size === 0) refuse('the file holds no chromosome');
  if (total > 0xffff_ffff) refuse('the genome is too large');
  return [...sizes];
}

const PROBES = ['ZZ1', 'zz-2', 'ALT1', 'alt.2', 'ZZQ', 'Alt_3'];

function slowAliases(bytes: Buffer): unknown {
  const key = (name: string): string =>
    name
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s\-‐‑‒–—_./]+/g, '');
  const symbols = new Map<string, string>();
  const entries = linesOf(textOf(bytes)).flatMap(({ number: line, text: row }) => {
    if (blank(row) || row.startsWith('#')) return [];
    if (row.includes('\r')) leaveOpen('carriage returns inside lines');
    const names = row.split('\t').map((name) => named(name.trim(), 'name', line));
    return names.length < 2 ? refuse('a line with one name', line) : [names];
  });
  for (const [symbol] of entries) symbols.set(key(symbol), symbol);
  for (const [symbol, ...others] of entries) for (const other of others) symbols.set(key(other), symbol);
  return PROBES.map((probe) => symbols.get(key(probe)));
}

function slowInteractions(bytes: Buffer): unknown {
  const table = slowTable(textOf(bytes), { quotes: false, comments: false, fill: true });
  const columns = new Map([...columnsOf(table)].map(([name, values]) => [name.replace(/^#\s*/, ''), values]));
  if (columns.size < table.names.length) leaveOpen('columns of one name');
  const known = [
    'node1 node2 combined_score',
    'protein1 protein2 combined_score',
    'item_id_a item_id_b score',
    'label_a label_b ',
    'a b score',
  ];
  const layout = known.map((names) => names.split(' ')).find(([a, b]) => columns.has(a) && columns.has(b));
  if (layout === undefined) return refuse('no table of interactions');
  const [a, b, scores] = layout.map((name) => columns.get(name));
  const rows = table.rows.flatMap(({ line }, row) => {
    if (columns.has('mode') && columns.get('mode')![row] !== 'binding') return [];
    const score = scores === undefined ? undefined : number(scores[row], 'score', line);
    if (score !== undefined && score < 0) leaveOpen('a score below 0');
    return [{ a: named(a![row], 'name', line), b: named(b![row], 'name', line), score }];
  });
  const all = scores ?? [];
  if (all.length !== rows.length && all.some((score) => decimal(score) === undefined))
    leaveOpen('scores of rows that do not count');
  const factor = all.every((score) => Number(score) <= 1) ? 1_000 : 1;
  return SYMBOLS.map((symbol) => {
    const partners = new Map<string, number>();
    for (const row of rows) {
      const others = [
        ...(row.a.toUpperCase() === symbol.toUpperCase() ? [row.b] : []),
        ...(row.b.toUpperCase() === symbol.toUpperCase() && row.a.toUpperCase() !== row.b.toUpperCase()
          ? [row.a]
          : []),
      ];
      for (const other of others)
        partners.set(
          other,
          row.score === undefined
            ? (partners.get(other) ?? 0) + 1
            : Math.max(partners.get(other) ?? 0, row.score * factor),
        );
    }
    return partners;
  });
}

function slowIdentifiers(bytes: Buffer): unknown {
  const table = slowTable(textOf(bytes), { quotes: false, fill: true });
  const columns = columnsOf(table);
  const symbol = columns.get('symbol') ?? refuse('no column symbol');
  table.rows.forEach(({ line }, row) => {
    if (symbol[row].trim() !== '') named(symbol[row], 'symbol', line);
  });
  if (columns.get('aliases')?.some((list) => list !== '') === true) leaveOpen('other names');
  const entries = ['entrez', 'ensembl', 'refseq'].flatMap((name) => columns.get(name) ?? []).join();
  if (/[^\w;,. -]/.test(entries)) leaveOpen('identifiers of another form');
  return [1, 2, 3, 4].map((id) => {
    const named1 = symbol.includes(String(id)) ? String(id) : undefined;
    return (
      named1 ??
      symbol.findLast(
        (name, row) =>
          // Genes without a symbol name nothing.
          name.trim() !== '' &&
          (columns.get('entrez')?.[row] === String(id) ||
            columns.get('ensembl')?.[row].split(';').includes(String(id)) ||
            columns.get('refseq')?.[row].split(';').includes(String(id))),
      )
    );
  });
}

/** A heading as letters alone. */
const letters = (heading: string): string =>
  [...heading.toLowerCase()].filter((c) => c >= 'a' && c <= 'z').join('');
const GENE_HEADINGS: string[] = ['gene', 'symbol', 'genesymbol', 'hgncsymbol', 'genename'];

function slowNotes(bytes: Buffer): unknown {
  const table = slowTable(textOf(bytes));
  const found = table.names.findIndex((heading) => GENE_HEADINGS.includes(letters(heading)));
  const gene = found === -1 ? 0 : found;
  const others = table.names.map((_, column) => column).filter((column) => column !== gene);
  if (others.length === 0 || others.length > 40 || table.rows.length === 0) refuse('no table of notes');
  const notes = new Map<string, (readonly string[])[]>();
  for (const { line, fields } of table.rows) {
    const symbol = fields[gene].trim();
    if (symbol === '') continue;
    notes.set(named(symbol, 'gene', line), [...(notes.get(symbol) ?? []), fields]);
  }
  return {
    columns: others.map((column) => table.names[column]),
    of: [...notes].map(([symbol, rows]) => [
      symbol,
      others.map((column) => {
        const said = rows.map((fields) => fields[column].trim()).filter((cell) => cell !== '');
        return [...new Set(said)].join('; ');
      }),
    ]),
  };
}

const RISES = [
  'up',
  '+',
  '1',
  '+1',
  'increase',
  'increased',
  'rise',
  'rises',
  'rising',
  'induced',
  'upregulated',
];
const FALLS = ['down', '-', '\u2212', '-1', 'decrease', 'decreased', 'fall', 'falls', 'falling', 'repressed'];

function slowDirections(bytes: Buffer): unknown {
  const table = slowTable(textOf(bytes));
  const headings = table.names.map(letters);
  const directions = ['direction', 'regulation', 'change', 'changed', 'updown', 'effect'];
  const direction = headings.findIndex((heading) => directions.includes(heading));
  if (direction === -1) refuse('no column of directions');
  const genes = [...GENE_HEADINGS, 'genes', 'geneid'];
  const named1 = headings.findIndex((heading) => genes.includes(heading));
  const gene = named1 === -1 ? headings.findIndex((_, column) => column !== direction) : named1;
  if (gene === -1) refuse('no column of genes');
  const lists = { up: [] as string[], down: [] as string[] };
  for (const { line, fields } of table.rows) {
    const symbol = fields[gene].trim();
    const word = fields[direction].trim().toLowerCase();
    if (symbol === '') continue;
    named(symbol, 'gene', line);
    if (/^(?:up|down)-?regulated$/.test(word)) lists[word.startsWith('up') ? 'up' : 'down'].push(symbol);
    else if (RISES.includes(word)) lists.up.push(symbol);
    else if (FALLS.includes(word)) lists.down.push(symbol);
    else refuse('no direction', line);
  }
  return lists;
}

function slowLinks(bytes: Buffer): unknown {
  const { rows } = slowTable(textOf(bytes), {
    names: ['chrom', 'start', 'end', 'gene', 'score'],
    fill: true,
  });
  return rows.flatMap(({ line, fields: [chromosome, start, end, gene, score] }, row) => {
    // A header has words where the positions stand.
    if (row === 0 && !/^\d/.test(start) && !/^\d+$/.test(end)) return [];
    const link = {
      chromosome: named(chromosome, 'chromosome', line),
      start: place(start, 'start', line),
      end: place(end, 'end', line),
    };
    if (link.end < link.start) refuse('the end lies before the start', line);
    const strength = score === '' ? 1 : number(score, 'score', line);
    if (strength < 0) refuse('the score is below 0', line);
    return [{ ...link, gene: named(gene, 'gene', line), score: strength }];
  });
}

export const targets: FuzzTarget[] = [
  {
    name: 'genes',
    what: 'gene models: BED, TSS lists, refFlat, genePred, tables with a header',
    wrappings: EVERY,
    make: makeGenes,
    read: async (path) => genesOf(await readGenes(path)),
    oracle: slowly(slowGenes(false)),
  },
  {
    name: 'gtf',
    what: 'gene models: GTF',
    wrappings: EVERY,
    make: makeGtf(false),
    read: async (path) => genesOf(await readGenes(path)),
    oracle: slowly(slowGtf(false)),
  },
  {
    name: 'exons',
    what: 'exons of gene models: BED12, refFlat, genePred, tables with a header',
    wrappings: EVERY,
    make: makeGenes,
    read: async (path) => withParts(await readGenes(path, { exons: true })),
    oracle: slowly(slowGenes(true)),
  },
  {
    name: 'gtf-exons',
    what: 'exons of gene models: GTF',
    wrappings: EVERY,
    make: makeGtf(true),
    read: async (path) => withParts(await readGenes(path, { exons: true })),
    oracle: slowly(slowGtf(true)),
  },
  {
    name: 'chrom-sizes',
    what: 'chrom.sizes and .fai',
    wrappings: EVERY,
    make: (random) =>
      text(
        random.several(
          1,
          8,
          (i) => `chr${i}\t${random.between(1, 250_000_000)}${random.pick(['', '\t52\t60\t61'])}`,
        ),
      ),
    read: async (path) => {
      const { chromosomeNames, sizes } = await readChromSizes(path);
      return chromosomeNames.map((name, i) => [name, sizes[i]]);
    },
    oracle: slowly(slowSizes),
  },
  {
    name: 'aliases',
    what: 'aliases of genes',
    wrappings: ['crlf', 'no-last-line-end', 'mark'],
    make: (random) =>
      text([
        '# symbol and others',
        ...random.several(1, 6, (i) =>
          [`ZZ${i}`, `ALT${random.below(4)}`, ...(random.chance(0.3) ? [`zzq ${i}`] : [])].join('\t'),
        ),
      ]),
    read: (path) => {
      const names = readAliases(path);
      return PROBES.map((probe) => names.symbol(probe));
    },
    oracle: slowly(slowAliases),
  },
  {
    name: 'complexes',
    what: 'complexes',
    wrappings: EVERY,
    make: (random) => {
      const separator = random.pick(['\t', ',', ';']);
      const complex = (): string =>
        random.pick(['NuRD', separator === '\t' ? 'BAF, large' : `"BAF${separator} large"`, 'PRC2']);
      const rows = random.several(1, 6, () => [complex(), random.pick(SYMBOLS), 'x']);
      return text([['complex', 'member', 'note'], ...rows].map((row) => row.join(separator)));
    },
    read: readComplexes,
    oracle: slowly((bytes) => {
      const table = slowTable(textOf(bytes));
      const columns = columnsOf(table);
      const [names, members] = ['complex', 'member'].map(
        (name) => columns.get(name) ?? refuse('a column is missing', 1),
      );
      const found = new Map<string, string[]>();
      table.rows.forEach(({ line }, row) => {
        const [name, member] = [
          named(names[row].trim(), 'complex', line),
          named(members[row].trim(), 'member', line),
        ];
        found.set(name, [...new Set([...(found.get(name) ?? []), member])]);
      });
      return found.size === 0
        ? refuse('no complex')
        : [...found].map(([name, list]) => ({ name, members: list }));
    }),
  },
  {
    name: 'gene-notes',
    what: 'notes on genes',
    wrappings: EVERY,
    make: (random) => {
      const separator = random.pick(['\t', ',', ';']);
      const names = random.pick([
        ['gene', 'dependency', 'inhibitor'],
        ['note', 'Gene.Symbol', 'drug'],
        ['name', 'dependency'],
      ]);
      const rows = random.several(1, 6, () =>
        names.map((name) =>
          /^(?:gene|Gene\.Symbol|name)$/.test(name)
            ? random.pick([...SYMBOLS, ''])
            : random.pick(['', '-1.2', 'T-5224', `"a${separator} b"`, ' spaced ']),
        ),
      );
      // A row of nothing is no row.
      return text([names, ...rows, names.map((_, i) => `x${i}`)].map((row) => row.join(separator)));
    },
    read: async (path) => {
      const { columns, of } = await readGeneNotes(path);
      return { columns, of: [...of] };
    },
    oracle: slowly(slowNotes),
  },
  {
    name: 'gene-directions',
    what: 'changed genes with their direction',
    wrappings: EVERY,
    make: (random) => {
      const separator = random.pick(['\t', ',']);
      const names = random.pick([
        ['gene', 'direction'],
        ['regulation', 'name'],
        ['probe', 'Change', 'gene_name'],
      ]);
      const word = (): string =>
        random.pick(['up', 'Down', 'up-regulated', '-1', '+', 'rising', 'repressed', '\u2212']);
      const rows = random.several(1, 6, () =>
        names.map((name) => (/^(?:direction|regulation|Change)$/.test(name) ? word() : random.pick(SYMBOLS))),
      );
      return text([names, ...rows].map((row) => row.join(separator)));
    },
    read: (path) => readGeneDirections(path),
    oracle: slowly(slowDirections),
  },
  {
    name: 'interactions',
    what: 'interactions: STRING, BioGRID, any',
    wrappings: EVERY,
    make: (random) => {
      const [names, high] = [
        random.pick([
          ['#node1', 'node2', 'combined_score'],
          ['item_id_a', 'item_id_b', 'score', 'mode'],
          ['a', 'b', 'score'],
          ['label_a', 'label_b'],
        ]),
        random.chance(0.5),
      ];
      const rows = random.several(1, 6, () =>
        names.map((name) =>
          /score/.test(name)
            ? high
              ? String(random.between(2, 999))
              : '0.5'
            : name === 'mode'
              ? random.pick(['binding', 'ptmod'])
              : random.pick(SYMBOLS),
        ),
      );
      return text([names, ...rows].map((fields) => fields.join('\t')));
    },
    read: async (path) => {
      const interactions = await readInteractions(path, 'binding');
      return SYMBOLS.map((symbol) => interactions.of(symbol));
    },
    oracle: slowly(slowInteractions),
  },
  {
    name: 'gene-lists',
    what: 'lists of genes',
    wrappings: EVERY,
    make: (random) =>
      text([
        '# mine',
        'TP53',
        ...random.several(1, 8, () => random.pick([...SYMBOLS, 'MYC oncogene', 'IRF4\tx', ''])),
      ]),
    read: readGeneList,
    oracle: slowly((bytes) => {
      const names = linesOf(textOf(bytes)).flatMap(({ number: line, text: row }) => {
        if (blank(row) || row.startsWith('#')) return [];
        if (row.includes('\r')) leaveOpen('carriage returns inside lines');
        if (/["']/.test(row)) leaveOpen('quotes in a list');
        const [name] = row.trim().split(/[\t, ]/);
        return name === '' ? leaveOpen('a line that begins with a separator') : [named(name, 'name', line)];
      });
      return names.length === 0 ? leaveOpen('a list of no gene') : names;
    }),
  },
  {
    name: 'gene-identifiers',
    what: 'tables of gene identifiers',
    wrappings: EVERY,
    make: (random) =>
      text([
        'symbol\tentrez\tensembl\trefseq\taliases',
        ...random.several(1, 5, (i) =>
          [`S${i}`, String(random.between(1, 4)), random.pick(['', '2;3', 'ENSG1']), 'NM_1', ''].join('\t'),
        ),
      ]),
    read: async (path) => {
      const identifiers = await readGeneIdentifiers(path);
      return ['1', '2', '3', '4'].map((id) => identifiers.symbolOf(id));
    },
    oracle: slowly(slowIdentifiers),
  },
  {
    name: 'enhancer-links',
    what: 'links of enhancers to genes',
    wrappings: EVERY,
    make: (random) => {
      const rows = random.several(1, 6, () => {
        const start = random.below(200_000_000);
        return [
          'chr1',
          start,
          start + random.below(900),
          random.pick(SYMBOLS),
          ...(random.chance(0.5) ? ['0.75'] : ['']),
        ].join('\t');
      });
      return text([...(random.chance(0.4) ? ['chrom\tstart\tend\tgene\tscore'] : []), ...rows]);
    },
    read: async (path) => {
      const links = await readEnhancerLinks(path);
      return links.gene.map((gene, i) => ({
        chromosome: links.chromosomeNames[links.chromosome[i]],
        start: links.start[i],
        end: links.end[i],
        gene,
        score: links.score[i],
      }));
    },
    oracle: slowly(slowLinks),
  },
];
