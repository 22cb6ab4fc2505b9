import { InputError } from '../../errors.ts';
import type { GeneModels } from '../../genome/genes.ts';
import { geneModels, type GeneRow } from '../genes/gene-rows.ts';
import { name, position } from '../text/doors.ts';
import { readTextNow } from '../text/text-file.ts';
import { linesOfText } from '../text/text-lines.ts';

/**
 * Reads ChIP-Atlas' TSS list (`TSS.GENOME.bed`: chromosome, TSS, TSS, symbol, RefSeq accession) as gene
 * models of one base each, plain or gzip. The list does not tell the strand: + is written.
 * @throws InputError naming the line that has another form
 */
export function readTssFile(path: string): GeneModels {
  const rows: GeneRow[] = [];
  linesOfText(readTextNow(path)).forEach((line, i) => {
    if (line === '') return;
    const cells = line.split('\t');
    if (cells.length < 5 || !/^\d+$/.test(cells[1]) || !/^\d+$/.test(cells[2]))
      throw new InputError('this line is not a TSS', {
        file: path,
        line: i + 1,
        expected: 'chromosome, position, position, symbol and RefSeq accession, separated by tabs',
        found: line.slice(0, 100),
      });
    const place = { file: path, line: i + 1 };
    const chromosome = name(cells[0], 'chromosome', place);
    const start = position(cells[1], 'TSS', place);
    // The base behind it is a position, too.
    position(String(start + 1), 'end of the TSS', place);
    position(cells[2], 'second position', place);
    const symbol = name(cells[3], 'symbol', place);
    const transcript = name(cells[4], 'RefSeq accession', place);
    rows.push({ symbol, geneId: symbol, transcript, chromosome, start, end: start + 1, forward: true });
  });
  return geneModels(rows, 'ChIP-Atlas TSS list');
}
