import type { Answer } from '../tables/answer.ts';
import { selectExperiments } from '../atlas/experiment-filter.ts';
import { reachableParts } from '../atlas/occupied-parts.ts';
import { InputError } from '../errors.ts';
import { KnownNames } from '../genome/antigen-aliases.ts';
import type { GeneModels } from '../genome/genes.ts';
import { splitByOverlap } from '../genome/intervals.ts';
import { linearRegions, linearUnion } from '../genome/linear-regions.ts';
import { oneTssPerGene } from '../genome/one-tss.ts';
import type { PeakColumns } from '../genome/peak-columns.ts';
import { note, type Notice } from '../messages/message.ts';
import {
  enrichmentTable,
  regionHitsTable,
  scriptTable,
  type Background,
} from '../partners/enrichment/enrichment-tables.ts';
import { randomRegions, type AllowedParts } from '../genome/random-regions.ts';
import { geneWindows } from '../genome/tss-windows.ts';
import { createRandom } from '../statistics/random.ts';
import { enrichmentAgreement } from './inputs/agreement.ts';
import { choose, type Choosing, type Choices, type Chosen } from './inputs/choices.ts';
import { consensusRegions } from './inputs/consensus-regions.ts';
import {
  unknownBackground,
  WITHIN,
  type OpenedEnrichFiles,
  type RegionsOrGenes,
} from './inputs/enrich-input.ts';
import { refuseOtherScores, type ExperimentsInput } from './inputs/experiments.ts';

/** What may be chosen when regions are compared with a background. */
export const enrichChoices = {
  mode: {
    type: 'one of',
    values: ['chipmate', 'chip-atlas-2024', 'chip-atlas-2025'],
    default: 'chipmate',
    unit: 'name',
    help: 'enrich.choice.mode',
  },
  background: { type: 'texts', unit: 'name', help: 'enrich.choice.background' },
  permutations: { type: 'integer', min: 1, help: 'enrich.choice.permutations' },
  seed: { type: 'integer', min: 0, default: 1, help: 'enrich.choice.seed' },
  window: { type: 'integer', min: 0, default: 5000, unit: 'bp', help: 'enrich.choice.window' },
  perRegion: { type: 'flag', help: 'enrich.choice.per-region' },
  minScore: { type: 'integer', min: 0, help: 'overlap.choice.min-score' },
} as const satisfies Choices;

type Settings = Chosen<typeof enrichChoices>;

/** Random copies of A where no number is chosen. */
const PERMUTATIONS = 10;

/** What an enrichment needs, opened. */
export type EnrichInput = ExperimentsInput & OpenedEnrichFiles;

/** Experiments, most enriched first; or every region with each of its peaks. */
export type Enrich = Answer;

/** What A is compared with: one set of regions per random copy, and what is said of it. */
interface Compared {
  readonly name: string;
  readonly copies: readonly PeakColumns[];
  readonly permutations: number;
  readonly notices: readonly Notice[];
}

/**
 * Which experiments hit regions (or windows of genes) A more often than B, or than a background?
 * @throws InputError where A and B are of different kinds, for a background that is not there or holds nothing but A,
 * for a filter that names what is not there, and for `minScore` where scores are not -10 log10 Q
 */
export async function enrich(
  input: EnrichInput,
  asking: Choosing<typeof enrichChoices> = {},
): Promise<Enrich> {
  const settings = choose(enrichChoices, asking);
  const { mode, minScore } = settings;
  const { atlas, a, b, theirs, names = new KnownNames(), filter = {} } = input;
  if (theirs !== undefined && mode === 'chipmate')
    throw new InputError('--compare compares like with like', {
      fix: 'add --mode chip-atlas-2024 or chip-atlas-2025, whichever made the result',
    });
  const { experiments } = atlas;
  const rows = selectExperiments(experiments, filter, names);
  refuseOtherScores(atlas, rows, minScore);
  const regions = regionsOf(a, input.models, settings);
  if (settings.perRegion === true) {
    const pairs = await atlas.peaksOverlapping(regions, Array.from(rows));
    return { table: regionHitsTable(experiments, regions, pairs, a.genes, minScore), notices: a.notices };
  }
  const compared =
    b === undefined
      ? backgroundsOf(input, regions, rows, settings)
      : [
          {
            name: b.name,
            copies: [otherRegions(a, b, input.models, settings)],
            permutations: 1,
            notices: b.notices,
          },
        ];
  const count = async (each: PeakColumns): Promise<Uint32Array> => {
    const { queryHits } = await atlas.overlap(each, { minScore });
    return rows.map((row) => queryHits[row]);
  };
  const own = { rows: regions.count, hits: await count(regions) };
  const backgrounds: Background[] = [];
  for (const { name, copies, permutations } of compared) {
    const hits: Uint32Array[] = [];
    for (const copy of copies) hits.push(await count(copy));
    backgrounds.push({ name, hits, rows: copies[0].count, permutations });
  }
  const table =
    mode === 'chipmate'
      ? enrichmentTable(experiments, rows, own, backgrounds)
      : scriptTable(experiments, rows, own, backgrounds[0], mode === 'chip-atlas-2024' ? '2024' : '2025');
  return {
    table,
    notices: [
      ...a.notices,
      ...compared.flatMap(({ notices }) => notices),
      ...(theirs === undefined ? [] : [enrichmentAgreement(theirs, table)]),
    ],
  };
}

