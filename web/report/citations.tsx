import { useState } from 'preact/hooks';
import { asText, bibliography, cite, shownIn, type Citation } from '../../src/analyses/cite.ts';
import { message } from '../../src/messages/message.ts';
import type { ReportData } from '../../src/report/report-data.ts';
import { download, exportName } from '../components/download.ts';
import { Say, useLanguage } from '../components/language.tsx';

const FORMATS = [
  { format: 'text', label: 'TXT', suffix: 'txt', type: 'text/plain' },
  { format: 'bibtex', label: 'BibTeX', suffix: 'bib', type: 'application/x-bibtex' },
  { format: 'ris', label: 'RIS', suffix: 'ris', type: 'application/x-research-info-systems' },
] as const;

/** What is listed openly; experiments are many. */
const LISTED = [
  ['software', 'cite.software'],
  ['source', 'cite.source'],
  ['paper', 'cite.paper'],
] as const;

/** What to cite for this report, to read, to copy and to download. */
export function Citations({ data }: { data: ReportData }) {
  const { text, simulated } = useLanguage();
  const [copied, setCopied] = useState('');
  const { citations, notices } = cite(shownIn(data));
  const of = (kind: Citation['kind']): Citation[] => citations.filter((each) => each.kind === kind);
  const copy = (name: string, content: string): void => {
    void navigator.clipboard.writeText(content).then(() => setCopied(name));
  };
  return (
    <>
      <p>{text('cite.lead')}</p>
      <ul class="notes">
        {notices.map((notice) => (
          <li key={notice.key}>
            <Say message={notice} />
          </li>
        ))}
      </ul>
      {FORMATS.map(({ format, label, suffix, type }) => {
        const content = bibliography(citations, format);
        return (
          <p key={format}>
            {label}{' '}
            <button type="button" onClick={() => copy(label, content)}>
              {text(copied === label ? 'cite.copied' : 'cite.copy')}
            </button>{' '}
            <button
              type="button"
              onClick={() =>
                download(
                  exportName(simulated, `${data.title} citations`, suffix),
                  new Blob([content], { type }),
                )
              }
            >
              .{suffix}
            </button>
          </p>
        );
      })}
      {LISTED.map(
        ([kind, title]) =>
          of(kind).length > 0 && (
            <div key={kind}>
              <h3>{text(title)}</h3>
              <Listed citations={of(kind)} />
            </div>
          ),
      )}
      {of('experiment').length > 0 && (
        <details>
          <summary>
            <Say message={message('cite.experiment', { experiments: of('experiment').length })} />
          </summary>
          <Listed citations={of('experiment')} />
        </details>
      )}
    </>
  );
}

function Listed({ citations }: { citations: readonly Citation[] }) {
  return (
    <ul class="citations">
      {citations.map((citation) => (
        <li key={citation.key}>{asText(citation)}</li>
      ))}
    </ul>
  );
}
