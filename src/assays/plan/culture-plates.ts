// Plates of living cells: one for each experiment, medium alone at the edge, groups spread over the rest.
import { InputError } from '../../errors.ts';
import type { Random } from '../../statistics/random.ts';
import { armsOf, COLUMNS, isEdge, REPLICATES, ROWS, wellAt, type Well } from './plate-well.ts';

const INNER_ROWS = ROWS - 2;
const INNER_COLUMNS = COLUMNS - 2;
const INNER = INNER_ROWS * INNER_COLUMNS;

/** What the cells of a well get. */
export type Condition = Partial<Pick<Well, 'perturbation' | 'drug' | 'dose' | 'secondDrug' | 'secondDose'>>;

/** Conditions of groups as they are written. */
export function groupConditions(groups: readonly string[]): Condition[] {
  return armsOf(groups);
}

/** Every dose of a drug with every dose of another one; doses without 0 get it. */
export function matrixConditions(
  [drug, secondDrug]: readonly [string, string],
  doses: readonly number[],
  secondDoses: readonly number[],
): Condition[] {
  const with0 = (list: readonly number[]): number[] => [...new Set([0, ...list])].sort((a, b) => a - b);
  return with0(doses).flatMap((dose) =>
    with0(secondDoses).map((secondDose) => ({ drug, dose, secondDrug, secondDose })),
  );
}

/**
 * Wells of all plates. Where three wells of each condition fit, every condition stands once in each third of the inner rows, its column by
 * chance; else each of three plates has every condition once, in another order.
 * @throws InputError where conditions do not fit onto a plate
 */
export function culturePlates(conditions: readonly Condition[], experiments: number, random: Random): Well[] {
  if (conditions.length > INNER)
    throw new InputError('the conditions do not fit onto a plate', {
      expected: `at most ${INNER} conditions: wells at the edge have medium alone`,
      found: String(conditions.length),
      fix: 'plan fewer doses or groups',
    });
  const together = conditions.length * REPLICATES <= INNER;
  const wells: Well[] = [];
  let plate = 0;
  for (let i = 1; i <= experiments; i++) {
    const experiment = `e${i}`;
    for (let part = 0; part < (together ? 1 : REPLICATES); part++) {
      plate++;
      const own = random.split(`plate ${plate}`);
      const placed = together ? inBlocks(conditions, own) : inTurn(conditions, own);
      wells.push(
        ...placed.map(({ row, column, condition }) =>
          wellAt({ plate, row, column }, { experiment, ...condition }),
        ),
        ...medium(plate, experiment),
      );
    }
  }
  return wells;
}

interface Placed {
  readonly row: number;
  readonly column: number;
  readonly condition: Condition;
}

/** Rows B and C, D and E, F and G: each pair has every condition once, in the middle of the plate and in other columns than the pair before. */
function inBlocks(conditions: readonly Condition[], random: Random): Placed[] {
  const count = conditions.length;
  const order = random.shuffle(Array.from(conditions, (_, i) => i));
  const left = 1 + Math.floor((INNER_COLUMNS - Math.min(count, INNER_COLUMNS)) / 2);
  const step = Math.max(1, Math.floor(count / REPLICATES));
  return Array.from({ length: REPLICATES }, (_, block) =>
    order.map((_, place): Placed => {
      const row = 1 + 2 * block + Math.floor(place / INNER_COLUMNS);
      const condition = conditions[order[(place + block * step) % count]];
      return { row, column: left + (place % INNER_COLUMNS), condition };
    }),
  ).flat();
}

/** All inner wells, conditions in an order of their own. */
function inTurn(conditions: readonly Condition[], random: Random): Placed[] {
  const order = random.shuffle(Array.from(conditions, (_, i) => i));
  return order.map((condition, place): Placed => ({
    row: 1 + Math.floor(place / INNER_COLUMNS),
    column: 1 + (place % INNER_COLUMNS),
    condition: conditions[condition],
  }));
}

/** The edge; its wells, without cells, are the blanks. */
function medium(plate: number, experiment: string): Well[] {
  return Array.from({ length: ROWS * COLUMNS }, (_, i) => ({
    row: Math.floor(i / COLUMNS),
    column: i % COLUMNS,
  }))
    .filter(isEdge)
    .map((place) => wellAt({ plate, ...place }, { experiment, role: 'blank' }));
}
