import { chartOf, extentOf, GROUP_COLOURS, roundedOut } from '../../figures/panel.ts';
import { COLOURS, stroke, tag, type Figure } from '../../figures/svg.ts';

/** Factors of which the scores are drawn. */
const SHOWN = 24;
const ROW = 22;
const [COLOUR_A, COLOUR_B] = GROUP_COLOURS;

/** Of a comparison of two sets of peaks what the picture of its scores shows. */
interface ScorePairs {
  readonly a: string;
  readonly b: string;
  readonly rows: {
    readonly antigen: readonly string[];
    readonly scoreA: readonly (number | null)[];
    readonly scoreB: readonly (number | null)[];
  };
}

/** The first factors of a comparison with their scores in both sets of peaks, joined by a line; one without either score has no row. */
export function scorePairsFigure({ a, b, rows }: ScorePairs): Figure {
  const pairs = rows.antigen
    .map((name, row) => ({ name, ofA: rows.scoreA[row], ofB: rows.scoreB[row] }))
    .filter(({ ofA, ofB }) => ofA !== null || ofB !== null)
    .slice(0, SHOWN);
  const scores = pairs.flatMap(({ ofA, ofB }) => [ofA, ofB]).filter((score) => score !== null);
  return {
    name: `scores ${a} ${b}`,
    draw: (look) => {
      const label = look.text('two.scores-axis');
      const said = (score: number | null): string => score?.toFixed(2) ?? '–';
      const options = {
        title: look.text('two.scores-figure', { a, b }),
        description: `${label}: ${pairs.map(({ name, ofA, ofB }) => `${name} ${said(ofA)}, ${said(ofB)}`).join('; ')}`,
        x: { label, range: roundedOut(extentOf(scores, [0])) },
        y: { rows: pairs.map(({ name }) => name) },
        height: Math.max(1, pairs.length) * ROW,
        legend: [
          { label: a, colour: COLOUR_A },
          { label: b, colour: COLOUR_B },
        ],
      };
      return chartOf(look, options, ({ x, y, top, bottom }) => [
        stroke(`M${x(0)} ${top}V${bottom}`, COLOURS.axis, 1),
        ...pairs.map(({ ofA, ofB }, row) => {
          const dot = (score: number | null, fill: string): string =>
            score === null ? '' : tag('circle', { cx: x(score), cy: y(row), r: 4.5, fill });
          const line =
            ofA === null || ofB === null ? '' : stroke(`M${x(ofA)} ${y(row)}H${x(ofB)}`, COLOURS.faint, 1.6);
          return line + dot(ofA, COLOUR_A) + dot(ofB, COLOUR_B);
        }),
      ]);
    },
  };
}
