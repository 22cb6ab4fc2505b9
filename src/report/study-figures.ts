import { markFigure } from '../expression/figures/svg-figure.ts';
import { cumulativeFigure } from '../targets/change/cumulative-figure.ts';
import type { ReportData } from './report-data.ts';
import { fileName } from '../study/table-names.ts';

/**
 * The quality pictures of the expression experiments and the cumulative curves of their targets, as SVG documents; names are those of
 * files without suffix. Pictures of simulated data say so.
 */
export function studyFigures({
  expression,
  targets,
  simulated,
}: Pick<ReportData, 'expression' | 'targets' | 'simulated'>): { name: string; svg: string }[] {
  return [
    ...expression.flatMap(({ name, figures }) =>
      figures.map((figure) => ({ name: fileName(`expression ${name} ${figure.name}`), svg: figure.svg })),
    ),
    ...targets
      .filter(({ curves }) => curves.length > 0)
      .map(({ query, expression: experiment, curves }) => {
        const svg = cumulativeFigure(curves);
        return {
          name: fileName(`targets ${query} ${experiment ?? ''} potential`),
          svg: simulated ? markFigure(svg, 'simulated') : svg,
        };
      }),
  ];
}
