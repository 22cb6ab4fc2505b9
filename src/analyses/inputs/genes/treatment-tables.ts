import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { InputError } from '../../../errors.ts';
import {
  readDifferentialTable,
  type DifferentialTable,
} from '../../../formats/expression/differential-table-reader.ts';
import { readingFault } from '../../../formats/text/system-fault.ts';

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
    tables.push({ treatment: nameByFile(path), table: await readDifferentialTable(path) });
  return tables;
}

/** The tables of a folder, by name; a file as it is. */
function filesOf(path: string): string[] {
  const names = namesIn(path)?.filter((name) => /\.(?:tsv|txt|csv|xls)(?:\.gz)?$/i.test(name));
  if (names === undefined) return [path];
  if (names.length === 0)
    throw new InputError('the folder holds no tables', {
      file: path,
      expected: '.tsv, .txt, .csv, plain or .gz',
    });
  return names.sort().map((name) => join(path, name));
}

/** What lies in a folder; undefined for a file. @throws InputError for what is not there or may not be read */
function namesIn(path: string): string[] | undefined {
  if (!existsSync(path)) throw new InputError('there is no such file or folder', { file: path });
  try {
    return statSync(path).isDirectory() ? readdirSync(path) : undefined;
  } catch (error) {
    throw readingFault(error, path) ?? error;
  }
}

/** What a table or list is called that nobody named. */
export function nameByFile(path: string): string {
  return basename(path)
    .replace(/\.gz$/i, '')
    .replace(/\.(?:tsv|txt|csv|xls)$/i, '');
}
