import { join } from 'node:path';
import { expression } from '../../analyses/expression.ts';
import { readExpressionInput } from '../../analyses/inputs/genes/expression-input.ts';
import { tableText } from '../../formats/workbooks/table-file.ts';
import { drawArrays } from './expression.ts';
import { SAMPLE_FILES, stagedIn } from './sample-files.ts';
import { QUERY } from './world-plan.ts';
import type { SampleGround } from './write-sample.ts';
import { ARRAY_FILES, stageArrays } from './write-world.ts';

/** Which genes the drug changes in the myeloma line: a finished table, made of the arrays of the world of that seed. */
export async function writeSampleTable(folder: string, { genes, ground }: SampleGround): Promise<void> {
  const { landscape, random } = ground;
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
