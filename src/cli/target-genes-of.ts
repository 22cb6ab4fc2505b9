import { readScores } from '../analyses/inputs/agreement.ts';
import { needGenes } from '../analyses/inputs/gene-models.ts';
import { targetGenesOf } from '../analyses/target-genes-of.ts';
import { openAtlas } from '../atlas/open-atlas.ts';
import { InputError } from '../errors.ts';
import { readInteractions } from '../formats/genes/interactions-reader.ts';
import { antigenNames } from './antigen-names.ts';
import { filterOf, tell, writeTable, type FilterOptions, type OutputOptions } from './options.ts';
import { geneSources } from './query-options.ts';

/** Options of `targets --of`. */
export interface TargetGenesOptions extends FilterOptions, OutputOptions {
  readonly atlas?: readonly string[];
  readonly distance?: number;
  readonly genes?: string;
  readonly interactions?: string;
  readonly compare?: string;
  readonly quiet?: boolean;
}

/** `targets --of ANTIGEN`: ChIP-Atlas' Target Genes table from the experiments of an atlas. */
export async function writeTargetGenesOf(antigen: string, options: TargetGenesOptions): Promise<void> {
  const { interactions, compare, distance } = options;
  if (options.atlas === undefined) throw new InputError('--of needs an atlas', { fix: 'add --atlas DIR' });
  const atlas = await openAtlas(options.atlas);
  try {
    const { models } = await needGenes(geneSources(options));
    const input = {
      ...{ atlas, antigen, models, names: antigenNames(options), filter: filterOf(options) },
      interactions:
        interactions === undefined ? undefined : await readInteractions(interactions, 'expression'),
      theirs: compare === undefined ? undefined : readScores(compare),
    };
    const { table, notices } = await targetGenesOf(input, { distance });
    tell(notices, options);
    writeTable(table, options);
  } finally {
    await atlas.close();
  }
}