/** Regions as they are, or the windows of genes. @throws InputError for genes without gene models */
function regionsOf(
  { peaks, genes }: RegionsOrGenes,
  models: GeneModels | undefined,
  { window }: Settings,
): PeakColumns {
  return peaks ?? geneWindows(genes, needed(models), window);
}

/** @throws InputError where A and B are of different kinds */
function otherRegions(
  a: RegionsOrGenes,
  b: RegionsOrGenes,
  models: GeneModels | undefined,
  settings: Settings,
): PeakColumns {
  if ((a.genes === undefined) !== (b.genes === undefined))
    throw new InputError('A and B are of different kinds', {
      expected: 'two files of regions, or two lists of genes',
      found: `${a.name} ${a.genes === undefined ? 'holds regions' : 'lists genes'}, ${b.name} the other`,
    });
  return regionsOf(b, models, settings);
}

/** The backgrounds that were chosen; all other genes for genes, else random places, where none was. */
function backgroundsOf(
  input: EnrichInput,
  regions: PeakColumns,
  rows: Uint32Array,
  settings: Settings,
): Compared[] {
  const { seed, permutations = PERMUTATIONS, mode } = settings;
  const { atlas } = input;
  const names = settings.background ?? [input.a.genes === undefined ? 'genome' : 'genes'];
  if (mode !== 'chipmate' && names.length > 1)
    throw new InputError('a script of ChIP-Atlas has one background', {
      fix: '--mode chipmate takes several',
    });
  return names.map((name) => {
    const said = input.backgrounds.get(name)?.notices ?? [];
    if (name === 'genome' || name === 'reachable' || name.startsWith(WITHIN)) {
      const allowed = allowedParts(name, input);
      const random = createRandom(seed);
      const copies = Array.from({ length: permutations }, () =>
        randomRegions(regions, atlas.genome, 1, random, allowed),
      );
      const drawn = note('enrich.random-copies', { name, copies: permutations, seed });
      return { name, copies, permutations, notices: [...said, drawn] };
    }
    const given = givenRegions(name, input, rows, settings);
    const rest = name === 'genes' ? given : splitByOverlap(given, regions).outside;
    if (rest.count === 0) throw new InputError(`background ${name} holds nothing but A`);
    const left = note('enrich.background', { name, regions: rest.count });
    return { name, copies: [rest], permutations: 1, notices: [...said, left] };
  });
}

/** Where random places may lie; undefined: anywhere. */
function allowedParts(name: string, { atlas, backgrounds }: EnrichInput): AllowedParts | undefined {
  if (name === 'genome') return undefined;
  if (name === 'reachable') return reachableParts(atlas);
  const within = backgrounds.get(name);
  if (within === undefined) throw unknownBackground(name);
  const { start, end } = linearUnion(within.peaks, atlas.genome.offsets);
  return linearRegions(start, end, atlas.genome);
}

/** Regions of a background that are not drawn at random, those of A among them. */
function givenRegions(
  name: string,
  { atlas, a, models, backgrounds }: EnrichInput,
  rows: Uint32Array,
  { window }: Settings,
): PeakColumns {
  if (name === 'sites') return consensusRegions(atlas, rows);
  if (name === 'genes') {
    const own = new Set(a.genes);
    const others = [...oneTssPerGene(needed(models)).keys()].filter((symbol) => !own.has(symbol));
    return geneWindows(others, needed(models), window);
  }
  const regions = backgrounds.get(name);
  if (regions === undefined) throw unknownBackground(name);
  return regions.peaks;
}

function needed(models: GeneModels | undefined): GeneModels {
  if (models === undefined)
    throw new InputError('genes need gene models', { fix: 'give them: --genes FILE' });
  return models;
}
