import { ticksOf } from '../../figures/panel.ts';
import {
  box,
  COLOURS,
  fitted,
  stroke,
  svgOf,
  widthOf,
  words,
  type Figure,
  type Look,
} from '../../figures/svg.ts';
import type { ReportLocus } from '../report-data.ts';

const ROW = 24;
const GENE_ROW = 26;
const GENES_TOP = 22;
const TICK_WIDTH = 90;
const QUIET = '#56626d';

/** Genes around a gene of interest, the peaks of every experiment, the gene's probes and its amplicon. */
export function locusFigure(locus: ReportLocus): Figure {
  return { name: `locus ${locus.gene}`, draw: (look) => drawLocus(look, locus) };
}

/** A place as genome browsers take it, 1-based. */
export function placeOf(chromosome: string, start: number, end: number): string {
  return `${chromosome}:${grouped(start + 1)}-${grouped(end)}`;
}

function grouped(value: number): string {
  return value.toLocaleString('en-US');
}

/** Where a position lies in the drawing. */
interface Ground {
  readonly left: number;
  readonly right: number;
  /** Positions beyond the ends lie on them. */
  readonly x: (position: number) => number;
}

interface Track {
  readonly label: string;
  readonly style: Readonly<Record<string, string | number>>;
  /** @param bottom of the row */
  readonly marks: (ground: Ground, bottom: number) => string[];
}

function drawLocus(look: Look, locus: ReportLocus): string {
  const { text, width } = look;
  const { gene, chromosome, start, end } = locus;
  const tracks = [...locus.tracks.map(peakTrack), ...extraTracks(look, locus)];
  const wide = Math.max(...tracks.map(({ label }) => widthOf(label, 11)), 40);
  const [left, right] = [Math.min(14 + wide, width * 0.4), width - 8];
  const clamped = (position: number): number => Math.min(Math.max(position, start), end);
  const ground = {
    left,
    right,
    x: (position: number) => left + ((clamped(position) - start) / (end - start)) * (right - left),
  };
  const lanes = lanesOf(locus, ground);
  const top = GENES_TOP + (Math.max(0, ...lanes) + 1) * GENE_ROW + 12;
  const rows = tracks.map(({ label, style, marks }, row) => {
    const bottom = top + (row + 1) * ROW - 4;
    const name = { 'text-anchor': 'end', 'font-size': 11, ...style };
    return [
      words(fitted(label, left - 10, 11), left - 8, bottom - 3, name),
      stroke(`M${left} ${bottom}H${right}`, '#d5dbe1', 1),
      ...marks(ground, bottom),
    ].join('');
  });
  const place = placeOf(chromosome, start, end);
  const bound = locus.tracks.filter(({ peaks }) => peaks.length > 0).map(({ label }) => label);
  return svgOf(look, {
    title: `${gene}  ${place}`,
    description: text('loci.description', { gene, place, bound: bound.join(', ') }),
    height: top + tracks.length * ROW + 14,
    marks: [
      ...scaleOf(ground, start, end),
      ...locus.genes.map((each, at) => geneMark(each, locus, ground, GENES_TOP + lanes[at] * GENE_ROW)),
      ...rows,
    ],
  });
}

function scaleOf({ left, right, x }: Ground, start: number, end: number): string[] {
  return ticksOf([start, end], (right - left) / TICK_WIDTH)
    .filter((tick) => x(tick) > left + 26 && x(tick) < right - 22)
    .map(
      (tick) =>
        words(`${grouped(tick / 1000)} kb`, x(tick), 10, {
          'text-anchor': 'middle',
          'font-size': 10,
          fill: QUIET,
        }) + stroke(`M${x(tick)} 14v4`, COLOURS.axis, 1),
    );
}

type Gene = ReportLocus['genes'][number];

/** A gene's extent, the arrow of its first base where that is in the picture, and its symbol. */
function geneMark(
  { symbol, start, end, strand }: Gene,
  locus: ReportLocus,
  { left, right, x }: Ground,
  y: number,
) {
  const main = symbol === locus.gene;
  const colour = main ? COLOURS.ink : COLOURS.faint;
  const tss = strand === 1 ? start : end;
  const tip = x(tss) + strand * 9;
  const arrow = `M${x(tss)} ${y + 6}V${y - 3}H${tip}M${tip - strand * 4} ${y - 6}L${tip} ${y - 3}L${tip - strand * 4} ${y}`;
  const from = Math.max(x(start), left);
  const over = from + widthOf(symbol, 13) > right;
  return [
    stroke(`M${x(start)} ${y + 6}H${Math.max(x(end), x(start) + 2)}`, colour, main ? 5 : 3),
    tss >= locus.start && tss <= locus.end ? stroke(arrow, colour, 1.4) : '',
    words(symbol, over ? right : from, y + 20, {
      'text-anchor': over ? 'end' : 'start',
      'font-style': 'italic',
      'font-weight': main ? 700 : 400,
      fill: main ? COLOURS.ink : QUIET,
    }),
  ].join('');
}

/** Peaks as bars as high as they are strong. */
function peakTrack({ label, own, peaks }: ReportLocus['tracks'][number]): Track {
  return {
    label,
    style: { 'font-weight': own ? 700 : 400 },
    marks: ({ x }, bottom) =>
      peaks.map(([start, end, strength]) => {
        const size = [Math.max(2.5, x(end) - x(start)), 4 + (ROW - 9) * strength] as const;
        return box(x(start), bottom - size[1], size, own ? COLOURS.accent : '#6a7681', { rx: 0.8 });
      }),
  };
}

/** Rows below the peaks: probes of the gene coloured by their change, and where an amplicon belongs. */
function extraTracks({ text }: Look, { probes, amplicon }: ReportLocus): Track[] {
  const placed = new Map(
    probes.map(({ probe, place, log2FoldChange }) => {
      const colour = (log2FoldChange ?? 0) > 0 ? COLOURS.up : COLOURS.down;
      return [probe, { place, colour }] as const;
    }),
  );
  const track = (label: string, places: readonly Placed[]): Track => ({
    label,
    style: { 'font-style': 'oblique' },
    marks: ({ x }, bottom) =>
      places.map(({ place, colour }) => (place === null ? '' : wedge(x, place, bottom, colour))),
  });
  const tracks = [
    { label: text('loci.probe-row'), places: [...placed.values()] },
    { label: text('loci.amplicon'), places: [{ place: amplicon, colour: '#17653c' }] },
  ];
  return tracks.flatMap(({ label, places }) =>
    places.some(({ place }) => place !== null) ? [track(label, places)] : [],
  );
}

interface Placed {
  readonly place: readonly [start: number, end: number] | null;
  readonly colour: string;
}

function wedge(
  x: Ground['x'],
  [start, end]: readonly [number, number],
  bottom: number,
  colour: string,
): string {
  const [middle, half] = [x((start + end) / 2), Math.max(2, (x(end) - x(start)) / 2)];
  const d = `M${middle - half} ${bottom}L${middle} ${bottom - 10}L${middle + half} ${bottom}Z`;
  return stroke(d, colour, 1, { fill: colour });
}

/** Lane of every gene: those whose drawn extents overlap lie in different ones. */
function lanesOf({ genes }: ReportLocus, { x }: Ground): number[] {
  const ends: number[] = [];
  return genes.map(({ symbol, start, end }) => {
    const from = x(start);
    const free = ends.findIndex((last) => last <= from);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = Math.max(x(end), from + widthOf(symbol, 13)) + 14;
    return lane;
  });
}
