import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtInGenes } from '../../src/formats/genes/genes-reader.ts';

/** Genes of hg38 with a peak of a BED file within 5 kb of a TSS, and as many on the same chromosomes without one within 200 kb. */
export function boundGenes(bed: string, count: number): { bound: string[]; unbound: string[] } {
  const models = builtInGenes('hg38');
  if (models === undefined) throw new Error('hg38 is not built in');
  const peaks = new Map<string, number[]>();
  for (const line of readFileSync(bed, 'utf8').trim().split('\n')) {
    const [chromosome, start] = line.split('\t');
    peaks.set(chromosome, [...(peaks.get(chromosome) ?? []), Number(start)]);
  }
  const nearest = new Map<string, number>();
  models.symbol.forEach((symbol, row) => {
    const starts = peaks.get(models.chromosomeNames[models.chromosome[row]]);
    if (starts === undefined) return;
    const distance = starts.reduce(
      (best, start) => Math.min(best, Math.abs(start - models.tss[row])),
      Infinity,
    );
    nearest.set(symbol, Math.min(distance, nearest.get(symbol) ?? Infinity));
  });
  const within = (fits: (distance: number) => boolean): string[] =>
    [...nearest].flatMap(([symbol, distance]) => (fits(distance) ? [symbol] : [])).slice(0, count);
  return { bound: within((distance) => distance < 5_000), unbound: within((distance) => distance > 200_000) };
}

/** Writes a finished table in which some genes change, at a false discovery rate of 0.001, and others do not. */
export function writeChanges(
  folder: string,
  name: string,
  genes: readonly string[],
  changes: Readonly<Record<string, number>>,
): string {
  const rows = genes.map((gene, i) => {
    const change = changes[gene];
    const level = 5 + (i % 7);
    return change === undefined
      ? `${gene}\t0.01\t${(i % 10) / 40}\t0.9\t${level}`
      : `${gene}\t${change}\t6\t0.001\t${level}`;
  });
  const head = 'gene\tlog2_fold_change\tminus_log10_p\tadj_p\taverage_expression';
  writeFileSync(join(folder, name), [head, ...rows].join('\n') + '\n');
  return name;
}
