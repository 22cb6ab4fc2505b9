import { figureOfKept } from '../../assays/figures/assay-figure.ts';
import { expressionFigures } from '../../expression/figures/quality-figures.ts';
import type { Figure, TitledFigure } from '../../figures/svg.ts';
import { settingOf } from '../../study/results.ts';
import { fileName } from '../../study/table-names.ts';
import { cumulativeFigure } from '../../targets/change/cumulative-figure.ts';
import type { ReportData } from '../report-data.ts';
import { distancesFigure } from './distances-figure.ts';
import { contrastFigure, partnersFigure } from './interval-figures.ts';
import { locusFigure } from './locus-figure.ts';
import { modelFigure } from './model-figure.ts';
import { placesFigure } from './places-figure.ts';
import { studyFigure } from './study-figure.ts';

/** Letters of the name of a figure of the bench, which begins with a number of its own. */
const LONGEST = 100;

/** Every figure of a study: those that the page shows, drawn by the same code. */
export function studyFigures(data: ReportData): Figure[] {
  const distances = distancesFigure(data.chipSeq);
  return [
    ...(distances === undefined ? [] : [distances]),
    ...data.places.map(placesFigure),
    ...data.partners.map((each) => partnersFigure(each, entryOf(data, each.query))),
    ...data.contrasts.map(contrastFigure),
    ...data.expression.flatMap((each) => figuresOf(data, each)),
    ...data.targets.flatMap(targetFigures),
    ...data.loci.map(locusFigure),
    ...data.bench.flatMap(benchFigures),
    modelFigure(data.model),
    ...(data.figure.lines.length === 0 ? [] : [studyFigure(data.figure, data.factor)]),
  ];
}

/** What was immunoprecipitated in an entry of the study, and where. */
export function entryOf(data: ReportData, name: string): { factor: string; setting: string } {
  const entry = data.chipSeq.find((each) => each.name === name);
  return entry === undefined
    ? { factor: data.factor, setting: name }
    : { factor: entry.antigen, setting: settingOf(entry) };
}

/** The pictures of one experiment, that of the change that can be told first. */
export function figuresOf(data: ReportData, section: ReportData['expression'][number]): Figure[] {
  const { name, contrast, clouds, rows, quality } = section;
  const marked = new Set([...data.loci.map(({ gene }) => gene), ...data.ownGenes]);
  return expressionFigures({ contrast, clouds, genes: rows, marked }, quality).map((figure) => ({
    ...figure,
    name: `expression ${name} ${figure.name}`,
  }));
}

/** The pictures of one table of the bench, as its verb draws them. */
export function benchFigures({ files, pictures }: ReportData['bench'][number]): TitledFigure[] {
  return pictures.map((picture, at) => {
    const figure = figureOfKept(picture);
    return { ...figure, name: `${files} ${at + 1} ${figure.name}`.slice(0, LONGEST) };
  });
}

/** The cumulative curves of one ranking, where there are any. */
export function targetFigures({ query, expression, curves }: ReportData['targets'][number]): Figure[] {
  if (curves.length === 0) return [];
  return [
    {
      name: `targets ${query} ${expression ?? ''} potential`,
      draw: (look) => cumulativeFigure(look, curves),
    },
  ];
}

/** The file of a figure, from the folder of the page. */
export function figurePath({ name }: Pick<Figure, 'name'>, simulated: boolean, suffix = 'svg'): string {
  return `figures/${simulated ? 'simulated.' : ''}${fileName(name)}.${suffix}`;
}
