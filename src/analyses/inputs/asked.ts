import type { Atlas } from '../../atlas/open-atlas.ts';
import type { OverlapCounts } from '../../atlas/overlap.ts';
import { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import type { Notice } from '../../messages/message.ts';
import { findIdentity, type KnownIdentity, type QueryIdentity } from '../../partners/score/query-identity.ts';
import type { Query } from './query.ts';

/** A query and the atlas that it is asked of: what every question about partners begins with. */
export interface Asked {
  readonly atlas: Atlas;
  /** What messages call the query. */
  readonly name: string;
  /** The peaks that count, placed on the atlas' genome. */
  readonly peaks: PeakColumns;
  /** All peaks of the query. */
  readonly whole: PeakColumns;
  readonly identity: QueryIdentity;
  readonly names: KnownNames;
  /** What was said of the query and of what it is. */
  readonly notices: readonly Notice[];
  /** For every experiment how many of `peaks` it overlaps; counted once, when first asked for. */
  readonly overlaps: () => Promise<OverlapCounts>;
}

/** Puts a query to an atlas: finds out what it is, where the user does not say. */
export async function ask(
  atlas: Atlas,
  query: Query,
  known: KnownIdentity = {},
  names: KnownNames = new KnownNames(),
): Promise<Asked> {
  const { name, whole, peaks } = query;
  let counted: Promise<OverlapCounts> | undefined;
  const overlaps = (): Promise<OverlapCounts> => (counted ??= atlas.overlap(peaks));
  const experiments = {
    experiments: atlas.experiments,
    overlap: whole === peaks ? overlaps : () => atlas.overlap(whole),
  };
  const { identity, notices } = await findIdentity(experiments, whole, names, known);
  return { atlas, name, peaks, whole, identity, names, overlaps, notices: [...query.notices, ...notices] };
}
