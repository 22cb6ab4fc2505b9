import { useState } from 'preact/hooks';
import { DEFAULT_CLASS } from '../../../src/atlas/experiment-filter.ts';
import { KnownNames } from '../../../src/genome/antigens/antigen-aliases.ts';
import { findName } from '../../../src/genome/names.ts';
import { message, type Message } from '../../../src/messages/message.ts';
import { notRanked } from '../../../src/partners/score/not-ranked.ts';
import { notRankedSaid } from '../../../src/report/factor-answer.ts';
import type { AnswerBody } from '../../../src/server/answer-body.ts';
import { VERDICTS, type Reason, type Verdict } from '../../../src/tables/verdicts.ts';
import { Say, useLanguage } from '../../components/language.tsx';
import { VerdictBadge } from '../../components/names.tsx';
import { decimal, probability } from '../../components/number-format.ts';
import { addressOf, type Chosen } from '../address.ts';
import { server, type State } from '../server.ts';
import { numberAt, rowsOf, textAt, valuesOf } from './answered.ts';

const NAMES = new KnownNames();
/** What leaves experiments out of a ranking's rows. */
const FILTERS = [
  'antigenClass',
  'antigen',
  'cellClass',
  'cell',
  'exclude',
  'unperturbed',
  'withoutDuplicates',
];

interface Said {
  readonly sentences: readonly Message[];
  /** Its row, where it has one. */
  readonly row?: number;
}

interface Props {
  /** The answer of the partners, and what it was asked with. */
  readonly answer: AnswerBody;
  readonly chosen: Chosen;
  readonly state: State;
}

