// What every assay says of its design: which group is the control, what n counts, what could not be tested.
import { copiedUnits, type Likeness } from '../../../assays/design/copied-units.ts';
import type { Effect } from '../../../assays/design/effect.ts';
import { personLikeNames } from '../../../assays/design/person-like.ts';
import { technicalNames } from '../../../assays/design/unit-doubts.ts';
import { unitLabel } from '../../../assays/design/units.ts';
import type { Label, Readings } from '../../../tables/readings.ts';
import { caution, note, type Notice } from '../../../messages/message.ts';

/** What there is to say of how the table was read, and of its units. @param wells readings that were averaged @param values what they became */
export function saidOfUnits(readings: Readings, wells: number, values: number): Notice[] {
  const unit = unitLabel(readings);
  return [
    ...(readings.notices ?? []),
    ...saidOfNames(readings),
    ...(unit === null ? [caution('assay.no-units')] : []),
    ...(unit !== null && wells > values ? [note('assay.wells-averaged', { wells, values, unit })] : []),
  ];
}

const COPIED = {
  same: 'assay.copied-same',
  constant: 'assay.copied-constant',
  factor: 'assay.copied-factor',
} as const satisfies Record<Likeness, string>;

/** Units that are copies, or are named like wells, and names that look like a person's. */
export function saidOfNames(readings: Readings): Notice[] {
  const unit = unitLabel(readings) ?? 'experiment';
  const technical = technicalNames(readings);
  const persons = personLikeNames(
    (['donor', 'experiment', 'sample', 'cell'] as const).flatMap(
      (label) => readings.labels[label]?.levels ?? [],
    ),
  );
  return [
    ...saidOfCopies(readings, unit),
    ...(technical.length > 0 ? [caution('assay.technical-names', { names: technical.join(', ') })] : []),
    ...(persons.length > 0 ? [caution('samples.person-like', { names: persons.join(', ') })] : []),
  ];
}

/** @param label what is counted: experiments, donors, or lines */
export function saidOfCopies(readings: Readings, label: Label): Notice[] {
  return copiedUnits(readings, label).map(({ units, cell, how }) =>
    caution(COPIED[how], { unit: label, names: units.join(', ') + (cell === null ? '' : ` (${cell})`) }),
  );
}

/** @param comparison `siFOS - siCtrl, IRF4` */
export function saidOfEffect(readings: Readings, comparison: string, effect: Effect): Notice[] {
  const { paired, noTest, n, leftOut } = effect;
  const unit = unitLabel(readings);
  return [
    ...(paired && unit !== null ? [note('assay.paired', { unit, n })] : []),
    ...(leftOut.length > 0 ? [caution('assay.pairs-left-out', { names: leftOut.join(', ') })] : []),
    ...(noTest === 'one experiment' && unit !== null
      ? [caution('assay.one-experiment', { comparison })]
      : []),
    ...(noTest === 'no spread' ? [caution('assay.no-spread', { comparison })] : []),
  ];
}
