import type { Asked } from '../analyses/inputs/asked.ts';
import type { Choices, Choosing } from '../analyses/inputs/choices.ts';
import { openAtlasSites } from '../analyses/inputs/class-sites.ts';
import { expressedFactors, type ExpressedFactors } from '../analyses/inputs/genes/expressed-factors.ts';
import { genesForNames, promoterGenes } from '../analyses/inputs/genes/gene-models.ts';
import { readNamedTable } from '../analyses/inputs/genes/matched-table.ts';
import { readDividedQuery } from '../analyses/inputs/query.ts';
import { partnerComplexes } from '../analyses/partner-complexes.ts';
import { partnerParts } from '../analyses/partner-parts.ts';
import { partners, partnersChoices, type PartnersInput } from '../analyses/partners.ts';
import { partnerStatistics, partnerStatisticsChoices } from '../analyses/partner-statistics.ts';
import { readComplexes } from '../formats/genes/complexes-reader.ts';
import { refused } from '../messages/refused.ts';
import { partsColumns } from '../partners/compare/parts-columns.ts';
import { columnsOfTools } from '../partners/compatible/compatible-columns.ts';
import { PLAIN_STATISTICS } from '../partners/compatible/plain-statistics.ts';
import { statisticColumns } from '../partners/compatible/statistic-columns.ts';
import { complexColumns } from '../partners/complex-columns.ts';
import { expressedColumns } from '../partners/score/expressed-columns.ts';
import { lookalikesColumns, partnerColumns } from '../partners/score/ranking-columns.ts';
import type { Answer } from '../tables/answer.ts';
import type { Host, Question } from './question.ts';
import {
  askedAs,
  askedOf,
  atlasChoice,
  filterChoices,
  geneIdsChoice,
  geneSources,
  identityChoices,
  inAtlas,
  promoterChoices,
  queryChoice,
  regionChoices,
  type OpenedAtlas,
} from './shared-choices.ts';

/** chipmate's own ranking: the default. */
const COBINDING = 'cobinding';

const { statistic } = partnerStatisticsChoices;

const choices = {
  ...queryChoice,
  statistic: { ...statistic, values: [COBINDING, ...statistic.values], default: COBINDING },
  against: { type: 'file', unit: 'bed', help: 'partners.choice.against' },
  complexes: { type: 'file', help: 'partners.choice.complexes' },
  expression: { type: 'file', help: 'partners.choice.expression' },
  ...geneIdsChoice,
  ...promoterChoices,
  ...partnersChoices,
  ...atlasChoice,
  ...filterChoices,
  ...regionChoices,
  ...identityChoices,
} as const satisfies Choices;

type Chosen = Choosing<typeof choices>;

/** Which factors share the sites of the query? */
export const partnersQuestion: Question<typeof choices> = {
  choices,
  given: ['query'],
  tables: {
    '': partnerColumns,
    'with --level block': lookalikesColumns,
    'with --against': partsColumns,
    'with --complexes': complexColumns,
    [`with --statistic ${PLAIN_STATISTICS.join(', ')}`]: statisticColumns,
    ...Object.fromEntries(
      Object.entries(columnsOfTools).map(([name, columns]) => [`with --statistic ${name}`, columns]),
    ),
    'with --expression also': expressedColumns,
  },
  threads: true,
  answer: async (chosen, host) => {
    refuseMixed(chosen);
    return inAtlas(host, chosen, (opened) => answer(opened, chosen, host));
  },
};

/** @throws InputError for choices that ask for different tables */
function refuseMixed({
  statistic = COBINDING,
  level,
  against,
  complexes,
  expression,
  conditionOn,
}: Chosen): void {
  const asked = [
    ...(statistic === COBINDING ? [] : ['--statistic']),
    ...(level === 'block' ? ['--level block'] : []),
    ...(against === undefined ? [] : ['--against']),
    ...(complexes === undefined ? [] : ['--complexes']),
  ];
  if (complexes !== undefined && expression !== undefined)
    throw refused(
      'choices.not-together',
      { one: '--complexes', other: '--expression' },
      {
        fix: 'a complex has several genes: ask for the factors, without --complexes',
      },
    );
  if (conditionOn !== undefined && statistic !== COBINDING)
    throw refused(
      'choices.not-together',
      { one: '--condition-on', other: '--statistic' },
      {
        fix: 'ask for one of them; --cell chooses the rows of any statistic',
      },
    );
  if (asked.length > 1 || (asked.length === 1 && level === 'experiment' && statistic === COBINDING)) {
    const [one, other] = [...asked, '--level experiment'];
    throw refused('choices.not-together', { one, other });
  }
}

async function answer(opened: OpenedAtlas, chosen: Chosen, host: Host): Promise<Answer> {
  const { statistic = COBINDING, level, against, complexes, seed, draws, conditionOn } = chosen;
  const { atlas, filter } = opened;
  if (against !== undefined) {
    const divided = await readDividedQuery(chosen.query ?? '', atlas.genome, chosen, against);
    const input = await rankingInput(await askedAs(opened, divided, chosen), filter, chosen);
    return partnerParts({ ...input, first: divided.first }, { conditionOn });
  }
  const asked = await askedOf(opened, chosen);
  if (statistic !== COBINDING) {
    const expression = await expressionOf(asked, chosen);
    return host.watched('progress.reading-sites', (onProgress) =>
      partnerStatistics(
        { asked, filter, onProgress, expression },
        { statistic, level: level === 'block' ? undefined : level, seed },
      ),
    );
  }
  const input = await rankingInput(asked, filter, chosen);
  if (complexes === undefined) return partners(input, { level, seed, draws, conditionOn });
  const groups = await readComplexes(complexes);
  return partnerComplexes({ ...input, complexes: { name: complexes, groups } }, { seed, draws, conditionOn });
}

async function rankingInput(
  asked: Asked,
  filter: OpenedAtlas['filter'],
  chosen: Chosen,
): Promise<PartnersInput> {
  return {
    asked,
    sites: openAtlasSites(asked.atlas),
    genes: await promoterGenes(chosen.genes, asked.atlas.genome.name, chosen.genomes),
    filter,
    expression: await expressionOf(asked, chosen),
  };
}

/** Whether factors are expressed, where there is a table that tells. */
async function expressionOf({ names }: Asked, chosen: Chosen): Promise<ExpressedFactors | undefined> {
  const { expression, geneIds } = chosen;
  if (expression === undefined) return undefined;
  const models = await genesForNames(geneSources(chosen));
  return expressedFactors(await readNamedTable(expression, geneIds), models, names);
}
