import { ask } from '../../analyses/inputs/asked.ts';
import { partners, queryOnSites, type PartnersInput } from '../../analyses/partners.ts';
import { DEFAULT_CLASS } from '../../atlas/experiment-filter.ts';
import { isWithin } from '../../atlas/shard.ts';
import type { Atlas, ExperimentPeaks } from '../../atlas/open-atlas.ts';
import type { AntigenNames } from '../../genome/antigen-aliases.ts';
import { message, note } from '../../messages/message.ts';
import { notRanked } from '../../partners/not-ranked.ts';
import type { PartnerRow } from '../../partners/partner-rows.ts';
import { Z95 } from '../../statistics/normal.ts';
import { genomeWideFisherRanks } from '../genome-wide-fisher.ts';
import { digestFile } from '../plan/digest.ts';
import type { StepContext, StepKind } from '../plan/step.ts';
import { judgedColumns } from '../evidence.ts';
import { coBindingVerdict } from '../row-verdicts.ts';
import { orNull, type AtlasSummary, type PartnersStepResult, type PartnerTrack } from '../results.ts';
import type { Study } from '../study-schema.ts';
import { peaksStepName, queryOf } from './peaks-step.ts';

/** A supported candidate is set apart where its score is above that of this share of all pairs of factors, per cent. */
const PERCENTILE = 90;
/** Candidates that pass and whose peaks are kept for pictures and genome browsers. */
const TRACKS = 8;

type ChipSeq = Study['chip_seq'][number];

export function partnersStepName(entry: { readonly name: string }): string {
  return `partners ${entry.name}`;
}

/** Ranks the factors of the atlas as partner candidates of each ChIP-seq. */
export const partnersSteps: StepKind = (file) => {
  const { atlas, chip_seq, factor, seed } = file.study;
  return chip_seq
    .filter((entry) => entry.peaks !== undefined)
    .map((entry) => {
      const name = partnersStepName(entry);
      if (atlas === undefined) return { name, state: 'skipped', reason: message('reason.no-atlas') };
      return {
        name,
        kind: 'partners',
        place: ['chip_seq', chip_seq.indexOf(entry)],
        version: 4,
        needs: [peaksStepName(entry)],
        inputs: atlas,
        parameters: {
          antigen: entry.antigen ?? factor,
          cell: entry.cell,
          cell_class: entry.cell_class ?? null,
          seed,
          percentile: PERCENTILE,
        },
        run: (context: StepContext) => rank(context, entry),
        check: async (context: StepContext) => {
          const input = await askEntry(context, entry);
          const { notices } = queryOnSites(input, undefined);
          return [...input.asked.notices, ...input.sites.notices, ...notices];
        },
      };
    });
};

/** The ChIP-seq of an entry, put to the atlas. */
async function askEntry(context: StepContext, entry: ChipSeq): Promise<PartnersInput> {
  const { resources, file } = context;
  const { cellClass } = resources.sites(entry);
  const antigen = entry.antigen ?? file.study.factor;
  const known = { antigen, cell: entry.cell, cellClass };
  const genes = await resources.genes();
  return {
    asked: await ask(await resources.atlas(), queryOf(context, entry), known),
    sites: await resources.atlasSites(),
    genes: () => genes,
    cellClasses: [cellClass],
  };
}

