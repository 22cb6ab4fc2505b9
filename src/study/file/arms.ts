import { factorChange, type Arm } from '../../analyses/inputs/arm.ts';
import type { FactorChange } from '../../targets/change/direction.ts';
import { ownAntigensOf } from '../own-antigens.ts';
import type { Study } from './study-schema.ts';

type Experiment = Study['expression'][number];

/** What was immunoprecipitated in the ChIP-seq that an expression entry belongs to. */
export function factorsOf(study: Study, { chip_seq: name }: Experiment): string[] {
  return ownAntigensOf(study, name);
}

/** What an expression entry did to the factor whose binding it goes with; undefined where it does not say. */
export function changeOfFactorIn(study: Study, entry: Experiment): FactorChange | undefined {
  return factorChange(entry, factorsOf(study, entry));
}

/** The cells of an arm: its own word, or its sample's; undefined where neither says. */
export function cellOf(arm: Arm, samples: Study['samples']): string | undefined {
  return arm.cell ?? samples.find(({ name }) => name === arm.sample)?.cell;
}
