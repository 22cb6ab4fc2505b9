import { useEffect, useMemo, useState } from 'preact/hooks';
import type { OpenedBundle } from '../../../src/server/routes/share.ts';
import { visible } from '../../../src/messages/plain-text.ts';
import { DataTable } from '../../components/data-table.tsx';
import { LanguageContext, useLanguage } from '../../components/language.tsx';
import { GenomeBrowser, type Locus } from '../evidence/genome-browser.tsx';
import type { PageProps } from '../page-props.ts';
import { Refusal } from '../refusal.tsx';
import { ask, json } from '../server.ts';
import { tableIn, trackReader, TRACK, type TextTable } from './bundle-parts.ts';

/** A study that somebody shares: its tables, its report and its tracks; nothing in it is run or changed. */
export function BundlePage({ parameters }: PageProps) {
  const translator = useLanguage();
  const { text } = translator;
  const file = Number(parameters.get('file'));
  const [opened, setOpened] = useState<OpenedBundle | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [table, setTable] = useState<{ readonly name: string; readonly of: TextTable } | null>(null);
  const [locus, setLocus] = useState<Locus | null>(null);
  useEffect(() => void json<OpenedBundle>(`api/bundles/${file}`).then(setOpened, setFailure), [file]);
  const simulated = opened?.about.simulated ?? false;
  const marked = useMemo(() => ({ ...translator, simulated }), [translator, simulated]);
  const source = useMemo(
    () => (opened === null ? null : trackReader(opened, (at) => textOf(file, at), file)),
    [opened],
  );
  if (opened === null || source === null) return failure === null ? null : <Refusal of={failure} />;
  const { about, files, report } = opened;
  const attempt = (work: Promise<unknown>): void => void work.then(() => setFailure(null), setFailure);
  const show = (name: string, at: number): void =>
    attempt(textOf(file, at).then((content) => setTable({ name, of: tableIn(content) })));
  const tables = files.flatMap(({ path }, at) => (/^tables\/.*\.tsv$/.test(path) ? [{ path, at }] : []));
  // The study's own peaks come first.
  const isPartner = (path: string): number => (path.includes('/partners/') ? 1 : 0);
  const tracks = files
    .filter(({ path }) => TRACK.test(path))
    .sort((a, b) => isPartner(a.path) - isPartner(b.path));
  return (
    <LanguageContext.Provider value={marked}>
      <p class="back">
        <a href="#/">← {text('app.start')}</a>
      </p>
      <h2>{visible(about.title)}</h2>
      {simulated && <p class="caution">{text('studies.is-simulated')}</p>}
      <p>
        <strong>{text('share.shared')}.</strong> {text('share.read-only', { version: about.version })}
      </p>
      <p class="fine">{text('share.factor', { factor: about.factor, genome: about.genome })}</p>
      {failure !== null && <Refusal of={failure} />}
      {report && (
        <p>
          <a class="offer main" href={`bundles/${file}/report`} target="_blank" rel="noopener">
            {text('studies.report')}
          </a>
        </p>
      )}
      <section aria-labelledby="bundle-tables">
        <h3 id="bundle-tables">{text('share.tables')}</h3>
        <label class="field">
          <span class="name">{text('share.table')}</span>
          <select
            value={table?.name ?? ''}
            onChange={(event) => {
              const found = tables.find(({ path }) => path === event.currentTarget.value);
              if (found !== undefined) show(found.path, found.at);
            }}
          >
            <option value="" />
            {tables.map(({ path }) => (
              <option key={path} value={path}>
                {visible(path.replace(/^tables\/(?:simulated\.)?|\.tsv$/g, ''))}
              </option>
            ))}
          </select>
        </label>
        {table?.of.rows === 0 && <p>{text('app.no-rows')}</p>}
        {table !== null && table.of.rows > 0 && (
          <DataTable
            key={table.name}
            name={table.name.replace(/^tables\/(?:simulated\.)?|\.tsv$/g, '')}
            caption={text('app.rows', { rows: table.of.rows })}
            rows={table.of.rows}
            shown={25}
            columns={table.of.columns.map(({ name, values }) => ({
              name,
              label: 'app.column',
              labelValues: { name },
              value: (row) => values[row],
            }))}
          />
        )}
      </section>
      {tracks.length > 0 && (
        <section aria-label={text('share.browser')}>
          <h3>{text('share.browser')}</h3>
          {locus === null ? (
            <p>
              <button type="button" class="primary" onClick={() => attempt(source.first().then(setLocus))}>
                {text('browser.open')}
              </button>
            </p>
          ) : (
            <GenomeBrowser
              atlas={[]}
              genome={about.genome}
              locus={locus}
              read={source.read}
              tracks={[
                ...tracks.map(({ path }) => ({
                  name: nameOfTrack(path),
                  colour: isPartner(path) === 1 ? '#8a3b12' : '#1b4f8f',
                  asked: { path },
                })),
                {
                  name: text('browser.genes'),
                  colour: '#20603a',
                  asked: { genes: true },
                  expanded: true as const,
                },
              ]}
            />
          )}
        </section>
      )}
      <details>
        <summary>{text('share.all-files', { files: files.length })}</summary>
        <ul class="study-files">
          {files.map(({ path }, at) => (
            <li key={path}>
              <a href={`api/bundles/${file}/files/${at}`} download>
                {visible(path)}
              </a>
            </li>
          ))}
        </ul>
      </details>
    </LanguageContext.Provider>
  );
}

async function textOf(file: number, at: number): Promise<string> {
  return (await ask(`api/bundles/${file}/files/${at}`)).text();
}

function nameOfTrack(path: string): string {
  const name = path.replace(/^.*\//s, '');
  return name.replace(/^simulated\.|\.bed$/g, '').replaceAll('_', ' ');
}
