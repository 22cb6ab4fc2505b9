import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../errors.ts';
import { studyDiffColumns } from '../../atlas/atlas-columns.ts';
import { tableOf, type Table } from '../../tables/table.ts';
import { compareRuns, type RunDifference } from './compare-runs.ts';
import { compareTables } from './compare-tables.ts';
import type { Provenance } from './provenance.ts';

/**
 * What changed between two runs of a study, and why: one difference a row.
 * @param before folder of one run
 * @param after folder of the other
 * @throws InputError where a folder is none of a run
 */
export function compareFolders(before: string, after: string): Table {
  const differences = [
    ...compareRuns(readProvenance(before), readProvenance(after)),
    ...compareTables(join(before, 'tables'), join(after, 'tables')),
  ];
  const column = (name: keyof RunDifference) => differences.map((difference) => difference[name]);
  return tableOf(studyDiffColumns, {
    what: column('what'),
    name: column('name'),
    before: column('before'),
    after: column('after'),
  });
}

function readProvenance(folder: string): Provenance {
  const path = join(folder, 'provenance.json');
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Provenance;
  } catch {
    throw new InputError('this is not the folder of a study run', {
      file: folder,
      expected: 'a folder with provenance.json, as chipmate study run writes it',
      fix: 'name the folder that was given to -o',
    });
  }
}
