// Genes of which forty fall with a drug, and a factor that sits at them.
import { createRandom } from '../../src/statistics/random.ts';

const random = createRandom(6);
const genes = Array.from({ length: 300 }, (_, i) => ({ name: `GENE${i}`, tss: 500_000 * (i + 1) }));
const lines = (rows: readonly (string | number)[][]): string =>
  rows.map((row) => `${row.join('\t')}\n`).join('');

/** A table in limma's layout. @param fold log2 fold change of a gene by its number @param level mean expression */
export function limmaTable(
  fold: (gene: number) => number,
  level: (gene: number) => number = () => 8,
): string {
  return lines([
    ['gene', 'logFC', 'AveExpr', 't', 'P.Value', 'adj.P.Val'],
    ...genes.map(({ name }, i) => {
      const change = fold(i);
      const p = Math.abs(change) > 0.5 ? 1e-6 : 0.5;
      return [name, change, level(i), 10 * change, p, Math.min(1, 10 * p)];
    }),
  ]);
}

/** Peaks near the TSSs of some genes, and far from those of all others. */
function peakText(bound: (gene: number) => boolean): string {
  return lines(
    genes.map(({ tss }, i) => {
      const start = bound(i)
        ? tss + Math.floor(400 * random.uniform())
        : tss + 150_000 + Math.floor(1000 * random.uniform());
      return ['chr1', start, start + 200, `p${i}`, 100, '.', 1 + 9 * random.uniform(), 5, 5, 100];
    }),
  );
}

/** Two samples without replicates; thirty genes fall. */
function pairText(): string {
  return lines([
    ['gene', 'none', 'drug'],
    ...genes.map(({ name }, i) => {
      const level = 5 + 8 * random.uniform();
      const treated = level - (i < 30 ? 2 : 0) + 0.1 * random.normal();
      return [name, level.toFixed(3), treated.toFixed(3)];
    }),
  ]);
}

const others = [1, 2, 3, 4, 5, 6];

/**
 * `genes.bed` (GENE0 to GENE299), `drug.tsv` (GENE0 to GENE39 fall), `levels.tsv` (the same, with levels that vary), `driver.narrowPeak` (at those and at every ninth
 * gene), a `sheet.tsv` with the driver and six others, and an experiment without replicates, whose drug lets GENE0 to
 * GENE29 fall: `pair.tsv`, `pair-sheet.tsv`, `bound.narrowPeak`.
 */
export const drivenGenes: Readonly<Record<string, string>> = {
  'genes.bed': lines(genes.map(({ name, tss }) => ['chr1', tss, tss + 5000, name, 0, '+'])),
  'drug.tsv': limmaTable((i) => (i < 40 ? -2 : 0)),
  'levels.tsv': limmaTable(
    (i) => (i < 40 ? -2 : i % 2 === 0 ? 0.01 : -0.01),
    (i) => 5 + (i % 7),
  ),
  'driver.narrowPeak': peakText((i) => i < 40 || i % 9 === 0),
  ...Object.fromEntries(others.map((e) => [`other${e}.narrowPeak`, peakText(() => random.uniform() < 0.3)])),
  'sheet.tsv': lines([
    ['experiment', 'antigen', 'cell_class', 'cell', 'file'],
    ['E0', 'DRIVER', 'Blood', 'MM.1S', 'driver.narrowPeak'],
    ...others.map((e) => [`E${e}`, `OTHER${e}`, 'Blood', 'MM.1S', `other${e}.narrowPeak`]),
  ]),
  'pair.tsv': pairText(),
  'pair-sheet.tsv': 'sample\tgroup\nnone\tc\ndrug\tt\n',
  'bound.narrowPeak': peakText((i) => i < 30 || i % 9 === 0),
};
