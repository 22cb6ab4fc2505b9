import { Option, type Command } from 'commander';
import type { Atlas } from '../atlas/open-atlas.ts';
import type { AntigenNames } from '../genome/antigen-aliases.ts';
import type { PeakColumns } from '../genome/peak-columns.ts';
import { findIdentity, type QueryIdentity } from '../partners/query-identity.ts';
import { say } from './options.ts';

export interface IdentityOptions {
  readonly queryAntigen?: string;
  readonly queryCell?: string;
  readonly quiet?: boolean;
}

export function addIdentityOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--query-antigen <name>',
        'what the query is (else inferred from a near-identical experiment)',
      ),
    )
    .addOption(new Option('--query-cell <name>', 'cell type of the query (else inferred in the same way)'));
}

/** What the query is by the options, else by a near-identical experiment of the atlas; says how it was found. */
export async function identifyQuery(
  atlas: Pick<Atlas, 'experiments' | 'overlap'>,
  query: PeakColumns,
  names: AntigenNames,
  options: IdentityOptions,
): Promise<QueryIdentity> {
  const known = { antigen: options.queryAntigen, cell: options.queryCell };
  return findIdentity(atlas, query, names, known, say(options));
}
