// Questions that the demo asks beside the study: what a page should not show, and what should be refused.
import { dirname, join } from 'node:path';
import { expression } from '../analyses/expression.ts';
import { worldOf } from '../analyses/inputs/atlas-potentials.ts';
import { readExpressionInput, type ExpressionInput } from '../analyses/inputs/genes/expression-input.ts';
import { readQuery } from '../analyses/inputs/query.ts';
import { targets } from '../analyses/targets.ts';
import { openAtlas } from '../atlas/open-atlas.ts';
import { InputError } from '../errors.ts';
import { builtInGenes } from '../formats/genes/genes-reader.ts';
import { knownAssembly } from '../genome/assembly.ts';
import { fooledAtBench } from './demo-bench-traps.ts';
import { readStudy } from '../study/file/read-study.ts';
import type { AskedBeside } from '../study/simulated-world/score-against-truth.ts';
import { UNRELATED } from '../study/simulated-world/world-plan.ts';
import type { WrittenWorld } from '../study/simulated-world/write-world.ts';
import { differentialTable } from '../study/steps/targets-step.ts';
import type { StudyResults } from '../study/study-results.ts';

/** The build of the simulated world. */
export const GENOME = 'hg38';

type Written = Pick<WrittenWorld, 'unrelated' | 'atlas' | 'study' | 'traps'>;

/** Asks what lies beside the study. */
export async function askedBeside(written: Written, results: StudyResults): Promise<AskedBeside> {
  const unrelated = await targetsOfUnrelated(written, results);
  const { input, contrast } = await firstExperiment(written);
  return {
    unrelated,
    takesCopies: isAnswered(withCopy(input), contrast),
    exchangedUnnamed: namesNobody(input, contrast),
    fooledBy: await fooledAtBench(written.traps, results),
  };
}

/** Genes that the study's first experiment would support as targets of the unrelated factor: the question that a page never shows. */
async function targetsOfUnrelated(
  { unrelated, atlas: folder }: Pick<WrittenWorld, 'unrelated' | 'atlas'>,
  { expression }: Pick<StudyResults, 'expression'>,
): Promise<string[]> {
  const [first] = expression;
  const [models, assembly] = [builtInGenes(GENOME), knownAssembly(GENOME)];
  if (first === undefined || models === undefined || assembly === undefined) return [];
  const genes = { models, assembly: GENOME };
  const atlas = await openAtlas(folder);
  try {
    const { scores, judged } = targets(
      {
        ...(await readQuery(unrelated, assembly)),
        genes,
        expression: { name: first.name, table: differentialTable(first) },
        world: worldOf(atlas, genes, {}),
        antigen: UNRELATED,
      },
      { factorIs: 'lowered' },
    );
    return scores.genes.names.filter((_, gene) => judged.verdicts[gene].verdict === 'supported');
  } finally {
    await atlas.close();
  }
}

/** The study's first experiment as its files have it. */
async function firstExperiment({ study }: Pick<WrittenWorld, 'study'>) {
  const [{ matrix = [], design, platform, contrast = '' }] = readStudy(study).study.expression;
  const input = await readExpressionInput({ files: matrix, design, platform }, (name) =>
    join(dirname(study), name),
  );
  return { input, contrast };
}

/** The same experiment whose last sample is given again under another name. */
function withCopy(input: ExpressionInput): ExpressionInput {
  const { file, sheet } = input;
  if (sheet === undefined) throw new Error('the demo has a table of its samples');
  const { rowNames, sampleNames, values } = file.matrix;
  const last = sheet.samples.length - 1;
  const from = sampleNames.indexOf(sheet.samples[last]) * rowNames.length;
  const name = `${sheet.samples[last]}_again`;
  const all = new Float64Array(values.length + rowNames.length);
  all.set(values);
  all.copyWithin(values.length, from, from + rowNames.length);
  const again = <T>(list: readonly T[], at: number): T[] => [...list, list[at]];
  return {
    ...input,
    file: {
      ...file,
      matrix: {
        rowNames,
        sampleNames: [...sampleNames, name],
        values: all,
      },
      attributes: new Map(),
    },
    sheet: {
      ...sheet,
      samples: [...sheet.samples, name],
      columns: new Map([...sheet.columns].map(([column, list]) => [column, again(list, last)])),
    },
  };
}

function isAnswered(input: ExpressionInput, contrast: string): boolean {
  try {
    expression(input, { contrast });
    return true;
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}

/** Whether a first and a last sample whose labels are exchanged pass unnamed. */
function namesNobody(input: ExpressionInput, contrast: string): boolean {
  const { sheet } = input;
  if (sheet === undefined) throw new Error('the demo has a table of its samples');
  const last = sheet.samples.length - 1;
  const exchanged = new Map(
    [...sheet.columns].map(([column, list]) => [column, [list[last], ...list.slice(1, last), list[0]]]),
  );
  const { notices } = expression(
    { ...input, file: { ...input.file, attributes: new Map() }, sheet: { ...sheet, columns: exchanged } },
    { contrast },
  );
  const said = notices
    .filter(({ severity }) => severity === 'caution')
    .map(({ values }) => JSON.stringify(values));
  return ![0, last].every((sample) => said.some((text) => text.includes(sheet.samples[sample])));
}
