import { readSummits } from '../../atlas/chosen-peaks.ts';
import { linearRegions } from '../../genome/linear-regions.ts';
import type { Atlas } from '../../atlas/open-atlas.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { consensusSites } from '../../partners/sites/consensus-sites.ts';

/** The consensus sites of some experiments of an atlas, in order of position. */
export function consensusRegions(atlas: Atlas, experiments: ArrayLike<number>): PeakColumns {
  const chosen = new Set(Array.from(experiments));
  const list = atlas.shards.flatMap(({ shard, firstExperiment }, number) =>
    Array.from({ length: shard.peaks.experiments }, (_, i) => ({ shard: number, number: i })).filter((each) =>
      chosen.has(firstExperiment + each.number),
    ),
  );
  const [{ summit }] = readSummits(
    atlas.shards.map(({ shard }) => shard),
    [list],
  );
  const { start, end } = consensusSites(summit.sort(), atlas.genome.offsets);
  return linearRegions(start, end, atlas.genome);
}
