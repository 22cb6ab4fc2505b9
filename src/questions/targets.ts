import { worldOf } from '../analyses/inputs/atlas-potentials.ts';
import { readScores } from '../analyses/inputs/agreement.ts';
import type { Choices, Choosing } from '../analyses/inputs/choices.ts';
import { needGenes } from '../analyses/inputs/genes/gene-models.ts';
import { readTargetsInput } from '../analyses/inputs/genes/targets-input.ts';
import { targetGenesOf, type TargetGenesOf } from '../analyses/target-genes-of.ts';
import { targets, targetsChoices, type Targets, type TargetsInput } from '../analyses/targets.ts';
import { InputError } from '../errors.ts';
import { readInteractions } from '../formats/genes/interactions-reader.ts';
import { KnownNames } from '../genome/antigens/antigen-aliases.ts';
import { refused } from '../messages/refused.ts';
import type { Figure } from '../figures/svg.ts';
import { chipAtlasTargetColumns } from '../targets/binding/chip-atlas-target-columns.ts';
import { cumulativeCurves, cumulativeFigure, measuredStates } from '../targets/change/cumulative-figure.ts';
import { betaColumns, targetColumns } from '../targets/target-columns.ts';
import { chosenOf } from './chosen.ts';
import type { Host, Question } from './question.ts';
import {
  filterChoices,
  geneChoices,
  geneIdsChoice,
  geneSources,
  identityChoices,
  inAtlas,
} from './shared-choices.ts';

const choices = {
  query: { type: 'file', help: 'targets.choice.query' },
  of: { type: 'text', unit: 'antigen', help: 'targets.choice.of' },
  cellClass: { ...filterChoices.cellClass, help: 'targets.choice.cell-class' },
  cell: { ...filterChoices.cell, help: 'targets.choice.cell' },
  interactions: { type: 'file', help: 'targets.choice.interactions' },
  compare: { type: 'file', unit: 'tsv', help: 'targets.choice.compare' },
  expression: { type: 'file', unit: 'table', help: 'targets.choice.expression' },
  ...geneChoices,
  genes: { type: 'file', help: 'targets.choice.genes' },
  genome: { type: 'text', unit: 'name', help: 'targets.choice.genome' },
  atlas: { type: 'folders', help: 'targets.choice.atlas' },
  queryAntigen: { ...identityChoices.queryAntigen, help: 'targets.choice.query-antigen' },
  links: { type: 'file', help: 'targets.choice.links' },
  ...geneIdsChoice,
  known: { type: 'file', help: 'targets.choice.known' },
  follows: { type: 'files', unit: 'name=file', help: 'targets.choice.follows' },
  ...targetsChoices,
  unperturbed: { type: 'flag', help: 'targets.choice.unperturbed' },
  withoutDuplicates: { type: 'flag', help: 'targets.choice.without-duplicates' },
} as const satisfies Choices;

type Chosen = Choosing<typeof choices>;

/** Which genes do the peaks belong to, and which of them change; or, of an antigen, ChIP-Atlas' Target Genes table. */
export const targetsQuestion: Question<typeof choices, Targets | TargetGenesOf> = {
  choices,
  given: ['query'],
  figures: (answer) => ('scores' in answer ? potentialFigures(answer) : []),
  tables: {
    '': targetColumns,
    'with --of': chipAtlasTargetColumns,
    'of the files of --beta': betaColumns,
  },
  answer: async (chosen, host) => {
    const { of, query: peaks, queryAntigen: antigen } = chosen;
    if (of !== undefined) return genesOf(of, chosen, host);
    if (peaks === undefined)
      throw new InputError('peaks are needed', {
        key: 'choices.needed',
        values: { name: '--query' },
        fix: 'chipmate targets PEAKS, or targets --of ANTIGEN --atlas DIR',
      });
    const input = await readTargetsInput({ ...chosen, peaks, genes: geneSources(chosen) });
    const asked = { world: await otherFactors(input, chosen, host), antigen, names: new KnownNames() };
    return targets({ ...input, ...asked }, chosenOf(targetsChoices, chosen));
  },
};

/** Points of a cumulative curve. */
const CURVE_POINTS = 500;

/** The cumulative curves of the potential, where genes that change are known. */
function potentialFigures({ expression, targets: { changed }, scores }: Targets): Figure[] {
  if (expression === undefined) return [];
  const state = measuredStates(changed, expression.matched.rowOfGene);
  const curves = cumulativeCurves(scores.score, state, CURVE_POINTS);
  return [{ name: 'potential', draw: (look) => cumulativeFigure(look, curves) }];
}

/** What the factors of the atlas have at each gene, where there is a change to be told from chance. */
async function otherFactors(
  { genes }: TargetsInput,
  chosen: Chosen,
  host: Host,
): Promise<TargetsInput['world']> {
  const { atlas: folders, expression, queryAntigen: antigen } = chosen;
  if (folders === undefined || expression === undefined) return undefined;
  const asking = chosenOf(targetsChoices, chosen);
  return inAtlas(host, chosen, ({ atlas, names }) =>
    host.watched('progress.asking-factors', (progress) =>
      worldOf(atlas, genes, asking, { names, progress, antigen }),
    ),
  );
}

/** ChIP-Atlas' Target Genes table from the experiments of an atlas. */
async function genesOf(antigen: string, chosen: Chosen, host: Host): Promise<TargetGenesOf> {
  const { interactions, compare, distance } = chosen;
  if (chosen.atlas === undefined)
    throw refused('choices.needs', { one: '--of', other: '--atlas' }, { fix: 'add --atlas DIR' });
  return inAtlas(host, chosen, async (opened) => {
    const { models } = await needGenes(geneSources(chosen));
    const input = {
      ...{ ...opened, antigen, models },
      interactions:
        interactions === undefined ? undefined : await readInteractions(interactions, 'expression'),
      theirs: compare === undefined ? undefined : readScores(compare),
    };
    return targetGenesOf(input, { distance });
  });
}
