import type { Choices, Choosing } from '../../analyses/inputs/choices.ts';
import type { ReadingsFiles } from '../../analyses/inputs/assays/readings-input.ts';
import { InputError } from '../../errors.ts';

/** What wells are, and where a workbook has its table. */
export const readingsChoices = {
  map: { type: 'file', help: 'readings.choice.map' },
  sheet: { type: 'text', unit: 'name', help: 'readings.choice.sheet' },
} as const satisfies Choices;

/** Where the readings are. @throws InputError where no table was given */
export function readingsFiles({
  table: file,
  map,
  sheet,
}: Choosing<typeof readingsChoices> & { readonly table?: string | undefined }): ReadingsFiles {
  if (file === undefined)
    throw new InputError('a table is needed', { fix: '--template writes one to fill in' });
  return { file, ...(map === undefined ? {} : { map }), ...(sheet === undefined ? {} : { sheet }) };
}