/** Why is a factor not there, or not higher up? Answered from the ranking itself and from what the atlas holds. */
export function WhyNot({ answer, chosen, state }: Props) {
  const { text } = useLanguage();
  const [name, setName] = useState('');
  const [said, setSaid] = useState<Said | null>(null);
  const known = namesOf(chosen, state);
  const ask = (event: Event): void => {
    event.preventDefault();
    if (name.trim() === '') return setSaid(null);
    void why(name.trim(), { answer, chosen, state }).then(setSaid, () =>
      setSaid({ sentences: [message('app.bug')] }),
    );
  };
  const verdict = said?.row === undefined ? '' : textAt(answer, 'verdict', said.row);
  const reason = said?.row === undefined ? '' : textAt(answer, 'reason', said.row);
  return (
    <form class="factor-search why-not" onSubmit={ask}>
      <label for="why-not">{text('factor.title')}</label>
      <input
        id="why-not"
        type="search"
        list="why-not-names"
        autocomplete="off"
        placeholder={text('factor.label')}
        value={name}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <datalist id="why-not-names">
        {known.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
      <button type="submit">{text('app.ask')}</button>
      <div class="answer" role="status">
        {said === null ? (
          <p class="fine">{text('factor.lead', { count: known.length })}</p>
        ) : (
          <p>
            {said.sentences.map((sentence, index) => (
              <span key={index}>
                <Say message={sentence} />{' '}
              </span>
            ))}
            {VERDICTS.includes(verdict as Verdict) && (
              <VerdictBadge verdict={verdict as Verdict} reason={reason === '' ? null : (reason as Reason)} />
            )}
            {said.row !== undefined && (
              <>
                {' '}
                <a
                  href={addressOf('evidence', {
                    ...chosen,
                    of: textAt(answer, 'antigen', said.row),
                    in: textAt(answer, 'cell', said.row),
                  })}
                >
                  {text('evidence.of', { name: textAt(answer, 'antigen', said.row) })}
                </a>
              </>
            )}
          </p>
        )}
      </div>
    </form>
  );
}

/** Names of the atlases that were asked, in alphabetical order. */
function namesOf(chosen: Chosen, { atlases }: State): string[] {
  const asked = [chosen['atlas']].flat().map((number) => atlases[Number(number)]);
  return [
    ...new Set(asked.flatMap((atlas) => ('antigens' in atlas ? atlas.antigens.map(([name]) => name) : []))),
  ].sort();
}

async function why(asked: string, { answer, chosen, state }: Props): Promise<Said> {
  const ranked = (valuesOf(answer, 'antigen') ?? []).map(String);
  const own = ranked.filter((_, row) => textAt(answer, 'tier', row) === 'own antigen');
  const inAtlas = namesOf(chosen, state);
  const { matches, by, suggestions } = findName(asked, [...ranked, ...inAtlas], NAMES);
  if (matches.length === 0)
    return {
      sentences: [
        message('factor.absent', { name: asked }),
        ...(suggestions.length === 0 ? [] : [message('factor.near', { names: suggestions.join(', ') })]),
      ],
    };
  const [name] = matches;
  const called = by === 'alias' ? [message('factor.called', { asked, name })] : [];
  if (own.some((each) => NAMES.same(each, name)))
    return { sentences: [...called, message('factor.own', { name })] };
  const row = ranked.findIndex((each) => NAMES.same(each, name));
  if (row >= 0) return { sentences: [...called, ...rankSaid(answer, row)], row };

  const atlases = [chosen['atlas']].flat();
  const search = async (filter: Chosen): Promise<AnswerBody[]> =>
    Promise.all(
      atlases.map((atlas) =>
        server.answer('atlas search', { ...filter, atlas }, () => undefined, new AbortController().signal),
      ),
    );
  const column = (answers: readonly AnswerBody[], of: string): string[] =>
    answers.flatMap((each) => (valuesOf(each, of) ?? []).map((value) => String(value ?? '')));
  const all = await search({ antigen: [name] });
  const filter = Object.fromEntries(Object.entries(chosen).filter(([key]) => FILTERS.includes(key)));
  const narrowed = Object.keys(filter).length > 0;
  const { antigen: named } = chosen;
  const isNamed =
    named === undefined || [named].flat().some((each) => typeof each === 'string' && NAMES.same(each, name));
  // A filter that leaves nothing may be refused: the same is meant.
  const narrow = async (): Promise<AnswerBody[]> =>
    isNamed ? search({ ...filter, antigen: [name] }).catch(() => []) : [];
  const left = narrowed ? await narrow() : all;
  if (left.every((each) => rowsOf(each) === 0))
    return {
      sentences: [
        ...called,
        message('evidence.filtered', { name, where: [...new Set(column(all, 'cell'))].sort().join(', ') }),
      ],
    };
  const experiments = {
    antigen: column(all, 'antigen'),
    antigenClass: column(all, 'antigen_class'),
    cellClass: column(all, 'cell_class'),
  };
  // All classes of cells are ranked over, unless one was chosen.
  const [cellClass] = [chosen['cellClass']].flat();
  const { why: reasons, where } = notRanked(
    experiments,
    ranked,
    {
      antigens: own,
      cellClass: typeof cellClass === 'string' ? cellClass : (experiments.cellClass[0] ?? ''),
      antigenClass: DEFAULT_CLASS,
    },
    NAMES,
  );
  return { sentences: [...called, notRankedSaid(name, reasons[0], where[0])] };
}

/** Where it stands in the ranking, and what the data hardly tell it from. */
function rankSaid(answer: AnswerBody, row: number): Message[] {
  const [score, q, rank] = ['cobinding_score', 'minus_log10_q', 'rank'].map((name) =>
    numberAt(answer, name, row),
  );
  const name = textAt(answer, 'antigen', row);
  const values = { name, rank: rank ?? row + 1, total: rowsOf(answer), cell: textAt(answer, 'cell', row) };
  const others = textAt(answer, 'block', row)
    .split(/\//)
    .filter((each) => each !== '' && each !== name);
  return [
    score === null || q === null
      ? message('factor.ranked-by-odds', values)
      : message('factor.ranked', { ...values, score: decimal(score), q: probability(q) }),
    ...(others.length === 0 ? [] : [message('evidence.near-copy', { names: others.join(', ') })]),
  ];
}
