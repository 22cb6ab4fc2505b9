import type { EvidenceItem } from '../../src/study/evidence/verdicts.ts';
import { useLanguage } from './language.tsx';
import { effectNumbers } from './number-format.ts';

/** An effect in its unit with the interval, as far as there are any; a space stands before it. */
export function Effect({ of }: { readonly of: Pick<EvidenceItem, 'effect' | 'low' | 'high' | 'unit'> }) {
  const { text } = useLanguage();
  const { effect, low, high, unit } = of;
  if (effect === null || unit === null) return null;
  const numbers = effectNumbers([effect, low, high]);
  return (
    <>
      {' '}
      {text(`unit.${unit}`)} {numbers[0]}
      {low !== null && high !== null && (
        <span class="ci">
          {' '}
          (95% CI {numbers[1]} {text('range.to')} {numbers[2]})
        </span>
      )}
    </>
  );
}
