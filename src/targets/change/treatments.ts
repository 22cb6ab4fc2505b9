import type { DifferentialTable } from '../../formats/expression/differential-table-reader.ts';
import { withoutDecoration, type GeneIdentifiers } from '../../genome/gene-identifiers.ts';

/** What one treatment does to one gene. */
export interface TreatmentEffect {
  readonly treatment: string;
  readonly log2FoldChange: number;
  readonly low: number;
  readonly high: number;
  readonly log10P: number;
  readonly adjustedP: number;
  /** Share of the treatment's genes that change less than this one, in its direction; 0 to 1. */
  readonly extremity: number;
  /** Rows of the table that name the gene. */
  readonly rows: number;
}

/**
 * What every treatment does to a gene; of several rows the most expressed one speaks.
 * @returns also the treatments whose table does not hold the gene
 */
export function effectsOnGene(
  gene: string,
  tables: readonly { readonly treatment: string; readonly table: DifferentialTable }[],
  identifiers?: GeneIdentifiers,
): { effects: TreatmentEffect[]; without: string[] } {
  const symbol = identifiers?.symbolOf(gene) ?? gene;
  const effects: TreatmentEffect[] = [];
  const without: string[] = [];
  for (const { treatment, table } of tables) {
    const rows = rowsOf(symbol, table, identifiers);
    if (rows.length === 0) {
      without.push(treatment);
      continue;
    }
    const row = rows.reduce((best, other) =>
      table.averageExpression[other] > table.averageExpression[best] ? other : best,
    );
    const change = table.log2FoldChange[row];
    let measured = 0;
    let less = 0;
    for (const other of table.log2FoldChange) {
      if (other !== other) continue;
      measured++;
      if (change < 0 ? other > change : other < change) less++;
    }
    effects.push({
      treatment,
      log2FoldChange: change,
      low: table.low[row],
      high: table.high[row],
      log10P: table.log10P[row],
      adjustedP: table.adjustedP[row],
      extremity: less / measured,
      rows: rows.length,
    });
  }
  return { effects, without };
}

/**
 * Treatments that lower (or raise) the gene, surest first: by the end of the interval nearer to no change;
 * tables without intervals follow, by fold change.
 */
export function rankTreatments(
  effects: readonly TreatmentEffect[],
  direction: 'lower' | 'raise',
): TreatmentEffect[] {
  const sign = direction === 'lower' ? -1 : 1;
  const sure = (effect: TreatmentEffect): number => sign * (direction === 'lower' ? effect.high : effect.low);
  const hasInterval = (effect: TreatmentEffect): number => Number(Number.isFinite(sure(effect)));
  return effects
    .filter((effect) => sign * effect.log2FoldChange > 0)
    .sort(
      (a, b) =>
        hasInterval(b) - hasInterval(a) ||
        (hasInterval(a) === 1 ? sure(b) - sure(a) : 0) ||
        sign * (b.log2FoldChange - a.log2FoldChange) ||
        (a.treatment < b.treatment ? -1 : 1),
    );
}

function rowsOf(
  symbol: string,
  table: DifferentialTable,
  identifiers: GeneIdentifiers | undefined,
): number[] {
  const key = symbol.toUpperCase();
  const named = (name: string | undefined): boolean =>
    name !== undefined &&
    name !== '' &&
    (withoutDecoration(name).toUpperCase() === key || identifiers?.symbolOf(name)?.toUpperCase() === key);
  return table.ids.flatMap((id, row) => (named(id) || named(table.symbols?.[row]) ? [row] : []));
}
