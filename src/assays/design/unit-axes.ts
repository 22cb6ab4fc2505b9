// What stands at the axis of an effect.
import type { MessageKey } from '../../messages/english/index.ts';
import type { EffectUnit } from './finding.ts';

export const UNIT_AXES: Readonly<Record<EffectUnit, MessageKey>> = {
  'log2 fold change': 'axis.log2-fold-change',
  'log2 ratio': 'axis.effect-log2-ratio',
  'percentage points': 'axis.percentage-points',
  'per day': 'axis.per-day',
  'log10 dose': 'axis.effect-log10-dose',
  ratio: 'axis.ratio',
  effect: 'axis.effect-alone',
};
