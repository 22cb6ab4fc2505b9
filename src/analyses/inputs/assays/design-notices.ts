// What every assay says of its design: which group is the control, what n counts, what could not be tested.
import type { Effect } from '../../../assays/design/effect.ts';
import { unitLabel } from '../../../assays/design/units.ts';
import type { Readings } from '../../../tables/readings.ts';
import { caution, note, type Notice } from '../../../messages/message.ts';

/** What there is to say of how the table was read, and of its units. @param wells readings that were averaged @param values what they became */
export function saidOfUnits(readings: Readings, wells: number, values: number): Notice[] {
  const unit = unitLabel(readings);
  return [
    ...(readings.notices ?? []),
    ...(unit === null ? [caution('assay.no-units')] : []),
    ...(unit !== null && wells > values ? [note('assay.wells-averaged', { wells, values, unit })] : []),
  ];
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
