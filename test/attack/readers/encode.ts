import { readEncodeMetadata } from '../../../src/formats/peaks/encode-metadata-reader.ts';
import type { Random } from '../fuzz/random.ts';
import type { FuzzTarget } from '../fuzz/target.ts';
import { columnsOf, leaveOpen, linesOf, named, refuse, slowly, slowTable, textOf } from './slow.ts';

function make(random: Random): Buffer {
  const old = random.pick([true, false]);
  const header = [
    ...['File accession', 'File format', 'Output type', 'Experiment accession', 'Assay'],
    ...['Biosample term name', 'Biosample treatments', 'Experiment target'],
    ...(old ? ['Assembly', 'File Status'] : ['File assembly', 'Audit ERROR']),
  ];
  const rows = random.several(1, 5, (i) => [
    `ENCFF00${i}AAA`,
    ...[random.pick(['bed narrowPeak', 'bigWig']), random.pick(['peaks', 'stable peaks', ''])],
    ...['ENCSR571IIS', 'ChIP-seq', random.pick(['K562', 'H1-hESC', 'α cell', ' K562 '])],
    ...[random.pick(['', 'lenalidomide']), random.pick(['CTCF-human', 'eGFP-IKZF1-human', ''])],
    ...[random.pick(['hg19', 'GRCh38', '']), random.pick(['released', 'archived', ''])],
  ]);
  return Buffer.from([header, ...rows].map((row) => `${row.join('\t')}\n`).join(''));
}

function slow(bytes: Buffer): unknown {
  const text = textOf(bytes);
  // Separated by tabs, whatever else stands in its first line.
  if (!linesOf(text).some((line) => line.text.includes('\t'))) refuse('another table');
  const table = slowTable(text, { comments: false });
  if (!table.names.includes('File accession')) refuse('another table');
  if (table.names.includes('row_names')) leaveOpen('a header with one name less');
  if (text.includes('"')) leaveOpen('quotes');
  const columns = columnsOf(table);
  const cell = (names: readonly string[], row: number): string => {
    const name = names.find((each) => columns.has(each));
    return name === undefined ? '' : (columns.get(name)?.[row] ?? '').trim();
  };
  for (const needed of ['Experiment accession', 'Biosample term name', 'Experiment target'])
    if (!columns.has(needed)) refuse(`no column ${needed}`);
  const seen = new Set<string>();
  return table.rows.map(({ line }, row) => {
    const of = (...names: string[]): string => {
      const found = cell(names, row);
      return found === '' ? '' : named(found, names[0], line);
    };
    const file = named(cell(['File accession'], row), 'file', line);
    if (seen.has(file)) refuse('a file that is there twice', line);
    seen.add(file);
    return {
      ...{ file, experiment: of('Experiment accession'), cell: of('Biosample term name') },
      ...{ target: of('Experiment target'), output: of('Output type') },
      ...{ assembly: of('File assembly', 'Assembly'), assay: of('Assay') },
      treatments: of('Biosample treatments'),
      modifications: of('Biosample genetic modifications methods'),
      status: of('File Status', 'File status'),
    };
  });
}

export const targets: FuzzTarget[] = [
  {
    name: 'encode-metadata',
    what: "ENCODE's tables of files",
    wrappings: ['crlf', 'no-last-line-end', 'mark', 'gz', 'gz-members', 'gz-stored'],
    make,
    read: readEncodeMetadata,
    oracle: slowly(slow),
  },
];
