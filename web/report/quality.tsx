import { useState } from 'preact/hooks';
import type { Figure as Drawn } from '../../src/figures/svg.ts';
import { Figure } from '../components/figure.tsx';
import { useLanguage } from '../components/language.tsx';

/** The quality pictures of an expression experiment, drawn when they are asked for. */
export function Quality({ figures }: { figures: readonly Drawn[] }) {
  const { text } = useLanguage();
  const [open, setOpen] = useState(false);
  return (
    <details class="quality" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text('expression.quality')}</summary>
      <p class="fine">{text('expression.quality-lead')}</p>
      {open && (
        <div class="pictures">
          {figures.map((figure) => (
            <Figure key={figure.name} of={figure} />
          ))}
        </div>
      )}
    </details>
  );
}
