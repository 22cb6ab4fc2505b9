import { power } from '../../../src/statistics/power.ts';
import type { AnswerBody } from '../../../src/server/answer-body.ts';
import { VERDICTS, type Reason, type Verdict } from '../../../src/tables/verdicts.ts';
import { declaredColumn } from '../../components/declared-column.tsx';
import { decimal, probability } from '../../components/number-format.ts';
import { useLanguage } from '../../components/language.tsx';
import { VerdictBadge } from '../../components/names.tsx';
import { numberAt, textAt } from './answered.ts';

/** What the ranking says of a partner in some cells: in words, and every value behind them. */
export function Statistics({ answer, row }: { answer: AnswerBody; row: number }) {
  const { text } = useLanguage();
  const number = (name: string): number | null => numberAt(answer, name, row);
  const verdict = textAt(answer, 'verdict', row);
  const reason = textAt(answer, 'reason', row);
  const odds = ['log2_odds_ratio', 'ci_low', 'ci_high'].map(number);
  const [score, low, high, q, rank] = [
    'cobinding_score',
    'score_ci_low',
    'score_ci_high',
    'minus_log10_q',
    'rank',
  ].map(number);
  const [shared, sites] = [number('shared_sites'), number('query_sites')];
  return (
    <>
      <h3>
        {[textAt(answer, 'cell', row), textAt(answer, 'cell_class', row)].filter(Boolean).join(' · ')}{' '}
        {VERDICTS.includes(verdict as Verdict) && (
          <VerdictBadge verdict={verdict as Verdict} reason={reason === '' ? null : (reason as Reason)} />
        )}
      </h3>
      <ul class="statistics">
        {odds[0] !== null && (
          <li>
            {odds[1] === null || odds[2] === null
              ? text('evidence.odds', { odds: ratio(odds[0]) })
              : text('evidence.odds-interval', {
                  odds: ratio(odds[0]),
                  low: ratio(odds[1]),
                  high: ratio(odds[2]),
                })}
          </li>
        )}
        {score !== null && low !== null && high !== null && (
          <li>
            {text('evidence.score', { score: decimal(score), low: decimal(low), high: decimal(high) })}{' '}
            {rank !== null && q !== null && text('evidence.rank', { rank, q: probability(q) })}
          </li>
        )}
        {shared !== null && sites !== null && <li>{text('evidence.shared', { shared, sites })}</li>}
      </ul>
      <details>
        <summary>{text('evidence.all-values')}</summary>
        <dl class="values">
          {answer.columns.map(({ name, of, values }) => {
            const label = of === undefined || of.each !== undefined ? name : text(of.label);
            const column = declaredColumn(name, of ?? { label: 'app.column' }, values);
            return (
              <div key={name}>
                <dt>{label}</dt>
                <dd>{column.show?.(row) ?? String(values[row] ?? '–')}</dd>
              </div>
            );
          })}
        </dl>
      </details>
    </>
  );
}

/** An odds ratio from its log2, with two digits. */
function ratio(log2: number): string {
  const value = power(2, log2);
  return value >= 100 || value < 0.01 ? value.toPrecision(2) : decimal(value);
}
