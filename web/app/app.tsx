import { useEffect, useState } from 'preact/hooks';
import { LanguageContext, makeTranslator, type Language, type Spoken } from '../components/language.tsx';
import { LanguageSwitch } from '../components/language-switch.tsx';
import { placeOf } from './address.ts';
import { PAGES } from './pages.ts';
import { Question } from './question.tsx';
import { Refusal } from './refusal.tsx';
import { server, type HandedOver, type State } from './server.ts';
import { Start } from './start.tsx';
import { LANGUAGE, textsIn } from './texts.ts';
import { withFields } from './wording.ts';

/** The whole app: the start page, or one question. @param first the language that it begins in */
export function App({ first }: { first: Spoken }) {
  const [spoken, setSpoken] = useState(first);
  const { language } = spoken;
  const [state, setState] = useState<State | null>(null);
  const [files, setFiles] = useState<readonly HandedOver[]>([]);
  const [failure, setFailure] = useState<unknown>(null);
  const [over, setOver] = useState(false);
  const [place, setPlace] = useState(() => placeOf(location.hash));
  const translator = makeTranslator(spoken, false, undefined, (words) => withFields(words, language));
  const { text } = translator;
  const Page = place.page === null ? Start : (PAGES.get(place.page) ?? Question);
  useEffect(() => {
    const moved = (): void => {
      // A link within the page leads nowhere else.
      if (location.hash === '' || location.hash.startsWith('#/')) setPlace(placeOf(location.hash));
    };
    addEventListener('hashchange', moved);
    Promise.all([server.state(), server.files()]).then(([found, handed]) => {
      setState(found);
      setFiles(handed);
    }, setFailure);
    // Another tab may have handed files over, or removed some.
    const seen = (): void => {
      if (document.visibilityState === 'visible') void server.files().then(setFiles, () => undefined);
    };
    addEventListener('focus', seen);
    document.addEventListener('visibilitychange', seen);
    return () => {
      removeEventListener('hashchange', moved);
      removeEventListener('focus', seen);
      document.removeEventListener('visibilitychange', seen);
    };
  }, []);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${place.page === null ? '' : `${place.page} – `}chipmate`;
    localStorage.setItem(LANGUAGE, language);
  }, [language, place]);
  const speak = (wanted: Language): void => void textsIn(wanted).then(setSpoken, setFailure);
  const quit = (): void => void server.quit().then(() => setOver(true), setFailure);
  return (
    <LanguageContext.Provider value={translator}>
      <a class="skip" href="#main">
        {text('page.skip')}
      </a>
      <header class="masthead app-head">
        <div>
          <h1>
            <a href="#/">chipmate</a>
          </h1>
          <p class="fine">{text('app.private')}</p>
        </div>
        <div class="tools">
          <LanguageSwitch language={language} onChange={speak} />
          <button type="button" onClick={quit} title={text('app.quit-help')}>
            {text('app.quit')}
          </button>
        </div>
      </header>
      <main id="main" class="app-main">
        {over ? (
          <p role="status">{text('app.over')}</p>
        ) : failure !== null ? (
          <Refusal of={failure} />
        ) : state === null ? (
          <p role="status">{text('app.opening')}</p>
        ) : (
          <Page
            key={place.page}
            name={place.page ?? ''}
            parameters={place.parameters}
            state={state}
            onState={setState}
            files={files}
            onFiles={setFiles}
          />
        )}
      </main>
      <footer>
        {!over && <p>{text('app.stays')}</p>}
        chipmate {state?.version ?? ''} · {text('page.research-only')} ·{' '}
        <a href="licences.txt">{text('page.licences')}</a>
      </footer>
    </LanguageContext.Provider>
  );
}
