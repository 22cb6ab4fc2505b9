import { modelFigure } from '../../src/report/figures/model-figure.ts';
import type { ReportData } from '../../src/report/report-data.ts';
import { Figure } from '../components/figure.tsx';
import { Say, useLanguage } from '../components/language.tsx';
import { PartnerCards } from './partner-cards.tsx';

/** What the evidence adds up to, drawn; and what the next experiment would be. */
export function Model({ data }: { data: ReportData }) {
  const { text } = useLanguage();
  return (
    <>
      <Figure of={modelFigure(data.model)} caption={text('model.caption')} />
      <PartnerCards cards={data.cards} />
      <h3>{text('summary.next')}</h3>
      {data.next.length === 0 && <p class="muted">{text('summary.none')}</p>}
      <ol class="next-steps">
        {data.next.map((step, index) => (
          <li key={index}>
            <Say message={step} />
          </li>
        ))}
      </ol>
    </>
  );
}
