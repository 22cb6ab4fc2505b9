import type { ReportData, StepLine } from '../../src/report/report-data.ts';
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
      {data.ofFile.length > 0 && (
        <ul class="notes">
          {data.ofFile.map((notice, index) => (
            <li key={index}>
              <Say message={notice} />
            </li>
          ))}
        </ul>
      )}
      <ul class="steps">
        {data.steps.map((step) => (
          <li key={step.name} class={step.state.replaceAll(' ', '-')}>
            <span class="state">{text(`state.${step.state}`)}</span>{' '}
            <b>{text(step.title.key, step.title.values)}</b>
            {step.refusal !== undefined && <Refused refusal={step.refusal} />}
            {step.refusal === undefined && step.reason !== null && (
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

/** Why an input was refused; the parts are named in the reader's language, the reader's own sentence is English. */
function Refused({ refusal }: { refusal: NonNullable<StepLine['refusal']> }) {
  const { text } = useLanguage();
  const { problem, file, line, expected, found, fix } = refusal;
  const place = file === undefined ? undefined : line === undefined ? file : `${file}:${line}`;
  const parts = [
    ['refusal.problem', problem],
    ['refusal.place', place],
    ['refusal.expected', expected],
    ['refusal.found', found],
    ['refusal.fix', fix],
  ] as const;
  return (
    <dl class="refusal">
      {parts.map(
        ([label, value]) =>
          value !== undefined && (
            <div key={label}>
              <dt>{text(label)}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
