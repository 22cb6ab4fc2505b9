import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refusal, shown, type Shown } from '../../test/support/answers.ts';
import { folderWith } from '../../test/support/chipmate.ts';
import { limmaTable } from '../../test/support/driven-genes.ts';
import { readTreatmentTables } from './inputs/genes/treatment-tables.ts';
import { treatments } from './treatments.ts';

const folder = folderWith({
  'drugs/lenalidomide.tsv': limmaTable((i) => (i === 7 ? -2 : 0.1)),
  'drugs/control.tsv': limmaTable((i) => (i === 7 ? 0.2 : 0.1)),
});

test('treatments of a folder', async () => {
  const tables = await readTreatmentTables([join(folder, 'drugs')]);
  const ask = (gene: string): Shown => shown(treatments({ gene, tables }));
  const { rows, said } = ask('GENE7');
  expect(Object.values(rows[0]).slice(0, 3)).toEqual(['1', 'lenalidomide', '-2']);
  expect(said).toContain('treatments that lower GENE7: 1 of 2, 1 with a 95 % interval that leaves out 0');
  await refusal(() => ask('NOPE'));
});
