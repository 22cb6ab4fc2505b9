import type { CellClassSites } from '../../atlas/site-columns.ts';
import type { Atlas } from '../../atlas/open-atlas.ts';
import { AntigenNames } from '../../genome/antigen-aliases.ts';
import type { PartnerRow } from '../../partners/partner-rows.ts';
import type { PartnerScores } from '../../partners/rank-partners.ts';
import { rankQuery } from '../../partners/rank-query.ts';
import { genomeWideFisherRanks } from '../genome-wide-fisher.ts';
import { message, type Message } from '../../messages/message.ts';
import { digestFile } from '../plan/digest.ts';
import type { StepContext, StepKind } from '../plan/step.ts';
import {
  orNull,
  peakColumnsOf,
  type AtlasSummary,
  type PartnersResult,
  type PeaksResult,
} from '../results.ts';
import type { Study } from '../study-schema.ts';
import { peaksStepName } from './peaks-step.ts';

/** A supported candidate is set apart where its score is above that of this share of all pairs of factors, per cent. */
const PERCENTILE = 90;
const Z95 = 1.959963984540054;

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
        version: 2,
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
      };
    });
};

async function rank(context: StepContext, entry: ChipSeq): Promise<PartnersResult> {
  const { resources, file } = context;
  const sites = resources.sites(entry);
  const atlas = await resources.atlas();
  const peaks = peakColumnsOf(
    context.result(peaksStepName(entry)) as PeaksResult,
    resources.assembly.chromosomeNames,
  );
  const names = new AntigenNames();
  const antigen = entry.antigen ?? file.study.factor;
  const { cellClass } = sites;
  const genes = await resources.genes();
  const ranking = rankQuery(
    atlas,
    [{ cellClasses: [cellClass], read: () => sites }],
    peaks,
    { antigen: names.key(antigen), cell: entry.cell, cellClass },
    names,
    { seed: file.study.seed, say: () => undefined, genes: () => genes },
  );
  const [{ query, scores }] = ranking.classes;
  const fisher = await genomeWideFisherRanks(atlas, peaks, antigen, names);
  const rows = onePerAntigen(ranking.rows, names);
  const odds = (value: number, error: number, z: number): number | null => orNull(value + z * error);
  return {
    query: entry.name,
    atlas: summaries(atlas, context),
    notes: notesOf(sites, scores, query.peaksOnNoSite, peaks.count),
    rows: {
      antigen: rows.map((row) => row.antigen),
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
      supported: rows.map((row) => row.supported && row.percentile >= PERCENTILE),
      fisherRank: rows.map((row) => fisher.get(names.key(row.antigen)) ?? null),
    },
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

function notesOf(sites: CellClassSites, scores: PartnerScores, lost: number, peaks: number): Message[] {
  return [
    message('note.conditioning', { columns: sites.columns.length, group: sites.cellClass }),
    message('note.sites', { placed: peaks - lost, peaks }),
    ...(scores.draws > 0
      ? [message('note.calibration', { draws: scores.draws })]
      : [message('note.few-columns')]),
    message('note.passes', { percentile: PERCENTILE }),
  ];
}

function summaries(atlas: Atlas, { file }: StepContext): AtlasSummary[] {
  return (file.study.atlas ?? []).map((folder) => {
    const path = file.locate(folder);
    const inside = atlas.shards.filter(({ shard }) => shard.folder.startsWith(path));
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
