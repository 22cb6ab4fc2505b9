import { extentOf, panelOf, roundedOut, type Panel } from '../../figures/panel.ts';
import {
  COLOURS,
  fitted,
  round,
  stroke,
  svgOf,
  tag,
  widthOf,
  words,
  type Figure,
  type Look,
} from '../../figures/svg.ts';
import type { MessageKey } from '../../messages/english/index.ts';
import type { EffectUnit } from '../design/finding.ts';
import type { PooledEffect } from './pooled-effect.ts';
import { hasInterval, intervalOf, type UnitEffect } from './unit-effect.ts';

/** What a forest plot shows: units below each other, and below them their mean. */
export interface Forest {
  readonly claim: string;
  readonly unit: EffectUnit;
  /** Units by status, where there are several; the status is null for those without. */
  readonly groups: readonly {
    readonly status: string | null;
    readonly units: readonly UnitEffect[];
    readonly mean: PooledEffect;
  }[];
  /** Over all units. */
  readonly mean: PooledEffect;
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
const DIGITS = 2;

interface Row {
  readonly name: string;
  readonly numbers: string;
  readonly marks: (panel: Panel, y: number) => string;
  readonly extent: readonly number[];
}

/** Every line and donor with its interval and, as small dots, its experiments; diamonds are means over units. */
export function forestPlot(forest: Forest): Figure {
  const { claim, groups, mean } = forest;
  return {
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
      return drawn(forest, rows, look);
    },
  };
}

function drawn({ claim, unit, groups, mean }: Forest, rows: readonly Row[], look: Look): string {
  const right = Math.ceil(Math.max(...rows.map(({ numbers }) => widthOf(numbers, 11)))) + 12;
  const range = roundedOut(extentOf([0, ...rows.flatMap(({ extent }) => extent)]));
  const panel = panelOf(
    { ...look, width: look.width - right },
    {
      x: { label: axisOf(unit, look), range },
      y: { rows: rows.map(({ name }) => name) },
      height: ROW * rows.length,
    },
  );
  const zero = stroke(`M${round(panel.x(0))} ${panel.top}V${panel.bottom}`, COLOURS.axis, 1.2, {
    'stroke-dasharray': '4 3',
  });
  const marks = rows.map(
    ({ marks: draw, numbers }, row) =>
      draw(panel, panel.y(row)) + words(numbers, panel.right + 8, panel.y(row) + 4, { 'font-size': 11 }),
  );
  const units = groups.reduce((sum, group) => sum + group.units.length, 0);
  return svgOf(look, {
    title: look.text('figure.forest', { claim }),
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

function unitRow(unit: UnitEffect, look: Look): Row {
  const interval = intervalOf(unit);
  const n = Number.isNaN(unit.n) ? '' : `n = ${unit.n} · `;
  return {
    name: unit.name,
    numbers: n + numbersOf({ ...interval, estimate: unit.estimate }, look),
    extent: [unit.estimate, interval.low, interval.high, ...unit.points],
    marks: (panel, y) => {
      const { x } = panel;
      const bar = hasInterval(unit) ? `M${x(interval.low)} ${y}H${x(interval.high)}` : '';
      const experiments = unit.points.map((point) =>
        tag('circle', { cx: x(point), cy: y - 6, r: 1.6, fill: COLOURS.flat }),
      );
      const open = unit.n === 1 || !hasInterval(unit);
      const fill = open ? '#ffffff' : COLOURS.ink;
      const dot = { cx: x(unit.estimate), cy: y, r: 4, fill, stroke: COLOURS.ink, 'stroke-width': 1.4 };
      return (bar === '' ? '' : stroke(bar, COLOURS.ink, 1.6)) + experiments.join('') + tag('circle', dot);
    },
  };
}

function meanRow(mean: PooledEffect, look: Look): Row {
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

function predictionRow({ predictionLow: low, predictionHigh: high }: PooledEffect, look: Look): Row {
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
