import { z } from 'zod';
import { studyKey, type Choices } from '../../analyses/inputs/choices.ts';
import { ASSAY_ANALYSES, type AssayType } from '../bench/assay-analyses.ts';
import { choiceKeys } from './choice-keys.ts';

/** The keys that any assay may have for a choice of its analysis; two analyses may have one key with other values. */
export function assayChoiceKeys(): Record<string, z.ZodType> {
  const keys = new Map<string, Map<string, z.ZodType>>();
  for (const { choices } of Object.values(ASSAY_ANALYSES)) {
    const schemas = choiceKeys(choices);
    for (const [name, choice] of Object.entries(choices)) {
      const key = studyKey(name);
      const values = { ...choice, help: undefined, unit: undefined };
      // Of one that several declare alike there is one schema, whose faults are told in its words.
      keys.set(
        key,
        (keys.get(key) ?? new Map<string, z.ZodType>()).set(JSON.stringify(values), schemas[key]),
      );
    }
  }
  return Object.fromEntries([...keys].map(([key, schemas]) => [key, oneOf([...schemas.values()])]));
}

function oneOf(schemas: readonly z.ZodType[]): z.ZodType {
  return schemas.length === 1 ? schemas[0] : z.union(schemas, { error: 'a value that the assay takes' });
}

/** The choices of an assay's analysis by the keys of a study. */
export function choicesByKey(type: AssayType): ReadonlyMap<string, Choices[string]> {
  const { choices } = ASSAY_ANALYSES[type];
  return new Map(Object.entries(choices).map(([name, choice]) => [studyKey(name), choice]));
}
