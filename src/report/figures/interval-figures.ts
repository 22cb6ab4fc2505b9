import { chartOf, extentOf, roundedOut } from '../../figures/panel.ts';
import { COLOURS, stroke, tag, type Figure, type Look } from '../../figures/svg.ts';
import type { ContrastResult, PartnersResult } from '../../study/results.ts';

/** Partners that a picture shows beside those that pass. */
export const PARTNERS_SHOWN = 20;
const EACH_END = 10;
const ROW = 22;

/** Of a ranking what its picture shows. */
interface RankedIntervals {
  readonly query: string;
  readonly rows: Pick<PartnersResult['rows'], 'antigen' | 'log2OddsRatio' | 'ciLow' | 'ciHigh' | 'supported'>;
}

/** The first factors of a ranking, and all further down that pass, with the intervals of their odds ratios. */
export function partnersFigure(
  { query, rows }: RankedIntervals,
  /** @param factor none where nobody said which one it is */
  { factor, setting }: { readonly factor?: string; readonly setting: string },
): Figure {
  const intervals = intervalsOf(
    rows.antigen,
    { ...rows, value: rows.log2OddsRatio },
    (row) => rows.supported[row],
  );
  const shown = intervals.filter(({ strong }, place) => place < PARTNERS_SHOWN || strong);
  return {
    name: `partners ${query}`,
    draw: (look) =>
      drawIntervals(
        look,
        shown,
        factor === undefined
          ? look.text('partners.of-file', { query: setting })
          : look.text('partners.table', { factor, query: setting }),
        look.text('partners.axis'),
      ),
  };
}

/** Of a comparison what its picture shows. */
interface ContrastIntervals extends Pick<ContrastResult, 'kind' | 'a' | 'b'> {
  readonly rows: Pick<ContrastResult['rows'], 'antigen' | 'difference' | 'ciLow' | 'ciHigh' | 'oneSided'>;
}

/** The factors that differ most between the two sides. */
export function contrastFigure({ kind, a, b, rows }: ContrastIntervals): Figure {
  const all = intervalsOf(
    rows.antigen,
    { ...rows, value: rows.difference },
    (row, low, high) => !rows.oneSided[row] && (low > 0 || high < 0),
  ).sort((x, y) => y.value - x.value);
  const shown = all.length <= 2 * EACH_END ? all : [...all.slice(0, EACH_END), ...all.slice(-EACH_END)];
  return {
    name: `${kind === 'queries' ? 'compare' : 'compare-cells'} ${a} ${b}`,
    draw: (look) =>
      drawIntervals(
        look,
        shown,
        look.text('contrasts.figure', { a, b }),
        look.text('contrasts.axis', { a, b }),
      ),
  };
}

type Numbers = readonly (number | null)[];

/** Rows of a picture; those without an interval cannot be drawn. */
function intervalsOf(
  names: readonly string[],
  of: { readonly value: Numbers; readonly ciLow: Numbers; readonly ciHigh: Numbers },
  isStrong: (row: number, low: number, high: number) => boolean,
) {
  return names.flatMap((name, row) => {
    const [value, low, high] = [of.value[row], of.ciLow[row], of.ciHigh[row]];
    return value === null || low === null || high === null
      ? []
      : [{ name, value, low, high, strong: isStrong(row, low, high) }];
  });
}

/** Effects with their intervals, one row each, in the given order. */
function drawIntervals(
  look: Look,
  rows: ReturnType<typeof intervalsOf>,
  title: string,
  label: string,
): string {
  const ends = rows.flatMap(({ low, high }) => [low, high]);
  const options = {
    title,
    description: `${label}: ${rows.map(({ name, value }) => `${name} ${value.toFixed(2)}`).join(', ')}`,
    x: { label, range: roundedOut(extentOf(ends, [0])) },
    y: { rows: rows.map(({ name }) => name) },
    height: Math.max(1, rows.length) * ROW,
  };
  return chartOf(look, options, ({ x, y, top, bottom }) => [
    stroke(`M${x(0)} ${top}V${bottom}`, COLOURS.axis, 1),
    ...rows.map(({ value, low, high, strong }, row) => {
      const [fill, ring, line] = strong
        ? [COLOURS.accent, COLOURS.accent, COLOURS.ink]
        : ['#ffffff', COLOURS.faint, COLOURS.faint];
      const dot = { cx: x(value), cy: y(row), r: 4, fill, stroke: ring, 'stroke-width': 1.4 };
      return stroke(`M${x(low)} ${y(row)}H${x(high)}`, line, 1.6) + tag('circle', dot);
    }),
  ]);
}
