import { readScores } from '../analyses/inputs/agreement.ts';
import { needGenes } from '../analyses/inputs/genes/gene-models.ts';
import { targetGenesOf } from '../analyses/target-genes-of.ts';
import { InputError } from '../errors.ts';
import { readInteractions } from '../formats/genes/interactions-reader.ts';
import { inAtlas, type AtlasOptions } from './ask-atlas.ts';
import { writeAnswer } from './options.ts';
import { geneSources } from './query-options.ts';

/** Options of `targets --of`. */
export interface TargetGenesOptions extends Omit<AtlasOptions, 'atlas'> {
  readonly atlas?: readonly string[];
  readonly distance?: number;
  readonly interactions?: string;
  readonly compare?: string;
}

/** `targets --of ANTIGEN`: ChIP-Atlas' Target Genes table from the experiments of an atlas. */
export async function writeTargetGenesOf(antigen: string, options: TargetGenesOptions): Promise<void> {
  const { atlas: folders, interactions, compare, distance } = options;
  if (folders === undefined) throw new InputError('--of needs an atlas', { fix: 'add --atlas DIR' });
  const answer = await inAtlas(folders, options, async (opened) => {
    const { models } = await needGenes(geneSources(options));
    const input = {
      ...{ ...opened, antigen, models },
      interactions:
        interactions === undefined ? undefined : await readInteractions(interactions, 'expression'),
      theirs: compare === undefined ? undefined : readScores(compare),
    };
    return targetGenesOf(input, { distance });
  });
  writeAnswer(answer, options);
}
