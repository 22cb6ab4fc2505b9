// What was done to the cells: perturbation and drugs as one arm, and which arm is the control of all others.
import { InputError } from '../../errors.ts';
import { refused } from '../../messages/refused.ts';
import { nameKey } from '../../genome/antigens/antigen-aliases.ts';
import { labelAt, quantityAt, type Readings } from '../../tables/readings.ts';
import { controlsAmong } from './controls.ts';

/** One way in which cells were treated. */
export interface Arm {
  /** `siFOS + lenalidomide 1`; of the control its own names. */
  readonly name: string;
  /** siRNA or vector, null for its control. */
  readonly perturbation: string | null;
  /** Drugs with their doses, null for vehicle or none. */
  readonly drug: string | null;
}

export interface Arms {
  readonly arms: readonly Arm[];
  /** Arm of each reading. */
  readonly of: Int32Array;
  /** Which arm is the control; undefined where there is one arm alone. */
  readonly control: number | undefined;
  /** Names that make the control, for messages. */
  readonly controlNames: readonly string[];
}

/** Names of a column that are controls: those that were said, else by their names. */
function controlsOf(
  readings: Readings,
  label: 'perturbation' | 'drug' | 'secondDrug',
  said: readonly string[],
): Set<string> {
  const levels = readings.labels[label]?.levels ?? [];
  const keys = said.map(nameKey);
  const named = levels.filter((level) => keys.includes(nameKey(level)));
  const of = label === 'perturbation' ? 'perturbation' : 'drug';
  return new Set(named.length > 0 ? named : controlsAmong(levels, of));
}

/**
 * The arms of a table. Nothing in a column, a control's name and a dose of 0 are all no treatment.
 * @param said names of controls that the user gave
 * @throws InputError where several arms have no control among them, or a name that was said is nowhere
 */
export function armsOf(readings: Readings, said: readonly string[] = []): Arms {
  const columns = ['perturbation', 'drug', 'secondDrug'] as const;
  const controls = columns.map((label) => controlsOf(readings, label, said));
  refuseUnknown(readings, said, columns);
  const nameAt = (row: number, column: 0 | 1 | 2): string | null => {
    const name = labelAt(readings, columns[column], row);
    return name === null || controls[column].has(name) ? null : name;
  };
  const drugAt = (row: number, column: 1 | 2): string | null => {
    const name = nameAt(row, column);
    const dose = quantityAt(readings, column === 1 ? 'dose' : 'secondDose', row);
    if (name === null || dose === 0) return null;
    const unit = readings.units[column === 1 ? 'dose' : 'secondDose'];
    return Number.isNaN(dose) ? name : [name, dose, ...(unit === undefined ? [] : [unit])].join(' ');
  };
  const place = new Map<string, number>();
  const arms: Arm[] = [];
  const of = Int32Array.from({ length: readings.count }, (_, row) => {
    const perturbation = nameAt(row, 0);
    const drugs = [drugAt(row, 1), drugAt(row, 2)].filter((drug) => drug !== null);
    const drug = drugs.length === 0 ? null : drugs.join(' + ');
    const name = [perturbation, drug].filter((part) => part !== null).join(' + ');
    const known = place.get(name);
    if (known !== undefined) return known;
    place.set(name, arms.length);
    return arms.push({ name, perturbation, drug }) - 1;
  });
  const controlNames = controls.flatMap((names) => [...names]);
  const control = place.get('');
  if (control !== undefined) arms[control] = { ...arms[control], name: controlNames.join(', ') || '-' };
  if (control === undefined && arms.length > 1) throw withoutControl(readings, arms);
  return { arms, of, control, controlNames };
}

function refuseUnknown(
  readings: Readings,
  said: readonly string[],
  columns: readonly ('perturbation' | 'drug' | 'secondDrug')[],
): void {
  const levels = columns.flatMap((label) => readings.labels[label]?.levels ?? []);
  const unknown = said.find((name) => !levels.some((level) => nameKey(level) === nameKey(name)));
  if (unknown === undefined) return;
  throw refused(
    'design.no-such-control',
    { control: unknown },
    { file: readings.file, expected: `one of ${levels.join(', ')}` },
  );
}

function withoutControl({ file }: Readings, arms: readonly Arm[]): InputError {
  return refused(
    'design.no-control',
    {},
    {
      file,
      expected: 'rows of untreated cells, such as siCtrl or DMSO',
      found: arms.map(({ name }) => name).join(', '),
    },
  );
}
