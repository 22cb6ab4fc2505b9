import { consensusColumns } from '../../calling/replicates/consensus-columns.ts';
import {
  commonPeaks,
  idrConsensus,
  MOST_RATIO,
  pooledPeaks,
  reproducibility,
  sameShare,
  type Consensus,
  type IdrConsensus,
  type Reproducibility,
} from '../../calling/replicates/consensus.ts';
import { FEWEST_MATCHED, type NoIdr } from '../../calling/replicates/idr.ts';
import { mergeReplicates, sharedByAll } from '../../calling/replicates/merge-replicates.ts';
import { caution, note, type Notice } from '../../messages/message.ts';
import { refused } from '../../messages/refused.ts';
import type { Answer } from '../../tables/answer.ts';
import { tableOf } from '../../tables/table.ts';
import { choose, type Choices, type Choosing, type Chosen } from '../inputs/choices.ts';
import type { PeakReplicate, PeakReplicates } from '../inputs/reads/open-replicates.ts';
import { shortNames } from '../inputs/reads/short-names.ts';

/** What may be chosen when replicates are put together. */
export const peaksConsensusChoices = {
  rule: {
    type: 'one of',
    values: ['idr', 'k-of-n', 'pooled'],
    default: 'idr',
    help: 'peaks-consensus.choice.rule',
  },
  idr: { type: 'number', min: 0, max: 1, default: 0.05, help: 'peaks-consensus.choice.idr' },
  atLeast: { type: 'integer', min: 1, help: 'peaks-consensus.choice.at-least' },
} as const satisfies Choices;

type Settings = Chosen<typeof peaksConsensusChoices>;

/** One row for each site that the replicates agree on. */
export interface PeaksConsensus extends Answer {
  /** The same as peaks; undefined where an IDR could not be estimated. */
  readonly consensus?: Consensus;
  /** Where peaks of pseudo-replicates were given. */
  readonly reproducibility?: Reproducibility;
}

/** Two files are taken for one from this share of same peaks with the same rank on. */
const SAME = 0.5;
/** PeakReplicates share few sites where fewer of the smaller one's peaks overlap the other's. */
const FEW_SHARED = 0.1;

/**
 * Which peaks do the replicates of an experiment agree on?
 * @throws InputError for a single replicate, for peaks without what they are to be ranked by, and for choices that do not go with the rule
 */
export function peaksConsensus(
  input: PeakReplicates,
  asking: Choosing<typeof peaksConsensusChoices> = {},
): PeaksConsensus {
  const settings = choose(peaksConsensusChoices, asking);
  refuseChoices(input, settings);
  const { replicates, pooled, pseudo, selfPseudo } = input;
  const notices: Notice[] = [
    ...[...replicates, ...(pooled === undefined ? [] : [pooled]), ...pseudo, ...selfPseudo].flatMap(
      (each) => each.notices,
    ),
    ...pairsSaid(input),
  ];
  const { found, said } = settings.rule === 'idr' ? byIdr(input, settings) : byCount(input, settings);
  notices.push(...said);
  if (found !== undefined && found.peaks.count > 0)
    replicates.forEach(({ name, peaks }, which) => {
      const kept = new Set(found.rows[which].filter((row) => row >= 0)).size;
      const share = percent(kept / peaks.count);
      notices.push({
        ...note('peaks-consensus.of-replicate', { kept, peaks: peaks.count, share }),
        about: { file: name },
      });
    });
  const ratios =
    settings.rule === 'idr' && pseudo.length + selfPseudo.length > 0
      ? ratiosOf(input, settings.idr, found?.peaks.count ?? 0)
      : undefined;
  notices.push(...(ratios?.said ?? []));
  return {
    table: tableFor(found, replicates, settings),
    ...(found === undefined ? {} : { consensus: found }),
    ...(ratios === undefined ? {} : { reproducibility: ratios.reproducibility }),
    notices,
  };
}

