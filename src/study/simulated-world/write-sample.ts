import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sitesWithin } from '../../analyses/atlas/make-sites.ts';
import { expression } from '../../analyses/expression.ts';
import { readExpressionInput } from '../../analyses/inputs/genes/expression-input.ts';
import { buildAtlas } from '../../atlas/making/build-atlas.ts';
import type { ResultFolder } from '../../formats/folders/result-folder.ts';
import { builtInGenes } from '../../formats/genes/genes-reader.ts';
import { bytesOfFile } from '../../formats/text/file-writer.ts';
import { tableText } from '../../formats/workbooks/table-file.ts';
import { knownAssembly, type Assembly } from '../../genome/assembly.ts';
import type { GeneModels } from '../../genome/genes.ts';
import { drawArrays } from './expression.ts';
import { worldGround } from './make-world.ts';
import { plannedExperiments, QUERY } from './world-plan.ts';
import { ARRAY_FILES, narrowPeakText, stageArrays, stageExperiments } from './write-world.ts';

const GENOME = 'hg38';

/** Files of the sample below its folder; what a user sees of them says that they are simulated. */
export const SAMPLE_FILES = {
  peaks: `simulated-${QUERY.antigen}.narrowPeak`,
  atlas: 'simulated-atlas',
  table: 'simulated-lenalidomide.tsv',
} as const;

/**
 * The first replicate of the query's factor in the myeloma line, and an atlas with sites of the experiments of that line: as they are in
 * the world of that seed, and the same bytes every time.
 */
export async function writeSampleAtlas(folder: string, seed: number): Promise<void> {
  const { genes, assembly } = genome();
  const ground = worldGround(genes, assembly, { seed });
  const stage = stagedIn(folder);
  stage(
    SAMPLE_FILES.peaks,
    narrowPeakText(ground.query(QUERY.myeloma, 1), assembly, `${QUERY.antigen}_${QUERY.myeloma}`),
  );
  const experiments = plannedExperiments().flatMap((plan, index) =>
    plan.cell === QUERY.myeloma ? [ground.experiment(plan, index)] : [],
  );
  const sheet = stageExperiments({ seed, experiments }, assembly, { stage }, '');
  await buildAtlas(join(folder, sheet), join(folder, SAMPLE_FILES.atlas), {
    ...{ assembly, genes, threads: 1 },
    finish: (change) => sitesWithin(change),
  });
}

/** Which genes the drug changes in the myeloma line: a finished table, made of the arrays of the world of that seed. */
export async function writeSampleTable(folder: string, seed: number): Promise<void> {
  const { genes, assembly } = genome();
  const { landscape, random } = worldGround(genes, assembly, { seed });
  const stage = stagedIn(folder);
  stageArrays(drawArrays(genes, landscape, true, random.split('arrays')), { stage });
  const input = await readExpressionInput({
    files: [join(folder, ARRAY_FILES.matrix)],
    platform: join(folder, ARRAY_FILES.platform),
    design: join(folder, ARRAY_FILES.designOf(QUERY.myeloma)),
  });
  const { table } = expression(input, { contrast: 'lenalidomide-control' });
  stage(SAMPLE_FILES.table, tableText(table));
}

function genome(): { genes: GeneModels; assembly: Assembly } {
  const [genes, assembly] = [builtInGenes(GENOME), knownAssembly(GENOME)];
  if (genes === undefined || assembly === undefined) throw new Error(`${GENOME} is not built in`);
  return { genes, assembly };
}

/** Nobody else writes into the folder: files take their place at once. */
function stagedIn(folder: string): ResultFolder['stage'] {
  return (path, content) => {
    const place = join(folder, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, bytesOfFile(place, content));
  };
}
