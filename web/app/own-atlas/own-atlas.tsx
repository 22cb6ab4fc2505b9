import { useEffect, useRef, useState } from 'preact/hooks';
import type { OwnAtlasState } from '../../../src/server/own-atlas/own-atlas.ts';
import type { OwnRow } from '../../../src/server/own-atlas/own-sheet.ts';
import type { CheckedSheet, OwnAtlasBody } from '../../../src/server/routes/own-atlas.ts';
import { Say, useLanguage } from '../../components/language.tsx';
import { HandOver } from '../hand-over.tsx';
import type { PageProps } from '../page-props.ts';
import { Refusal, RefusalSentence } from '../refusal.tsx';
import { json, listen, Refused, server } from '../server.ts';
import './own-atlas.css';
import { isOpen, SheetTable } from './sheet-table.tsx';

/** Milliseconds without a change after which the sheet is checked. */
const REST = 250;

/** An atlas of one's own files: brought, read, corrected, built and asked. */
export function OwnAtlas({ state: app, onState, files, onFiles }: PageProps) {
  const { text } = useLanguage();
  const [body, setBody] = useState<OwnAtlasBody | null>(null);
  const [rows, setRows] = useState<readonly OwnRow[]>([]);
  const [state, setState] = useState<OwnAtlasState>({ step: 'idle' });
  const [checked, setChecked] = useState<CheckedSheet | null>(null);
  const [genome, setGenome] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [lost, setLost] = useState<unknown>(null);
  const asked = useRef(0);
  const take = (found: OwnAtlasBody): void => {
    setBody(found);
    setRows(found.rows);
    setState(found.state);
  };
  const load = (): void => void json<OwnAtlasBody>('api/own-atlas').then(take, setError);
  const post = (path: string, what: unknown = {}, method = 'POST'): Promise<void> => {
    setError(null);
    return json<OwnAtlasBody>(`api/own-atlas${path}`, sent(method, what)).then(take, setError);
  };
  useEffect(load, []);
  const hasFolder = body !== null && body.folder !== null;
  const hear = (heard: OwnAtlasState): void => {
    setLost(null);
    setState(heard);
  };
  useEffect(() => (hasFolder ? listen('api/own-atlas/events', hear, setLost) : undefined), [hasFolder]);
  useEffect(() => {
    if (state.step === 'drafted') load();
    if (state.step === 'made') void server.state().then(onState, setError);
  }, [state.step]);
  const chosen = genome ?? body?.genome ?? 'hg38';
  const isBusy = ['drafting', 'index', 'sites'].includes(state.step);
  const check = async (): Promise<void> => {
    const number = ++asked.current;
    const edited = rows.map(({ file, cells, unsure, taken }) => ({
      ...{ file, cells, taken },
      unsure: unsure.map(({ column }) => column),
    }));
    const found = await json<CheckedSheet>(
      'api/own-atlas/sheet',
      sent('PUT', { rows: edited, genome: chosen }),
    );
    if (number !== asked.current) return;
    setChecked(found);
    if (found.classes.length > 0) setRows((before) => withClasses(before, found));
  };
  useEffect(() => {
    setChecked(null);
    if (rows.length === 0 || isBusy) return undefined;
    const waiting = setTimeout(() => void check().catch(setError), REST);
    return () => clearTimeout(waiting);
  }, [rows, chosen, isBusy]);
  if (body === null) return error === null ? null : <Refusal of={error} />;
  const drafted = new Set([...rows.map((row) => row.name), ...body.leftOut.map(({ file }) => file)]);
  const given = files.filter(
    ({ simulated, recognised, name: each }) =>
      !simulated && (recognised.kind === 'peaks' || recognised.kind === 'other') && !drafted.has(each),
  );
  const open = rows.filter((row, i) => isOpen(row, i, checked)).length;
  const taken = rows.filter((row) => row.taken).length;
  return (
    <>
      <p class="back">
        <a href="#/">← {text('app.start')}</a>
      </p>
      <h2>{text('own-atlas.title')}</h2>
      <p>{text('own-atlas.what')}</p>
      {body.folder === null ? (
        <p class="caution">{text('own-atlas.no-folder')}</p>
      ) : (
        <>
          <p>{text('own-atlas.made-in', { folder: body.folder })}</p>
          <fieldset class="plain" disabled={isBusy}>
            <legend class="hidden">{text('own-atlas.bring')}</legend>
            <p class="fine">{text('own-atlas.bring')}</p>
            <HandOver
              anyKind
              mostBytes={app.mostBytes}
              onFiles={(more) => {
                onFiles((before) => [...before, ...more]);
                void post('/draft', { files: more.map(({ file }) => file) });
              }}
            />
            <p class="own-given">
              {given.length > 0 && (
                <button
                  type="button"
                  onClick={() => void post('/draft', { files: given.map(({ file }) => file) })}
                >
                  {text('own-atlas.add-given', { files: given.length })}
                </button>
              )}
              {body.folders.map((folder, number) => (
                <button key={number} type="button" onClick={() => void post('/draft', { folder: number })}>
                  {text('own-atlas.add-folder', { folder })}
                </button>
              ))}
            </p>
          </fieldset>
        </>
      )}
      {error !== null && <Refusal of={error} />}
      {body.leftOut.length > 0 && (
        <details>
          <summary>{text('own-atlas.not-taken', { files: body.leftOut.length })}</summary>
          <ul>
            {body.leftOut.map(({ file, refusal }) => (
              <li key={file}>
                <strong>{file}</strong>: <RefusalSentence of={refusal} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {rows.length > 0 && (
        <section aria-labelledby="own-sheet">
          <h3 id="own-sheet">{text('own-atlas.sheet')}</h3>
          <p role="status">{text('own-atlas.rows', { rows: rows.length, open, out: rows.length - taken })}</p>
          <fieldset class="plain" disabled={isBusy}>
            <legend class="hidden">{text('own-atlas.sheet')}</legend>
            <SheetTable
              rows={rows}
              checked={checked}
              names={{
                ...body.names,
                antigen: together(body.names.antigen, app.atlases, 'antigens'),
                cell: together(body.names.cell, app.atlases, 'cells'),
                cell_class: together(body.names.cell_class, app.atlases, 'cellClasses'),
              }}
              onChange={setRows}
            />
            <div class="own-build">
              <label>
                <span class="name">{text('own-atlas.genome')}</span>
                <select value={chosen} onChange={(event) => setGenome(event.currentTarget.value)}>
                  {body.genomes.map((each) => (
                    <option key={each}>{each}</option>
                  ))}
                </select>
              </label>
              <label>
                <span class="name">{text('own-atlas.name')}</span>
                <input
                  type="text"
                  value={name}
                  maxLength={60}
                  autocomplete="off"
                  onInput={(event) => setName(event.currentTarget.value)}
                />
              </label>
              <button
                type="button"
                class="primary"
                disabled={taken === 0 || open > 0 || checked === null || name.trim() === ''}
                onClick={() => void post('/build', { name, genome: chosen })}
              >
                {text('own-atlas.build')}
              </button>
            </div>
            {taken === 0 && <p class="fine">{text('own-atlas.needs-rows')}</p>}
            {open > 0 && <p class="fine">{text('own-atlas.not-yet')}</p>}
            <p>
              <button type="button" onClick={() => void post('', {}, 'DELETE')}>
                {text('own-atlas.anew')}
              </button>
            </p>
          </fieldset>
        </section>
      )}
      {lost === null && <Course state={state} onStop={() => void post('/stop')} />}
      {lost !== null && error === null && <Refusal of={lost} />}
    </>
  );
}

/** Rows in which cells that are still empty have what follows from the others. */
function withClasses(rows: readonly OwnRow[], { classes }: CheckedSheet): readonly OwnRow[] {
  const next = rows.map((row) => ({ ...row, cells: { ...row.cells } }));
  for (const { row, column, value } of classes)
    if (next[row].cells[column] === '') next[row].cells[column] = value;
  return next;
}

function sent(method: string, what: unknown): RequestInit {
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(what) };
}

/** Names that are known, with those of the atlases that are there. */
function together(
  known: readonly string[],
  atlases: PageProps['state']['atlases'],
  list: 'antigens' | 'cells' | 'cellClasses',
): string[] {
  const theirs = atlases.flatMap((atlas) => ('refusal' in atlas ? [] : atlas[list].map(([each]) => each)));
  return [...new Set([...theirs, ...known])].filter((each) => each !== '');
}

const STEPS = {
  drafting: 'own-atlas.drafting',
  index: 'own-atlas.index',
  sites: 'own-atlas.sites',
} as const;

/** How far it is, and how it ended. */
function Course({ state, onStop }: { state: OwnAtlasState; onStop: () => void }) {
  const { text } = useLanguage();
  const { step, fraction = 0, refusal, sentences = [], notices = [] } = state;
  const under = step in STEPS ? STEPS[step as keyof typeof STEPS] : undefined;
  return (
    <div class="course" aria-live="polite">
      {under !== undefined && (
        <>
          <p role="status" id="own-course">
            {text(under, { percent: Math.floor(100 * fraction) })}{' '}
            <progress value={fraction} max={1} aria-labelledby="own-course" />
          </p>
          <p>
            <button type="button" onClick={onStop}>
              {text('own-atlas.stop')}
            </button>{' '}
            <span class="fine">{text('own-atlas.stays')}</span>
          </p>
        </>
      )}
      {step === 'stopped' && <p role="status">{text('own-atlas.stopped')}</p>}
      {step === 'made' && (
        <div class="card">
          <p role="status">
            {text('own-atlas.made', { name: state.name ?? '', sheet: state.sheet ?? '' })}{' '}
            <a class="offer main" href="#/">
              {text('own-atlas.use')}
            </a>
          </p>
          <ul class="notes">
            {sentences.map((sentence) => (
              <li key={sentence} lang="en">
                {sentence}
              </li>
            ))}
            {notices.map((notice, index) => (
              <li key={index}>
                <Say message={notice} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {refusal !== undefined && (
        <Refusal of={'bug' in refusal ? new Refused('bug') : new Refused('input', refusal)} />
      )}
    </div>
  );
}
