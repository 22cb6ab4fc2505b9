// The stretches of sequence that stand for chosen loci: around the peaks in reach of a gene, or its promoters where it has none.
import type { GeneModels } from '../../genome/genes.ts';
import { chromosomeCodes } from '../../genome/chromosome-names.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import type { Region } from '../../genome/region.ts';

/** Promoters of genes without a peak, in bp before and behind a TSS. */
export const PROMOTER = { before: 2000, after: 500 } as const;

/** What a window lies around. */
export type WindowKind = 'peak' | 'promoter' | 'region' | 'sequence';

/** One window of a locus, before it is cut at the ends of its chromosome. */
export interface WantedWindow extends Region {
  /** Number of the locus in the order of the question. */
  readonly locus: number;
  readonly kind: WindowKind;
  /** Summit of the peak, TSS, or middle of the region. */
  readonly centre: number;
  /** Centre minus TSS in the direction of transcription, in bp; undefined without a gene. */
  readonly toTss?: number;
  /** Direction of transcription of the gene. */
  readonly strand?: 1 | -1;
}

/** [centre - floor(width / 2), ... + width): the centre is the middle base of an odd width. */
export function around(chromosome: string, centre: number, width: number): Region {
  const start = centre - Math.floor(width / 2);
  return { chromosome, start, end: start + width };
}

/** TSSs of a gene, each once, on the first chromosome that it stands on; the rows of the models. */
function tssRows(models: GeneModels, gene: string): number[] {
  const rows: number[] = [];
  for (let row = 0; row < models.count; row++) {
    if (models.symbol[row] !== gene) continue;
    const seen = rows.some((other) => models.tss[other] === models.tss[row]);
    if (!seen && (rows.length === 0 || models.chromosome[rows[0]] === models.chromosome[row])) rows.push(row);
  }
  return rows;
}

/** Windows around the peaks whose summit lies at most `reach` bp from a TSS of the gene, in order of the chromosome. */
export function peakWindows(
  models: GeneModels,
  gene: string,
  peaks: PeakColumns,
  { locus, reach, width }: { readonly locus: number; readonly reach: number; readonly width: number },
): WantedWindow[] {
  const tss = tssRows(models, gene);
  const codes = chromosomeCodes(peaks.chromosomeNames, models.chromosomeNames);
  const found: WantedWindow[] = [];
  for (let peak = 0; peak < peaks.count; peak++) {
    const summit = peaks.summit[peak];
    const near = tss
      .filter((row) => models.chromosome[row] === codes[peaks.chromosome[peak]])
      .sort((a, b) => Math.abs(summit - models.tss[a]) - Math.abs(summit - models.tss[b]))
      .at(0);
    if (near === undefined || Math.abs(summit - models.tss[near]) > reach) continue;
    const strand = models.strand[near] > 0 ? 1 : -1;
    found.push({
      ...around(peaks.chromosomeNames[peaks.chromosome[peak]], summit, width),
      ...{ locus, kind: 'peak', centre: summit, toTss: (summit - models.tss[near]) * strand, strand },
    });
  }
  return found.sort((a, b) => a.centre - b.centre);
}

/** 2 kb before to 500 bp behind the TSS of one row. */
export function promoterOf(models: GeneModels, row: number): Region {
  const tss = models.tss[row];
  const [left, right] =
    models.strand[row] > 0 ? [PROMOTER.before, PROMOTER.after] : [PROMOTER.after, PROMOTER.before];
  const chromosome = models.chromosomeNames[models.chromosome[row]];
  return { chromosome, start: tss - left, end: tss + right + 1 };
}

/** The promoters of a gene, one window for each TSS; those that overlap are one, around the TSS that comes first in transcription. */
export function promoterWindows(models: GeneModels, gene: string, locus: number): WantedWindow[] {
  const windows = tssRows(models, gene).map((row): WantedWindow => {
    const strand = models.strand[row] > 0 ? 1 : -1;
    return { ...promoterOf(models, row), locus, kind: 'promoter', centre: models.tss[row], toTss: 0, strand };
  });
  const merged: WantedWindow[] = [];
  for (const window of windows.sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last === undefined || window.start >= last.end) merged.push(window);
    else {
      const first = (window.strand ?? 1) > 0 ? last : window;
      merged[merged.length - 1] = { ...first, start: last.start, end: Math.max(last.end, window.end) };
    }
  }
  return merged;
}

/** Whether two regions share a base. */
export function overlap(a: Region, b: Region): boolean {
  return a.chromosome === b.chromosome && a.start < b.end && b.start < a.end;
}
