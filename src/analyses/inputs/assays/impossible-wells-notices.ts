// Names wells of a dose series whose value cannot be.
import type { ImpossibleWell } from '../../../assays/dose/impossible-wells.ts';
import { about, caution, type Notice } from '../../../messages/message.ts';
import { labelAt, quantityAt, type Readings } from '../../../tables/readings.ts';

const MOST_WELLS = 8;

const SAID = {
  negative: 'dose.negative-well',
  'below nothing': 'dose.well-below-nothing',
  'far above control': 'dose.well-far-above',
} as const satisfies Record<ImpossibleWell['why'], string>;

export function saidOfImpossibleWells(readings: Readings, wells: readonly ImpossibleWell[]): Notice[] {
  const named = wells.slice(0, MOST_WELLS).flatMap(({ row, why, viability }) => {
    const names = (['experiment', 'donor', 'plate', 'well'] as const).map((label) =>
      labelAt(readings, label, row),
    );
    const place = [...names.filter((name) => name !== null), quantityAt(readings, 'dose', row)];
    const value = readings.value[row];
    const percent = Number(viability.toFixed(0));
    return about(readings.place(row), [caution(SAID[why], { well: place.join(', '), value, percent })]);
  });
  return wells.length > MOST_WELLS
    ? [...named, caution('dose.more-impossible-wells', { wells: wells.length - MOST_WELLS })]
    : named;
}
