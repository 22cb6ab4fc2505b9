import type { Answer } from '../tables/answer.ts';
import type { ExperimentTable } from '../atlas/experiment-table.ts';
import type { Atlas, OverlappingPairs } from '../atlas/open-atlas.ts';
import { KnownNames } from '../genome/antigens/antigen-aliases.ts';
import { promotersOf } from '../genome/tss-windows.ts';
import { regionColumns, type Region } from '../genome/region.ts';
import { note } from '../messages/message.ts';
import { locusChance, type LocusChance } from '../partners/enrichment/locus-chance.ts';
import { locusColumns } from '../partners/enrichment/locus-columns.ts';
import { otherLoci, regionsAtSites } from '../partners/enrichment/other-loci.ts';
import { tableOf, type Table } from '../tables/table.ts';
import { choose, type Choosing, type Choices, type Chosen } from './inputs/choices.ts';
import {
  antigenNumbers,
  chosenExperiments,
  refuseOtherScores,
  type ExperimentsInput,
} from './inputs/experiments.ts';
import type { Place } from './inputs/place.ts';
import { simulatedAtlas } from './inputs/simulated-atlas.ts';

/** What may be chosen when a locus is looked at. */
export const locusChoices = {
  window: { type: 'integer', min: 0, default: 1000, unit: 'bp', help: 'locus.choice.window' },
  loci: { type: 'integer', min: 1, default: 1000, help: 'locus.choice.loci' },
  seed: { type: 'integer', min: 0, default: 1, help: 'locus.choice.seed' },
  minScore: { type: 'integer', min: 0, help: 'overlap.choice.min-score' },
} as const satisfies Choices;

type Settings = Chosen<typeof locusChoices>;

/** What a look at a locus needs, opened. */
export interface LocusInput extends ExperimentsInput {
  readonly place: Place;
}

/** Peaks at a locus, highest score first. */
export type Locus = Answer;

/**
 * Who binds at a gene's promoters or in a region, and how many other loci of the kind are bound by as many antigens?
 * @throws InputError for a filter that names what is not there, and for `minScore` where scores are not -10 log10 Q
 */
export async function locus(
  { atlas, place, names = new KnownNames(), filter = {} }: LocusInput,
  asking: Choosing<typeof locusChoices> = {},
): Promise<Locus> {
  const settings = choose(locusChoices, asking);
  const { experiments, genome } = atlas;
  const chosen = chosenExperiments(atlas, filter, names);
  refuseOtherScores(atlas, chosen, settings.minScore);
  const rows = Array.from(chosen);
  const { here, elsewhere } = await lociOf(atlas, place, rows, settings);
  const found = await atlas.peaksOverlapping(regionColumns(here), rows);
  const hits = eachOnce(found, strongEnough(found, settings.minScore));
  const antigenOf = antigenNumbers(experiments, names);
  const antigens = new Set(hits.map((i) => antigenOf[found.experiment[i]])).size;

  const others = otherLoci(elsewhere, here, genome, settings.loci, settings.seed);
  const locusOf = others.flatMap((regions, number) => regions.map(() => number));
  const there = await atlas.peaksOverlapping(regionColumns(others.flat()), rows);
  const pairs = strongEnough(there, settings.minScore);
  const chance = locusChance(
    antigens,
    {
      locus: pairs.map((i) => locusOf[there.query[i]]),
      experiment: pairs.map((i) => there.experiment[i]),
    },
    others.length,
    antigenOf,
  );
  const said = {
    antigens,
    place: place.name,
    bound: new Set(hits.map((i) => found.experiment[i])).size,
    experiments: rows.length,
    percent: (100 * chance.asMany).toPrecision(3),
    loci: chance.loci,
    seed: settings.seed,
  };
  return {
    table: peaksTable(experiments, found, hits, centresOf(here), {
      chance,
      ofGene: place.gene !== undefined,
    }),
    notices: [
      ...simulatedAtlas(atlas),
      place.gene === undefined
        ? note('locus.region', said)
        : note('locus.promoters', { ...said, window: settings.window }),
    ],
  };
}

/** The regions of the locus, and those of every locus of its kind. */
export async function lociOf(
  atlas: Atlas,
  place: Place,
  rows: readonly number[],
  { window, seed }: Pick<Settings, 'window' | 'seed'>,
): Promise<{ here: readonly Region[]; elsewhere: readonly (readonly Region[])[] }> {
  if (place.gene !== undefined) {
    const promoters = promotersOf(place.models, window);
    return { here: promoters.get(place.gene) ?? [], elsewhere: [...promoters.values()] };
  }
  const { region } = place;
  return { here: [region], elsewhere: await regionsAtSites(atlas, rows, region.end - region.start, seed) };
}

/** Pairs whose peak has the least score, or none at all. */
export function strongEnough({ count, score }: OverlappingPairs, least = 0): number[] {
  return Array.from({ length: count }, (_, i) => i).filter((i) => !(score[i] < least));
}

/** Of the pairs of one peak with several regions the first. */
export function eachOnce({ experiment, start, end }: OverlappingPairs, pairs: readonly number[]): number[] {
  const seen = new Set<string>();
  return pairs.filter((i) => {
    const key = `${experiment[i]} ${start[i]} ${end[i]}`;
    return seen.has(key) ? false : seen.add(key).size > 0;
  });
}

/** Middles of regions: TSSs, where they are promoters. */
export function centresOf(regions: readonly Region[]): number[] {
  return regions.map(({ start, end }) => Math.floor((start + end) / 2));
}

/** The distance of a summit from the nearest of some centres, along the chromosome. */
export function fromNearest(centres: readonly number[], summit: number): number {
  return centres.map((centre) => summit - centre).reduce((a, b) => (Math.abs(b) < Math.abs(a) ? b : a));
}

/** Pairs by score, then by signal; those of equal ones in the order of the experiments. */
export function strongestFirst(found: OverlappingPairs, hits: readonly number[]): number[] {
  return hits
    .slice()
    .sort(
      (a, b) =>
        found.score[b] - found.score[a] ||
        found.signalCode[b] - found.signalCode[a] ||
        found.experiment[a] - found.experiment[b],
    );
}

function peaksTable(
  experiments: ExperimentTable,
  found: OverlappingPairs,
  hits: readonly number[],
  centres: readonly number[],
  { chance, ofGene }: { readonly chance: LocusChance; readonly ofGene: boolean },
): Table {
  const order = strongestFirst(found, hits);
  const fromCentre = (i: number): number => fromNearest(centres, found.summit[i]);
  const text = (column: readonly string[]) => order.map((i) => column[found.experiment[i]] || null);
  const numbers = (column: ArrayLike<number>) => order.map((i) => column[i]);
  return tableOf(locusColumns, {
    experiment: text(experiments.experiment),
    antigen: text(experiments.antigen),
    cell: text(experiments.cell),
    chrom: order.map((i) => found.chromosomeNames[found.chromosome[i]]),
    peakStart: numbers(found.start),
    peakEnd: numbers(found.end),
    peakSummit: numbers(found.summit),
    peakScore: numbers(found.score),
    distanceToTss: ofGene ? order.map(fromCentre) : undefined,
    distanceToCentre: ofGene ? undefined : order.map(fromCentre),
    shareOfOtherLoci: order.map((i) => chance.boundBy[found.experiment[i]]),
  });
}
