// Does the false share that is printed beside a target hold? Its estimate beside decoys that are known: pairs in which every gene is one,
// genes that were given the change of others, and genes that an unrelated factor's peaks alone bind.
import { matchTable, type NamedTable } from '../../src/analyses/inputs/genes/matched-table.ts';
import type { Random } from '../../src/statistics/random.ts';
import { sortOrder } from '../../src/statistics/sort-order.ts';
import { groupTranscripts } from '../../src/targets/binding/gene-list.ts';
import { gateOf, isBound } from '../../src/targets/target-verdict.ts';
import { percent, type JudgedTargets } from './judge.ts';
import type { Court } from './open.ts';

/** Largest false shares that are looked at; the second is that of supported genes, the last that of suggested ones. */
export const CUTS = [0.15, 0.25, 0.5];

/** Estimated and observed false shares of one kind of decoys at one cut. */
interface AtCut {
  readonly cut: number;
  readonly rows: number;
  /** What the largest share of the rows says. */
  readonly estimated: number;
  readonly atLeast: number;
  readonly atMost: number;
}

export interface Calibrated {
  readonly name: string;
  readonly questions: number;
  /** The genes are those of directions whose function test lets genes be supported. */
  readonly behindTest: boolean;
  readonly cuts: readonly AtCut[];
}

/** Bound genes of one direction whose false share is at most the cut, and the largest share among them. */
function below({ answer }: JudgedTargets, up: boolean, cut: number): { genes: number[]; largest: number } {
  const { judged, scores, expression } = answer;
  const genes = [...judged.falseShare.keys()].filter(
    (gene) =>
      judged.falseShare[gene] <= cut &&
      isBound(scores.nearestDistance[gene]) &&
      isUp(expression, gene) === up,
  );
  return { genes, largest: Math.max(0, ...genes.map((gene) => judged.falseShare[gene])) };
}

function isUp(expression: JudgedTargets['answer']['expression'], gene: number): boolean {
  return expression !== undefined && expression.table.log2FoldChange[expression.matched.rowOfGene[gene]] > 0;
}

/** Pairs in which every gene is a decoy: the share of directions that have any row is the false discovery rate. */
export class AllDecoys {
  readonly #name: string;
  readonly #rows = CUTS.map(() => 0);
  readonly #any = CUTS.map(() => 0);
  readonly #behindTest: boolean;
  #directions = 0;

  /** @param behindTest directions whose function test does not let genes be supported have none */
  constructor(name: string, behindTest: boolean) {
    this.#name = name;
    this.#behindTest = behindTest;
  }

  add(judged: JudgedTargets): void {
    for (const test of judged.answer.tests) {
      this.#directions++;
      if (this.#behindTest && gateOf(test) !== 'clear') continue;
      CUTS.forEach((cut, i) => {
        const { genes } = below(judged, test.direction === 'up', cut);
        this.#rows[i] += genes.length;
        this.#any[i] += Number(genes.length > 0);
      });
    }
  }

  result(): Calibrated {
    const cuts = CUTS.map((cut, i) => {
      const observed = this.#any[i] / this.#directions;
      return { cut, rows: this.#rows[i], estimated: cut, atLeast: observed, atMost: observed };
    });
    return { name: this.#name, questions: this.#directions, behindTest: this.#behindTest, cuts };
  }
}

/**
 * Decoys beside genes that are none: the decoys among the rows are the least that is false; the most is that as many of the others are
 * there by chance as decoys would be, were they so many.
 *
 * **Source:** lower bound and combined estimate of entrapment, Wen et al., Nat Methods 2025;22:1454.
 */
export class SomeDecoys {
  readonly #name: string;
  readonly #cuts = CUTS.map(() => ({ rows: 0, estimated: 0, decoys: 0, most: 0 }));
  #questions = 0;

  constructor(name: string) {
    this.#name = name;
  }

  /** @param isDecoy of every gene of the list */
  add(judged: JudgedTargets, isDecoy: (gene: number) => boolean): void {
    this.#questions++;
    const { falseShare } = judged.answer.judged;
    for (const test of judged.answer.tests) {
      if (gateOf(test) !== 'clear') continue;
      const up = test.direction === 'up';
      const asked = [...falseShare.keys()].filter(
        (gene) => !Number.isNaN(falseShare[gene]) && isUp(judged.answer.expression, gene) === up,
      );
      const decoysAsked = asked.filter(isDecoy).length;
      CUTS.forEach((cut, i) => {
        const { genes, largest } = below(judged, up, cut);
        const decoys = genes.filter(isDecoy).length;
        const at = this.#cuts[i];
        at.rows += genes.length;
        at.estimated += genes.length * largest;
        at.decoys += decoys;
        at.most += decoys === 0 ? 0 : Math.min(genes.length, (decoys * asked.length) / decoysAsked);
      });
    }
  }

  result(): Calibrated {
    const cuts = this.#cuts.map(({ rows, estimated, decoys, most }, i) => ({
      cut: CUTS[i],
      rows,
      estimated: estimated / rows,
      atLeast: decoys / rows,
      atMost: most / rows,
    }));
    return { name: this.#name, questions: this.#questions, behindTest: true, cuts };
  }
}

const BINS = 10;

/**
 * The table with the changes of some genes given to others of about the same mean expression.
 * @param share of the measured genes
 * @returns the table, and the genes of the list that have another one's change
 */
export function dealtInPart(
  { genes }: Court,
  named: NamedTable,
  share: number,
  random: Random,
): { table: NamedTable; decoys: ReadonlySet<number> } {
  const { table } = named;
  const { rowOfGene } = matchTable(groupTranscripts(genes.models), named).expression.matched;
  const measured = [...rowOfGene.keys()].filter((gene) => rowOfGene[gene] >= 0);
  const decoys = [...random.sample(measured.length, Math.round(share * measured.length))].map(
    (i) => measured[i],
  );
  const order = Array.from(
    sortOrder(Float64Array.from(decoys, (gene) => table.averageExpression[rowOfGene[gene]])),
    (i) => rowOfGene[decoys[i]],
  );
  const from = Uint32Array.from(table.ids.keys());
  for (let bin = 0; bin < BINS; bin++) {
    const rows = order.slice((bin * order.length) / BINS, ((bin + 1) * order.length) / BINS);
    const dealt = random.shuffle([...rows]);
    rows.forEach((row, i) => (from[row] = dealt[i]));
  }
  const moved = (values: Float64Array): Float64Array => Float64Array.from(from, (row) => values[row]);
  const { log2FoldChange, low, high, log10P, adjustedP } = table;
  return {
    table: {
      ...named,
      table: {
        ...table,
        log2FoldChange: moved(log2FoldChange),
        low: moved(low),
        high: moved(high),
        log10P: moved(log10P),
        adjustedP: moved(adjustedP),
      },
    },
    decoys: new Set(decoys),
  };
}

export const CALIBRATION_HEADER = [
  'decoys',
  'asked',
  'share at most',
  'genes',
  'estimated',
  'observed, at least',
  'at most',
];

export function calibrationRows(all: readonly Calibrated[]): string[][] {
  const shown = (value: number): string => (Number.isNaN(value) ? '-' : percent(value));
  return all.flatMap(({ name, questions, cuts }) =>
    cuts.map(({ cut, rows, estimated, atLeast, atMost }) => [
      name,
      String(questions),
      String(cut),
      String(rows),
      ...[estimated, atLeast, atMost].map(shown),
    ]),
  );
}
