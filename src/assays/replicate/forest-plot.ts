import { aboveRow } from '../../figures/dot-plot.ts';
import { extentOf, panelOf, roundedOut, type Panel } from '../../figures/panel.ts';
import {
  COLOURS,
  fitted,
  NARROW,
  round,
  stroke,
  svgOf,
  tag,
  widthOf,
  words,
  type TitledFigure,
  type Look,
} from '../../figures/svg.ts';
import { message } from '../../messages/message.ts';
import type { MessageKey } from '../../messages/english/index.ts';
import type { EffectUnit } from '../design/finding.ts';
import type { PooledEffect } from './pooled-effect.ts';
import { intervalOf, type UnitEffect } from './unit-effect.ts';

/** What a forest plot shows: units below each other, and below them their mean. */
export interface Forest {
  readonly draws: 'forest';
  readonly claim: string;
  readonly unit: EffectUnit;
  /** Units by status, where there are several; without a status for those that have none. */
  readonly groups: readonly {
    readonly status?: string;
    readonly units: readonly DrawnUnit[];
    readonly mean: DrawnMean;
  }[];
  /** Over all units. */
  readonly mean: DrawnMean;
}

type DrawnMean = Pick<
  PooledEffect,
  'estimate' | 'low' | 'high' | 'units' | 'predictionLow' | 'predictionHigh'
>;

/** A line or donor with its own interval, NaN where it has none. */
interface DrawnUnit extends Pick<UnitEffect, 'name' | 'estimate' | 'n' | 'points'> {
  readonly low: number;
  readonly high: number;
}

/** What is drawn of a line or donor. */
export function drawnUnit(unit: UnitEffect): DrawnUnit {
  const { name, estimate, n, points } = unit;
  return { name, estimate, n, points, ...intervalOf(unit) };
}

/** What is drawn of a mean. */
export function drawnMean(mean: PooledEffect): DrawnMean {
  const { estimate, low, high, units, predictionLow, predictionHigh } = mean;
  return { estimate, low, high, units, predictionLow, predictionHigh };
}

const UNIT_TEXTS: Readonly<Record<Exclude<EffectUnit, 'effect'>, MessageKey>> = {
  'log2 fold change': 'effect-unit.log2-fold-change',
  'log2 ratio': 'effect-unit.log2-ratio',
  'percentage points': 'effect-unit.percentage-points',
  'per day': 'effect-unit.per-day',
  'log10 dose': 'effect-unit.log10-dose',
  ratio: 'effect-unit.ratio',
};
const ROW = 22;
/** Room for names above rows. */
const ABOVE = 18;
const DIGITS = 2;

interface Row {
  readonly name: string;
  readonly numbers: string;
  readonly marks: (panel: Panel, y: number) => string;
  readonly extent: readonly number[];
}

/** Every line and donor with its interval and, as small dots, its experiments; diamonds are means over units. */
export function forestFigure(forest: Forest): TitledFigure {
  const { claim, groups, mean } = forest;
  const title = message('figure.forest', { claim });
  return {
    title,
    name: `forest ${claim}`,
    draw: (look) => {
      const several = groups.length > 1;
      const rows = groups.flatMap(({ status, units, mean: own }): Row[] => [
        ...(several ? [headRow(status ?? look.text('forest.others'))] : []),
        ...units.map((unit) => unitRow(unit, look)),
        ...(several && own.units > 1 ? [meanRow(own, look)] : []),
      ]);
      rows.push(...(several ? [headRow(look.text('replicate.all-units'))] : []), meanRow(mean, look));
      if (!Number.isNaN(mean.predictionLow)) rows.push(predictionRow(mean, look));
      return drawn(forest, rows, look, look.text(title.key, title.values));
    },
  };
}

