import * as Plot from '@observablehq/plot';
import { COLOURS, figureStyle } from './figure-style.ts';

export interface Interval {
  readonly name: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly strong: boolean;
}

/** Effects with their intervals, one row each, in the given order. */
export function intervalPlot(rows: readonly Interval[], label: string, width: number): Element {
  const longest = Math.max(...rows.map(({ name }) => name.length), 4);
  const marginLeft = Math.min(16 + longest * 7.2, width / 3);
  const lines = linesOf(label, width - marginLeft);
  const colour = (row: Interval) => (row.strong ? COLOURS.ink : COLOURS.faint);
  return Plot.plot({
    width,
    height: 58 + rows.length * 22 + LINE * (lines.length - 1),
    marginLeft,
    marginRight: 16,
    marginTop: 12,
    marginBottom: 44 + LINE * (lines.length - 1),
    style: figureStyle,
    x: {
      label: lines.join('\n'),
      labelAnchor: 'center',
      labelArrow: 'none',
      labelOffset: 38 + LINE * (lines.length - 1),
      nice: true,
      grid: true,
      ticks: Math.max(3, Math.round(width / 90)),
    },
    y: { label: null, domain: rows.map(({ name }) => name), tickSize: 0 },
    marks: [
      Plot.ruleX([0], { stroke: COLOURS.axis }),
      Plot.ruleY(rows, { y: 'name', x1: 'low', x2: 'high', stroke: colour, strokeWidth: 1.6 }),
      Plot.dot(rows, {
        y: 'name',
        x: 'value',
        r: 4,
        fill: (row: Interval) => (row.strong ? COLOURS.accent : 'white'),
        stroke: (row: Interval) => (row.strong ? COLOURS.accent : COLOURS.faint),
        strokeWidth: 1.4,
      }),
    ],
  });
}

const LINE = 13;

/** A label broken at its commas and parentheses into lines that fit, the letters taken as wide as they are at most. */
function linesOf(label: string, width: number): string[] {
  const wide = (text: string): number =>
    [...text].reduce((sum, letter) => sum + (letter > '\u2fff' ? 12 : 6.3), 0);
  const lines = [''];
  for (const part of label.split(/(?<=, |、)|(?= \(|（)/)) {
    if (lines[lines.length - 1] !== '' && wide(lines[lines.length - 1] + part) > width) lines.push('');
    lines[lines.length - 1] += part;
  }
  return lines.map((line) => line.trim());
}
