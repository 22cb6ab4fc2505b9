import { GROUP_COLOURS } from '../../figures/panel.ts';
import { box, COLOURS, fitted, stroke, svgOf, widthOf, words, type Look } from '../../figures/svg.ts';
import type { WindowKind } from './locus-windows.ts';

/** One window as it is drawn. */
export interface DrawnWindow {
  readonly locus: string;
  readonly kind: WindowKind;
  readonly place: string;
  readonly start: number;
  readonly end: number;
  readonly centre: number;
  /** Direction of transcription of the gene, where the centre is its TSS. */
  readonly strand?: 1 | -1;
  /** Stretches without known bases. */
  readonly unknown: readonly (readonly [start: number, end: number])[];
  readonly sites: readonly DrawnSite[];
}

export interface DrawnSite {
  /** Number of the motif among those that are drawn. */
  readonly motif: number;
  readonly start: number;
  readonly end: number;
  readonly strand: '+' | '-';
}

/** Motifs that have a colour of their own. */
export const MOST_DRAWN = GROUP_COLOURS.length;

const KINDS = {
  peak: 'window.peak',
  promoter: 'window.promoter',
  region: 'window.region',
  sequence: 'window.sequence',
} as const satisfies Record<WindowKind, string>;

const ROW = 54;
const HALF = 9;
const LEFT = 150;
const SMALL = { 'font-size': 11, fill: COLOURS.axis } as const;

/**
 * The map of chosen loci: windows to one scale around their centres, sites on the + strand above the line.
 * @param others motifs that have sites and are not drawn
 */
export function lociFigure(
  look: Look,
  windows: readonly DrawnWindow[],
  motifs: readonly string[],
  others = 0,
): string {
  const { text, width } = look;
  const more = others > 0 ? text('figure.loci-others', { motifs: others }) : undefined;
  const legend = legendOf(motifs, width, more);
  const reach = Math.max(...windows.flatMap(({ start, end, centre }) => [centre - start, end - centre]), 1);
  const right = width - 12;
  const middle = (LEFT + right) / 2;
  const scale = (right - LEFT) / (2 * reach);
  const top = legend.height + 10;
  const rows = windows.map((window, row) => {
    const y = top + ROW * row + 22;
    const x = (position: number): number => middle + (position - window.centre) * scale;
    const [from, to] = [x(window.start), x(window.end)];
    return [
      words(fitted(window.locus, LEFT - 14, 12), 4, y - 3, { 'font-weight': 700 }),
      words(fitted(`${text(KINDS[window.kind])}, ${window.place}`, LEFT - 14, 10), 4, y + 11, {
        'font-size': 10,
        fill: COLOURS.axis,
      }),
      stroke(`M${from} ${y}H${to}`, COLOURS.axis, 1.5),
      ...window.unknown.map(([start, end]) => stroke(`M${x(start)} ${y}H${x(end)}`, COLOURS.grid, 5)),
      centreMark(window, x(window.centre), y),
      ...window.sites.map(({ motif, start, end, strand }) =>
        box(
          x(start),
          strand === '+' ? y - HALF - 1 : y + 1,
          [Math.max(2, (end - start) * scale), HALF],
          GROUP_COLOURS[motif],
          { 'fill-opacity': '0.85' },
        ),
      ),
    ].join('');
  });
  const bottom = top + ROW * windows.length + 6;
  const bar = barLength(reach);
  const strands = text('figure.loci-strands');
  const barEnd = LEFT + bar * scale + 8 + widthOf(`${bar} bp`);
  // Where the drawing is narrow, below the length.
  const last = barEnd + 12 + widthOf(strands) > right ? bottom + 18 : bottom;
  const ruler =
    stroke(`M${LEFT} ${bottom}h${bar * scale}`, COLOURS.ink, 2) +
    words(`${bar} bp`, LEFT + bar * scale + 8, bottom + 4, SMALL) +
    words(strands, right, last + 4, { 'text-anchor': 'end', ...SMALL });
  return svgOf(look, {
    title: text('figure.loci'),
    description: windows.map(({ locus, sites }) => `${locus}: ${sites.length}`).join(', '),
    height: last + 16,
    marks: [legend.drawn, ...rows, ruler],
  });
}

/** A summit or middle is a triangle below the line, a TSS an arrow in the direction of transcription. */
function centreMark({ kind, strand = 1 }: DrawnWindow, x: number, y: number): string {
  if (kind === 'sequence') return '';
  if (kind !== 'promoter')
    return stroke(`M${x} ${y + 12}l-4 7h8z`, COLOURS.ink, 1, { 'stroke-linejoin': 'round' });
  return stroke(
    `M${x} ${y}v-17h${14 * strand}m${-4 * strand} -3l${4 * strand} 3l${-4 * strand} 3`,
    COLOURS.ink,
    1.3,
  );
}

function legendOf(
  motifs: readonly string[],
  width: number,
  more: string | undefined,
): { drawn: string; height: number } {
  let [left, line] = [4, 0];
  const parts = motifs.map((label, motif) => {
    const shown = fitted(label, width - 40);
    const wide = widthOf(shown) + 30;
    if (left > 4 && left + wide > width) [left, line] = [4, line + 1];
    const drawn =
      box(left, 4 + 18 * line, [11, 11], GROUP_COLOURS[motif], { rx: 2 }) +
      words(shown, left + 16, 14 + 18 * line);
    left += wide;
    return drawn;
  });
  if (more !== undefined) parts.push(words(more, 4, 14 + 18 * ++line, SMALL));
  return { drawn: parts.join(''), height: parts.length === 0 ? 0 : 18 * (line + 1) };
}

/** A round length, about a fifth of the width. */
function barLength(reach: number): number {
  const rough = (2 * reach) / 5;
  return [5000, 2000, 1000, 500, 200, 100, 50, 20, 10].find((length) => length <= rough) ?? 5;
}
