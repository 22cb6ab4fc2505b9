import type { ReportData } from '../../src/report/report-data.ts';
import { Say, useLanguage } from '../components/language.tsx';

/** The methods paragraph, and which steps ran. */
export function Methods({ data }: { data: ReportData }) {
  const { text } = useLanguage();
  return (
    <>
      <div class="prose">
        {data.methods.map((paragraph, index) => (
          <p key={index}>
            <Say message={paragraph} />
          </p>
        ))}
      </div>
      <h3>{text('methods.steps')}</h3>
      <ul class="steps">
        {data.steps.map((step) => (
          <li key={step.name} class={step.state.replaceAll(' ', '-')}>
            <span class="state">{text(`state.${step.state}`)}</span> <b>{step.name}</b>
            {step.reason !== null && (
              <span class="reason">
                {' '}
                <Say message={step.reason} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
