// Time courses of every experiment, and the effects beside the control.
import { chartOf, curve, extentOf, labels, roundedOut } from '../../figures/panel.ts';
import { dotPlot } from '../../figures/dot-plot.ts';
import { COLOURS, tag, type Figure } from '../../figures/svg.ts';
import { mean } from '../../statistics/descriptive.ts';
import type { Arms } from '../design/arms.ts';
import { pointsOf } from '../design/effect-points.ts';
import { UNIT_AXES } from '../design/unit-axes.ts';
import type { GrowthComparisons, GrowthRow, MeasuredSet } from './compare-growth.ts';

/** Arms are told apart by dash and sign, not by colour alone. */
const DASHES = ['', '7 4', '2 3', '9 3 2 3', '1 5', '12 4'];
const SHADES = [COLOURS.ink, '#0072b2', '#d55e00', '#7a7a7a', '#009e73', '#cc79a7'];

/** A picture of the courses of each cell and endpoint, and one of the effects that were tested. */
export function growthFigures({ sets, rows }: GrowthComparisons, { arms }: Arms): Figure[] {
  return sets.flatMap((measured) => {
    const name = nameOf(measured);
    const own = rows.filter(({ set, measure }) => set === measured.set && measure === measured.measure);
    return [
      ...coursesFigure(measured, arms, name),
      ...(own.length === 0 ? [] : [effectsFigure(own, arms, name)]),
    ];
  });
}

function nameOf({ set: { cell, endpoint } }: MeasuredSet): string {
  return [cell, endpoint ?? 'growth'].filter((part) => part !== null).join(' ');
}

function coursesFigure({ set: { courses } }: MeasuredSet, arms: Arms['arms'], name: string): Figure[] {
  const days = courses.flatMap((course) => course.days);
  if (new Set(days).size < 2) return [];
  const values = courses.flatMap((course) => course.values);
  const shown = arms.map((_, arm) => arm).filter((arm) => courses.some((course) => course.arm === arm));
  const draw: Figure['draw'] = (look) =>
    chartOf(
      look,
      {
        title: look.text('figure.growth', { name }),
        description: look.text('figure.growth-said', { courses: courses.length }),
        x: { label: look.text('axis.days'), range: [Math.min(...days), Math.max(...days)] },
        y: { label: name, range: roundedOut(extentOf([...values, 0])) },
        legend: shown.map((arm, at) => ({ label: arms[arm].name, colour: SHADES[at % SHADES.length] })),
      },
      (panel) =>
        shown.flatMap((arm, at) => {
          const colour = SHADES[at % SHADES.length];
          const own = courses.filter((course) => course.arm === arm);
          const times = [...new Set(own.flatMap((course) => course.days))].sort((a, b) => a - b);
          const level = times.map((time) =>
            mean(own.flatMap((course) => course.values.filter((_, i) => course.days[i] === time))),
          );
          const dots = own.flatMap((course) =>
            course.days.map((day, i) =>
              tag('circle', {
                ...{ cx: panel.x(day), cy: panel.y(course.values[i]), r: 3 },
                ...{ fill: at % 2 === 0 ? colour : '#ffffff', stroke: colour, 'stroke-width': 1.2 },
              }),
            ),
          );
          // Named at its end: a copy without colours is read by it.
          const end = { text: arms[arm].name, x: times[times.length - 1], y: level[level.length - 1] };
          const label = labels(panel, [end], { fill: colour });
          const dash = DASHES[at % DASHES.length];
          return [
            curve(panel, { x: times, y: level }, colour, dash === '' ? undefined : dash),
            ...dots,
            label,
          ];
        }),
    );
  return [{ name: `courses ${name}`, draw }];
}

function effectsFigure(rows: readonly GrowthRow[], arms: Arms['arms'], name: string): Figure {
  const [{ unit, measure }] = rows;
  return {
    name: `effects ${name}`,
    draw: (look) =>
      dotPlot(look, {
        title: look.text('figure.growth-effects', { name, measure }),
        description: look.text('figure.effects-said'),
        axis: look.text(UNIT_AXES[unit]),
        rows: rows.map(({ arm, effect, treated, control }) => ({
          name: arms[arm].name,
          points: pointsOf(effect, treated, control),
          ...{ mean: effect.estimate, low: effect.low, high: effect.high },
        })),
      }),
  };
}
