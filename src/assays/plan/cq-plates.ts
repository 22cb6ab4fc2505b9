// Plates of qPCR: samples in rows, genes in columns of three wells.
import { InputError } from '../../errors.ts';
import type { Random } from '../../statistics/random.ts';
import { armsOf, type Arm, COLUMNS, REPLICATES, ROWS, wellAt, type Well } from './plate-well.ts';

/** Rows B to G: in rows A and H stands no sample, so that no group has an edge that another one has not. */
const SAMPLE_ROWS = ROWS - 2;
const GENES = COLUMNS / REPLICATES;

export interface CqPlan {
  readonly groups: readonly string[];
  /** Genes, or amplicons. */
  readonly targets: readonly string[];
  /** Genes that stand on every plate. */
  readonly references: readonly string[];
  readonly experiments: number;
  /** Of ChIP: what is precipitated beside input and IgG; none for cDNA. */
  readonly antibodies: readonly string[];
}

type Sample = Pick<Well, 'experiment' | 'perturbation' | 'drug' | 'antibody' | 'fraction'>;

/**
 * Wells of as many plates as are needed: what is compared stands on one plate, references on each. Row A has a well without template for each gene.
 * Experiments and groups change their rows by chance.
 * @throws InputError where what belongs together does not fit onto a plate
 */
export function cqPlates(plan: CqPlan, random: Random): Well[] {
  const { references, targets } = plan;
  const room = GENES - references.length;
  if (room < 1)
    throw new InputError(`${references.length} reference genes leave no room for a target`, {
      expected: `at most ${GENES - 1} reference genes`,
      found: references.join(', '),
    });
  const wells: Well[] = [];
  let plate = 0;
  for (const rows of rowsOfPlates(plan, random))
    for (let first = 0; first < targets.length; first += room) {
      const genes = [...references, ...targets.slice(first, first + room)];
      plate++;
      wells.push(...wellsOfPlate(plate, rows, genes));
    }
  return wells;
}

/** The samples of each plate; those of one experiment are not parted, or of ChIP those of one group. */
function rowsOfPlates(plan: CqPlan, random: Random): Sample[][] {
  const { experiments } = plan;
  const groups = armsOf(plan.groups);
  const names = random.shuffle(Array.from({ length: experiments }, (_, i) => `e${i + 1}`));
  const units = names.flatMap((experiment, turn) => {
    const shift = groups.map((_, i) => groups[(i + turn) % groups.length]);
    const whole = shift.flatMap((group) => fractionsOf(plan, experiment, group));
    return whole.length <= SAMPLE_ROWS || plan.antibodies.length === 0
      ? [whole]
      : shift.map((group) => fractionsOf(plan, experiment, group));
  });
  const plates: Sample[][] = [];
  for (const unit of units) {
    if (unit.length > SAMPLE_ROWS)
      throw new InputError('the samples of one experiment do not fit onto a plate', {
        expected: `at most ${SAMPLE_ROWS} samples, which are compared with each other`,
        found: String(unit.length),
        fix: 'plan fewer groups or antibodies at a time, each time with the control',
      });
    const last = plates.at(-1);
    if (last !== undefined && last.length + unit.length <= SAMPLE_ROWS) last.push(...unit);
    else plates.push([...unit]);
  }
  return plates;
}

function fractionsOf({ antibodies }: CqPlan, experiment: string, arm: Arm): Sample[] {
  const sample = { experiment, ...arm, antibody: null, fraction: null };
  if (antibodies.length === 0) return [sample];
  return [
    { ...sample, fraction: 'input' },
    { ...sample, fraction: 'IgG', antibody: 'IgG' },
    ...antibodies.map((antibody) => ({ ...sample, fraction: 'IP', antibody })),
  ];
}

function wellsOfPlate(plate: number, rows: readonly Sample[], genes: readonly string[]): Well[] {
  return genes.flatMap((target, gene) => {
    const first = gene * REPLICATES;
    const none = wellAt({ plate, row: 0, column: first }, { target, role: 'no template' });
    const wells = rows.flatMap((sample, i) =>
      Array.from({ length: REPLICATES }, (_, replicate) =>
        wellAt({ plate, row: i + 1, column: first + replicate }, { ...sample, target }),
      ),
    );
    return [none, ...wells];
  });
}
