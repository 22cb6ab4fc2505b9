import type { GrowthInput } from '../../assays/growth.ts';
import { readReadings, type ReadingsFiles } from './readings-input.ts';

/** Opens a table of growth. @throws InputError for a table that is none */
export async function openGrowth(files: ReadingsFiles): Promise<GrowthInput> {
  return { readings: await readReadings(files, 'growth') };
}
