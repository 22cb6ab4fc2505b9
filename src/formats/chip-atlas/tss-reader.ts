import { readFileSync } from 'node:fs';
import { InputError } from '../../errors.ts';
import type { GeneModels } from '../../genome/genes.ts';

/**
 * Reads ChIP-Atlas' TSS list (`TSS.GENOME.bed`: chromosome, TSS, TSS, symbol, RefSeq accession) as gene
 * models of one base each. The list does not tell the strand: + is written.
 * @throws InputError naming the line that has another form
 */
export function readTssFile(path: string): GeneModels {
  const chromosomeNames: string[] = [];
  const codes = new Map<string, number>();
  const symbol: string[] = [];
  const transcript: string[] = [];
  const chromosome: number[] = [];
  const tss: number[] = [];
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
      let code = codes.get(cells[0]);
      if (code === undefined) {
        code = chromosomeNames.push(cells[0]) - 1;
        codes.set(cells[0], code);
      }
      chromosome.push(code);
      tss.push(Number(cells[1]));
      symbol.push(cells[3]);
      transcript.push(cells[4]);
    });
  const start = Int32Array.from(tss);
  return {
    source: 'ChIP-Atlas TSS list',
    count: symbol.length,
    symbol,
    geneId: symbol,
    transcript,
    chromosomeNames,
    chromosome: Uint16Array.from(chromosome),
    start,
    end: start.map((position) => position + 1),
    tss: start,
    strand: new Int8Array(symbol.length).fill(1),
  };
}
