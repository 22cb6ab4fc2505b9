import { readFileSync } from 'node:fs';
import { InputError } from '../../errors.ts';
import type { GeneModels } from '../../genome/genes.ts';
import { geneModels, type GeneRow } from '../genes/gene-rows.ts';

/**
 * Reads ChIP-Atlas' TSS list (`TSS.GENOME.bed`: chromosome, TSS, TSS, symbol, RefSeq accession) as gene
 * models of one base each. The list does not tell the strand: + is written.
 * @throws InputError naming the line that has another form
 */
export function readTssFile(path: string): GeneModels {
  const rows: GeneRow[] = [];
  readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .forEach((line, i) => {
      if (line === '') return;
      const cells = line.split('\t');
      if (cells.length < 5 || !/^\d+$/.test(cells[1]))
        throw new InputError('this line is not a TSS', {
          file: path,
          line: i + 1,
          expected: 'chromosome, position, position, symbol and RefSeq accession, separated by tabs',
          found: line.slice(0, 100),
        });
      const [chromosome, position, , symbol, transcript] = cells;
      const start = Number(position);
      rows.push({ symbol, geneId: symbol, transcript, chromosome, start, end: start + 1, forward: true });
    });
  return geneModels(rows, 'ChIP-Atlas TSS list');
}
