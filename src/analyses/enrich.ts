import type { Answer } from '../tables/answer.ts';
import { selectExperiments } from '../atlas/experiment-filter.ts';
import { reachableParts } from '../atlas/occupied-parts.ts';
import { InputError } from '../errors.ts';
import { KnownNames } from '../genome/antigens/antigen-aliases.ts';
import type { GeneModels } from '../genome/genes.ts';
import { splitByOverlap } from '../genome/intervals.ts';
import { linearRegions, linearUnion } from '../genome/linear-regions.ts';
import { oneTssPerGene } from '../genome/one-tss.ts';
import type { PeakColumns } from '../genome/peak-columns.ts';
import { caution, note, type Notice } from '../messages/message.ts';
import {
  enrichmentTable,
  regionHitsTable,
  scriptTable,
  type Background,
  type MatchedBackground,
} from '../partners/enrichment/enrichment-tables.ts';
import { randomRegions, type AllowedParts } from '../genome/random-regions.ts';
import { geneWindows } from '../genome/tss-windows.ts';
import { matchedEnrichment } from '../partners/enrichment/matched-genes.ts';
import { createRandom } from '../statistics/random.ts';
import { enrichmentAgreement } from './inputs/agreement.ts';
import { choose, type Choosing, type Choices, type Chosen } from './inputs/choices.ts';
import { consensusRegions } from './inputs/consensus-regions.ts';
import {
  NAMED_BACKGROUNDS,
  unknownBackground,
  WITHIN,
  type OpenedEnrichFiles,
  type RegionsOrGenes,
} from './inputs/enrich-input.ts';
import { boundWindows, windowBreadth } from './inputs/genes/bound-genes.ts';
import { comparedGenes, listedAmong, unlikeSaid } from './inputs/genes/compared-genes.ts';
import { refuseOtherScores, type ExperimentsInput } from './inputs/experiments.ts';
import { simulatedAtlas } from './inputs/simulated-atlas.ts';

/** What may be chosen when regions are compared with a background. */
export const enrichChoices = {
  mode: {
    type: 'one of',
    values: ['chipmate', 'chip-atlas-2024', 'chip-atlas-2025'],
    default: 'chipmate',
    unit: 'name',
    help: 'enrich.choice.mode',
  },
  background: {
    type: 'files',
    words: [...NAMED_BACKGROUNDS, WITHIN],
    unit: 'name',
    help: 'enrich.choice.background',
  },
  permutations: { type: 'integer', min: 1, help: 'enrich.choice.permutations' },
  seed: { type: 'integer', min: 0, default: 1, help: 'enrich.choice.seed' },
  window: { type: 'integer', min: 0, default: 5000, unit: 'bp', help: 'enrich.choice.window' },
  perRegion: { type: 'flag', help: 'enrich.choice.per-region' },
  minScore: { type: 'integer', min: 0, help: 'overlap.choice.min-score' },
} as const satisfies Choices;

type Settings = Chosen<typeof enrichChoices>;

/** The background of genes that are like those of A. */
const MATCHED = 'matched';
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
    return {
      table: regionHitsTable(experiments, regions, pairs, a.genes, minScore),
      notices: [...simulatedAtlas(atlas), ...a.notices],
    };
  }
  const named = b === undefined ? backgroundNames(input, settings) : [];
  const matched = named.includes(MATCHED) ? await matchedGenes(input, rows, settings) : undefined;
  const compared =
    b === undefined
      ? backgroundsOf(input, regions, rows, settings, named)
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
  const own = { rows: regions.count, hits: compared.length > 0 ? await count(regions) : new Uint32Array() };
  const backgrounds: (Background | MatchedBackground)[] = [];
  for (const { name, copies, permutations } of compared) {
    const hits: Uint32Array[] = [];
    for (const copy of copies) hits.push(await count(copy));
    backgrounds.push({ name, hits, rows: copies[0].count, permutations });
  }
  if (matched !== undefined) backgrounds.splice(named.indexOf(MATCHED), 0, matched.background);
  const table =
    mode === 'chipmate'
      ? enrichmentTable(experiments, rows, own, backgrounds)
      : scriptTable(
          experiments,
          rows,
          own,
          backgrounds[0] as Background,
          mode === 'chip-atlas-2024' ? '2024' : '2025',
        );
  return {
    table,
    notices: [
      ...simulatedAtlas(atlas),
      ...a.notices,
      ...compared.flatMap(({ notices }) => notices),
      ...(matched?.notices ?? []),
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
      key: 'enrich.unlike',
      expected: 'two files of regions, or two lists of genes',
      found: `${a.name} ${a.genes === undefined ? 'holds regions' : 'lists genes'}, ${b.name} the other`,
    });
  return regionsOf(b, models, settings);
}

