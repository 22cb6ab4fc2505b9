import { logoFigure } from '../../figures/logo.ts';
import type { Figure } from '../../figures/svg.ts';
import type { MotifLibrary } from '../../formats/motifs/motif-library.ts';
import type { WrittenMotif } from '../../formats/motifs/meme-writer.ts';
import { caution, note, type Notice } from '../../messages/message.ts';
import { consensusOf } from '../../motifs/discovery/consensus.ts';
import { discoverMotifs, type Discovery } from '../../motifs/discovery/discover-motifs.ts';
import { discoveryColumns } from '../../motifs/discovery/discovery-columns.ts';
import { centred, compareMatrices, type MatrixSimilarity } from '../../motifs/matrix-similarity.ts';
import type { ScanKernel } from '../../motifs/scan-memory.ts';
import type { ScannedMotif } from '../../motifs/scanned-motif.ts';
import { backgroundOf, baseProbabilities, type Background } from '../../motifs/score-matrix.ts';
import { power } from '../../statistics/power.ts';
import { createRandom } from '../../statistics/random.ts';
import { conditionalOddsRatio } from '../../statistics/tests/fisher.ts';
import type { Answer } from '../../tables/answer.ts';
import { tableOf } from '../../tables/table.ts';
import { choose, type Choices, type Choosing } from '../inputs/choices.ts';
import type { ComparedInput } from '../inputs/motifs/compared-input.ts';
import { comparedChoices, comparedWindows } from '../inputs/motifs/compared-windows.ts';

/** What may be chosen when motifs are looked for that nobody named. */
export const motifDiscoveryChoices = {
  most: { type: 'integer', min: 1, max: 50, default: 5, help: 'motifs.choice.most' },
  ...comparedChoices,
} as const satisfies Choices;

/** What the search for motifs needs, opened. */
export interface MotifDiscoveryInput {
  readonly compared: ComparedInput;
  /** Motifs that tell what those are that are found. */
  readonly library?: MotifLibrary | undefined;
  readonly kernel: (motifs: readonly ScannedMotif[]) => ScanKernel;
}

export interface MotifDiscoveryAnswer extends Answer {
  /** The motifs, to be written, with the background that they were found against. */
  readonly motifs: readonly WrittenMotif[];
  readonly background: Background;
  readonly logos: readonly Figure[];
}

/** Fewer windows show the strongest motifs alone. */
const FEW = 100;

/** Which words of bases, as matrices, do windows of sequence have more than a background, and what are they like? */
export function motifDiscovery(
  { compared, library, kernel }: MotifDiscoveryInput,
  asking: Choosing<typeof motifDiscoveryChoices> = {},
): MotifDiscoveryAnswer {
  const chosen = choose(motifDiscoveryChoices, asking);
  const { foreground, background: other, notices } = comparedWindows(compared, chosen);
  const background = backgroundOf([foreground.codes]);
  const random = createRandom(chosen.seed).split('discovery');
  const found = discoverMotifs(foreground, other, chosen.most, { background, kernel }, random);
  const { motifs } = found;
  const ids = motifs.map(({ probabilities }, i) => `${i + 1}-${consensusOf(probabilities)}`);
  const matches = motifs.map(({ probabilities }) => bestMatch(probabilities, library));
  const odds = motifs.map(({ foreground: a, ofForeground, background: c, ofBackground }) =>
    conditionalOddsRatio(a, ofForeground - a, c, ofBackground - c),
  );
  const table = tableOf(discoveryColumns, {
    rank: motifs.map((_, i) => i + 1),
    motif: ids,
    sites: motifs.map(({ sites }) => sites),
    share: motifs.map(({ foreground: a, ofForeground }) => (100 * a) / ofForeground),
    backgroundShare: motifs.map(({ background: c, ofBackground }) => (100 * c) / ofBackground),
    oddsRatio: odds.map(({ estimate }) => estimate),
    ciLow: odds.map(({ low }) => low),
    ciHigh: odds.map(({ high }) => high),
    minusLog10P: motifs.map(({ log10P }) => -log10P),
    match: matches.map((match) => match?.id ?? null),
    matchName: matches.map((match) => match?.name ?? null),
    similarity: matches.map((match) => match?.correlation ?? null),
    offset: matches.map((match) => match?.offset ?? null),
    strand: matches.map((match) => (match === undefined ? null : match.reverse ? '-' : '+')),
  });
  const apart = [foreground.count, other.count].map((count) => Math.floor(count / 2));
  const said = note('motifs.discovered', {
    ...{ search: foreground.count - apart[0], searchBackground: other.count - apart[1] },
    ...{ apart: apart[0], apartBackground: apart[1], seed: chosen.seed },
  });
  return {
    table,
    notices: [...notices, said, ...noticesOf(found, foreground.count, library !== undefined)],
    motifs: motifs.map(({ probabilities, sites }, i) => ({
      ...{ id: ids[i], name: matches[i]?.name ?? ids[i], probabilities, sites },
    })),
    background,
    logos: motifs.map(({ probabilities }, i) => logoOf(ids[i], probabilities, matches[i])),
  };
}

interface Match extends MatrixSimilarity {
  readonly id: string;
  readonly name: string;
}

/** The motif of a library that is most like a matrix. */
function bestMatch(probabilities: Float64Array, library: MotifLibrary | undefined): Match | undefined {
  if (library === undefined) return undefined;
  const own = centred(probabilities);
  let best: Match | undefined;
  library.id.forEach((id, i) => {
    const matrix = { kind: library.kind[i], values: library.matrix[i], sites: library.sites[i] };
    const found = compareMatrices(own, centred(baseProbabilities(matrix)));
    if (best === undefined || found.correlation > best.correlation)
      best = { ...found, id, name: library.name[i] };
  });
  return best;
}

function logoOf(motif: string, probabilities: Float64Array, match: Match | undefined): Figure {
  return {
    name: `logo ${motif}`,
    draw: (look) => {
      const title =
        match === undefined
          ? look.text('figure.logo', { motif })
          : look.text('figure.logo-match', { motif, name: match.name, match: match.id });
      return logoFigure({ name: motif, title, probabilities }).draw(look);
    },
  };
}

function noticesOf({ rejected }: Discovery, windows: number, isNamed: boolean): Notice[] {
  return [
    ...(rejected === undefined
      ? []
      : [
          note('motifs.discovery-ended', {
            motif: consensusOf(rejected.probabilities),
            p: Number(power(10, rejected.log10P).toPrecision(2)),
          }),
        ]),
    ...(isNamed ? [] : [note('motifs.discovery-unnamed')]),
    ...(windows < FEW ? [caution('motifs.discovery-few', { windows })] : []),
  ];
}
