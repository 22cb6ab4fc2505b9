import { refusals as faces } from '../faces/refusals.ts';
import { alignmentRefusals } from './alignment.ts';
import { assaysRefusals } from './assays.ts';
import { expressionRefusals } from './expression.ts';
import { platesRefusals } from './plates.ts';
import { tablesRefusals } from './tables.ts';

/**
 * What cannot be answered, by the key of an `InputError`, and what mends it: `refused.KEY` is the sentence, `fix.KEY` what to do. Pages say
 * both in the reader's language; an option that they name (`--query-antigen`) is shown as the field that takes it.
 */
export const refusals = {
  ...faces,
  ...alignmentRefusals,
  ...assaysRefusals,
  ...expressionRefusals,
  ...platesRefusals,
  ...tablesRefusals,
} as const satisfies Record<string, string>;

/** Name of a refusal: what stands behind `refused.` in the catalogue. */
export type RefusalKey = keyof typeof refusals extends infer Key
  ? Key extends `refused.${infer Name}`
    ? Name
    : never
  : never;
