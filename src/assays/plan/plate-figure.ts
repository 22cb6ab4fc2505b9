import { box, COLOURS, fitted, svgOf, tag, words, type Figure } from '../../figures/svg.ts';
import { COLUMNS, ROWS, type Well } from './plate-well.ts';

const TOP = 40;
const HEIGHT = 44;
const LEFT = 22;
const SMALL = 8.5;
/** Shades of groups, light enough for black letters also in print without colour */
const SHADES = ['#f6f0dc', '#d9d9d9', '#bdbdbd', '#e8f1f7', '#f6e3d3', '#ececec'] as const;

/** The plates of a plan below each other: what to pipette where. */
export function plateFigure(name: string, wells: readonly Well[]): Figure {
  const plates = [...new Set(wells.map(({ plate }) => plate))];
  const groups = [...new Set(wells.filter(({ role }) => role === 'unknown').map(groupOf))];
  return {
    name,
    draw: (look) => {
      const width = (look.width - LEFT - 8) / COLUMNS;
      const marks = plates.map((plate, number) => {
        const own = wells.filter((well) => well.plate === plate);
        const experiments = [...new Set(own.flatMap(({ experiment }) => experiment ?? []))].join(', ');
        const head = look.text('plan.plate', { plate, experiments });
        const parts = [
          words(head, 4, 16, { 'font-weight': 700 }),
          ...Array.from({ length: COLUMNS }, (_, i) =>
            words(String(i + 1), LEFT + (i + 0.5) * width, TOP - 6, { 'text-anchor': 'middle' }),
          ),
          ...Array.from({ length: ROWS }, (_, i) =>
            words('ABCDEFGH'[i], 4, TOP + (i + 0.5) * HEIGHT + 4, { 'font-weight': 700 }),
          ),
          ...Array.from({ length: ROWS * COLUMNS }, (_, i) =>
            box(
              LEFT + (i % COLUMNS) * width,
              TOP + Math.floor(i / COLUMNS) * HEIGHT,
              [width, HEIGHT],
              '#ffffff',
              {
                stroke: COLOURS.faint,
                'stroke-width': 0.6,
              },
            ),
          ),
          ...own.map((well) => drawn(well, groups.indexOf(groupOf(well)), width, look.text('plan.medium'))),
        ];
        const top = number * (TOP + ROWS * HEIGHT + 18);
        return tag('g', { transform: `translate(0 ${top})` }, parts.join(''));
      });
      return svgOf(look, {
        title: look.text('figure.plan'),
        description: look.text('figure.plan-said', { plates: plates.length, wells: wells.length }),
        height: plates.length * (TOP + ROWS * HEIGHT + 18),
        marks,
      });
    },
  };
}

function groupOf({ perturbation, drug, dose, secondDose }: Well): string {
  return [perturbation, drug, dose, secondDose].filter((part) => part !== null).join(' ');
}

function drawn(well: Well, group: number, width: number, medium: string): string {
  const [x, y] = [LEFT + well.column * width, TOP + well.row * HEIGHT];
  const lines =
    well.role === 'blank'
      ? [medium]
      : well.role === 'no template'
        ? ['NTC', well.target ?? '']
        : linesOf(well);
  const fill = group < 0 ? '#f7f7f7' : SHADES[group % SHADES.length];
  return (
    box(x, y, [width, HEIGHT], fill, { stroke: COLOURS.faint, 'stroke-width': 0.6 }) +
    lines
      .filter((line) => line !== '')
      .map((line, i) => words(fitted(line, width - 4, SMALL), x + 2, y + 11 + 10 * i, { 'font-size': SMALL }))
      .join('')
  );
}

/** Four lines at most, which is what a well has room for. */
function linesOf(well: Well): string[] {
  const { perturbation, drug, dose, secondDrug, secondDose, target, antibody, fraction, experiment } = well;
  const dosed = (name: string | null, amount: number | null): string =>
    name === null ? '' : amount === null ? name : `${name} ${amount}`;
  const lines = [perturbation ?? '', dosed(drug, dose), dosed(secondDrug, secondDose)];
  const precipitated = fraction === 'IP' ? (antibody ?? '') : (fraction ?? '');
  return [...lines, precipitated, [experiment, target].filter((part) => part !== null).join(' ')]
    .filter((line) => line !== '')
    .slice(0, 4);
}
