// What n counts: independent experiments, or donors where there are any; wells of one are averaged first.
import type { Label, Readings } from '../../tables/readings.ts';

/** Which label names the independent unit: the donor where there are donors, else the experiment; null where neither is said. */
export function unitLabel({ labels }: Pick<Readings, 'labels'>): Label | null {
  if (labels.donor !== undefined) return 'donor';
  return labels.experiment === undefined ? null : 'experiment';
}
