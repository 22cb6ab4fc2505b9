// Bands as a blot gives them: net intensities, saturation, and which of them is the loading control.
import { KnownNames, nameKey } from '../../genome/antigens/antigen-aliases.ts';
import { labelAt, quantityAt, type Readings } from '../../tables/readings.ts';
import { unitLabel } from '../design/units.ts';
import { isPerhapsSaturated } from './perhaps-saturated.ts';

/** Above this part of the detector's ceiling a band is saturated. */
const SATURATED = 0.95;

/** Band less local background; the band itself where no background stands beside it. */
export function netAt(readings: Readings, row: number): number {
  const background = quantityAt(readings, 'background', row);
  return readings.value[row] - (Number.isNaN(background) ? 0 : background);
}

/** Above 95 % of what the detector can give; where nobody says what that is, at a number at which several bands stop. */
export function isSaturated(readings: Readings, row: number): boolean {
  return (
    readings.value[row] > SATURATED * quantityAt(readings, 'ceiling', row) ||
    isPerhapsSaturated(readings, row)
  );
}

/** What is made of a sample, not of a standard or an empty lane. */
export function isSample(readings: Readings, row: number): boolean {
  const role = labelAt(readings, 'role', row)?.toLowerCase();
  return role === undefined || role === 'unknown' || role === 'sample' || role === 'stain';
}

export function isStandard(readings: Readings, row: number): boolean {
  return labelAt(readings, 'role', row)?.toLowerCase() === 'standard';
}

const LOADING =
  /^(?:(?:b|beta)?actin|actb|gapdh|(?:[ab]|alpha|beta)?tubulin|tub(?:a|b)\w*|vinculin|vcl|lamin(?:b1?|ac)?|lmn(?:b1|a)|hsp90\w*|histoneh3|h3|h3f3a|ppi[ab]|cyclophilin[ab]?|coxiv|cox4i1|totalprotein|ponceau\w*|revert\w*|stainfree|ローディング\w*)$/;

/** Targets that are loading controls: those that were said, under any of their names, else by their names. */
export function loadingControls(
  readings: Readings,
  said: readonly string[],
  names: KnownNames = new KnownNames(),
): string[] {
  const targets = readings.labels.target?.levels ?? [];
  if (said.length > 0) return targets.filter((target) => said.some((name) => names.same(name, target)));
  return targets.filter((target) => LOADING.test(nameKey(target)));
}

/** The independent unit at a row; '' where the table names none, null where this row has none. */
export function unitAt(readings: Readings, row: number): string | null {
  const label = unitLabel(readings);
  return label === null ? '' : labelAt(readings, label, row);
}

/** How a band is named in messages: its gel and lane, else its line. */
export function placeOf(readings: Readings, row: number): string {
  const parts = (['gel', 'lane'] as const).flatMap((label) => {
    const name = labelAt(readings, label, row);
    return name === null ? [] : [`${label} ${name}`];
  });
  const target = labelAt(readings, 'target', row);
  const where = parts.length > 0 ? parts.join(' ') : `line ${readings.place(row).line ?? row + 1}`;
  return target === null ? where : `${target} ${where}`;
}
