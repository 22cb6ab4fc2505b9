import { builtInGenes } from '../../../formats/genes/genes-reader.ts';
import { codingGenes } from './coding-genes.ts';
import type { GeneModels } from '../../../genome/genes.ts';
import { caution, type Notice } from '../../../messages/message.ts';
import { median } from '../../../statistics/descriptive.ts';
import { fisherLog10P } from '../../../statistics/tests/fisher.ts';
import { rankSumTest } from '../../../statistics/tests/rank-tests.ts';
import { groupTranscripts } from '../../../targets/binding/gene-list.ts';
import { HUMAN } from './gene-models.ts';
import { matchTable, type NamedTable } from './matched-table.ts';

/** Genes that a list may be compared with; n genes. */
export interface ComparedGenes {
  readonly symbols: readonly string[];
  /** Number of each in `groupTranscripts` of the models. */
  readonly gene: Uint32Array;
  /** Whether a transcript of the gene is translated. */
  readonly coding: readonly boolean[];
  /** Longest transcript, bp. */
  readonly length: Float64Array;
  /** Mean expression; undefined without a table, or where it has none. */
  readonly expression: Float64Array | undefined;
  readonly notices: readonly Notice[];
}

/**
 * The genes that stand against a list: those that a table of expression measured, else those that code for proteins.
 * @param everything all genes instead
 * @throws InputError where no row of the table names a gene
 */
export function comparedGenes(
  models: GeneModels,
  assembly: string,
  table: NamedTable | undefined,
  everything = false,
): ComparedGenes {
  const list = groupTranscripts(models);
  const known = HUMAN.test(assembly) ? codingNames() : new Set<string>();
  const codes = codingGenes(models, known);
  const matched = table === undefined ? undefined : matchTable(list, table);
  const rowOf = matched?.expression.matched.rowOfGene;
  const kept = Uint32Array.from(list.names.keys()).filter((gene) => {
    const symbol = models.symbol[list.firstRow[gene]];
    if (symbol === '') return false;
    return everything || (rowOf === undefined ? codes.get(symbol) === true : rowOf[gene] >= 0);
  });
  const longest = new Float64Array(list.names.length);
  for (let row = 0; row < models.count; row++)
    longest[list.geneOf[row]] = Math.max(longest[list.geneOf[row]], models.end[row] - models.start[row]);
  const average = matched?.expression.table.averageExpression;
  const expression =
    rowOf === undefined || average === undefined
      ? undefined
      : Float64Array.from(kept, (gene) => (rowOf[gene] < 0 ? NaN : average[rowOf[gene]]));
  return {
    symbols: Array.from(kept, (gene) => list.names[gene]),
    gene: kept,
    coding: Array.from(kept, (gene) => codes.get(list.names[gene]) === true),
    length: Float64Array.from(kept, (gene) => longest[gene]),
    expression: expression?.every(Number.isNaN) === true ? undefined : expression,
    notices: matched?.notices ?? [],
  };
}

let names: ReadonlySet<string> | undefined;

/** Symbols and identifiers of the human genes that code for proteins. */
function codingNames(): ReadonlySet<string> {
  if (names === undefined) {
    const { symbol, geneId } = builtInGenes('hg38') ?? { symbol: [], geneId: [] };
    names = new Set([...symbol, ...geneId]);
  }
  return names;
}

/** 1 for the genes of a list. */
export function listedAmong(
  { symbols }: Pick<ComparedGenes, 'symbols'>,
  genes: readonly string[],
): Uint8Array {
  const own = new Set(genes);
  return Uint8Array.from(symbols, (symbol) => Number(own.has(symbol)));
}

/** A difference in class of so many percentage points, or an area so far from a half, is told if chance makes it this rarely. */
const POINTS = 0.1;
const AREA = 0.1;
const LOG10_P = -3;

/**
 * In what a list's genes differ from those that they are compared with: class, length, expression. Each is a reason of its own to be
 * bound more often.
 * @param listed 1 for the genes of the list
 * @param heldConstant what the comparison takes care of
 */
export function unlikeSaid(
  { coding, length, expression }: Pick<ComparedGenes, 'coding' | 'length' | 'expression'>,
  listed: Uint8Array,
  name: string,
  heldConstant: readonly ('class' | 'length' | 'expression')[] = [],
): Notice[] {
  const differs = (values: Float64Array | undefined): readonly [own: number, other: number] | undefined => {
    const known = values?.filter((value, gene) => listed[gene] === 1 && !Number.isNaN(value));
    const others = values?.filter((value, gene) => listed[gene] === 0 && !Number.isNaN(value));
    if (known === undefined || others === undefined || known.length === 0 || others.length === 0)
      return undefined;
    const { statistic, log10P } = rankSumTest(known, others, 'two-sided');
    const area = statistic / (known.length * others.length);
    return Math.abs(area - 0.5) > AREA && log10P < LOG10_P ? [median(known), median(others)] : undefined;
  };
  const cells = [0, 0, 0, 0];
  coding.forEach((codes, gene) => cells[(1 - listed[gene]) * 2 + Number(!codes)]++);
  const [own, other] = [cells[0] / (cells[0] + cells[1]), cells[2] / (cells[2] + cells[3])];
  const unlike =
    Math.abs(own - other) > POINTS && fisherLog10P(cells[0], cells[1], cells[2], cells[3]) < LOG10_P;
  const percent = (share: number): string => (100 * share).toFixed(0);
  const kilobases = (length: number): string => (length / 1000).toPrecision(3);
  const lengths = heldConstant.includes('length') ? undefined : differs(length);
  const levels = heldConstant.includes('expression') ? undefined : differs(expression);
  return [
    ...(unlike && !heldConstant.includes('class')
      ? [caution('background.class', { name, own: percent(own), other: percent(other) })]
      : []),
    ...(lengths === undefined
      ? []
      : [caution('background.length', { name, own: kilobases(lengths[0]), other: kilobases(lengths[1]) })]),
    ...(levels === undefined
      ? []
      : [
          caution('background.expression', {
            name,
            own: levels[0].toPrecision(3),
            other: levels[1].toPrecision(3),
          }),
        ]),
  ];
}
