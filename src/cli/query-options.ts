import { Option, type Command } from 'commander';
import type { GeneSources } from '../analyses/inputs/genes/gene-models.ts';
import { collect } from './options.ts';

/** Options that change which of the query's sites are used. */
export function addQueryOptions(command: Command): Command {
  return command
    .option('--blacklist <bed>', 'leave out query intervals that overlap these regions')
    .option('--within <bed>', 'only query intervals that overlap these regions', collect)
    .option('--not-within <bed>', 'only query intervals that overlap none of these regions', collect);
}

/** What the query is, where the user says it. */
export interface IdentityOptions {
  readonly queryAntigen?: readonly string[];
  readonly queryCell?: string;
  readonly queryCellClass?: string;
}

export function addIdentityOptions(command: Command): Command {
  return command
    .addOption(queryAntigenOption('what the query is (else inferred from a near-identical experiment)'))
    .addOption(new Option('--query-cell <name>', 'cell type of the query (else inferred in the same way)'))
    .option(
      '--query-cell-class <name>',
      'class of cells of the query, whose rows come first (else that of its cell type)',
    );
}

/** `--query-antigen`, several times for siblings. @param what words for what it tells */
export function queryAntigenOption(what: string): Option {
  return new Option(
    '--query-antigen <name>',
    `${what}; several, such as IKZF1,IKZF3, count as one factor`,
  ).argParser((value: string, previous: readonly string[] | undefined) => [
    ...(previous ?? []),
    ...value.split(',').map((name) => name.trim()),
  ]);
}

/** `--genomes`, beside `--genes`. */
export const GENOMES_OPTION = [
  '--genomes <dir>',
  'folder of genomes (default: $CHIPMATE_GENOMES, else chipmate/genomes where your system keeps data)',
] as const;

/** Where the options say that gene models are. */
export function geneSources(options: {
  readonly genes?: string;
  readonly genomes?: string;
  readonly genome?: string;
  readonly atlas?: readonly string[];
}): GeneSources {
  const { genes: file, genomes, genome: assembly, atlas } = options;
  return { file, genomes, assembly, atlas: atlas?.[0] };
}
