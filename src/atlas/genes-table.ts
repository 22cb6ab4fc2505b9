import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { InputError } from '../errors.ts';
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
  const rows = lines.slice(2, -1).map((line) => line.split('\t'));
  const codes = new Map<string, number>();
  const codeOf = (name: string): number => {
    const code = codes.get(name) ?? codes.size;
    codes.set(name, code);
    return code;
  };
  const chromosome = Uint16Array.from(rows, (row) => codeOf(row[3]));
  return {
    source: lines[0].slice(2),
    count: rows.length,
    symbol: rows.map((row) => row[0]),
    geneId: rows.map((row) => row[1]),
    transcript: rows.map((row) => row[2]),
    chromosomeNames: [...codes.keys()],
    chromosome,
    start: Int32Array.from(rows, (row) => Number(row[4])),
    end: Int32Array.from(rows, (row) => Number(row[5])),
    tss: Int32Array.from(rows, (row) => Number(row[6])),
    strand: Int8Array.from(rows, (row) => (row[7] === '-' ? -1 : 1)),
  };
}

function foreign(path: string, found: string): InputError {
  return new InputError('this is not the gene table of an atlas', {
    file: path,
    found,
    fix: 'restore the atlas from its copy or build it again',
  });
}
