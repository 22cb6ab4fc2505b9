import { refusals as faces } from '../faces/refusals.ts';
import { alignmentRefusals } from './alignment.ts';
import { assaysRefusals } from './assays.ts';
import { expressionRefusals } from './expression.ts';
import { platesRefusals } from './plates.ts';
import { tablesRefusals } from './tables.ts';

export const refusals = {
  ...faces,
  ...alignmentRefusals,
  ...assaysRefusals,
  ...expressionRefusals,
  ...platesRefusals,
  ...tablesRefusals,
} as const;
