import { meansOfSites, profileOf, type Profile } from '../../calling/profiles/group-profiles.ts';
import { profileColumns, profileGroupColumns } from '../../calling/profiles/profile-columns.ts';
import { heatMapFigure, profileFigure } from '../../calling/profiles/profile-figures.ts';
import { binsOf, type SiteGroup, type WindowSize } from '../../calling/profiles/signal-sites.ts';
import type { Figure } from '../../figures/svg.ts';
import type { SignalMatrix } from '../../formats/signal/signal-matrix-writer.ts';
import { caution, note, type Notice } from '../../messages/message.ts';
import { Z95 } from '../../statistics/distributions/normal.ts';
import type { Answer } from '../../tables/answer.ts';
import { tableOf } from '../../tables/table.ts';
import { choose, type Choices, type Choosing } from '../inputs/choices.ts';
import type { MeasuredSignal, MeasuredSignals } from '../inputs/reads/measure-signals.ts';

/** What may be chosen of signals at sites. */
export const peaksSignalChoices = {
  show: { type: 'one of', values: ['bins', 'groups'], default: 'bins', help: 'peaks-signal.choice.show' },
} as const satisfies Choices;

/** One row for each bin of each group under each signal, or for each group. */
export interface PeaksSignal extends Answer {
  /** Every site under every signal. */
  readonly matrix: SignalMatrix;
  readonly figures: readonly Figure[];
}

/** How far the middle of a window reaches to both sides, bp. */
const MIDDLE = 250;
/** Part of a window, on either side, that is its edge. */
const EDGE = 0.1;

/** One signal at one group of sites. */
interface Cell {
  readonly signal: MeasuredSignal;
  readonly group: SiteGroup;
  readonly profile: Profile;
}

/** How high are signals at sites and around them, on the mean over the sites of each group? */
export function peaksSignal(
  { sites, point, size, signals, notices: ofFiles }: MeasuredSignals,
  asking: Choosing<typeof peaksSignalChoices> = {},
): PeaksSignal {
  const { show } = choose(peaksSignalChoices, asking);
  const bins = binsOf(size);
  const { groups } = sites;
  const cells = signals.flatMap((signal) =>
    groups.map((group): Cell => ({ signal, group, profile: profileOf(signal.values, bins, group) })),
  );
  const drawn = {
    ...{ size, point, groups },
    signals: signals.map((signal) => ({
      ...signal,
      profiles: cells.filter((cell) => cell.signal === signal).map(({ profile }) => profile),
    })),
  };
  return {
    table: show === 'bins' ? binTable(cells, size) : groupTable(cells, size),
    matrix: { ...sites, ...size, signals, point: point === 'TSS' ? 'TSS' : 'center' },
    figures: [profileFigure(drawn), heatMapFigure(drawn)],
    notices: [
      ...ofFiles,
      note('peaks-signal.measured', { sites: sites.count, groups: groups.length, bins, bp: size.bin }),
      ...(show === 'bins' ? [note('peaks-signal.other-table')] : []),
      ...heightsSaid(signals),
    ],
  };
}

/** What heights may be compared with. */
function heightsSaid(signals: readonly MeasuredSignal[]): Notice[] {
  const tracks = signals.filter(({ perMillion }) => !perMillion).length;
  const lengths = [...new Set(signals.flatMap(({ fragment }) => fragment ?? []))].sort((a, b) => a - b);
  return [
    ...(tracks > 0 ? [note('peaks-signal.zeros')] : []),
    ...(tracks > 0 && signals.length > 1 ? [note('peaks-signal.heights')] : []),
    ...(signals.length - tracks > 1 ? [note('peaks-signal.per-million')] : []),
    ...(lengths.length > 1 ? [caution('peaks-signal.lengths', { lengths: lengths.join(', ') })] : []),
  ];
}

function binTable(cells: readonly Cell[], { flank, bin }: WindowSize): Answer['table'] {
  const rows = cells.flatMap((cell) => Array.from(cell.profile.mean.keys(), (at) => ({ ...cell, at })));
  const limit = (sign: number): number[] =>
    rows.map(({ profile: { mean, standardError }, at }) => mean[at] + sign * Z95 * standardError[at]);
  return tableOf(profileColumns, {
    signal: rows.map(({ signal }) => signal.name),
    sites: rows.map(({ group }) => group.name),
    from: rows.map(({ at }) => at * bin - flank),
    to: rows.map(({ at }) => (at + 1) * bin - flank),
    mean: rows.map(({ profile, at }) => profile.mean[at]),
    standardError: rows.map(({ profile, at }) => profile.standardError[at]),
    ciLow: limit(-1),
    ciHigh: limit(1),
    measured: rows.map(({ profile, at }) => profile.sites[at]),
  });
}

function groupTable(cells: readonly Cell[], size: WindowSize): Answer['table'] {
  const bins = binsOf(size);
  const middleOf = (at: number): number => Math.abs((at + 0.5) * size.bin - size.flank);
  const reach = Math.max(size.bin, Math.min(MIDDLE, size.flank));
  const edge = (1 - 2 * EDGE) * size.flank;
  const rows = cells.map(({ signal, group }) => {
    // Of a site the mean of its bins; of a group mean and standard error over the sites.
    const over = (isMeant: (at: number) => boolean) => {
      const means = meansOfSites(signal.values, bins, group, isMeant);
      const all = { name: group.name, from: 0, to: means.length };
      const { mean, standardError, sites } = profileOf(Float32Array.from(means), 1, all);
      return { mean: mean[0], error: Z95 * standardError[0], sites: sites[0] };
    };
    const edges = over((at) => middleOf(at) > edge || at === 0 || at === bins - 1);
    return { signal, group, middle: over((at) => middleOf(at) < reach), edges };
  });
  return tableOf(profileGroupColumns, {
    signal: rows.map(({ signal }) => signal.name),
    sites: rows.map(({ group }) => group.name),
    measured: rows.map(({ middle }) => middle.sites),
    middle: rows.map(({ middle }) => middle.mean),
    ciLow: rows.map(({ middle }) => middle.mean - middle.error),
    ciHigh: rows.map(({ middle }) => middle.mean + middle.error),
    edges: rows.map(({ edges }) => edges.mean),
    ratio: rows.map(({ middle, edges }) => (edges.mean > 0 ? middle.mean / edges.mean : NaN)),
  });
}
