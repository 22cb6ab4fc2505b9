// How samples look beside each other: strands, fingerprint, starts of genes, and what parts of the reads show.
import { chartOf, curve, extentOf, GROUP_COLOURS, points, roundedOut } from '../../figures/panel.ts';
import { COLOURS, type Figure, type Look } from '../../figures/svg.ts';
import type { Fingerprint } from './fingerprint.ts';
import type { StrandCorrelation } from './strand-correlation.ts';
import { TSS_REACH, type TssEnrichment } from './tss-enrichment.ts';

/** What is drawn of a sample. */
interface DrawnSample {
  readonly label: string;
  readonly correlation?: StrandCorrelation;
  readonly fingerprint: Fingerprint;
  readonly tss?: TssEnrichment;
  readonly saturation: readonly {
    readonly of: 'places' | 'peaks';
    readonly reads: readonly number[];
    readonly shown: readonly number[];
  }[];
}

/** Points of a curve that a reader can tell apart. */
const PLACES = 400;
/** Bases that a point of the profile is the mean of. */
const STEP = 10;

/** The pictures that there is something to show in. */
export function qualityFigures(samples: readonly DrawnSample[]): Figure[] {
  const figures: [string, boolean, Figure['draw']][] = [
    [
      'cross-correlation',
      samples.some(({ correlation }) => correlation !== undefined),
      (look) => drawCorrelation(look, samples),
    ],
    ['fingerprint', true, (look) => drawFingerprint(look, samples)],
    ['tss', samples.some(({ tss }) => tss !== undefined), (look) => drawStarts(look, samples)],
    ['saturation', true, (look) => drawSaturation(look, samples)],
  ];
  return figures.flatMap(([name, known, draw]) => (known ? [{ name, draw }] : []));
}

const colourOf = (sample: number): string => GROUP_COLOURS[sample % GROUP_COLOURS.length];

interface Line {
  readonly label: string;
  readonly colour: string;
  readonly dash?: string;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** A point that stands out. */
  readonly dot?: { readonly x: number; readonly y: number };
}

function drawLines(
  look: Look,
  options: { readonly title: string; readonly description: string; readonly x: string; readonly y: string },
  lines: readonly Line[],
  {
    x: acrossAtLeast = [],
    y: upAtLeast = [],
  }: { readonly x?: readonly number[]; readonly y?: readonly number[] } = {},
): string {
  return chartOf(
    look,
    {
      ...{ title: options.title, description: options.description },
      x: { label: options.x, range: extentOf(...lines.map(({ x }) => x), acrossAtLeast) },
      y: { label: options.y, range: roundedOut(extentOf(...lines.map(({ y }) => y), upAtLeast)) },
      legend: lines.map(({ label, colour }) => ({ label, colour })),
    },
    (panel) =>
      lines.flatMap(({ x, y, colour, dash, dot }) => [
        curve(panel, { x, y }, colour, dash),
        dot === undefined ? '' : points(panel, { x: [dot.x], y: [dot.y] }, colour, 8),
      ]),
  );
}

function drawCorrelation(look: Look, samples: readonly DrawnSample[]): string {
  const { text } = look;
  const lines = samples.flatMap(({ label, correlation }, at): Line[] => {
    if (correlation === undefined) return [];
    const { byShift, fragment, standsOut } = correlation;
    const dot = standsOut ? { dot: { x: fragment, y: byShift[fragment] } } : {};
    return [{ label, colour: colourOf(at), x: [...byShift.keys()], y: byShift, ...dot }];
  });
  const options = {
    title: text('figure.cross-correlation'),
    description: described(samples, ({ correlation }) => correlation && `${correlation.fragment} bp`),
    ...{ x: text('axis.strand-shift'), y: text('axis.correlation') },
  };
  return drawLines(look, options, lines);
}

function drawFingerprint(look: Look, samples: readonly DrawnSample[]): string {
  const { text } = look;
  const alike = {
    label: text('legend.evenly-spread'),
    colour: COLOURS.faint,
    dash: '4 3',
    x: [0, 1],
    y: [0, 1],
  };
  const lines = samples.map(({ label, fingerprint: { sorted } }, at) => ({
    ...{ label, colour: colourOf(at) },
    ...cumulative(sorted),
  }));
  const options = {
    title: text('figure.fingerprint'),
    description: described(samples, ({ fingerprint }) => fingerprint.area.toFixed(3)),
    ...{ x: text('axis.share-of-bins'), y: text('axis.share-of-reads') },
  };
  return drawLines(look, options, [...lines, alike]);
}

/** Share of the reads in the poorest bins. */
function cumulative(sorted: Uint32Array): { x: number[]; y: number[] } {
  const all = sorted.reduce((sum, count) => sum + count, 0);
  const [x, y] = [[0], [0]];
  let below = 0;
  for (let at = 0; at < sorted.length; at++) {
    below += sorted[at];
    // Few bins hold most reads: the end of the curve is drawn more finely.
    const left = sorted.length - at - 1;
    const isDrawn =
      left < PLACES / 4 ||
      Math.floor((at * PLACES) / sorted.length) !== Math.floor(((at + 1) * PLACES) / sorted.length);
    if (!isDrawn) continue;
    x.push((at + 1) / sorted.length);
    y.push(below / all);
  }
  return { x, y };
}

function drawStarts(look: Look, samples: readonly DrawnSample[]): string {
  const { text } = look;
  const lines = samples.flatMap(({ label, tss }, at): Line[] => {
    if (tss === undefined) return [];
    const x: number[] = [];
    const y: number[] = [];
    for (let from = 0; from + STEP <= tss.profile.length; from += STEP) {
      x.push(from + STEP / 2 - TSS_REACH);
      y.push(tss.profile.subarray(from, from + STEP).reduce((sum, value) => sum + value, 0) / STEP);
    }
    return [{ label, colour: colourOf(at), x, y }];
  });
  const options = {
    title: text('figure.tss'),
    description: described(samples, ({ tss }) => tss && `× ${tss.enrichment.toPrecision(3)}`),
    ...{ x: text('axis.from-tss'), y: text('axis.fold-of-flanks') },
  };
  return drawLines(look, options, lines, { x: [-TSS_REACH, TSS_REACH], y: [0] });
}

function drawSaturation(look: Look, samples: readonly DrawnSample[]): string {
  const { text } = look;
  const lines = samples.flatMap(({ label, saturation }, at): Line[] =>
    saturation.map(({ of, reads, shown }) => ({
      label: text(of === 'places' ? 'legend.places-of' : 'legend.peaks-of', { sample: label }),
      colour:
        saturation.length > 1
          ? GROUP_COLOURS[(2 * at + (of === 'peaks' ? 1 : 0)) % GROUP_COLOURS.length]
          : colourOf(at),
      x: [0, ...reads.map((count) => count / 1e6)],
      y: [0, ...shown],
      ...(of === 'peaks' && { dash: '6 3' }),
    })),
  );
  const options = {
    title: text('figure.saturation'),
    description: described(samples, ({ saturation }) =>
      saturation.map(({ shown }) => (shown[shown.length / 2 - 1] ?? NaN).toFixed(3)).join(' '),
    ),
    ...{ x: text('axis.million-reads'), y: text('axis.share-of-all') },
  };
  return drawLines(look, options, lines);
}

/** What a reader who does not see the lines should know of each sample. */
function described(samples: readonly DrawnSample[], of: (sample: DrawnSample) => string | undefined): string {
  return samples.map((sample) => `${sample.label}: ${of(sample) ?? '-'}`).join(', ');
}
