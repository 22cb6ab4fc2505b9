import { UNKNOWN_EXPRESSION } from '../../analyses/inputs/genes/expressed-factors.ts';
import { ask, type Asked } from '../../analyses/inputs/asked.ts';
import { partners, queryOnSites, type PartnersInput } from '../../analyses/partners.ts';
import { DEFAULT_CLASS } from '../../atlas/experiment-filter.ts';
import { isWithin } from '../../atlas/shard.ts';
import type { Atlas, ExperimentPeaks } from '../../atlas/open-atlas.ts';
import type { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { isSaid, message, note } from '../../messages/message.ts';
import { notRanked } from '../../partners/score/not-ranked.ts';
import type { PartnerRow } from '../../partners/score/partner-rows.ts';
import { leftOutText } from '../../partners/score/ranking-table.ts';
import { Z95 } from '../../statistics/distributions/normal.ts';
import { expressionOfCells } from '../expression-of-cells.ts';
import { genomeWideFisherRanks } from '../evidence/genome-wide-fisher.ts';
import { ownAntigens } from '../own-antigens.ts';
import { digestFile } from '../plan/digest.ts';
import { defineStep, type Planned, type Step, type StepContext } from '../plan/step.ts';
import {
  orNull,
  type AtlasSummary,
  type PartnersResult,
  type PartnersStepResult,
  type PartnerTrack,
  type PeaksResult,
} from '../results.ts';
import type { Study } from '../file/study-schema.ts';
import { studyPartnersColumns } from '../study-columns.ts';
import { TABLE } from '../table-names.ts';
import { tableOf } from '../../tables/table.ts';
import { expressedIn } from './factor-expression.ts';
import { peaksStep, queryOf } from './peaks-step.ts';
import { measuredIn, type Measured } from './targets-step.ts';
import { power } from '../../statistics/power.ts';

/** Candidates that pass and whose peaks are kept for pictures and genome browsers. */
const TRACKS = 8;

type ChipSeq = Study['chip_seq'][number];

/** Ranks the factors of the atlas as partner candidates of each ChIP-seq. */
export const partnersStep = defineStep<PartnersStepResult>({
  name: 'partners',
  version: 8,
  stage: 'partners',
  plan: (planning) => {
    const { file, find } = planning;
    const { atlas, chip_seq, seed } = file.study;
    return chip_seq.flatMap((entry, index): Planned<PartnersStepResult>[] => {
      const peaks = find(peaksStep, entry);
      if (peaks === undefined) return [];
      const title = message('step.partners', { name: entry.name });
      if (atlas === undefined) return [{ title, state: 'skipped', reason: message('reason.no-atlas') }];
      const measured = measuredIn(planning, expressionOfCells(file.study, entry));
      const sources: Sources = { entry, peaks, measured };
      return [
        {
          title,
          of: entry,
          place: ['chip_seq', index],
          needs: [peaks],
          wants: measured === undefined ? [] : [measured.step],
          inputs: atlas,
          parameters: {
            antigen: ownAntigens(file.study, entry).join(', '),
            cell: entry.cell,
            cell_class: entry.cell_class ?? null,
            seed,
            expression: measured?.entry.name ?? null,
          },
          run: (context) => rank(context, sources),
          check: async (context) => {
            const input = await inputOf(context, sources);
            const { notices } = queryOnSites(input, undefined);
            const expressing = input.expression?.notices ?? [];
            return [...input.asked.notices, ...input.sites.notices, ...notices, ...expressing];
          },
        },
      ];
    });
  },
  methods: (results, { study, version }) => [
    message(methodOf(results), {
      version,
      seed: String(study.seed),
      experiments: Math.max(...results.map(({ ranked }) => ranked)),
      sources: atlasesOf(results)
        .map(({ sources }) => sources)
        .join('; '),
    }),
  ],
  papers: (results) => [
    ...(methodOf(results) === 'method.partners-by-odds' ? [] : (['lundberg2016', 'faith2007'] as const)),
    ...(['mantel1959', 'kunsch1989', 'benjamini1995'] as const),
  ],
  tables: ({ query, rows }) => [
    {
      name: TABLE.partners(query),
      table: tableOf(studyPartnersColumns, {
        ...rows,
        rank: rows.antigen.map((_, row) => row + 1),
        cobindingScore: rows.score,
        passes: rows.supported,
        adjP: rows.adjustedP,
      }),
    },
  ],
});

/** What the rankings were made with: too few binders for a score, and whether promoters were told from other sites. */
function methodOf(
  results: readonly PartnersResult[],
): 'method.partners' | 'method.partners-no-promoters' | 'method.partners-by-odds' {
  const said = new Set(results.flatMap(({ notices }) => notices.map(({ key }) => key)));
  if (said.has('partners.few-binders') || said.has('partners.hardly-any-binders'))
    return 'method.partners-by-odds';
  return said.has('partners.no-promoters') ? 'method.partners-no-promoters' : 'method.partners';
}

/** The atlases that were compared with, each once. */
export function atlasesOf(results: readonly PartnersResult[]): AtlasSummary[] {
  return [...new Map(results.flatMap(({ atlas }) => atlas.map((each) => [each.folder, each]))).values()];
}

/** The ChIP-seq of an entry, put to the atlas. */
export async function askEntry(
  context: StepContext,
  entry: ChipSeq,
  peaks: Step<PeaksResult>,
): Promise<{ asked: Asked; cellClass: string }> {
  const { resources, file } = context;
  const { cellClass } = resources.sites(entry);
  const known = {
    antigen: ownAntigens(file.study, entry).filter(isSaid),
    ...(isSaid(entry.cell) && { cell: entry.cell }),
    cellClass,
  };
  return { asked: await ask(await resources.atlas(), queryOf(context, peaks), known), cellClass };
}

/** What one ranking is made of. */
interface Sources {
  readonly entry: ChipSeq;
  readonly peaks: Step<PeaksResult>;
  /** An experiment of the same cells. */
  readonly measured: Measured | undefined;
}

async function inputOf(context: StepContext, { entry, peaks, measured }: Sources): Promise<PartnersInput> {
  const { asked, cellClass } = await askEntry(context, entry, peaks);
  const genes = await context.resources.genes();
  return {
    asked,
    sites: await context.resources.atlasSites(),
    genes: () => genes,
    cellClasses: [cellClass],
    expression: await expressedIn(context, measured, asked.names),
  };
}

async function rank(context: StepContext, sources: Sources): Promise<PartnersStepResult> {
  const { entry, measured } = sources;
  const { study } = context.file;
  const own = ownAntigens(study, entry);
  const { cellClass } = context.resources.sites(entry);
  const input = await inputOf(context, sources);
  const { atlas, peaks, names } = input.asked;
  const { shown, ranking, notices } = await partners(input, { seed: study.seed });
  const fisher = await genomeWideFisherRanks(atlas, peaks, own, names);
  const behind = ranking.classes.flatMap(({ sites }) =>
    sites.binders.flatMap(({ experiments }) => experiments),
  );
  const rows = onePerAntigen(shown, names);
  const ranked = rows.map((row) => row.antigen);
  const genes = ranked.map(input.expression?.of ?? (() => UNKNOWN_EXPRESSION));
  const end = (value: number, error: number, z: number): number | null => orNull(value + z * error);
  const ciLow = rows.map((row) => end(row.log2OddsRatio, row.log2OddsRatioError, -Z95));
  return {
    query: entry.name,
    atlas: await summaries(atlas, context),
    ranked: new Set(behind).size,
    expression: input.expression === undefined ? null : (measured?.entry.name ?? null),
    notices: [
      ...notices,
      ...(input.expression === undefined ? [note('expressed.none')] : []),
      note('note.passes'),
    ],
    rows: {
      antigen: ranked,
      score: rows.map((row) => orNull(row.score)),
      percentile: rows.map((row) => orNull(row.percentile)),
      log2OddsRatio: rows.map((row) => orNull(row.log2OddsRatio)),
      ciLow,
      ciHigh: rows.map((row) => end(row.log2OddsRatio, row.log2OddsRatioError, Z95)),
      minusLog10Q: rows.map((row) => orNull(-row.log10Q)),
      sharedSites: rows.map((row) => row.sharedSites),
      querySites: rows.map((row) => row.querySites),
      experiments: rows.map((row) => row.experiments),
      strongestExperiment: rows.map((row) => row.binderExperiments.join(', ')),
      leftOut: rows.map((row) => leftOutText(row.leftOut)),
      cell: rows.map((row) => row.cell),
      block: rows.map((row) => row.lookalikes.filter((name) => name !== row.antigen).join(', ')),
      supported: rows.map(({ supported }) => supported),
      // The query's own antigen is no row.
      verdict: rows.map(({ verdict }) => verdict ?? 'not tested'),
      reason: rows.map(({ reason }) => reason),
      fisherRank: rows.map((row) => fisher.get(names.key(row.antigen)) ?? null),
      expressed: genes.map(({ expressed }) => expressed),
      averageExpression: genes.map((gene) => orNull(gene.averageExpression)),
      log2FoldChange: genes.map((gene) => orNull(gene.log2FoldChange)),
      adjustedP: genes.map((gene) => orNull(gene.adjustedP)),
    },
    tracks: await tracksOf(atlas, rows.filter(({ supported }) => supported).slice(0, TRACKS)),
    notRanked: notRanked(
      atlas.experiments,
      ranked,
      { antigens: own, cellClass, antigenClass: DEFAULT_CLASS },
      names,
    ),
  };
}

/** The peaks of the experiment that stands for each row; of several behind a row, the first. */
async function tracksOf(atlas: Atlas, rows: readonly PartnerRow[]): Promise<PartnerTrack[]> {
  const tracks = rows.map(async ({ antigen, cell, binderExperiments }): Promise<PartnerTrack[]> => {
    const [experiment] = binderExperiments;
    const number = atlas.experiments.experiment.indexOf(experiment);
    if (number === -1) return [];
    return [{ antigen, cell, experiment, peaks: trackPeaks(await atlas.peaksOf(number)) }];
  });
  return (await Promise.all(tracks)).flat();
}

/** An experiment's peaks as browsers draw them. */
export function trackPeaks(peaks: ExperimentPeaks): PartnerTrack['peaks'] {
  return {
    chromosomeNames: peaks.chromosomeNames,
    chromosome: Array.from(peaks.chromosome),
    start: Array.from(peaks.start),
    end: Array.from(peaks.end),
    strength: Array.from(peaks.signalCode, (code) => Number((1 - power(10, (-4 * code) / 255)).toFixed(3))),
  };
}

/** The first row of every antigen but the query's own: that of the nearest tier in which it was assayed. */
function onePerAntigen(rows: readonly PartnerRow[], names: KnownNames): PartnerRow[] {
  const seen = new Set<string>();
  return rows.filter(({ antigen, tier }) => {
    const key = names.key(antigen);
    if (tier === 'own antigen' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

async function summaries(atlas: Atlas, { file }: StepContext): Promise<AtlasSummary[]> {
  const summaries = (file.study.atlas ?? []).map(async (folder): Promise<AtlasSummary> => {
    const path = file.locate(folder);
    const inside = atlas.shards.filter(({ shard }) => isWithin(path, shard.folder));
    const sources = inside.flatMap(({ shard }) =>
      shard.manifest.sources.map(({ source, release }) => `${source} ${release}`.trim()),
    );
    return {
      folder,
      experiments: inside.reduce((sum, { shard }) => sum + shard.manifest.counts.experiments, 0),
      sources: [...new Set(sources)].join(', '),
      sha256: (await digestFile(path, folder)).sha256,
    };
  });
  return Promise.all(summaries);
}
