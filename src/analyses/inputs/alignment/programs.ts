// The user's own programs: whether they are on the PATH, which version, and how they are installed where they are not.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { refused } from '../../../messages/refused.ts';

/** A program that can be started. */
export interface FoundProgram {
  readonly name: string;
  /** As it says of itself. */
  readonly version: string;
}

/** Programs by the names under which they are started, with the packages that hold them. */
const PACKAGES = {
  bowtie2: 'bowtie2',
  'bowtie2-build': 'bowtie2',
  bwa: 'bwa',
  fastp: 'fastp',
  samtools: 'samtools',
} as const;

export type ProgramName = keyof typeof PACKAGES;

/** A program where it is on the PATH. */
export function programAtHand(name: ProgramName): FoundProgram | undefined {
  return isOnPath(name) ? { name, version: versionOf(name) } : undefined;
}

/** Several programs, all of which are needed. @throws InputError that names those that are missing, with how they are installed */
export function needPrograms(...names: readonly ProgramName[]): Map<ProgramName, FoundProgram> {
  const found = new Map<ProgramName, FoundProgram>();
  const missing: ProgramName[] = [];
  for (const name of names) {
    const program = programAtHand(name);
    if (program === undefined) missing.push(name);
    else found.set(name, program);
  }
  if (missing.length === 0) return found;
  const packages = [...new Set(missing.map((name) => PACKAGES[name]))].join(' ');
  throw refused(
    'programs.missing',
    { programs: missing.join(', '), packages },
    { expected: `${names.join(', ')} on the PATH` },
  );
}

function isOnPath(name: string): boolean {
  const suffixes = process.platform === 'win32' ? ['.exe', '.bat', '.cmd'] : [''];
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .some((folder) => folder !== '' && suffixes.some((suffix) => isProgram(join(folder, name + suffix))));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** bwa tells its version only where it is asked for nothing. */
function versionOf(name: ProgramName): string {
  const { stdout, stderr } = spawnSync(name, name === 'bwa' ? [] : ['--version'], {
    encoding: 'utf8',
    input: '',
    timeout: 60_000,
  });
  const text = `${(stdout as string | null) ?? ''}\n${(stderr as string | null) ?? ''}`;
  return /\b\d+\.\d[\w.+-]*/.exec(text)?.[0] ?? '?';
}