async function rank(context: StepContext, entry: ChipSeq): Promise<PartnersStepResult> {
  const { seed, factor } = context.file.study;
  const antigen = entry.antigen ?? factor;
  const input = await askEntry(context, entry);
  const { atlas, peaks, names } = input.asked;
  const { cellClass } = context.resources.sites(entry);
  const { shown, ranking, notices } = await partners(input, { seed });
  const fisher = await genomeWideFisherRanks(atlas, peaks, antigen, names);
  const behind = ranking.classes.flatMap(({ sites }) =>
    sites.columns.flatMap(({ experiments }) => experiments),
  );
  const rows = onePerAntigen(shown, names);
  const passes = ({ supported, percentile }: PartnerRow): boolean => supported && percentile >= PERCENTILE;
  const ranked = rows.map((row) => row.antigen);
  const odds = (value: number, error: number, z: number): number | null => orNull(value + z * error);
  return {
    query: entry.name,
    atlas: summaries(atlas, context),
    ranked: new Set(behind).size,
    notices: [...notices, note('note.passes', { percentile: PERCENTILE })],
    rows: {
      antigen: ranked,
      score: rows.map((row) => orNull(row.score)),
      percentile: rows.map((row) => orNull(row.percentile)),
      log2OddsRatio: rows.map((row) => orNull(row.log2Odds)),
      ciLow: rows.map((row) => odds(row.log2Odds, row.log2OddsError, -Z95)),
      ciHigh: rows.map((row) => odds(row.log2Odds, row.log2OddsError, Z95)),
      minusLog10Q: rows.map((row) => orNull(-row.log10Q)),
      sharedSites: rows.map((row) => row.sharedSites),
      querySites: rows.map((row) => row.querySites),
      experiments: rows.map((row) => row.experiments),
      strongestExperiment: rows.map((row) => row.columnExperiments.join(', ')),
      cell: rows.map((row) => row.cell),
      block: rows.map((row) => row.block.filter((name) => name !== row.antigen).join(', ')),
      supported: rows.map(passes),
      ...judgedColumns(rows.map((row) => coBindingVerdict(passes(row), !Number.isNaN(row.log10Q)))),
      fisherRank: rows.map((row) => fisher.get(names.key(row.antigen)) ?? null),
    },
    tracks: await tracksOf(atlas, rows.filter(passes).slice(0, TRACKS)),
    notRanked: notRanked(
      atlas.experiments,
      ranked,
      { antigen, cellClass, antigenClass: DEFAULT_CLASS },
      names,
    ),
  };
}

/** The peaks of the experiment that stands for each row; of several behind a row, the first. */
async function tracksOf(atlas: Atlas, rows: readonly PartnerRow[]): Promise<PartnerTrack[]> {
  const tracks = rows.map(async ({ antigen, cell, columnExperiments }): Promise<PartnerTrack[]> => {
    const [experiment] = columnExperiments;
    const number = atlas.experiments.experiment.indexOf(experiment);
    if (number === -1) return [];
    return [{ antigen, cell, experiment, peaks: trackPeaks(await atlas.peaksOf(number)) }];
  });
  return (await Promise.all(tracks)).flat();
}

function trackPeaks(peaks: ExperimentPeaks): PartnerTrack['peaks'] {
  return {
    chromosomeNames: peaks.chromosomeNames,
    chromosome: Array.from(peaks.chromosome),
    start: Array.from(peaks.start),
    end: Array.from(peaks.end),
    strength: Array.from(peaks.signalCode, (code) => Number((1 - 10 ** ((-4 * code) / 255)).toFixed(3))),
  };
}

/** The first row of every antigen but the query's own: that of the nearest tier in which it was assayed. */
function onePerAntigen(rows: readonly PartnerRow[], names: AntigenNames): PartnerRow[] {
  const seen = new Set<string>();
  return rows.filter(({ antigen, tier }) => {
    const key = names.key(antigen);
    if (tier === 'own antigen' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function summaries(atlas: Atlas, { file }: StepContext): AtlasSummary[] {
  return (file.study.atlas ?? []).map((folder) => {
    const path = file.locate(folder);
    const inside = atlas.shards.filter(({ shard }) => isWithin(path, shard.folder));
    const sources = inside.flatMap(({ shard }) =>
      shard.manifest.sources.map(({ source, release }) => `${source} ${release}`.trim()),
    );
    return {
      folder,
      experiments: inside.reduce((sum, { shard }) => sum + shard.manifest.counts.experiments, 0),
      sources: [...new Set(sources)].join(', '),
      sha256: digestFile(path, folder).sha256,
    };
  });
}
