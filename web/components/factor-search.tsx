import { useId, useMemo, useState } from 'preact/hooks';
import { answerAbout, askable, type FactorAnswer, type Ranked } from '../../src/report/factor-answer.ts';
import { Say, useLanguage } from './language.tsx';
import { VerdictBadge } from './names.tsx';

/** Why is my factor not in the list? Looks through every name that the atlas has. */
export function FactorSearch({ ranked }: { ranked: Ranked }) {
  const { text } = useLanguage();
  const [asked, setAsked] = useState('');
  const id = useId();
  const names = useMemo(() => askable(ranked), [ranked.result]);
  return (
    <form class="factor-search" onSubmit={(event) => event.preventDefault()}>
      <label for={id}>{text('factor.title')}</label>
      <input
        id={id}
        type="search"
        list={`${id}-names`}
        placeholder={text('factor.label')}
        autocomplete="off"
        value={asked}
        onInput={(event) => setAsked(event.currentTarget.value)}
      />
      <datalist id={`${id}-names`}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <div class="answer" role="status">
        {asked.trim() === '' ? (
          <p class="fine">{text('factor.lead', { count: ranked.notRanked.known })}</p>
        ) : (
          <Answer answer={answerAbout(asked.trim(), ranked)} />
        )}
      </div>
    </form>
  );
}

function Answer({ answer: { sentences, coBinding, overall, expression } }: { answer: FactorAnswer }) {
  const { text } = useLanguage();
  return (
    <p>
      {sentences.map((sentence, index) => (
        <span key={index}>
          <Say message={sentence} />{' '}
        </span>
      ))}
      {coBinding !== null && <VerdictBadge {...coBinding} />}
      {overall !== null && (
        <>
          {' · '}
          {text('factor.overall')} <VerdictBadge verdict={overall.verdict} reason={overall.reason} />
        </>
      )}
      {expression.map((sentence, index) => (
        <span key={index}>
          {' '}
          <Say message={sentence} />
        </span>
      ))}
    </p>
  );
}
