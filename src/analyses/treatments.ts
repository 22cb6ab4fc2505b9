import type { Answer } from '../tables/answer.ts';
import { counted } from '../counted.ts';
import { InputError } from '../errors.ts';
import { KnownNames } from '../genome/antigens/antigen-aliases.ts';
import type { GeneIdentifiers } from '../genome/gene-identifiers.ts';
import { note } from '../messages/message.ts';
import { tableOf } from '../tables/table.ts';
import { treatmentColumns } from '../targets/change/treatment-columns.ts';
import { effectsOnGene, rankTreatments } from '../targets/change/treatments.ts';
import { choose, type Choosing, type Choices } from './inputs/choices.ts';
import type { TreatmentTable } from './inputs/genes/treatment-tables.ts';

/** What may be chosen when treatments are ranked. */
export const treatmentsChoices = {
  direction: {
    type: 'one of',
    values: ['lower', 'raise'],
    default: 'lower',
    unit: 'which',
    help: 'treatments.choice.direction',
  },
} as const satisfies Choices;

/** What the ranking of treatments needs, opened. */
export interface TreatmentsInput {
  /** Symbol, or any identifier where there is a table of them. */
  readonly gene: string;
  readonly tables: readonly TreatmentTable[];
  readonly identifiers?: GeneIdentifiers;
}

/** Treatments that lower or raise a gene, surest first. */
export type Treatments = Answer;

/** Treatments without the gene that are named. */
const NAMED = 8;

/**
 * Which treatments lower (or raise) a gene?
 * @returns one row per treatment that moves it as asked: its log2 fold change with the interval, -log10 p, adjusted p
 * @throws InputError where no table holds the gene
 */
export function treatments(
  { gene, tables, identifiers }: TreatmentsInput,
  asking: Choosing<typeof treatmentsChoices> = {},
): Treatments {
  const { direction } = choose(treatmentsChoices, asking);
  const symbol = identifiers === undefined ? (new KnownNames().symbol(gene) ?? gene) : gene;
  const { effects, without } = effectsOnGene(symbol, tables, identifiers);
  if (effects.length === 0)
    throw new InputError(`no table holds the gene ${gene}`, {
      key: 'genes.in-no-table',
      values: { gene },
      found: `${counted(tables.length, 'table')} without it`,
      expected: 'a symbol as the tables write it',
      fix: 'give --gene-ids FILE for old symbols and identifiers',
    });
  const ranked = rankTreatments(effects, direction);
  const counts = {
    gene,
    ranked: ranked.length,
    effects: effects.length,
    sure: ranked.filter(({ low, high }) => low > 0 || high < 0).length,
  };
  return {
    table: tableOf(treatmentColumns, {
      rank: ranked.map((_, i) => i + 1),
      treatment: ranked.map((effect) => effect.treatment),
      log2FoldChange: ranked.map((effect) => effect.log2FoldChange),
      ciLow: ranked.map((effect) => effect.low),
      ciHigh: ranked.map((effect) => effect.high),
      minusLog10P: ranked.map((effect) => -effect.log10P),
      adjP: ranked.map((effect) => effect.adjustedP),
      shareOfGenesChangingLess: ranked.map((effect) => effect.extremity),
      rows: ranked.map((effect) => effect.rows),
    }),
    notices: [
      ...(without.length > 0
        ? [note('treatments.without', { gene, treatments: without.slice(0, NAMED).join(', ') })]
        : []),
      note(direction === 'lower' ? 'treatments.lower' : 'treatments.raise', counts),
    ],
  };
}
