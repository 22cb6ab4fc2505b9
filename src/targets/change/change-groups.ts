import type { DifferentialTable } from '../../formats/expression/differential-table-reader.ts';
import type { GeneList } from '../binding/gene-list.ts';
import { changeRule, isTestable, type ChangeRule } from './change-rule.ts';
import type { MatchedExpression } from './match-expression.ts';
import { tableFaults, type TableFault } from './table-faults.ts';
import { usableExpression } from './usable-expression.ts';

/** Genes of a list of which an experiment says how much they change, n of them, in the order of the list. */
export interface MeasuredGenes {
  /** Whether changes were tested; else their size alone orders the genes. */
  readonly testable: boolean;
  /** Numbers of the list. */
  readonly genes: Uint32Array;
  /** 1 for genes that go up, -1 for those that go down, 0 for no change at all. */
  readonly sign: Int8Array;
  /** Place by evidence of a change, 1 for the least: by p, equal ones by fold change; without tests by fold change alone. */
  readonly strength: Uint32Array;
  /** Whether each counts as changed; undefined where that cannot be said. */
  readonly changed: readonly (boolean | undefined)[];
  /** Mean expression; undefined where the table gives none that tells genes apart. */
  readonly expression: Float64Array | undefined;
  /** What is wrong with the table as a whole. */
  readonly faults: readonly TableFault[];
}

/** The genes that an experiment speaks of. */
export function measuredGenes(
  { names }: Pick<GeneList, 'names'>,
  table: DifferentialTable,
  { rowOfGene }: Pick<MatchedExpression, 'rowOfGene'>,
  rule: ChangeRule,
): MeasuredGenes {
  const testable = isTestable(table);
  const { log10P, log2FoldChange, averageExpression } = table;
  const genes = Uint32Array.from(names.keys()).filter((gene) => {
    const row = rowOfGene[gene];
    return row >= 0 && !Number.isNaN(log2FoldChange[row]) && !(testable && Number.isNaN(log10P[row]));
  });
  const rows = Uint32Array.from(genes, (gene) => rowOfGene[gene]);
  const size = (row: number): number => Math.abs(log2FoldChange[row]);
  const order = Uint32Array.from(rows.keys()).sort((a, b) => {
    const [first, second] = [rows[a], rows[b]];
    const byP = testable && log10P[first] !== log10P[second] ? log10P[second] - log10P[first] : 0;
    return byP || size(first) - size(second) || b - a;
  });
  const strength = new Uint32Array(genes.length);
  order.forEach((gene, place) => (strength[gene] = place + 1));
  const isChanged = changeRule(table, rule);
  const changed = Array.from(rows, (row) => isChanged(row));
  const pick = (values: Float64Array): Float64Array => Float64Array.from(rows, (row) => values[row]);
  const expression = pick(averageExpression);
  return {
    ...{ testable, genes, strength },
    sign: Int8Array.from(rows, (row) => Math.sign(log2FoldChange[row])),
    changed,
    expression: usableExpression(expression) ? expression : undefined,
    faults: tableFaults({ log10P: pick(log10P), log2FoldChange: pick(log2FoldChange), changed }),
  };
}

export type ChangedDirection = 'up' | 'down' | 'both';

/** Genes that change in one direction (or in either), beside genes that do not. */
export interface ChangeGroup {
  readonly direction: ChangedDirection;
  /** Of every measured gene: 1 changed, 0 unchanged, -1 takes no part. */
  readonly state: Int8Array;
  /** All genes that count as changed in this direction. */
  readonly changed: number;
  /** Those of them that are judged: the most changed ones. */
  readonly judged: number;
  /** Genes that the changed ones are compared with. */
  readonly unchanged: number;
  /** Whether these are not known to be unchanged: the half with the least evidence of a change. */
  readonly standIns: boolean;
}

/** So many changed genes of a direction are judged, however few are measured. */
const AT_LEAST = 50;
/** Share of the measured genes that are judged in a direction. */
const SHARE = 0.05;

/**
 * Changed genes of each direction and of both, beside unchanged ones. Of a direction in which more than 5 % of the measured genes (and
 * more than 50) change, the most changed of them are judged; where fewer than half of all genes are unchanged, the half with the least evidence of a change stands for them.
 * Without tests the 5 % with the largest fold changes of each direction count as changed, unless a smallest change is asked for.
 */
export function changeGroups(
  measured: MeasuredGenes,
  { minimalFoldChange = 0 }: ChangeRule = {},
): ChangeGroup[] {
  const { testable, genes, sign, strength, changed } = measured;
  const n = genes.length;
  const bySize = !testable && minimalFoldChange === 0;
  const most = Math.max(bySize ? 1 : AT_LEAST, Math.floor(SHARE * n));
  const counts = (gene: number): boolean => (bySize ? sign[gene] !== 0 : changed[gene] === true);
  const ofSign = (wanted: number): number[] =>
    [...genes.keys()]
      .filter((gene) => sign[gene] === wanted && counts(gene))
      .sort((a, b) => strength[b] - strength[a]);
  const [up, down] = [ofSign(1), ofSign(-1)];
  const [judgedUp, judgedDown] = [up, down].map((all) => all.slice(0, most));
  const judged = new Set([...judgedUp, ...judgedDown]);
  const told = bySize ? [] : [...genes.keys()].filter((gene) => changed[gene] === false);
  const standIns = 2 * told.length < n;
  const unchanged = !standIns
    ? told
    : [...genes.keys()].filter((gene) => 2 * strength[gene] <= n && !judged.has(gene));
  const group = (direction: ChangedDirection, all: number, members: readonly number[]): ChangeGroup => {
    const state = new Int8Array(n).fill(-1);
    for (const gene of unchanged) state[gene] = 0;
    for (const gene of members) state[gene] = 1;
    // Of size alone nothing is known but that these are the largest changes.
    const changedGenes = bySize ? members.length : all;
    return {
      direction,
      state,
      changed: changedGenes,
      judged: members.length,
      unchanged: unchanged.length,
      standIns,
    };
  };
  return [
    group('up', up.length, judgedUp),
    group('down', down.length, judgedDown),
    group('both', up.length + down.length, [...judgedUp, ...judgedDown]),
  ];
}
