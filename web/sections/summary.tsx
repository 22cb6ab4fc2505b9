import type { ReportData } from '../../src/report/report-data.ts';
import { Say, useLanguage } from '../components/language.tsx';
import { Gene, VerdictBadge } from '../components/names.tsx';

const LEADING = 6;

/** What a reader who has one minute should take away. */
export function Summary({ data }: { data: ReportData }) {
  const { text } = useLanguage();
  return (
    <>
      <div class="lead">
        {data.summary.map((sentence, index) => (
          <p key={index}>
            <Say message={sentence} />
          </p>
        ))}
      </div>
      <div class="cards">
        <div class="card">
          <h3>{text('summary.partners')}</h3>
          <ol>
            {data.evidence.partners.slice(0, LEADING).map(({ name, verdict }) => (
              <li key={name}>
                <span>{name}</span> <VerdictBadge verdict={verdict} />
              </li>
            ))}
          </ol>
          {data.evidence.partners.length === 0 && <p class="muted">{text('summary.none')}</p>}
        </div>
        <div class="card">
          <h3>{text('summary.targets')}</h3>
          <ol>
            {data.evidence.targets.slice(0, LEADING).map(({ name, verdict }) => (
              <li key={name}>
                <Gene name={name} /> <VerdictBadge verdict={verdict} />
              </li>
            ))}
          </ol>
          {data.evidence.targets.length === 0 && <p class="muted">{text('summary.none')}</p>}
        </div>
        <div class="card next">
          <h3>{text('summary.next')}</h3>
          <ul>
            {data.next.slice(0, LEADING).map((step, index) => (
              <li key={index}>
                <Say message={step} />
              </li>
            ))}
          </ul>
          {data.next.length === 0 && <p class="muted">{text('summary.none')}</p>}
        </div>
      </div>
      <p class="fine">{text('summary.words')}</p>
    </>
  );
}
