// Time courses of every experiment, and the effects beside the control.
import { chartOf, curve, extentOf, labels, roundedOut } from '../../figures/panel.ts';
import { COLOURS, tag, type TitledFigure } from '../../figures/svg.ts';
import { message } from '../../messages/message.ts';
import { mean } from '../../statistics/descriptive.ts';
import type { Arms } from '../design/arms.ts';
import type { DotsPicture } from '../design/dots-picture.ts';
import { effectRow } from '../design/effect-points.ts';
import { UNIT_AXES } from '../design/unit-axes.ts';
import type { GrowthComparisons, GrowthRow, MeasuredSet } from './compare-growth.ts';

/** Courses of one endpoint in one kind of cells, as plain data. */
export interface CoursesPicture {
  readonly draws: 'courses';
  /** Cells and endpoint. */
  readonly of: string;
  readonly arms: readonly {
    readonly name: string;
    /** One for each experiment. */
    readonly courses: readonly { readonly days: readonly number[]; readonly values: readonly number[] }[];
  }[];
}

/** Arms are told apart by dash and sign, not by colour alone. */
const DASHES = ['', '7 4', '2 3', '9 3 2 3', '1 5', '12 4'];
const SHADES = [COLOURS.ink, '#0072b2', '#d55e00', '#7a7a7a', '#009e73', '#cc79a7'];

/** A picture of the courses of each cell and endpoint, and one of the effects that were tested. */
export function growthPictures(
  { sets, rows }: GrowthComparisons,
  { arms }: Arms,
): (CoursesPicture | DotsPicture)[] {
  return sets.flatMap((measured) => {
    const of = nameOf(measured);
    const own = rows.filter(({ set, measure }) => set === measured.set && measure === measured.measure);
    return [...coursesOf(measured, arms, of), ...(own.length === 0 ? [] : [effectsPicture(own, arms, of)])];
  });
}

function nameOf({ set: { cell, endpoint } }: MeasuredSet): string {
  return [cell, endpoint ?? 'growth'].filter((part) => part !== null).join(' ');
}

function coursesOf({ set: { courses } }: MeasuredSet, arms: Arms['arms'], of: string): CoursesPicture[] {
  if (new Set(courses.flatMap(({ days }) => days)).size < 2) return [];
  const shown = arms.map(({ name }, arm) => ({
    name,
    courses: courses
      .filter((course) => course.arm === arm)
      .map(({ days, values }) => ({ days: [...days], values: [...values] })),
  }));
  return [{ draws: 'courses', of, arms: shown.filter((arm) => arm.courses.length > 0) }];
}

function effectsPicture(rows: readonly GrowthRow[], arms: Arms['arms'], of: string): DotsPicture {
  const [{ unit, measure }] = rows;
  return {
    ...{ draws: 'dots', scale: 'differences', said: 'figure.effects-said' },
    name: `effects ${of}`,
    title: message('figure.growth-effects', { name: of, measure: message(`measure.${measure}`) }),
    axis: UNIT_AXES[unit],
    rows: rows.map(({ arm, effect, treated, control }) => ({
      name: arms[arm].name,
      ...effectRow(effect, treated, control),
    })),
  };
}

/** Every reading as a point, the means of each arm as a line. */
export function coursesFigure({ of, arms }: CoursesPicture): TitledFigure {
  const title = message('figure.growth', { name: of });
  const all = arms.flatMap(({ courses }) => courses);
  const days = all.flatMap((course) => course.days);
  const values = all.flatMap((course) => course.values);
  const shown = arms.map(({ name, courses }) => ({ name: `${name} (n = ${courses.length})`, courses }));
  const draw: TitledFigure['draw'] = (look) =>
    chartOf(
      look,
      {
        title: look.text(title.key, title.values),
        description: look.text('figure.growth-said', { courses: all.length }),
        x: { label: look.text('axis.days'), range: [Math.min(...days), Math.max(...days)] },
        y: { label: of, range: roundedOut(extentOf([...values, 0])) },
        legend: shown.map(({ name }, at) => ({ label: name, colour: SHADES[at % SHADES.length] })),
      },
      (panel) =>
        shown.flatMap(({ courses: own }, at) => {
          const colour = SHADES[at % SHADES.length];
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
          const end = { text: arms[at].name, x: times[times.length - 1], y: level[level.length - 1] };
          const label = labels(panel, [end], { fill: colour });
          const dash = DASHES[at % DASHES.length];
          return [
            curve(panel, { x: times, y: level }, colour, dash === '' ? undefined : dash),
            ...dots,
            label,
          ];
        }),
    );
  return { name: `courses ${of}`, title, draw };
}