/**
 * The backgrounds that were chosen; where none was, genes like those of A for genes (all others in a script of ChIP-Atlas), else
 * random places.
 * @throws InputError for a background that does not go with A or with the mode
 */
function backgroundNames({ a, expression }: EnrichInput, { background, mode }: Settings): readonly string[] {
  const names = background ?? [a.genes === undefined ? 'genome' : mode === 'chipmate' ? MATCHED : 'genes'];
  if (mode !== 'chipmate' && (names.length > 1 || names[0] === MATCHED))
    throw new InputError('a script of ChIP-Atlas has one background, of regions', {
      fix: '--mode chipmate takes several, and matched',
    });
  if (a.genes === undefined && (names.includes(MATCHED) || expression !== undefined))
    throw new InputError('background matched and --expression are for lists of genes', {
      file: a.name,
      expected: 'one gene a line',
      found: 'regions',
    });
  return names;
}

/** The backgrounds that are regions, one by one. */
function backgroundsOf(
  input: EnrichInput,
  regions: PeakColumns,
  rows: Uint32Array,
  settings: Settings,
  names: readonly string[],
): Compared[] {
  const { seed, permutations = PERMUTATIONS } = settings;
  const { atlas } = input;
  return names
    .filter((name) => name !== MATCHED)
    .map((name) => {
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
      const unlike = name === 'genes' ? unlikeOthers(input) : [];
      return { name, copies: [rest], permutations: 1, notices: [...said, left, ...unlike] };
    });
}

/** A beside all other genes. */
function unlikeOthers({ a, models, atlas, expression }: EnrichInput): Notice[] {
  if (a.genes === undefined) return [];
  const compared = comparedGenes(needed(models), atlas.genome.name, expression, true);
  return unlikeSaid(compared, listedAmong(compared, a.genes), 'genes');
}

/**
 * The test against genes like those of A.
 * @throws InputError where none of A's genes can be compared
 */
async function matchedGenes(
  { atlas, a, models, expression: table, names = new KnownNames() }: EnrichInput,
  rows: Uint32Array,
  { window, minScore }: Settings,
): Promise<{ background: MatchedBackground; notices: readonly Notice[] }> {
  const compared = comparedGenes(needed(models), atlas.genome.name, table);
  const { symbols, expression } = compared;
  const listed = listedAmong(compared, a.genes ?? []);
  const genes = listed.reduce((sum, value) => sum + value, 0);
  const asked = a.genes?.length ?? 0;
  if (genes === 0)
    throw new InputError('none of the genes can be compared', {
      file: a.name,
      expected: table === undefined ? 'genes that code for proteins' : `genes that ${table.name} measured`,
      found: (a.genes ?? []).slice(0, 10).join(', '),
      fix: '--background genes compares with all others',
    });
  const windows = geneWindows(symbols, needed(models), window);
  const breadth = await windowBreadth(atlas, windows, names);
  const bound = async function* (): AsyncGenerator<{ antigenKey: string; bound: Uint8Array }> {
    let at = 0;
    for await (const each of boundWindows(atlas, windows, rows, minScore))
      yield { antigenKey: names.key(atlas.experiments.antigen[rows[at++]]), bound: each };
  };
  const matched = await matchedEnrichment({ listed, expression, breadth }, bound());
  const counts = { name: MATCHED, genes, universe: symbols.length, experiments: breadth.experiments };
  return {
    background: { name: MATCHED, matched },
    notices: [
      ...compared.notices,
      table === undefined ? note('enrich.matched-coding', counts) : note('enrich.matched-measured', counts),
      ...(genes < asked ? [note('background.left-out', { left: asked - genes, asked })] : []),
      ...(expression === undefined ? [caution('background.bare')] : []),
      ...unlikeSaid(compared, listed, MATCHED, ['expression']),
    ],
  };
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
