import { join } from 'node:path';
import { sitesWithin } from '../../analyses/atlas/make-sites.ts';
import { writeAtlas } from '../../atlas/making/build-atlas.ts';
import { builtInGenes } from '../../formats/genes/genes-reader.ts';
import { knownAssembly, type Assembly } from '../../genome/assembly.ts';
import type { GeneModels } from '../../genome/genes.ts';
import { worldGround, type WorldGround } from './make-world.ts';
import { SAMPLE_FILES, stagedIn } from './sample-files.ts';
import { plannedExperiments, QUERY } from './world-plan.ts';
import { narrowPeakColumns, narrowPeakText, sheetRow } from './write-world.ts';

const GENOME = 'hg38';

/** What the parts of the sample are drawn on. */
export interface SampleGround {
  readonly seed: number;
  readonly genes: GeneModels;
  readonly assembly: Assembly;
  readonly ground: WorldGround;
}

/** The ground of the world of that seed. */
export function sampleGround(seed: number): SampleGround {
  const [genes, assembly] = [builtInGenes(GENOME), knownAssembly(GENOME)];
  if (genes === undefined || assembly === undefined) throw new Error(`${GENOME} is not built in`);
  return { seed, genes, assembly, ground: worldGround(genes, assembly, { seed }) };
}

/** The first replicate of the query's factor in the myeloma line, as it is in the world of that seed. */
export function writeSamplePeaks(folder: string, { ground, assembly }: SampleGround): void {
  const peaks = ground.query(QUERY.myeloma, 1);
  const text = narrowPeakText(peaks, assembly, `${QUERY.antigen}_${QUERY.myeloma}`);
  stagedIn(folder)(SAMPLE_FILES.peaks, text);
}

/**
 * An atlas, with its sites, of the experiments of that line: the same bytes as one that is built of their files in the world of that seed.
 * The files themselves are not written, nobody would read them.
 */
export async function writeSampleAtlas(
  folder: string,
  { seed, genes, assembly, ground }: SampleGround,
): Promise<void> {
  const experiments = plannedExperiments().flatMap((plan, index) =>
    plan.cell === QUERY.myeloma ? [ground.experiment(plan, index)] : [],
  );
  const rows = experiments.map((experiment) => sheetRow(experiment, assembly, seed));
  const names = Object.keys(rows[0]) as (keyof (typeof rows)[number])[];
  await writeAtlas(
    join(folder, SAMPLE_FILES.atlas),
    {
      columns: new Map(
        names.filter((name) => name !== 'peaks').map((name) => [name, rows.map((row) => row[name])]),
      ),
      statedPeaks: Float64Array.from(experiments, ({ peaks }) => peaks.count),
      peaks: {
        kind: 'files',
        tasks: experiments.map(({ name, peaks }, experiment) => ({
          ...{ experiment, path: name },
          drawn: { format: 'narrowPeak', peaks: narrowPeakColumns(peaks, assembly) },
        })),
      },
    },
    // Another try, where the first was broken off, begins anew.
    { assembly, genes, threads: 1, replace: true, finish: (change) => sitesWithin(change) },
  );
}
