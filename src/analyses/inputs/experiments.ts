import { DEFAULT_CLASS, selectExperiments, type ExperimentFilter } from '../../atlas/experiment-filter.ts';
import type { ExperimentTable } from '../../atlas/experiment-table.ts';
import type { Atlas } from '../../atlas/open-atlas.ts';
import { InputError } from '../../errors.ts';
import { nameKey, type KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { nearestNames } from '../../genome/names.ts';

/** What questions about the experiments of an atlas need, opened. */
export interface ExperimentsInput {
  readonly atlas: Atlas;
  /** Names that mean the same; the built-in ones where left out. */
  readonly names?: KnownNames;
  /** Which experiments are meant; factors where it asks for no class, unless an analysis says otherwise. */
  readonly filter?: ExperimentFilter;
}

/**
 * The filter with the default class where none was asked for. Experiments without a class pass, too: a sheet
 * need not have the column.
 */
export function withDefaultClass(
  filter: ExperimentFilter,
  { antigenClass }: ExperimentTable,
): ExperimentFilter {
  if (filter.antigenClass !== undefined) return filter;
  const wanted = [DEFAULT_CLASS, ''].filter((name) => antigenClass.includes(name));
  return wanted.length === 0 ? filter : { ...filter, antigenClass: wanted };
}

/** Numbers of the experiments that a filter chooses, factors where it asks for no class. @throws InputError for a name that the atlas does not have */
export function chosenExperiments(
  { experiments }: Pick<Atlas, 'experiments'>,
  filter: ExperimentFilter,
  names: KnownNames,
): Uint32Array {
  return selectExperiments(experiments, withDefaultClass(filter, experiments), names);
}

/** The same where only factors can be meant. @throws InputError for another class: its experiments have no sites */
export function chosenFactors(
  atlas: Pick<Atlas, 'experiments'>,
  filter: ExperimentFilter,
  names: KnownNames,
): Uint32Array {
  const { antigenClass } = filter;
  if (antigenClass?.some((name) => nameKey(name) !== nameKey(DEFAULT_CLASS)) === true) {
    throw new InputError('only factors are ranked and compared over sites', {
      expected: DEFAULT_CLASS,
      found: antigenClass.join(', '),
      fix: 'choose an overlap statistic for other classes: chipmate partners --statistic fisher',
    });
  }
  return chosenExperiments(atlas, filter, names);
}

/** The number of each experiment's antigen; all names of one have the same. */
export function antigenNumbers({ antigen }: ExperimentTable, names: KnownNames): number[] {
  const numbers = new Map<string, number>();
  return antigen.map((name) => {
    const key = names.key(name);
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
}

/** Names of the experiments that `chosenFactors` chooses. */
export function namesOfChosenFactors(
  atlas: Pick<Atlas, 'experiments'>,
  filter: ExperimentFilter,
  names: KnownNames,
): ReadonlySet<string> {
  const { experiment } = atlas.experiments;
  return new Set(Array.from(chosenFactors(atlas, filter, names), (row) => experiment[row]));
}

/** @throws InputError where the scores of an experiment that is to be shown are not known to be -10 log10 Q */
export function refuseOtherScores(atlas: Atlas, rows: Uint32Array, minScore: number | undefined): void {
  if (minScore === undefined) return;
  for (const row of rows) {
    const { score, scoreIsMinus10Log10Q } = atlas.meaningOf(row);
    if (scoreIsMinus10Log10Q) continue;
    throw new InputError(
      `--min-score needs scores that are -10 log10 Q, and the atlas does not say so of ${atlas.experiments.experiment[row]}`,
      {
        expected: 'experiments of ChIP-Atlas or MACS, or an atlas that was built with --score-is-q',
        found: `a score from ${score}`,
        fix: 'leave --min-score out, or choose other experiments with the filters',
      },
    );
  }
}

/** Number of the experiment of this name, in any case. @throws InputError with near names where there is none */
export function experimentNamed({ experiments }: Pick<Atlas, 'experiments'>, name: string): number {
  const names = experiments.experiment;
  const row = names.findIndex((each) => each.toLowerCase() === name.toLowerCase());
  if (row >= 0) return row;
  const near = nearestNames(name, names);
  throw new InputError(`the atlas has no experiment '${name}'`, {
    ...(near.length === 0 ? {} : { expected: `perhaps ${near.join(', ')}` }),
    fix: 'chipmate atlas search DIR lists its experiments',
  });
}
