// The windows that chosen loci are compared with: other bound sites, and promoters of other genes.
import type { GeneModels } from '../../../genome/genes.ts';
import { genesWithin, indexTss } from '../../../genome/nearest-tss.ts';
import { oneTssPerGene } from '../../../genome/one-tss.ts';
import type { PeakColumns } from '../../../genome/peak-columns.ts';
import type { Region } from '../../../genome/region.ts';
import type { CodedSequence } from '../../../genome/sequence.ts';
import { around, overlap, promoterOf } from '../../../motifs/loci/locus-windows.ts';
import type { Random } from '../../../statistics/random.ts';
import type { FoundSequence } from '../sequence.ts';
import type { LocusWindow } from './windows.ts';

export interface OtherSources {
  readonly peaks?: PeakColumns;
  /** Middles of the sites of an atlas as regions of this width. */
  readonly atlasSites?: (width: number, seed: number) => Promise<readonly Region[]>;
  readonly models?: GeneModels;
  readonly sequence?: FoundSequence;
}

export interface OtherSettings {
  readonly width: number;
  readonly reach: number;
  /** Windows to draw at most. */
  readonly others: number;
  readonly seed: number;
}

/** Whole windows around other peaks, or around sites of the atlas where there are no peaks; drawn at random. */
export async function otherSites(
  { peaks, atlasSites, sequence }: OtherSources,
  own: readonly LocusWindow[],
  { width, others, seed }: OtherSettings,
  random: Random,
): Promise<CodedSequence[]> {
  const regions =
    peaks === undefined
      ? ((await atlasSites?.(width, seed)) ?? [])
      : Array.from(peaks.summit, (summit, i) =>
          around(peaks.chromosomeNames[peaks.chromosome[i]], summit, width),
        );
  return drawn(regions, own, { sequence, others, random });
}

/** Promoters of other genes, one TSS for each; where there are peaks of those without one in reach. Drawn at random. */
export function otherPromoters(
  { peaks, models, sequence }: OtherSources,
  own: readonly LocusWindow[],
  { reach, others }: OtherSettings,
  random: Random,
): CodedSequence[] {
  if (models === undefined) return [];
  const bound = new Set<string>();
  if (peaks !== undefined)
    for (const row of genesWithin(indexTss(models), peaks, reach).gene) bound.add(models.symbol[row]);
  const rows = [...oneTssPerGene(models)].flatMap(([symbol, row]) => (bound.has(symbol) ? [] : [row]));
  const regions = rows.map((row) => promoterOf(models, row));
  return drawn(regions, own, { sequence, others, random });
}

/** The bases of regions that lie whole on their sequence and share no base with the loci. */
function drawn(
  regions: readonly Region[],
  own: readonly LocusWindow[],
  {
    sequence,
    others,
    random,
  }: { readonly sequence?: FoundSequence; readonly others: number; readonly random: Random },
): CodedSequence[] {
  if (sequence === undefined || regions.length === 0) return [];
  const { sequences } = sequence;
  const names = [...new Set(regions.map(({ chromosome }) => chromosome))];
  const index = sequence.sequenceOf(names);
  const on = new Map(names.map((name, i) => [name, index[i]]));
  const usable = regions.filter((region) => {
    const number = on.get(region.chromosome) ?? -1;
    return (
      number >= 0 &&
      region.start >= 0 &&
      region.end <= sequences.sizes[number] &&
      !own.some((window) => overlap(window, region))
    );
  });
  const rows = random.sample(usable.length, Math.min(others, usable.length)).sort();
  return Array.from(rows, (row) => {
    const { chromosome, start, end } = usable[row];
    return sequences.bases(on.get(chromosome) ?? 0, start, end);
  });
}
