import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../errors.ts';
import { GENOME_LOCK, genomeFileName, genomeFolderName } from '../../formats/folders/genomes-folder.ts';
import { tableOf, type Table } from '../../tables/table.ts';
import { genomeColumns } from '../atlas-columns.ts';
import { digestFile } from './download.ts';
import { GENOME_PARTS } from './fetch-genome.ts';
import { readGenomeLock } from './genome-lock.ts';
import type { FileWithTerms } from './with-terms.ts';

/** A file of a genome's folder. */
interface AtHand {
  readonly genome: string;
  readonly file: string;
  readonly bytes: number;
  /** What its lock file says of it; undefined for a file that the user put there. */
  readonly entry: FileWithTerms | undefined;
  readonly verdict: string;
}

/**
 * The genomes that are at hand, file by file.
 * @param folder the genomes folder
 * @param genome the one that is asked about; all where left out
 * @param verify reads every byte and compares its checksum
 * @returns the table, and how many files are not as they were brought
 * @throws InputError where there is no such genome, or a lock file is damaged
 */
export async function describeGenomes(
  folder: string,
  genome: string | undefined,
  verify: boolean,
): Promise<{ readonly table: Table; readonly faulty: number }> {
  const there = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && genomeFolderName(entry.name) === entry.name)
        .map(({ name }) => name)
        .sort()
    : [];
  const asked = genome === undefined ? there : there.filter((name) => name === genomeFolderName(genome));
  if (genome !== undefined && asked.length === 0)
    throw new InputError(`the genome ${genome} is not at hand`, {
      file: folder,
      found: there.length === 0 ? 'no genome' : there.join(', '),
      fix: `chipmate genome fetch ${genome}`,
    });
  const rows: AtHand[] = [];
  for (const name of asked) rows.push(...(await filesOf(folder, name, verify)));
  const entries = rows.map(({ entry }) => entry);
  return {
    table: tableOf(genomeColumns, {
      genome: rows.map((row) => row.genome),
      file: rows.map(({ file }) => file),
      bytes: rows.map(({ bytes }) => bytes),
      verdict: rows.map(({ verdict }) => verdict),
      source: entries.map((entry) => entry?.source),
      release: entries.map((entry) => entry?.release || undefined),
      brought: entries.map((entry) => entry?.date.slice(0, 10)),
      licence: entries.map((entry) => entry?.licence),
      cite: entries.map((entry) => entry?.cite),
      address: entries.map((entry) => entry?.address),
      sha256: entries.map((entry) => entry?.sha256),
    }),
    faulty: rows.filter(({ verdict }) => !['there', 'fine', 'own'].includes(verdict)).length,
  };
}

async function filesOf(folder: string, genome: string, verify: boolean): Promise<AtHand[]> {
  const lock = readGenomeLock(join(folder, genome, GENOME_LOCK));
  const entries = new Map(lock?.files.map((entry) => [entry.file, entry]));
  const rows: AtHand[] = [];
  for (const part of GENOME_PARTS) {
    const file = genomeFileName(genome, part);
    const path = join(folder, genome, file);
    const entry = entries.get(file);
    const bytes = statSync(path, { throwIfNoEntry: false })?.size ?? NaN;
    if (entry === undefined && Number.isNaN(bytes)) continue;
    rows.push({ genome, file, bytes, entry, verdict: await verdictOf(path, bytes, entry, verify) });
  }
  return rows;
}

async function verdictOf(
  path: string,
  bytes: number,
  entry: FileWithTerms | undefined,
  verify: boolean,
): Promise<string> {
  if (Number.isNaN(bytes)) return 'missing';
  if (entry === undefined) return 'own';
  if (bytes !== entry.bytes) return 'of another size';
  if (!verify) return 'there';
  return (await digestFile(path, false, bytes)).sha256 === entry.sha256 ? 'fine' : 'damaged';
}
