import { AntigenNames, nameKey } from '../../genome/antigen-aliases.ts';
import { benjaminiHochberg } from '../../statistics/multiple-testing.ts';
import { normalLog10P } from '../../statistics/normal.ts';
import { message } from '../messages/message.ts';
import type { StepContext, StepKind } from '../plan/step.ts';
import { orNull, type ContrastResult, type PartnersStepResult } from '../results.ts';
import { partnersStepName } from './partners-step.ts';

const Z95 = 1.959963984540054;

type Columns = PartnersStepResult['columns'];

/** Compares co-binding: two ChIP-seq entries with each other, or one entry in two groups of the atlas' cell types. */
export const contrastSteps: StepKind = (file) => {
  const { atlas, compare, cell_contrast, chip_seq } = file.study;
  const cellOf = (name: string): string => chip_seq.find((entry) => entry.name === name)?.cell ?? '';
  const skipped = (name: string) => ({ name, state: 'skipped', reason: message('reason.no-atlas') }) as const;
  const shared = { kind: 'contrast', version: 1, inputs: [] };
  const queries = compare.map(({ a, b }) => {
    const name = `compare ${a} with ${b}`;
    if (atlas === undefined) return skipped(name);
    return {
      ...shared,
      name,
      needs: [partnersStepName({ name: a }), partnersStepName({ name: b })],
      parameters: { a, b },
      run: async ({ result }: StepContext): Promise<ContrastResult> => {
        const [left, right] = [a, b].map(
          (each) => result(partnersStepName({ name: each })) as PartnersStepResult,
        );
        return contrastQueries(a, left.columns, cellOf(a), b, right.columns, cellOf(b));
      },
    };
  });
  const cells = cell_contrast.map(({ chip_seq: query, a, b }) => {
    const [left, right] = [a.join('+'), b.join('+')];
    const name = `compare cells ${left} with ${right}, ${query}`;
    if (atlas === undefined) return skipped(name);
    return {
      ...shared,
      name,
      needs: [partnersStepName({ name: query })],
      parameters: { chip_seq: query, a: left, b: right },
      run: async ({ result }: StepContext): Promise<ContrastResult> => {
        const { columns } = result(partnersStepName({ name: query })) as PartnersStepResult;
        return contrastCells(columns, a, b);
      },
    };
  });
  return [...queries, ...cells];
};

/**
 * Two queries over the same columns. Each query meets a factor in its own cell type where the atlas has it in both,
 * and the same columns of the class where it has not.
 */
export function contrastQueries(
  a: string,
  left: Columns,
  leftCell: string,
  b: string,
  right: Columns,
  rightCell: string,
): ContrastResult {
  return contrast(a, b, 'queries', antigensOf(left), (antigen) => {
    const own = columnsIn(left, antigen, [leftCell]);
    const theirs = columnsIn(right, antigen, [rightCell]);
    const matched = own.length > 0 && theirs.length > 0;
    const all = columnsIn(left, antigen, undefined);
    return [pooled(left, matched ? own : all), pooled(right, matched ? theirs : all)];
  });
}

/** One query in two groups of cell types; only factors that the atlas has in both. */
export function contrastCells(columns: Columns, a: readonly string[], b: readonly string[]): ContrastResult {
  const both = antigensOf(columns).filter(
    (antigen) => columnsIn(columns, antigen, a).length > 0 && columnsIn(columns, antigen, b).length > 0,
  );
  return contrast(a.join('+'), b.join('+'), 'cells', both, (antigen) => [
    pooled(columns, columnsIn(columns, antigen, a)),
    pooled(columns, columnsIn(columns, antigen, b)),
  ]);
}

interface Effect {
  readonly value: number;
  readonly error: number;
}

function contrast(
  a: string,
  b: string,
  kind: ContrastResult['kind'],
  antigens: readonly string[],
  effects: (antigen: string) => readonly [Effect, Effect],
): ContrastResult {
  const rows = antigens
    .map((antigen) => {
      const [left, right] = effects(antigen);
      const difference = left.value - right.value;
      const error = Math.hypot(left.error, right.error);
      return {
        antigen,
        left,
        right,
        difference,
        error,
        log10P: normalLog10P(difference / error, 'two-sided'),
      };
    })
    .filter(({ difference, error }) => Number.isFinite(difference) && error > 0);
  const log10Q = benjaminiHochberg(Float64Array.from(rows, ({ log10P }) => log10P));
  const order = [...rows.keys()].sort((x, y) => rows[y].difference - rows[x].difference || x - y);
  const of = <T>(get: (row: (typeof rows)[number], index: number) => T): T[] =>
    order.map((index) => get(rows[index], index));
  return {
    a,
    b,
    kind,
    rows: {
      antigen: of(({ antigen }) => antigen),
      a: of(({ left }) => orNull(left.value)),
      b: of(({ right }) => orNull(right.value)),
      difference: of(({ difference }) => orNull(difference)),
      ciLow: of(({ difference, error }) => orNull(difference - Z95 * error)),
      ciHigh: of(({ difference, error }) => orNull(difference + Z95 * error)),
      minusLog10Q: of((_, index) => orNull(-log10Q[index])),
    },
  };
}

const names = new AntigenNames();

function antigensOf({ antigen, log2OddsRatio }: Columns): string[] {
  const known = antigen.filter((_, j) => log2OddsRatio[j] !== null);
  const seen = new Set<string>();
  return known.filter((name) => !seen.has(names.key(name)) && seen.add(names.key(name)).size > 0);
}

/** Columns of an antigen in some cell types, or in all. */
function columnsIn(columns: Columns, antigen: string, cells: readonly string[] | undefined): number[] {
  const wanted = cells === undefined ? undefined : new Set(cells.map(nameKey));
  return columns.antigen.flatMap((name, j) => {
    const inside = wanted === undefined || wanted.has(nameKey(columns.cell[j]));
    return inside && names.same(name, antigen) && columns.log2OddsRatio[j] !== null ? [j] : [];
  });
}

/** Mean of the columns' log odds ratios, weighted by the inverse of their variances. */
function pooled({ log2OddsRatio, standardError }: Columns, chosen: readonly number[]): Effect {
  let weights = 0;
  let sum = 0;
  for (const j of chosen) {
    const weight = 1 / (standardError[j] ?? NaN) ** 2;
    if (!Number.isFinite(weight)) continue;
    weights += weight;
    sum += weight * (log2OddsRatio[j] ?? 0);
  }
  return { value: sum / weights, error: Math.sqrt(1 / weights) };
}
