// A plate of 96 wells: what stands in each of them.

export const ROWS = 8;
export const COLUMNS = 12;
/** Wells beside each other that hold the same: technical triplicates. */
export const REPLICATES = 3;

/** What a well holds; null where nothing is to be said. */
export interface Well {
  /** 1, 2, ... */
  readonly plate: number;
  /** From 0. */
  readonly row: number;
  readonly column: number;
  readonly experiment: string | null;
  readonly perturbation: string | null;
  readonly drug: string | null;
  readonly dose: number | null;
  readonly secondDrug: string | null;
  readonly secondDose: number | null;
  readonly target: string | null;
  readonly antibody: string | null;
  /** `input`, `IP`, `IgG`. */
  readonly fraction: string | null;
  /** `unknown`, `no template`, `blank`. */
  readonly role: string;
}

/** A well with what is said of it; all else is nothing. */
export function wellAt(
  place: Pick<Well, 'plate' | 'row' | 'column'>,
  holds: Partial<Omit<Well, 'plate' | 'row' | 'column'>>,
): Well {
  const nothing = {
    ...{ experiment: null, perturbation: null, drug: null, dose: null, secondDrug: null },
    ...{ secondDose: null, target: null, antibody: null, fraction: null, role: 'unknown' },
  };
  return { ...nothing, ...holds, ...place };
}

/** `A1` to `H12`. */
export function wellName({ row, column }: Pick<Well, 'row' | 'column'>): string {
  return `${'ABCDEFGH'[row]}${column + 1}`;
}

/** Whether a well stands at the edge of the plate, where medium evaporates. */
export function isEdge({ row, column }: Pick<Well, 'row' | 'column'>): boolean {
  return row === 0 || row === ROWS - 1 || column === 0 || column === COLUMNS - 1;
}

/** What a group gets. */
export interface Arm {
  readonly perturbation: string;
  readonly drug: string | null;
}

/** Groups as they are written, `siFOS` or `siFOS + lenalidomide`; where some have a drug, the others have its vehicle. */
export function armsOf(groups: readonly string[]): Arm[] {
  const parted = groups.map((group) => group.split('+').map((part) => part.trim()));
  const drugged = parted.some((parts) => parts.length > 1);
  return parted.map(([perturbation, ...drugs]) => ({
    perturbation,
    drug: drugs.length > 0 ? drugs.join(' + ') : drugged ? 'vehicle' : null,
  }));
}
