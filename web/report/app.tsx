import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ReportData } from '../../src/report/report-data.ts';
import type { MessageKey } from '../../src/messages/english/index.ts';
import { LanguageContext, languageFrom, makeTranslator, type Language } from '../components/language.tsx';
import { LanguageSwitch } from '../components/language-switch.tsx';
import { BrowserContext, PlaceLink } from '../components/place-link.tsx';
import { Bench } from '../results/bench.tsx';
import { Citations } from './citations.tsx';
import { Contrasts } from '../results/contrasts.tsx';
import { Edges } from './edges.tsx';
import { Evidence } from './evidence.tsx';
import { Expression } from '../results/expression.tsx';
import { Loci } from '../results/loci.tsx';
import { Methods } from './methods.tsx';
import { Model } from './model.tsx';
import { Motifs } from '../results/motifs.tsx';
import { Partners } from '../results/partners.tsx';
import { Provenance } from './provenance.tsx';
import { english } from '../../src/messages/english/index.ts';
import { japanese } from '../../src/messages/japanese/index.ts';
import { Sites } from '../results/sites.tsx';
import { Summary } from './summary.tsx';
import { Targets } from '../results/targets.tsx';

interface Chapter {
  readonly id: string;
  readonly title: MessageKey;
  readonly present: boolean;
  readonly body: ComponentChildren;
}

/** The report is one file: it has the texts of both languages. */
const TEXTS = { en: english, ja: japanese };

/** The whole report; `licences` are the notices of the packages that the page consists of. */
export function App({ data, licences }: { data: ReportData; licences: string }) {
  const [language, setLanguage] = useState<Language>(() => languageFrom(navigator.languages));
  const translator = makeTranslator({ language, texts: TEXTS[language] }, data.simulated, (place) => (
    <PlaceLink own place={place}>
      {place}
    </PlaceLink>
  ));
  const { text } = translator;
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${data.simulated ? `[${text('simulated.word')}] ` : ''}${data.title} – chipmate`;
  }, [language]);
  const chapters: Chapter[] = [
    { id: 'summary', title: 'nav.summary', present: true, body: <Summary data={data} /> },
    { id: 'sites', title: 'nav.sites', present: data.chipSeq.length > 0, body: <Sites data={data} /> },
    {
      id: 'partners',
      title: 'nav.partners',
      present: data.partners.length > 0,
      body: <Partners data={data} />,
    },
    {
      id: 'contrasts',
      title: 'nav.contrasts',
      present: data.contrasts.length > 0,
      body: <Contrasts data={data} />,
    },
    {
      id: 'expression',
      title: 'nav.expression',
      present: data.expression.length > 0,
      body: <Expression data={data} />,
    },
    { id: 'targets', title: 'nav.targets', present: data.targets.length > 0, body: <Targets data={data} /> },
    { id: 'motifs', title: 'nav.motifs', present: data.motifs.length > 0, body: <Motifs data={data} /> },
    { id: 'loci', title: 'nav.loci', present: data.loci.length > 0, body: <Loci data={data} /> },
    { id: 'bench', title: 'nav.bench', present: data.bench.length > 0, body: <Bench data={data} /> },
    { id: 'evidence', title: 'nav.evidence', present: true, body: <Evidence data={data} /> },
    {
      id: 'edges',
      title: 'nav.edges',
      present: data.evidence.edges.length > 0,
      body: <Edges data={data} />,
    },
    { id: 'model', title: 'nav.model', present: true, body: <Model data={data} /> },
    { id: 'methods', title: 'nav.methods', present: true, body: <Methods data={data} /> },
    { id: 'provenance', title: 'nav.provenance', present: true, body: <Provenance data={data} /> },
    { id: 'cite', title: 'nav.cite', present: true, body: <Citations data={data} /> },
  ];
  const shown = chapters.filter((chapter) => chapter.present);
  return (
    <LanguageContext.Provider value={translator}>
      <a class="skip" href="#summary">
        {text('page.skip')}
      </a>
      {data.simulated && <style>{pageMark(text('simulated.word'))}</style>}
      {data.simulated && (
        <div class="simulated-banner" role="note">
          <strong>{text('simulated.word')}</strong> {text('simulated.banner')}
        </div>
      )}
      <header class="masthead">
        <div>
          <p class="kicker">
            {text('page.kicker', {
              factor: data.factor,
              genome: data.genome,
              date: data.date === null ? '' : `${data.date} · `,
            })}
          </p>
          <h1>{data.title}</h1>
          <p class="fine">{text('page.research-only')}</p>
        </div>
        <div class="tools">
          <LanguageSwitch language={language} onChange={setLanguage} />
          <button type="button" onClick={() => window.print()}>
            {text('page.print')}
          </button>
        </div>
      </header>
      <div class="layout">
        <nav aria-label={text('page.contents')}>
          <ol>
            {shown.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`}>{text(title)}</a>
              </li>
            ))}
          </ol>
        </nav>
        <main>
          <BrowserContext.Provider value={data.browser}>
            {shown.map(({ id, title, body }) => (
              <section key={id} id={id} aria-labelledby={`${id}-title`}>
                <h2 id={`${id}-title`}>
                  {text(title)}
                  {data.simulated && <span class="tag">{text('simulated.word')}</span>}
                </h2>
                {body}
              </section>
            ))}
          </BrowserContext.Provider>
        </main>
      </div>
      <footer>
        chipmate {data.provenance.version}
        {data.simulated && ` · ${text('simulated.footer')}`}
        <details class="licences">
          <summary>{text('page.licences')}</summary>
          <pre>{licences.trim()}</pre>
        </details>
      </footer>
    </LanguageContext.Provider>
  );
}

/** A style that puts a word into the margin of every printed page. */
function pageMark(word: string): string {
  return `@page { @top-right { content: "${word}"; color: #8a3b12; font: 600 9pt Helvetica, Arial, sans-serif; } }`;
}
