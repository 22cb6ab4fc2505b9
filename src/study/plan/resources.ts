import { InputError } from '../../errors.ts';
import { builtInGenes, readGenes } from '../../formats/genes-file.ts';
import { knownAssembly, type Assembly } from '../../genome/assembly.ts';
import type { GeneModels } from '../../genome/genes.ts';
import type { StudyFile } from '../read-study.ts';

/** What several steps share, opened when first asked for. */
export interface Resources {
  readonly assembly: Assembly;
  /** Gene models of the study; undefined where none are named and none are built in. */
  genes(): Promise<GeneModels | undefined>;
}

/** @throws InputError for a genome whose sizes are not known */
export function openResources(file: StudyFile): Resources {
  const { study } = file;
  const assembly = knownAssembly(study.genome);
  if (assembly === undefined) {
    const line = file.lineOf(['genome']);
    throw new InputError(`the assembly '${study.genome}' is not known`, {
      file: file.path,
      ...(line === undefined ? {} : { line }),
      expected: 'hg38, hg19, mm10, ...',
      found: study.genome,
      fix: 'use the name by which the genome browsers know it',
    });
  }
  let genes: Promise<GeneModels | undefined> | undefined;
  return {
    assembly,
    genes: () => {
      genes ??=
        study.genes === undefined
          ? Promise.resolve(builtInGenes(assembly.name))
          : readGenes(file.locate(study.genes));
      return genes;
    },
  };
}
