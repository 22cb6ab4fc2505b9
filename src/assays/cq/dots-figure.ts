// Every experiment as a point, with mean and interval of its arm.
import { chartOf, extentOf, points, roundedOut } from '../../figures/panel.ts';
import { COLOURS, stroke, widthOf, words, type Figure } from '../../figures/svg.ts';
import { mean } from '../../statistics/descriptive.ts';
import { power } from '../../statistics/power.ts';
import { oneSampleTTest } from '../../statistics/tests/t-tests.ts';
import type { MessageKey } from '../../messages/english/index.ts';
import type { Message } from '../../messages/message.ts';

/** One arm: a row of the figure. */
export interface DotRow {
  readonly name: string;
  /** log2 of what is shown, one for each independent experiment. */
  readonly values: readonly number[];
  /** p of its comparison with the control; NaN for the control and without a test. */
  readonly p: number;
}

export interface Dots {
  readonly name: string;
  readonly title: { readonly key: MessageKey; readonly values: Message['values'] };
  readonly axis: MessageKey;
  readonly rows: readonly DotRow[];
}

const ROW = 44;
/** Of the mark of a mean, and of the ends of its interval, in pixels. */
const MEAN = 9;
const END = 4;

/** Arms from the top, amounts to the right on a scale without logarithms; the interval (95 %, t) is that of the mean on the log2 scale. */
export function dotsFigure({ name, title, axis, rows }: Dots): Figure {
  const drawn = rows.map(({ values }) => values.map((value) => power(2, value)));
  const intervals = rows.map(({ values }) => {
    const { low, high } = oneSampleTTest(values);
    return { centre: power(2, mean(values)), low: power(2, low), high: power(2, high) };
  });
  const [, most] = extentOf(
    ...drawn,
    intervals.map(({ centre }) => centre),
  );
  const range = roundedOut([0, 1.55 * most]);
  // Room for p at the right: an interval that goes on into it has no end drawn.
  const last = 1.25 * most;
  return {
    name,
    draw: (look) =>
      chartOf(
        look,
        {
          title: look.text(title.key, title.values),
          description: look.text('figure.dots-said'),
          x: { label: look.text(axis), range },
          y: { rows: rows.map((row) => `${row.name} (n = ${row.values.length})`) },
          height: ROW * rows.length,
        },
        (panel) =>
          rows.flatMap(({ values, p }, row) => {
            const y = panel.y(row);
            const { centre, low, high } = intervals[row];
            const at = (value: number): number => panel.x(Math.min(value, last));
            const whisker = Number.isNaN(low)
              ? ''
              : stroke(
                  `M${at(low)} ${y}H${at(high)}M${at(low)} ${y - END}V${y + END}` +
                    (high > last ? '' : `M${at(high)} ${y - END}V${y + END}`),
                  COLOURS.ink,
                  1.2,
                );
            // Points of one experiment keep their height in every row.
            const dots = values.map(
              (_, i) => row + (i - (values.length - 1) / 2) * (0.4 / Math.max(1, values.length - 1)),
            );
            const text = Number.isNaN(p) ? '' : `p = ${writtenP(p)}`;
            return [
              whisker,
              Number.isNaN(centre) ? '' : stroke(`M${at(centre)} ${y - MEAN}V${y + MEAN}`, COLOURS.ink, 2.4),
              points(panel, { x: drawn[row], y: dots }, COLOURS.accent, 7),
              text === '' ? '' : words(text, panel.right - widthOf(text, 11), y + 4, { 'font-size': 11 }),
            ];
          }),
      ),
  };
}

function writtenP(p: number): string {
  return p < 1e-4 ? p.toExponential(1) : String(Number(p.toPrecision(2)));
}
