import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../errors.ts';
import type { FileList } from '../../formats/folders/file-list.ts';
import { readResultFolder, refuseChanged } from '../../formats/folders/read-result-folder.ts';
import { studyDiffColumns } from '../../atlas/atlas-columns.ts';
import { tableOf, type Table } from '../../tables/table.ts';
import { compareRuns, type RunDifference } from './compare-runs.ts';
import { compareTables } from './compare-tables.ts';
import { runSchema, type ComparableRun } from './provenance.ts';

const PROVENANCE = 'provenance.json';

/**
 * What changed between two runs of a study, and why: one difference a row.
 * @param before folder of one run
 * @param after folder of the other
 * @throws InputError where a folder is none of a run
 */
export function compareFolders(before: string, after: string): Table {
  const [old, now] = [readRun(before), readRun(after)];
  const differences = [
    ...compareRuns(old.provenance, now.provenance),
    ...compareTables(old.tables, now.tables),
  ];
  const column = (name: keyof RunDifference) => differences.map((difference) => difference[name]);
  return tableOf(studyDiffColumns, {
    what: column('what'),
    name: column('name'),
    before: column('before'),
    after: column('after'),
  });
}

/** The tables of a run, by name. */
function tablesOf(folder: string, list: FileList | undefined): Map<string, string> {
  const tables = join(folder, 'tables');
  const names = namesIn(tables).filter((name) => name.endsWith('.tsv'));
  // Tables that somebody put there are none of the run's.
  const own = names.filter((name) => list === undefined || list.files.has(`tables/${name}`));
  for (const name of own) refuseChanged(folder, list, `tables/${name}`);
  return new Map(own.map((name) => [name, join(tables, name)]));
}

function namesIn(folder: string): string[] {
  try {
    return existsSync(folder) ? readdirSync(folder) : [];
  } catch {
    throw new InputError('this folder cannot be read', { file: folder, fix: 'check its permissions' });
  }
}

function readRun(folder: string): { provenance: ComparableRun; tables: Map<string, string> } {
  const list = readResultFolder(folder);
  const path = join(folder, PROVENANCE);
  if (existsSync(path)) refuseChanged(folder, list, PROVENANCE);
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw noRun(folder, 'no such file that can be read as JSON');
  }
  const { data, error } = runSchema.safeParse(content);
  if (data === undefined)
    throw noRun(folder, `${error.issues[0].path.join(' ')}: ${error.issues[0].message}`);
  return { provenance: data, tables: tablesOf(folder, list) };
}

function noRun(folder: string, found: string): InputError {
  return new InputError('this is not the folder of a study run', {
    file: folder,
    expected: `a folder with ${PROVENANCE}, as chipmate study run writes it`,
    found,
    fix: 'name the folder that was given to -o',
  });
}
