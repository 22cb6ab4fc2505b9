import { firstOf } from '../counted.ts';
import type { OverlappingPairs } from '../atlas/open-atlas.ts';
import { KnownNames } from '../genome/antigens/antigen-aliases.ts';
import { regionColumns, type Region } from '../genome/region.ts';
import { caution, note, type Notice } from '../messages/message.ts';
import { otherLoci } from '../partners/enrichment/other-loci.ts';
import { randomSets, type BoundLoci, type RandomSets } from '../partners/enrichment/random-loci-sets.ts';
import { togetherColumns } from '../partners/enrichment/together-columns.ts';
import { benjaminiHochberg } from '../statistics/combine/multiple-testing.ts';
import type { Answer } from '../tables/answer.ts';
import { tableOf, type Table } from '../tables/table.ts';
import { choose, type Choices, type Choosing } from './inputs/choices.ts';
import {
  antigenNumbers,
  chosenExperiments,
  refuseOtherScores,
  type ExperimentsInput,
} from './inputs/experiments.ts';
import type { Place } from './inputs/place.ts';
import {
  centresOf,
  eachOnce,
  fromNearest,
  lociOf,
  locusChoices,
  strongEnough,
  strongestFirst,
} from './locus.ts';
import { simulatedAtlas } from './inputs/simulated-atlas.ts';

/** What may be chosen when several loci are looked at together. */
export const lociTogetherChoices = {
  ...locusChoices,
  sets: { type: 'integer', min: 1, max: 1_000_000, default: 10_000, help: 'locus.choice.sets' },
} as const satisfies Choices;

/** What a look at several loci needs, opened. */
export interface LociTogetherInput extends ExperimentsInput {
  readonly places: readonly Place[];
}

/** Fewer other bound loci say nothing. */
const LEAST_OTHERS = 50;
/** Cells that are named at one locus, and loci in a notice. */
const NAMED = 5;

/** Peaks at one locus, strongest first, and the antigens that bind it. */
interface Seen {
  readonly name: string;
  readonly found: OverlappingPairs;
  readonly order: readonly number[];
  readonly centres: readonly number[];
  readonly antigens: readonly number[];
}

/**
 * Which factors bind several loci, and how many random sets of as many loci of the same kind share as many of each?
 * @returns one row per antigen with a peak at one of the loci, those at most loci first
 * @throws InputError for a filter that names what is not there, and for `minScore` where scores are not -10 log10 Q
 */
export async function lociTogether(
  input: LociTogetherInput,
  asking: Choosing<typeof lociTogetherChoices> = {},
): Promise<Answer> {
  const settings = choose(lociTogetherChoices, asking);
  const { atlas, names = new KnownNames(), filter = {} } = input;
  const rows = Array.from(chosenExperiments(atlas, filter, names));
  refuseOtherScores(atlas, Uint32Array.from(rows), settings.minScore);
  const antigenOf = antigenNumbers(atlas.experiments, names);
  const called = input.places.map(({ gene, name }) => gene ?? name);
  const places = input.places.filter((_, i) => called.indexOf(called[i]) === i);
  const regions = await Promise.all(places.map((place) => lociOf(atlas, place, rows, settings)));
  const seen: Seen[] = [];
  for (const [i, { here }] of regions.entries()) {
    const found = await atlas.peaksOverlapping(regionColumns(here), rows);
    const order = strongestFirst(found, eachOnce(found, strongEnough(found, settings.minScore)));
    const antigens = [...new Set(order.map((hit) => antigenOf[found.experiment[hit]]))];
    seen.push({ name: places[i].gene ?? places[i].name, found, order, centres: centresOf(here), antigens });
  }
  const own = regions.flatMap(({ here }) => here);
  const others = await othersOf(input, places, regions, { own, rows, antigenOf, settings });
  const enough = others.every((loci) => loci.length >= LEAST_OTHERS);
  const antigens = Math.max(-1, ...antigenOf) + 1;
  const drawn = (alike: boolean): RandomSets | undefined =>
    enough
      ? randomSets(
          seen.map((each) => each.antigens),
          others,
          antigens,
          { ...settings, alike },
        )
      : undefined;
  const sets = { any: drawn(false), alike: drawn(true), count: settings.sets };
  const bound = boundBy(seen);
  return {
    table: togetherTable(atlas.experiments, antigenOf, seen, bound, sets),
    notices: [
      ...simulatedAtlas(atlas),
      ...said(seen, bound, {
        ...settings,
        others: Math.min(...others.map((loci) => loci.length)),
        enough,
      }),
    ],
  };
}