function drawn({ unit, groups, mean }: Forest, rows: readonly Row[], look: Look, title: string): string {
  const isNarrow = look.width < NARROW;
  const right = isNarrow ? 0 : Math.ceil(Math.max(...rows.map(({ numbers }) => widthOf(numbers, 11)))) + 12;
  const range = roundedOut(extentOf([0, ...rows.flatMap(({ extent }) => extent)]));
  const panel = panelOf(
    { ...look, width: look.width - right },
    {
      x: { label: axisOf(unit, look), range },
      y: isNarrow ? { rows: rows.map(() => ''), room: 0 } : { rows: rows.map(({ name }) => name) },
      height: (isNarrow ? ROW + ABOVE : ROW) * rows.length,
    },
  );
  const zero = stroke(`M${round(panel.x(0))} ${panel.top}V${panel.bottom}`, COLOURS.axis, 1.2, {
    'stroke-dasharray': '4 3',
  });
  const marks = rows.map(({ marks: draw, name, numbers }, row) => {
    const y = panel.y(row) + (isNarrow ? ABOVE / 2 : 0);
    const told = isNarrow
      ? aboveRow(panel, name, numbers, y)
      : words(numbers, panel.right + 8, y + 4, { 'font-size': 11 });
    return draw(panel, y) + told;
  });
  const units = groups.reduce((sum, group) => sum + group.units.length, 0);
  return svgOf(look, {
    title,
    description: look.text('figure.forest-said', { units, mean: numbersOf(mean, look) }),
    height: panel.height,
    marks: [panel.axes, zero, ...marks],
  });
}

function axisOf(unit: EffectUnit, { text }: Look): string {
  return unit === 'effect'
    ? text('axis.effect-alone')
    : text('axis.effect', { unit: text(UNIT_TEXTS[unit]) });
}

function headRow(name: string): Row {
  return {
    ...{ name: '', numbers: '', extent: [] },
    marks: (panel, y) =>
      words(fitted(name, panel.right - panel.left), panel.left + 4, y + 4, { 'font-weight': 700 }),
  };
}

function unitRow(unit: DrawnUnit, look: Look): Row {
  const { low, high } = unit;
  const isOpen = Number.isNaN(low);
  const n = Number.isNaN(unit.n) ? '' : `n = ${unit.n} · `;
  return {
    name: unit.name,
    numbers: n + numbersOf(unit, look),
    extent: [unit.estimate, low, high, ...unit.points],
    marks: (panel, y) => {
      const { x } = panel;
      const bar = isOpen ? '' : `M${x(low)} ${y}H${x(high)}`;
      const experiments = unit.points.map((point) =>
        tag('circle', { cx: x(point), cy: y - 6, r: 1.6, fill: COLOURS.flat }),
      );
      const fill = unit.n === 1 || isOpen ? '#ffffff' : COLOURS.ink;
      const dot = { cx: x(unit.estimate), cy: y, r: 4, fill, stroke: COLOURS.ink, 'stroke-width': 1.4 };
      return (bar === '' ? '' : stroke(bar, COLOURS.ink, 1.6)) + experiments.join('') + tag('circle', dot);
    },
  };
}

function meanRow(mean: DrawnMean, look: Look): Row {
  const { estimate, low, high, units } = mean;
  return {
    name: look.text('forest.mean', { n: units }),
    numbers: numbersOf(mean, look),
    extent: [estimate, low, high],
    marks: ({ x }, y) => {
      if (Number.isNaN(estimate)) return '';
      const [left, right] = Number.isNaN(low) ? [x(estimate) - 4, x(estimate) + 4] : [x(low), x(high)];
      const path = `M${left} ${y}L${x(estimate)} ${y - 7}L${right} ${y}L${x(estimate)} ${y + 7}Z`;
      return stroke(path, COLOURS.ink, 1.4, { fill: Number.isNaN(low) ? '#ffffff' : COLOURS.faint });
    },
  };
}

function predictionRow({ predictionLow: low, predictionHigh: high }: DrawnMean, look: Look): Row {
  return {
    name: look.text('forest.prediction'),
    numbers: `[${written(low)}, ${written(high)}]`,
    extent: [low, high],
    marks: ({ x }, y) =>
      stroke(`M${x(low)} ${y}H${x(high)}M${x(low)} ${y - 4}v8M${x(high)} ${y - 4}v8`, COLOURS.flat, 1.2),
  };
}

function numbersOf(
  { estimate, low, high }: Pick<PooledEffect, 'estimate' | 'low' | 'high'>,
  { text }: Look,
): string {
  if (Number.isNaN(estimate)) return text('forest.none');
  const interval = Number.isNaN(low) ? text('forest.none') : `[${written(low)}, ${written(high)}]`;
  return `${written(estimate)} ${interval}`;
}

function written(value: number): string {
  const text = value.toFixed(DIGITS);
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '−');
}
