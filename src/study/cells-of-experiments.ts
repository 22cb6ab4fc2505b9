import { nameKey } from '../genome/antigens/antigen-aliases.ts';
import { caution, isSaid, note, type Notice } from '../messages/message.ts';
import { cellOf, drugOf, isOfFactor } from './file/arms.ts';
import type { Study } from './file/study-schema.ts';

type ChipSeq = Study['chip_seq'][number];
type Experiment = Study['expression'][number];

/** The cells that an expression entry says it was made in: those of its arm, or of the arm's sample. */
export function cellSaid({ samples }: Pick<Study, 'samples'>, { arm }: Experiment): string | undefined {
  return arm === undefined ? undefined : cellOf(arm, samples);
}

/** The ChIP-seq that an expression entry belongs to: the one that it names, else the first. */
export function chipSeqOf({ chip_seq }: Pick<Study, 'chip_seq'>, entry: Experiment): ChipSeq | undefined {
  return chip_seq.find(({ name }) => entry.chip_seq === undefined || name === entry.chip_seq);
}

/** Whether two names of cells are the same in any spelling (K562, K-562). */
export function areSameCells(a: string, b: string): boolean {
  return nameKey(a) === nameKey(b);
}

/** Whether an expression entry says other cells than those of its ChIP-seq; false where one of them says none. */
export function isInOtherCells(study: Study, entry: Experiment): boolean {
  const [made, chip] = [cellSaid(study, entry), chipSeqOf(study, entry)?.cell];
  return made !== undefined && chip !== undefined && isSaid(chip) && !areSameCells(made, chip);
}

/**
 * The drug by which an experiment changes the factor; undefined where none is named, and where a drug that is not said to act on the
 * factor was given to other cells than those of its ChIP-seq.
 */
export function drugOnFactor(study: Study, entry: Experiment): string | undefined {
  const { arm, factor_activity: stated } = entry;
  const said = arm?.perturbs !== undefined || stated !== undefined;
  return isOfFactor(study, entry) && (said || !isInOtherCells(study, entry)) ? drugOf(entry) : undefined;
}

/** Names of the experiments on the factor that were made in other cells than their ChIP-seq. */
export function experimentsInOtherCells(study: Study): ReadonlySet<string> {
  const others = study.expression.filter((entry) => isOfFactor(study, entry) && isInOtherCells(study, entry));
  return new Set(others.map(({ name }) => name));
}

/**
 * What is to be said of experiments on the factor that were made in other cells than their ChIP-seq: one caution where a ChIP-seq has
 * no other one, and a note where a line is repeated in another.
 */
export function otherCellsSaid(study: Study): Notice[] {
  const others = experimentsInOtherCells(study);
  const said = study.chip_seq.flatMap((chipSeq) => {
    const own = study.expression.filter(
      (entry) => isOfFactor(study, entry) && chipSeqOf(study, entry) === chipSeq,
    );
    const elsewhere = own.filter(({ name }) => others.has(name));
    const experiments = elsewhere
      .map((entry) => `${entry.name} (${cellSaid(study, entry) ?? ''})`)
      .join(', ');
    const values = { experiments, chips: `${chipSeq.name} (${chipSeq.cell})` };
    return elsewhere.length === 0 ? [] : [{ values, alone: elsewhere.length === own.length }];
  });
  const alone = said.filter((each) => each.alone).map(({ values }) => values);
  const listed = (key: 'experiments' | 'chips'): string => alone.map((values) => values[key]).join(', ');
  return [
    ...(alone.length === 0
      ? []
      : [caution('study.other-cells', { experiments: listed('experiments'), chips: listed('chips') })]),
    ...said.filter((each) => !each.alone).map(({ values }) => note('study.repeated-in-other-cells', values)),
  ];
}
