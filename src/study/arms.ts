import { factorChange, type Arm, type FactorChange } from '../analyses/inputs/arm.ts';
import type { Study } from './study-schema.ts';

type Experiment = Study['expression'][number];

/** What was immunoprecipitated in the ChIP-seq that an expression entry belongs to. */
export function factorsOf({ factor, chip_seq }: Study, { chip_seq: name }: Experiment): string[] {
  const entry =
    name === undefined
      ? chip_seq.find(({ peaks }) => peaks !== undefined)
      : chip_seq.find((each) => each.name === name);
  return [entry?.antigen ?? factor];
}

/** What an expression entry did to the factor whose binding it goes with; undefined where it does not say. */
export function changeOfFactorIn(study: Study, entry: Experiment): FactorChange | undefined {
  return factorChange(entry, factorsOf(study, entry));
}

/** The cells of an arm: its own word, or its sample's; undefined where neither says. */
export function cellOf(arm: Arm, samples: Study['samples']): string | undefined {
  return arm.cell ?? samples.find(({ name }) => name === arm.sample)?.cell;
}
