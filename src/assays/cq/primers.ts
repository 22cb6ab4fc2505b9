// Which efficiency counts for a gene: said by the user, in the table's column, from its dilution series, or 2.
import { refused } from '../../messages/refused.ts';
import { mean } from '../../statistics/descriptive.ts';
import { labelAt, type Readings } from '../../tables/readings.ts';
import { alike } from './spellings.ts';
import { standardCurves, type StandardCurve } from './efficiency.ts';

export type EfficiencySource = 'given' | 'column' | 'dilution series' | 'assumed';

export interface Primers {
  readonly gene: string;
  /** Copies after a cycle. */
  readonly efficiency: number;
  readonly source: EfficiencySource;
  readonly curve: StandardCurve | null;
}

/** Fewer steps make no line that can be checked. */
export const LEAST_STEPS = 3;
/** Beyond these it is no amplification of one template. */
const LEAST = 1.2;
const MOST = 2.5;

/** @throws InputError for an efficiency that is none */
function checked(value: number, where: { readonly file?: string; readonly line?: number }): number {
  if (value >= LEAST && value <= MOST) return value;
  throw refused(
    'primers.efficiency',
    {},
    {
      fix: undefined,
      ...where,
      expected: `copies after one cycle, ${LEAST} to ${MOST}: 1.93 for 93 %`,
      found: String(value),
    },
  );
}

/**
 * `IRF4=1.93`, `IRF4=93%` -> efficiencies by gene.
 * @throws InputError for other texts, and genes that the table does not have
 */
export function givenEfficiencies(
  texts: readonly string[],
  genes: readonly string[],
): ReadonlyMap<string, number> {
  return new Map(
    texts.map((text) => {
      const found = /^(.+)=\s*(\d+(?:\.\d+)?)\s*(%?)$/.exec(text);
      const place = { file: '--efficiency' };
      if (found === null)
        throw refused(
          'primers.efficiency',
          {},
          { fix: undefined, ...place, expected: 'GENE=1.93', found: text },
        );
      const said = found[1].trim();
      const [gene] = alike(said, genes);
      if (gene === undefined)
        throw refused(
          'primers.no-wells',
          { name: said },
          { fix: undefined, ...place, expected: `one of ${genes.join(', ')}`, found: said },
        );
      const number = Number(found[2]);
      return [gene, checked(found[3] === '%' ? 1 + number / 100 : number, place)];
    }),
  );
}

/** The primers of every gene. @throws InputError for a column of efficiencies that holds others */
export function primersOf(
  readings: Readings,
  genes: readonly string[],
  given: ReadonlyMap<string, number>,
): ReadonlyMap<string, Primers> {
  const curves = standardCurves(readings);
  const columns = columnOf(readings);
  return new Map(
    genes.map((gene): [string, Primers] => {
      const curve = curves.get(gene) ?? null;
      const said = given.get(gene);
      if (said !== undefined) return [gene, { gene, efficiency: said, source: 'given', curve }];
      const own = columns.get(gene);
      if (own !== undefined) return [gene, { gene, efficiency: mean(own), source: 'column', curve }];
      const usable = curve !== null && curve.steps >= LEAST_STEPS && inRange(curve.efficiency);
      return usable
        ? [gene, { gene, efficiency: curve.efficiency, source: 'dilution series', curve }]
        : [gene, { gene, efficiency: 2, source: 'assumed', curve }];
    }),
  );
}

function inRange(efficiency: number): boolean {
  return efficiency >= LEAST && efficiency <= MOST;
}

function columnOf(readings: Readings): ReadonlyMap<string, number[]> {
  const found = new Map<string, number[]>();
  const column = readings.quantities.efficiency;
  if (column === undefined) return found;
  for (const [row, value] of column.entries()) {
    const gene = labelAt(readings, 'target', row);
    if (gene === null || Number.isNaN(value)) continue;
    found.set(gene, [...(found.get(gene) ?? []), checked(value, readings.place(row))]);
  }
  return found;
}
