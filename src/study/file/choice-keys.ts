import { z } from 'zod';
import { studyKey, type Choice, type Choices } from '../../analyses/inputs/choices.ts';

/** The keys of a study for the choices of an analysis: each may be left out, then the analysis' default holds. */
export function choiceKeys(choices: Choices): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(choices).map(([name, choice]) => [studyKey(name), schemaOf(choice).optional()]),
  );
}

/** What an entry of a study chose, by the names that the analysis knows. */
export function chosenIn<Table extends Choices>(
  choices: Table,
  entry: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(choices).flatMap((name) => {
      const value = entry[studyKey(name)];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function schemaOf(choice: Choice): z.ZodType {
  switch (choice.type) {
    case 'flag':
      return z.boolean();
    case 'integer':
      return z
        .int()
        .min(choice.min)
        .max(choice.max ?? Number.MAX_SAFE_INTEGER);
    case 'number':
      return z
        .number()
        .min(choice.min)
        .max(choice.max ?? Number.MAX_VALUE);
    case 'one of':
      return z.enum(choice.values as [string, ...string[]]);
    case 'text':
    case 'file':
    case 'folder':
      return z.string().min(1);
    case 'texts':
    case 'files':
    case 'folders':
      return z
        .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
        .transform((value) => (Array.isArray(value) ? value : [value]));
  }
}