/** For each place the antigens of other bound loci of its kind; genes share theirs, and so do regions of one width. */
async function othersOf(
  { atlas }: LociTogetherInput,
  places: readonly Place[],
  regions: readonly { readonly elsewhere: readonly (readonly Region[])[] }[],
  {
    own,
    rows,
    antigenOf,
    settings,
  }: {
    readonly own: readonly Region[];
    readonly rows: readonly number[];
    readonly antigenOf: readonly number[];
    readonly settings: { readonly loci: number; readonly seed: number; readonly minScore?: number };
  },
): Promise<BoundLoci[]> {
  const known = new Map<string, BoundLoci>();
  const found: BoundLoci[] = [];
  for (const [i, { gene, region }] of places.entries()) {
    const kind = gene === undefined ? String(region.end - region.start) : 'gene';
    let loci = known.get(kind);
    if (loci === undefined) {
      const others = otherLoci(regions[i].elsewhere, own, atlas.genome, settings.loci, settings.seed);
      const locusOf = others.flatMap((parts, number) => parts.map(() => number));
      const there = await atlas.peaksOverlapping(regionColumns(others.flat()), rows);
      const antigens = others.map(() => new Set<number>());
      for (const pair of strongEnough(there, settings.minScore))
        antigens[locusOf[there.query[pair]]].add(antigenOf[there.experiment[pair]]);
      loci = antigens.filter(({ size }) => size > 0).map((set) => [...set]);
      known.set(kind, loci);
    }
    found.push(loci);
  }
  return found;
}

/** Antigens with the number of loci that they bind. */
function boundBy(seen: readonly Seen[]): ReadonlyMap<number, number> {
  const bound = new Map<number, number>();
  for (const { antigens } of seen)
    for (const antigen of antigens) bound.set(antigen, (bound.get(antigen) ?? 0) + 1);
  return bound;
}

function togetherTable(
  { antigen: antigens, cell }: { readonly antigen: readonly string[]; readonly cell: readonly string[] },
  antigenOf: readonly number[],
  seen: readonly Seen[],
  bound: ReadonlyMap<number, number>,
  { any, alike, count }: { readonly any?: RandomSets; readonly alike?: RandomSets; readonly count: number },
): Table {
  const loci = (antigen: number): number => bound.get(antigen) ?? 0;
  const expected = (antigen: number): number => alike?.expected[antigen] ?? 0;
  const log10P = (antigen: number): number =>
    alike === undefined ? NaN : Math.log10((1 + alike.asMany[antigen]) / (1 + count));
  const order = [...bound.keys()].sort(
    (a, b) => loci(b) - loci(a) || expected(a) - expected(b) || antigenOf.indexOf(a) - antigenOf.indexOf(b),
  );
  const log10Q = benjaminiHochberg(Float64Array.from(order, log10P));
  /** One column for each locus. @param value of the pairs of the antigen at the locus, strongest first */
  const several = <Value extends string | number>(
    what: string,
    value: (locus: Seen, hits: readonly number[]) => Value,
  ) => ({
    several: seen.map((locus) => ({
      name: `${locus.name}_${what}`,
      values: order.map((antigen) => {
        const hits = locus.order.filter((hit) => antigenOf[locus.found.experiment[hit]] === antigen);
        return hits.length === 0 ? null : value(locus, hits);
      }),
    })),
  });
  return tableOf(togetherColumns, {
    antigen: order.map((antigen) => antigens[antigenOf.indexOf(antigen)]),
    lociBound: order.map(loci),
    loci: order.map(() => seen.length),
    expectedAlike: order.map((antigen) => alike?.expected[antigen]),
    expected: order.map((antigen) => any?.expected[antigen]),
    setsAsManyAlike: order.map((antigen) => alike?.asMany[antigen]),
    setsAsMany: order.map((antigen) => any?.asMany[antigen]),
    sets: order.map(() => (alike === undefined ? null : count)),
    minusLog10P: order.map((antigen) => 0 - log10P(antigen)),
    minusLog10Q: log10Q.map((q) => 0 - q),
    peakOf: several('peak', ({ found }, [hit]) => {
      const chromosome = found.chromosomeNames[found.chromosome[hit]];
      return `${chromosome}:${found.start[hit]}-${found.end[hit]}`;
    }),
    distanceOf: several('distance', ({ found, centres }, [hit]) => fromNearest(centres, found.summit[hit])),
    scoreOf: several('score', ({ found }, [hit]) => found.score[hit]),
    cellsOf: several('cells', ({ found }, hits) =>
      firstOf([...new Set(hits.map((hit) => cell[found.experiment[hit]] || '?'))], NAMED),
    ),
  });
}

function said(
  seen: readonly Seen[],
  bound: ReadonlyMap<number, number>,
  {
    sets,
    seed,
    others,
    enough,
  }: { readonly sets: number; readonly seed: number; readonly others: number; readonly enough: boolean },
): Notice[] {
  const loci = seen.length;
  const shared = [...bound.values()].filter((times) => times === loci).length;
  const unbound = seen.filter(({ antigens }) => antigens.length === 0).map(({ name }) => name);
  const least = (1 / (1 + sets)).toPrecision(2);
  return [
    note('loci.together', { loci, antigens: bound.size, shared, sets, others, seed, least }),
    ...(enough ? [] : [caution('loci.together-few', { least: LEAST_OTHERS })]),
    ...(unbound.length > 0 ? [caution('loci.unbound', { names: firstOf(unbound, NAMED) })] : []),
    caution('loci.together-limits', { loci }),
  ];
}
