import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { InputError } from '../errors.ts';
import { geneModels } from '../formats/genes/gene-rows.ts';
import { position, type Place } from '../formats/text/doors.ts';
import type { GeneModels } from '../genome/genes.ts';

const COLUMNS = ['symbol', 'gene_id', 'transcript', 'chrom', 'start', 'end', 'tss', 'strand'];

/**
 * Gene models as the atlas keeps them: a comment line with their source, a header, one row per transcript;
 * 0-based half-open.
 */
export function formatGenesTable(genes: GeneModels): string {
  const lines = [`# ${genes.source.replace(/\s+/g, ' ')}`, COLUMNS.join('\t')];
  for (let row = 0; row < genes.count; row++) {
    lines.push(
      [
        genes.symbol[row],
        genes.geneId[row],
        genes.transcript[row],
        genes.chromosomeNames[genes.chromosome[row]],
        genes.start[row],
        genes.end[row],
        genes.tss[row],
        genes.strand[row] < 0 ? '-' : '+',
      ].join('\t'),
    );
  }
  return lines.join('\n') + '\n';
}

/**
 * Reads what `formatGenesTable` wrote, compressed.
 * @throws InputError where the file is damaged or another
 */
export function readGenesTable(path: string): GeneModels {
  let text: string;
  try {
    text = gunzipSync(readFileSync(path)).toString('utf8');
  } catch (error) {
    throw foreign(path, error instanceof Error ? error.message : String(error));
  }
  const lines = text.split('\n');
  if (lines[1] !== COLUMNS.join('\t')) throw foreign(path, lines[1]?.slice(0, 100) ?? 'nothing');
  const rows = lines.slice(2, -1).map((line, i) => checkedRow(line.split('\t'), { file: path, line: i + 3 }));
  if (lines.at(-1) !== '') throw foreign(path, 'a last line without an end');
  const genes = rows.map(([symbol, geneId, transcript, chromosome, start, end, , strand]) => {
    const forward = strand !== '-';
    return { symbol, geneId, transcript, chromosome, start: Number(start), end: Number(end), forward };
  });
  return { ...geneModels(genes, lines[0].slice(2)), tss: Int32Array.from(rows, (row) => Number(row[6])) };
}

/** @throws InputError where a cell is missing or a position is none */
function checkedRow(cells: string[], place: Place): string[] {
  if (cells.length !== COLUMNS.length) throw foreign(place.file, `${cells.length} columns`, place.line);
  for (const column of [4, 5]) position(cells[column], COLUMNS[column], place);
  // The TSS of an empty gene at the chromosome's start, on the - strand, lies before it.
  if (cells[6] !== '-1') position(cells[6], COLUMNS[6], place);
  return cells;
}

function foreign(path: string, found: string, line?: number): InputError {
  return new InputError('this is not the gene table of an atlas', {
    file: path,
    line,
    found,
    fix: 'restore the atlas from its copy or build it again',
  });
}
