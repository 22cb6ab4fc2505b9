// A signal with sites and genes on two chromosomes, for comparisons with other programs.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeBigWig } from '../../src/formats/signal/big-wig-writer.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { madeUpPiece } from './signals.ts';

const CHROMOSOMES = [
  { name: 'chr1', length: 600_000 },
  { name: 'chr2', length: 120_001 },
];

/** Writes `signal.bw`, `sites.bed`, `others.bed` and `genes.bed`; windows of some reach beyond the ends of a chromosome. @returns their folder */
export async function signalWorld(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'chipmate-signal-world-'));
  const pieces = CHROMOSOMES.map((chromosome, i) =>
    madeUpPiece(chromosome, { seed: 30 + i, mean: 15, gaps: 0.1 }),
  );
  await writeBigWig(join(folder, 'signal.bw'), CHROMOSOMES, pieces);
  const random = createRandom(8);
  const write = (name: string, count: number, strands: string): void =>
    writeFileSync(
      join(folder, name),
      Array.from({ length: count }, (_, i) => {
        const { name: chromosome, length } = CHROMOSOMES[random.integer(2)];
        const start = random.integer(length - 900);
        const end = start + 1 + random.integer(800);
        return `${chromosome}\t${start}\t${end}\tG${i}\t0\t${strands[random.integer(strands.length)]}\n`;
      }).join(''),
    );
  write('sites.bed', 300, '.');
  write('others.bed', 80, '.');
  write('genes.bed', 200, '+-');
  return folder;
}
