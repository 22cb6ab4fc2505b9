import { COLORS, Figure } from '../expression/figures/svg-figure.ts';

/**
 * Share of up, down and unchanged genes with at least a given regulatory potential, from the highest
 * potential on: a curve above that of unchanged genes means that those genes carry more of the factor.
 * @param potential of every gene
 * @param state of every gene: 1 up, -1 down, 0 unchanged, NaN not measured
 */
export function cumulativeFigure(potential: Float64Array, state: Float64Array, note?: string): string {
  const measured = Uint32Array.from(potential.keys()).filter((gene) => state[gene] === state[gene]);
  const order = measured.sort((a, b) => potential[b] - potential[a] || a - b);
  const groups = [
    { label: 'up', sign: 1, color: COLORS[1] },
    { label: 'down', sign: -1, color: COLORS[0] },
    { label: 'unchanged', sign: 0, color: COLORS[6] },
  ].map((group) => ({ ...group, genes: order.filter((gene) => state[gene] === group.sign).length }));
  const figure = new Figure({
    title: 'Regulatory potential of changed genes',
    xLabel: 'genes by regulatory potential, highest first (%)',
    yLabel: 'share of the group (%)',
    x: [0, 100],
    y: [0, 100],
    legend: groups.map(({ label, genes, color }) => ({ label: `${label} (${genes})`, color })),
    ...(note === undefined ? {} : { note }),
  });
  for (const { sign, genes, color } of groups) {
    if (genes === 0) continue;
    const x = [0];
    const y = [0];
    let seen = 0;
    order.forEach((gene, i) => {
      if (state[gene] === sign) seen++;
      // Genes of equal potential are one step.
      const last = i + 1 === order.length || potential[order[i + 1]] !== potential[gene];
      if (!last) return;
      x.push((100 * (i + 1)) / order.length);
      y.push((100 * seen) / genes);
    });
    figure.line(x, y, color, sign === 0 ? '5 3' : undefined);
  }
  return figure.toString();
}
