import { chartOf, curve } from '../../figures/panel.ts';
import { COLOURS, type Look } from '../../figures/svg.ts';

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

const COLOUR_OF = { up: COLOURS.up, down: COLOURS.down, unchanged: COLOURS.flat };

/** Cumulative curves as an SVG document. */
export function cumulativeFigure(look: Look, curves: readonly CumulativeCurve[]): string {
  const { text } = look;
  const legend = curves.map(({ group, genes }) => ({
    label: `${text(`group.${group}`)} (${genes})`,
    colour: COLOUR_OF[group],
  }));
  const options = {
    title: text('figure.potential'),
    description: legend.map(({ label }) => label).join(', '),
    x: { label: text('axis.rank'), range: [0, 100] },
    y: { label: text('axis.cumulative'), range: [0, 100] },
    legend,
  } as const;
  const percent = (shares: readonly number[]): number[] => shares.map((share) => 100 * share);
  return chartOf(look, options, (panel) =>
    curves.map(({ group, x, y }) => {
      const dash = group === 'unchanged' ? '5 3' : undefined;
      return curve(panel, { x: percent(x), y: percent(y) }, COLOUR_OF[group], dash);
    }),
  );
}
