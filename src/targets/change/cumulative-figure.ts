import { COLORS, Figure } from '../../expression/figures/svg-figure.ts';

/** Share of a group's genes with at least a given regulatory potential, from the highest potential on. */
export interface CumulativeCurve {
  readonly group: 'up' | 'down' | 'unchanged';
  readonly genes: number;
  /** Share of all measured genes seen so far, ascending from 0 to 1. */
  readonly x: readonly number[];
  /** Share of the group's genes seen so far. */
  readonly y: readonly number[];
}

const SIGNS = { down: -1, up: 1, unchanged: 0 } as const;

/**
 * Curves of the down, up and unchanged genes, as far as there are any: one above that of unchanged genes means that those genes
 * carry more of the factor. Genes of equal potential are one step.
 * @param potential of every gene
 * @param state of every gene: 1 up, -1 down, 0 unchanged, NaN not measured
 * @param steps largest number of points of a curve beside its origin
 */
export function cumulativeCurves(
  potential: Float64Array,
  state: Float64Array,
  steps: number,
): CumulativeCurve[] {
  const order = Uint32Array.from(potential.keys())
    .filter((gene) => state[gene] === state[gene])
    .sort((a, b) => potential[b] - potential[a] || a - b);
  return (['down', 'up', 'unchanged'] as const).flatMap((group) => {
    const genes = order.filter((gene) => state[gene] === SIGNS[group]).length;
    if (genes === 0) return [];
    const x = [0];
    const y = [0];
    let seen = 0;
    let drawn = 0;
    order.forEach((gene, i) => {
      if (state[gene] === SIGNS[group]) seen++;
      const last = i + 1 === order.length;
      const step = Math.floor(((i + 1) * steps) / order.length);
      if (!last && (step === drawn || potential[order[i + 1]] === potential[gene])) return;
      drawn = step;
      x.push((i + 1) / order.length);
      y.push(seen / genes);
    });
    return [{ group, genes, x, y }];
  });
}

/** States of genes for the curves. @param changed 1 up, -1 down, 0 unchanged @param rowOfGene -1 where a gene was not measured */
export function measuredStates(changed: ArrayLike<number>, rowOfGene: Int32Array): Float64Array {
  return Float64Array.from(changed, (sign, gene) => (rowOfGene[gene] < 0 ? NaN : sign));
}

const COLOR_OF = { up: COLORS[1], down: COLORS[0], unchanged: COLORS[6] };

/** Cumulative curves as an SVG document. */
export function cumulativeFigure(curves: readonly CumulativeCurve[]): string {
  const figure = new Figure({
    title: 'Regulatory potential of changed genes',
    xLabel: 'genes by regulatory potential, highest first (%)',
    yLabel: 'share of the group (%)',
    x: [0, 100],
    y: [0, 100],
    legend: curves.map(({ group, genes }) => ({ label: `${group} (${genes})`, color: COLOR_OF[group] })),
  });
  for (const { group, x, y } of curves)
    figure.line(
      x.map((share) => 100 * share),
      y.map((share) => 100 * share),
      COLOR_OF[group],
      group === 'unchanged' ? '5 3' : undefined,
    );
  return figure.toString();
}
