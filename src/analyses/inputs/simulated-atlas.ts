import { holdsSimulated } from '../../atlas/experiment-table.ts';
import type { Atlas } from '../../atlas/open-atlas.ts';
import { caution, type Notice } from '../../messages/message.ts';

/** A caution on whatever is answered from a simulated atlas. */
export function simulatedAtlas(...atlases: readonly Pick<Atlas, 'experiments'>[]): Notice[] {
  return atlases.some(({ experiments }) => holdsSimulated(experiments)) ? [caution('atlas.simulated')] : [];
}
