// What a reader of the paper will ask for: what the table shows, and what it does not.
import type { Blank } from '../cq/blanks.ts';
import type { TechnicalMean } from '../cq/cultures.ts';
import { LEAST_STEPS, type Primers } from '../cq/primers.ts';

/** The items that a table may show, and those that it never does. */
export const MIQE_ITEMS = [
  'independent experiments',
  'technical wells',
  'reference genes',
  'stability of reference genes',
  'efficiency of primers',
  'no-template control',
  'no-RT control',
  'wells without amplification',
  'RNA quality and amount',
  'reverse transcription',
  'primer sequences and specificity',
  'how Cq was determined',
] as const;

export type MiqeItem = (typeof MIQE_ITEMS)[number];

export interface MiqeRow {
  readonly item: MiqeItem;
  readonly state: 'shown' | 'in part' | 'missing';
  /** What was counted; NaN where nothing is. */
  readonly count: number;
  /** Genes that lack it. */
  readonly lacking: readonly string[];
}

export interface MiqeInput {
  readonly means: readonly TechnicalMean[];
  readonly genes: readonly string[];
  readonly references: readonly string[];
  readonly primers: ReadonlyMap<string, Primers>;
  readonly blanks: readonly Blank[];
  /** Independent units of the smallest arm; NaN where none are named. */
  readonly units: number;
}

/**
 * **Source:** the items are those of Bustin SA et al. (2009), Clin Chem 55:611 (MIQE), as far as a table of Cq values can tell, and the
 * ones that a paper must tell beside it.
 */
export function miqeOf({ means, genes, references, primers, blanks, units }: MiqeInput): MiqeRow[] {
  const without = (has: (gene: string) => boolean): readonly string[] => genes.filter((gene) => !has(gene));
  const wells = means.map((each) => each.wells + each.undetermined);
  const fewest = wells.length === 0 ? NaN : Math.min(...wells);
  const efficiency = without((gene) => isMeasured(primers.get(gene)));
  const blank = (role: Blank['role']): readonly string[] =>
    without((gene) => blanks.some((each) => each.gene === gene && each.role === role));
  const silent = means.filter(({ undetermined }) => undetermined > 0);
  const several = references.length > 1;
  return [
    counted('independent experiments', units, units >= 3 ? 'shown' : units >= 2 ? 'in part' : 'missing'),
    counted('technical wells', fewest, fewest >= 2 ? 'shown' : 'missing'),
    counted('reference genes', references.length, several ? 'shown' : 'in part'),
    counted(
      'stability of reference genes',
      references.length,
      references.length > 2 ? 'shown' : several ? 'in part' : 'missing',
    ),
    listed('efficiency of primers', genes, efficiency),
    listed('no-template control', genes, blank('no template')),
    listed('no-RT control', genes, blank('no RT')),
    {
      ...counted('wells without amplification', silent.length, 'shown'),
      lacking: [...new Set(silent.map((each) => each.measured))],
    },
    ...MIQE_ITEMS.slice(8).map((item) => counted(item, NaN, 'missing')),
  ];
}

function isMeasured(primers: Primers | undefined): boolean {
  if (primers === undefined || primers.source === 'assumed') return false;
  return primers.source !== 'dilution series' || (primers.curve?.steps ?? 0) >= LEAST_STEPS;
}

function counted(item: MiqeItem, count: number, state: MiqeRow['state']): MiqeRow {
  return { item, state, count, lacking: [] };
}

function listed(item: MiqeItem, genes: readonly string[], lacking: readonly string[]): MiqeRow {
  const count = genes.length - lacking.length;
  return { item, count, lacking, state: lacking.length === 0 ? 'shown' : count > 0 ? 'in part' : 'missing' };
}
