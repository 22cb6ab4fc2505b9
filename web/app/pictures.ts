// The figures of an answer: those that came with it, and those that are drawn from its table.
import { contrastFigure, partnersFigure } from '../../src/report/figures/interval-figures.ts';
import { scorePairsFigure } from '../../src/report/figures/score-pairs-figure.ts';
import { NARROW, type Figure } from '../../src/figures/svg.ts';
import type { MessageKey } from '../../src/messages/english/index.ts';
import type { Basis } from '../../src/partners/compare/compare-queries.ts';
import type { Answered } from '../../src/server/routes/questions.ts';
import type { Language } from '../components/language.tsx';
import type { Chosen } from './address.ts';
import type { HandedOver } from './server.ts';

/** A figure with what is said below it, where that is not within. */
export interface Picture {
  readonly of: Figure;
  readonly caption?: MessageKey;
}

type Cells = Answered['columns'][number]['values'];

/** Figures in their order. @param language of those that came drawn */
export function picturesOf(
  name: string,
  chosen: Chosen,
  answered: Answered,
  files: readonly HandedOver[],
  language: Language,
): readonly Picture[] {
  const came = (answered.figures ?? []).map((drawing): Picture => {
    const { wide, narrow } = drawing[language];
    return {
      of: {
        name: drawing.name,
        draw: ({ width, alone }) => (alone || width >= NARROW ? wide : narrow),
      },
    };
  });
  return [...came, ...drawnFrom(name, chosen, answered, files)];
}

function drawnFrom(
  name: string,
  chosen: Chosen,
  { columns }: Answered,
  files: readonly HandedOver[],
): readonly Picture[] {
  const valuesOf = (column: string): Cells | undefined =>
    columns.find((each) => each.name === column)?.values;
  const numbersOf = (column: string): readonly (number | null)[] | undefined =>
    valuesOf(column)?.map((value) => (typeof value === 'number' ? value : null));
  const nameOf = (choice: string): string =>
    files.find(({ file }) => file === chosen[choice])?.name ?? [chosen[choice]].flat().join(', ');
  const antigen = valuesOf('antigen')?.map(String);
  const [ciLow, ciHigh] = [numbersOf('ci_low'), numbersOf('ci_high')];
  if (antigen === undefined || ciLow === undefined || ciHigh === undefined) return [];
  const ends = { antigen, ciLow, ciHigh };
  if (name === 'partners') {
    const log2OddsRatio = numbersOf('log2_odds_ratio');
    if (log2OddsRatio === undefined) return [];
    const supported = antigen.map((_, row) => valuesOf('supported')?.[row] === true);
    const query = nameOf('query');
    const rows = { ...ends, log2OddsRatio, supported };
    const said = (choice: string): string | undefined =>
      [chosen[choice] ?? []].flat().map(String).join(', ') || undefined;
    const whose = { factor: said('queryAntigen'), setting: said('queryCell') ?? query };
    return [{ of: partnersFigure({ query, rows }, whose), caption: 'partners.axis' }];
  }
  const difference = numbersOf('difference');
  if (difference === undefined || (name !== 'compare' && name !== 'compare-cells')) return [];
  // The atlas has such a factor in the cells of one side alone.
  const oneSided = antigen.map((_, row) => ONE_SIDED.has(valuesOf('basis')?.[row]));
  const kind = name === 'compare' ? 'queries' : 'cells';
  const [scoreA, scoreB] = [numbersOf('cobinding_score_a'), numbersOf('cobinding_score_b')];
  const sides = { a: nameOf('a'), b: nameOf('b') };
  const hasScores = name === 'compare' && scoreA !== undefined && scoreB !== undefined;
  return [
    ...(hasScores ? [{ of: scorePairsFigure({ ...sides, rows: { antigen, scoreA, scoreB } }) }] : []),
    { of: contrastFigure({ kind, ...sides, rows: { ...ends, difference, oneSided } }) },
  ];
}

const ONE_SIDED: ReadonlySet<unknown> = new Set<Basis>(['cell type of A', 'cell type of B']);