function refuseChoices(
  { replicates, pooled, pseudo, selfPseudo, rankBy }: PeakReplicates,
  { rule, atLeast }: Settings,
): void {
  const count = replicates.length;
  if (count < 2)
    throw refused('peaks-consensus.one-replicate', {}, { file: replicates[0]?.name, found: String(count) });
  const other = (choice: string) => refused('peaks-consensus.other-rule', { choice, rule });
  if (rule === 'idr' && atLeast !== undefined) throw other('--at-least');
  if (rule === 'k-of-n' && pooled !== undefined) throw other('--pooled');
  if (rule !== 'idr' && pseudo.length > 0) throw other('--pseudo');
  if (rule !== 'idr' && selfPseudo.length > 0) throw other('--self-pseudo');
  if (rule === 'pooled' && pooled === undefined) throw refused('peaks-consensus.no-pooled', {});
  if (atLeast !== undefined && atLeast > count)
    throw refused('peaks-consensus.at-least', {}, { expected: `1-${count}`, found: String(atLeast) });
  for (const [choice, files, needed] of [
    ['--pseudo', pseudo, 2],
    ['--self-pseudo', selfPseudo, 2 * count],
  ] as const)
    if (files.length > 0 && files.length !== needed)
      throw refused(
        'peaks-consensus.halves',
        { choice },
        { expected: String(needed), found: String(files.length) },
      );
  if (rule !== 'idr') return;
  for (const { name, strength } of [...replicates, ...pseudo, ...selfPseudo]) {
    const peaks = strength.filter((value) => Number.isNaN(value)).length;
    if (peaks > 0) throw refused('peaks-consensus.unranked', { peaks, by: rankBy }, { file: name });
  }
}

/** What there is to say of every two replicates before they are put together. */
function pairsSaid({ replicates, rankBy }: PeakReplicates): Notice[] {
  const said: Notice[] = [];
  replicates.forEach((second, j) =>
    replicates.slice(0, j).forEach((first) => {
      const names = { first: first.name, second: second.name };
      const same = sameShare(first, second);
      if (same >= SAME)
        said.push(caution('peaks-consensus.same', { ...names, share: percent(same), by: rankBy }));
      const shared = sharedByAll(mergeReplicates([first, second])).length;
      const share = shared / Math.min(first.peaks.count, second.peaks.count);
      if (share < FEW_SHARED)
        said.push(caution('peaks-consensus.few-shared', { ...names, shared, share: percent(share) }));
    }),
  );
  return said;
}

/** Sites that were kept, and what is said of them. */
interface Found<Sites extends Consensus> {
  readonly found?: Sites;
  readonly said: readonly Notice[];
}

function byIdr({ replicates, pooled, rankBy }: PeakReplicates, { idr: most }: Settings): Found<IdrConsensus> {
  const found = idrConsensus(replicates, most, pooled);
  if (found.kind !== 'estimated') return { said: [noIdrSaid(found, rankBy)] };
  const { pair, idr, matched, peaks } = found;
  const said: Notice[] = [];
  if (replicates.length > 2)
    said.push(
      note('peaks-consensus.pair', {
        pairs: (replicates.length * (replicates.length - 1)) / 2,
        first: replicates[pair[0]].name,
        second: replicates[pair[1]].name,
      }),
    );
  const { p, mu, sigma, rho } = idr.model;
  said.push(
    note('peaks-consensus.idr', {
      ...{ matched, kept: peaks.count, most, share: percent(p) },
      ...{ rho: rho.toFixed(2), mu: mu.toFixed(2), sigma: sigma.toFixed(2) },
    }),
  );
  if (idr.tied > 0) said.push(note('peaks-consensus.tied', { tied: idr.tied, matched, by: rankBy }));
  if (!idr.converged) said.push(caution('peaks-consensus.not-converged', { steps: idr.steps }));
  if (peaks.count === 0) said.push(caution('peaks-consensus.none-by-idr', { most }));
  return { found, said };
}

function noIdrSaid({ kind, count }: NoIdr, by: string): Notice {
  return kind === 'too few peaks'
    ? caution('peaks-consensus.too-few-peaks', { count, fewest: FEWEST_MATCHED })
    : caution('peaks-consensus.too-few-values', { count, fewest: FEWEST_MATCHED, by });
}

