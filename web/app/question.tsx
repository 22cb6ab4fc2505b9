import { useEffect, useRef, useState } from 'preact/hooks';
import type { Answered } from '../../src/server/routes/questions.ts';
import type { Progress } from '../../src/server/asking.ts';
import { useLanguage, type Translator } from '../components/language.tsx';
import { AS_WRITTEN } from '../components/table/table-order.ts';
import { addressOf, chosenIn, type Chosen } from './address.ts';
import { AnswerView } from './answer.tsx';
import { Form, isNeeded } from './form.tsx';
import type { PageProps } from './page-props.ts';
import { GoOn } from './reads/go-on.tsx';
import { Refusal } from './refusal.tsx';
import { Simulated } from './sample/simulated.tsx';
import { server, type Declared, type Waiting } from './server.ts';
import { withView } from './table-address.ts';
import { fieldName, titleOf } from './wording.ts';

/** How far the page is with a question. */
type Course =
  | { readonly at: 'open' }
  | { readonly at: 'asked'; readonly progress: Progress | Waiting | null }
  | { readonly at: 'answered'; readonly answered: Answered; readonly asked: Chosen }
  | { readonly at: 'refused'; readonly error: unknown };

/** A question with its choices and its answer; what the address says is asked at once, where nothing is missing. */
export function Question({ name, parameters, state, files, onFiles }: PageProps) {
  const { text, language } = useLanguage();
  const [declared, setDeclared] = useState<Declared | null>(null);
  const [chosen, setChosen] = useState<Chosen>({});
  const [course, setCourse] = useState<Course>({ at: 'open' });
  const stop = useRef<AbortController | null>(null);
  const refused = useRef<HTMLDivElement>(null);
  const address = parameters.toString();

  useEffect(() => {
    server.declared(name).then(setDeclared, (error: unknown) => setCourse({ at: 'refused', error }));
    return () => stop.current?.abort();
  }, [name]);
  useEffect(() => {
    if (declared === null) return;
    const asked = chosenIn(declared.choices, parameters);
    setChosen(asked);
    if (Object.keys(asked).length > 0 && missing(declared, asked).length === 0) void ask(asked);
    else setCourse({ at: 'open' });
  }, [declared, address]);

  // Below a long form nobody would see it.
  useEffect(() => {
    if (course.at === 'refused') refused.current?.scrollIntoView({ block: 'nearest' });
  }, [course]);

  const ask = async (asked: Chosen): Promise<void> => {
    stop.current?.abort();
    const stopper = new AbortController();
    stop.current = stopper;
    setCourse({ at: 'asked', progress: null });
    try {
      const tell = (progress: Progress | Waiting): void => setCourse({ at: 'asked', progress });
      const answered = await server.answer(name, asked, tell, stopper.signal);
      if (stop.current === stopper) setCourse({ at: 'answered', answered, asked });
    } catch (error) {
      if (stop.current === stopper)
        setCourse(stopper.signal.aborted ? { at: 'open' } : { at: 'refused', error });
    }
  };

  if (declared === null) return course.at === 'refused' ? <Refusal of={course.error} /> : null;
  const needed = missing(declared, chosen);
  const submit = (event: Event): void => {
    event.preventDefault();
    const next = addressOf(name, chosen);
    // The same address asks again.
    if (next === withView(location.hash, AS_WRITTEN)) void ask(chosen);
    else location.hash = next;
  };
  return (
    <>
      <p class="back">
        <a href="#/">← {text('app.start')}</a>
      </p>
      <h2>{text(titleOf(name))}</h2>
      <details class="asking" open={course.at !== 'answered'}>
        <summary>{text('app.what-is-asked')}</summary>
        <form onSubmit={submit}>
          <Form {...{ declared, chosen, state, files, onFiles }} onChange={setChosen} />
          <p>
            <button type="submit" class="primary" disabled={needed.length > 0}>
              {text('app.ask')}
            </button>
            {needed.length > 0 && (
              <span class="fine">
                {' '}
                {text('app.missing', { names: needed.map((each) => fieldName(each, language)).join(', ') })}
              </span>
            )}
          </p>
        </form>
      </details>
      <div aria-live="polite" ref={refused}>
        {course.at === 'asked' && (
          <p role="status" class="working">
            {courseOf(course.progress, text)}{' '}
            <button type="button" onClick={() => stop.current?.abort()}>
              {text('app.stop')}
            </button>
          </p>
        )}
        {course.at === 'refused' && <Refusal of={course.error} />}
      </div>
      {course.at === 'answered' && (
        <Simulated
          {...{ state, files }}
          choices={declared.choices}
          chosen={course.asked}
          notices={course.answered.notices}
        >
          <GoOn name={name} chosen={course.asked} files={files} onFiles={onFiles} />
          <AnswerView
            name={name}
            choices={declared.choices}
            chosen={course.asked}
            answered={course.answered}
            files={files}
            state={state}
          />
        </Simulated>
      )}
    </>
  );
}

function courseOf(progress: Progress | Waiting | null, text: Translator['text']): string {
  if (progress === null) return text('app.working');
  if ('others' in progress)
    return progress.others === 0 ? text('app.working') : text('app.waiting', { others: progress.others });
  const percent = Math.round(100 * progress.fraction);
  return text('app.working-on', { what: text(progress.label), percent });
}

function missing({ choices }: Declared, chosen: Chosen): string[] {
  return Object.entries(choices)
    .filter(([name, choice]) => isNeeded(choice) && chosen[name] === undefined)
    .map(([name]) => name);
}
