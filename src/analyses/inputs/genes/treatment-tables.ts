import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { InputError } from '../../../errors.ts';
import {
  readDifferentialTable,
  type DifferentialTable,
} from '../../../formats/expression/differential-table-reader.ts';

/** A differential table and the treatment that it is of. */
export interface TreatmentTable {
  readonly treatment: string;
  readonly table: DifferentialTable;
}

/**
 * Reads differential tables, each named by its file; the tables of a folder by name.
 * @throws InputError for what is not there, a folder without tables, and faulty tables
 */
export async function readTreatmentTables(paths: readonly string[]): Promise<TreatmentTable[]> {
  const tables: TreatmentTable[] = [];
  for (const path of paths.flatMap(filesOf))
    tables.push({ treatment: treatmentName(path), table: await readDifferentialTable(path) });
  return tables;
}

/** The tables of a folder, by name; a file as it is. */
function filesOf(path: string): string[] {
  let isFolder: boolean;
  try {
    isFolder = statSync(path).isDirectory();
  } catch {
    throw new InputError('there is no such file or folder', { file: path });
  }
  if (!isFolder) return [path];
  const names = readdirSync(path).filter((name) => /\.(?:tsv|txt|csv|xls)(?:\.gz)?$/i.test(name));
  if (names.length === 0)
    throw new InputError('the folder holds no tables', {
      file: path,
      expected: '.tsv, .txt, .csv, plain or .gz',
    });
  return names.sort().map((name) => join(path, name));
}

function treatmentName(path: string): string {
  return basename(path)
    .replace(/\.gz$/i, '')
    .replace(/\.(?:tsv|txt|csv|xls)$/i, '');
}