/** By how many replicates have a peak; more than half of them unless said otherwise. */
function byCount({ replicates, pooled }: PeakReplicates, { rule, atLeast }: Settings): Found<Consensus> {
  const k = atLeast ?? Math.floor(replicates.length / 2) + 1;
  const found = rule === 'pooled' ? pooledPeaks(replicates, k, pooled!) : commonPeaks(replicates, k);
  const { count } = found.peaks;
  const values = { sites: count, k, replicates: replicates.length };
  if (count === 0) return { found, said: [caution('peaks-consensus.none', { k })] };
  if (pooled === undefined) return { found, said: [note('peaks-consensus.common', values)] };
  return { found, said: [note('peaks-consensus.pooled', { ...values, pooled: pooled.peaks.count })] };
}

/** ENCODE's ratios: with pooled peaks, halves of a replicate are compared over that replicate's own. */
function ratiosOf(
  { replicates, pooled, pseudo, selfPseudo }: PeakReplicates,
  most: number,
  between: number,
): { reproducibility: Reproducibility; said: Notice[] } {
  const said: Notice[] = [];
  const passing = (halves: readonly PeakReplicate[], list: PeakReplicate | undefined): number => {
    const found = idrConsensus(halves, most, list);
    if (found.kind === 'estimated') return found.peaks.count;
    const [first, second] = halves.map(({ name }) => name);
    said.push(caution('peaks-consensus.no-idr-of-halves', { first, second, fewest: FEWEST_MATCHED }));
    return 0;
  };
  const ofPooled = pseudo.length === 0 ? undefined : passing(pseudo, pooled);
  const own =
    selfPseudo.length === 0
      ? []
      : replicates.map((replicate, which) =>
          passing(selfPseudo.slice(2 * which, 2 * which + 2), pooled && replicate),
        );
  const self = own.length === 0 ? undefined : ([Math.min(...own), Math.max(...own)] as const);
  const found = reproducibility({ between, pooled: ofPooled, self });
  const { rescue, selfConsistency, grade } = found;
  if (ofPooled !== undefined) {
    const values = { pooled: ofPooled, between, most: MOST_RATIO };
    if (rescue === undefined) said.push(caution('peaks-consensus.no-rescue', { pooled: ofPooled, between }));
    else
      said.push(
        (rescue > MOST_RATIO ? caution : note)('peaks-consensus.rescue', {
          ...values,
          ratio: rescue.toFixed(2),
        }),
      );
  }
  if (self !== undefined) {
    const [fewest, largest] = self;
    const values = { fewest, largest, most: MOST_RATIO };
    if (selfConsistency === undefined)
      said.push(caution('peaks-consensus.no-self-consistency', { fewest, largest }));
    else
      said.push(
        (selfConsistency > MOST_RATIO ? caution : note)('peaks-consensus.self-consistency', {
          ...values,
          ratio: selfConsistency.toFixed(2),
        }),
      );
  }
  if (grade === 'ideal') said.push(note('peaks-consensus.ideal'));
  if (grade === 'acceptable') said.push(note('peaks-consensus.acceptable'));
  if (grade === 'concerning') said.push(caution('peaks-consensus.concerning'));
  return { reproducibility: found, said };
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

function tableFor(
  found: (Consensus & Partial<IdrConsensus>) | undefined,
  replicates: readonly PeakReplicate[],
  { rule }: Settings,
): Answer['table'] {
  const peaks = found?.peaks;
  const names = shortNames(replicates.map(({ name }) => name));
  return tableOf(consensusColumns, {
    chrom: peaks === undefined ? [] : Array.from(peaks.chromosome, (code) => peaks.chromosomeNames[code]),
    start: peaks?.start ?? [],
    end: peaks?.end ?? [],
    summit: peaks?.summit ?? [],
    signal: peaks?.signal ?? [],
    support: found?.support ?? [],
    ...(rule === 'idr' && {
      localIdr: found?.localIdr ?? [],
      globalIdr: found?.globalIdr ?? [],
      score: peaks?.score ?? [],
    }),
    signalIn: {
      several: names.map((name, which) => ({
        name: `${name}_signal`,
        values: found?.strength[which] ?? [],
      })),
    },
  });
}
