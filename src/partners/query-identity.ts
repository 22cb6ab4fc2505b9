import type { Atlas } from '../atlas/open-atlas.ts';
import { nameKey, type AntigenNames } from '../genome/antigen-aliases.ts';
import { nearestNames } from '../genome/names.ts';
import type { PeakColumns } from '../genome/peak-columns.ts';

/** Two sets of intervals whose Jaccard index exceeds this are the same experiment. */
const NEARLY_IDENTICAL = 0.8;

/** What a query is, as far as it is known; undefined where unknown. */
export interface Identity {
  /** Key of the antigen's names. */
  readonly antigen: string | undefined;
  readonly cell: string | undefined;
  readonly cellClass: string | undefined;
}

export interface QueryIdentity extends Identity {
  /** The experiment of the atlas that the query nearly is. */
  readonly experiment: string | undefined;
}

/**
 * What the query is: what the user says, else what a near-identical experiment of the atlas is (Jaccard index
 * of the intervals above 0.8). Says how it was found, or that it is unknown.
 */
export async function findIdentity(
  atlas: Pick<Atlas, 'experiments' | 'overlap'>,
  query: PeakColumns,
  names: AntigenNames,
  { antigen: queryAntigen, cell: queryCell }: { antigen: string | undefined; cell: string | undefined },
  tell: (sentence: string) => void,
): Promise<QueryIdentity> {
  const table = atlas.experiments;
  const twin =
    queryAntigen !== undefined && queryCell !== undefined ? -1 : await nearestExperiment(atlas, query);
  if (twin >= 0) {
    const there = `${table.antigen[twin]} in ${table.cell[twin] || 'an unknown cell type'}`;
    tell(
      `the query is nearly identical with ${table.experiment[twin]}` +
        (queryAntigen === undefined && queryCell === undefined
          ? `: taken as ${there}`
          : `, ${there}: its ${queryAntigen === undefined ? 'antigen' : 'cell type'} is taken from there`),
    );
  } else if (queryAntigen === undefined) {
    tell(
      'the antigen of the query is unknown: it may be among its own partners; --query-antigen NAME tells it',
    );
  }
  const cell = queryCell ?? (twin < 0 ? undefined : table.cell[twin]);
  const cellRow = cell === undefined ? -1 : table.cell.findIndex((each) => nameKey(each) === nameKey(cell));
  if (queryCell !== undefined && cellRow < 0) tell(`no experiment of the atlas is of ${queryCell}`);
  if (queryAntigen !== undefined && !table.antigen.some((each) => names.same(each, queryAntigen)))
    tell(
      `no experiment of the atlas has the antigen ${queryAntigen}${suggestion(queryAntigen, table.antigen, names)}`,
    );
  const antigen = queryAntigen ?? (twin < 0 ? undefined : table.antigen[twin]);
  return {
    antigen: antigen === undefined ? undefined : names.key(antigen),
    cell,
    cellClass: cellRow < 0 ? undefined : table.cellClass[cellRow],
    experiment: twin < 0 ? undefined : table.experiment[twin],
  };
}

/** What a name may have been meant to be; nothing for a factor that is known by it. */
function suggestion(name: string, antigens: readonly string[], names: AntigenNames): string {
  if (names.symbol(name) !== undefined) return '';
  const near = nearestNames(name, [...new Set(antigens)], 3);
  return near.length === 0 ? '' : `; perhaps ${near.join(', ')} is meant`;
}

/** Number of the experiment that the query nearly is, -1 where there is none. */
async function nearestExperiment(
  atlas: Pick<Atlas, 'experiments' | 'overlap'>,
  query: PeakColumns,
): Promise<number> {
  const { queryHits } = await atlas.overlap(query);
  const { peaks } = atlas.experiments;
  let best = -1;
  let bestIndex = NEARLY_IDENTICAL;
  queryHits.forEach((hits, i) => {
    const index = hits / (query.count + peaks[i] - hits);
    if (index > bestIndex) {
      best = i;
      bestIndex = index;
    }
  });
  return best;
}
