import { chartOf } from '../../figures/panel.ts';
import { box, widthOf, words, type Figure } from '../../figures/svg.ts';
import type { DistanceRange } from '../../study/results.ts';
import type { ChipSeqSection } from '../report-data.ts';

const RANGES: Readonly<Record<DistanceRange, { label: string; colour: string; ink: string }>> = {
  promoter: { label: '≤ 1 kb', colour: '#155e8c', ink: '#ffffff' },
  near: { label: '1–10 kb', colour: '#6c9dbf', ink: '#10202c' },
  distal: { label: '10–100 kb', colour: '#a3c0d3', ink: '#10202c' },
  far: { label: '> 100 kb', colour: '#dde7ee', ink: '#10202c' },
};
const ROW = 34;
const BAR = 26;

/** Shares of each ChIP-seq's peaks by their distance from the nearest TSS; undefined where no gene models are known. */
export function distancesFigure(chipSeq: readonly ChipSeqSection[]): Figure | undefined {
  const placed = chipSeq.filter(({ distances }) => distances !== null);
  if (placed.length === 0) return undefined;
  const bars = placed.map(({ name, distances }) => ({ name, shares: sharesOf(distances) }));
  return {
    name: 'distances',
    draw: (look) => {
      const said = bars.map(
        ({ name, shares }) =>
          `${name}: ${shares.map(({ label, share }) => `${label} ${share.toFixed(0)}%`).join(', ')}`,
      );
      const options = {
        title: look.text('sites.figure'),
        description: said.join('; '),
        x: { label: look.text('sites.axis'), range: [0, 100] },
        y: { rows: bars.map(({ name }) => name) },
        height: ROW * bars.length,
      } as const;
      return chartOf(look, options, ({ x, y }) =>
        bars.flatMap(({ shares }, row) =>
          shares.map(({ label, colour, ink, from, share }) => {
            const wide = x(share) - x(0);
            const texts = [`${label} · ${share.toFixed(0)}%`, label];
            const text = texts.find((each) => widthOf(each) < wide - 4) ?? '';
            const style = { 'text-anchor': 'middle', fill: ink, 'data-behind': colour };
            return (
              box(x(from), y(row) - BAR / 2, [wide, BAR], colour, { stroke: '#ffffff' }) +
              words(text, x(from) + wide / 2, y(row) + 4, style)
            );
          }),
        ),
      );
    },
  };
}

function sharesOf(distances: ChipSeqSection['distances']) {
  const counts = Object.entries(distances ?? {}) as [DistanceRange, number][];
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  let from = 0;
  return counts.map(([range, count]) => {
    const share = total === 0 ? 0 : (100 * count) / total;
    from += share;
    return { ...RANGES[range], share, from: from - share };
  });
}
