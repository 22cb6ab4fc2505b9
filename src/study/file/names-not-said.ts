import { caution, isSaid, type Notice } from '../../messages/message.ts';
import type { Study } from './study-schema.ts';

/** What will be missing where a study does not say which factor it is about, or of which cells its ChIP-seq are. */
export function namesNotSaid({ factor, chip_seq }: Pick<Study, 'factor' | 'chip_seq'>): Notice[] {
  const withoutFactor = [factor, ...chip_seq.map(({ antigen = [] }) => antigen)].some(
    (names) => !names.every(isSaid),
  );
  const withoutCells = chip_seq.filter(({ cell }) => !isSaid(cell)).map(({ name }) => name);
  return [
    ...(withoutFactor ? [caution('study.no-factor')] : []),
    ...(withoutCells.length > 0 ? [caution('study.no-cells', { names: withoutCells.join(', ') })] : []),
  ];
}
