import { useState } from 'preact/hooks';
import type { ReportData } from '../../src/report/report-data.ts';
import {
  PARTNER_EVIDENCE,
  TARGET_EVIDENCE,
  type CandidateEvidence,
  type EvidenceItem,
  type EvidenceKind,
} from '../../src/study/evidence/verdicts.ts';
import type { Judged } from '../../src/tables/verdicts.ts';
import { evidenceColumns } from '../../src/study/study-columns.ts';
import { TABLE } from '../../src/study/table-names.ts';
import { antigen, gene } from '../../src/tables/shared-columns.ts';
import { Say, useLanguage } from '../components/language.tsx';
import { evidenceKey, Gene, VerdictBadge } from '../components/names.tsx';
import { GeneArrow } from '../components/place-link.tsx';
import { Printed } from '../components/printed.tsx';
import { effectNumbers } from '../components/number-format.ts';

const SHOWN = 12;

/** Every candidate against every kind of evidence; a row opens to the numbers and where they come from. */
export function Evidence({ data }: { data: ReportData }) {
  const { text } = useLanguage();
  return (
    <>
      <p class="lead">{text('evidence.lead')}</p>
      {data.evidence.partners.length > 0 && <p class="fine">{text('order.partners')}</p>}
      <Matrix
        title={text('nav.partners')}
        candidates={data.evidence.partners}
        kinds={PARTNER_EVIDENCE}
        about="partners"
      />
      <Matrix
        title={text('nav.targets')}
        candidates={data.evidence.targets}
        kinds={TARGET_EVIDENCE}
        about="targets"
      />
      <p class="fine">{text('evidence.rules')}</p>
    </>
  );
}

interface MatrixProps {
  readonly title: string;
  readonly candidates: readonly CandidateEvidence[];
  readonly kinds: readonly EvidenceKind[];
  readonly about: 'partners' | 'targets';
}

function Matrix({ title, candidates, kinds, about }: MatrixProps) {
  const { text, simulated } = useLanguage();
  const genes = about === 'targets';
  const [open, setOpen] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  if (candidates.length === 0) return null;
  const visible = all ? candidates : candidates.slice(0, SHOWN);
  return (
    <article>
      <h3>{title}</h3>
      <div class="scroller" tabIndex={0} role="region" aria-label={title}>
        <table class="matrix">
          <caption>
            <span class="words">
              {text('evidence.caption')} {simulated && <span class="tag">{text('simulated.word')}</span>}
            </span>
          </caption>
          <thead>
            <tr>
              <th scope="col">{text((genes ? gene : antigen).label)}</th>
              <th scope="col">{text(evidenceColumns.verdict.label)}</th>
              {kinds.map((kind) => (
                <th scope="col" key={kind} class="kind">
                  {text(evidenceKey(kind))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {visible.map((candidate) => (
              <CandidateRows
                key={candidate.name}
                candidate={candidate}
                kinds={kinds}
                genes={genes}
                open={open === candidate.name}
                onToggle={() => setOpen(open === candidate.name ? null : candidate.name)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Printed shown={visible.length} rows={candidates.length} table={TABLE.evidence(about)} />
      {candidates.length > SHOWN && (
        <button type="button" class="more" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? text('table.fewer') : text('table.all', { rows: candidates.length })}
        </button>
      )}
    </article>
  );
}

interface RowProps {
  readonly candidate: CandidateEvidence;
  readonly kinds: readonly EvidenceKind[];
  readonly genes: boolean;
  readonly open: boolean;
  readonly onToggle: () => void;
}

function CandidateRows({ candidate, kinds, genes, open, onToggle }: RowProps) {
  const { text } = useLanguage();
  const { name, rank, verdict, reason, items, without } = candidate;
  return (
    <>
      <tr>
        <th scope="row">
          <button type="button" class="opener" aria-expanded={open} onClick={onToggle}>
            <span aria-hidden="true">{open ? '▾' : '▸'}</span> {rank}. {genes ? <Gene name={name} /> : name}
          </button>{' '}
          {genes && <GeneArrow name={name} />}
        </th>
        <td>
          <VerdictBadge verdict={verdict} reason={reason} />
        </td>
        {kinds.map((kind) => (
          <td key={kind} class="mark">
            {judgedIn(items, kind).map((each, index) => (
              <VerdictBadge
                key={index}
                verdict={each.verdict}
                reason={each.reason}
                about={each.edge === undefined ? undefined : text('figure.edge', each.edge)}
                short
              />
            ))}
          </td>
        ))}
      </tr>
      {open && (
        <tr class="detail">
          <td colSpan={kinds.length + 2}>
            <ul>
              {items.map((item, index) => (
                <li key={index}>
                  <ItemLine item={item} />
                </li>
              ))}
            </ul>
            {without.length > 0 && (
              <p>
                {text('evidence.without')}{' '}
                {without.map((each) => `${text(evidenceKey(each.kind))}: ${each.rank}`).join('; ')}
              </p>
            )}
          </td>
        </tr>
      )}
    </>
  );
}

function judgedIn(
  items: readonly EvidenceItem[],
  kind: EvidenceKind,
): readonly (Judged & Pick<EvidenceItem, 'edge'>)[] {
  const found = items.filter((item) => item.kind === kind);
  return found.length === 0 ? [{ verdict: 'not tested', reason: null }] : found;
}

/** Where the page shows what an item comes from. */
const SECTION: Readonly<Partial<Record<EvidenceKind, string>>> = {
  motif: '#motifs',
  'co-binding': '#partners',
  'cell contrast': '#contrasts',
  'expressed here': '#expression',
  binding: '#targets',
  'expression change': '#expression',
  replication: '#expression',
};

function ItemLine({ item }: { item: EvidenceItem }) {
  const { text } = useLanguage();
  const numbers = effectNumbers([item.effect, item.low, item.high]);
  const section = item.edge === undefined ? SECTION[item.kind] : '#edges';
  return (
    <>
      <b>{text(evidenceKey(item.kind))}</b> <VerdictBadge verdict={item.verdict} reason={item.reason} />
      {item.effect !== null && item.unit !== null && (
        <>
          {' '}
          {text(`unit.${item.unit}`)} {numbers[0]}
          {item.low !== null && item.high !== null && (
            <span class="ci">
              {' '}
              (95% CI {numbers[1]} {text('range.to')} {numbers[2]})
            </span>
          )}
        </>
      )}
      {item.note !== null && (
        <>
          {' '}
          <Say message={item.note} />
        </>
      )}{' '}
      <span class="source">
        {text('evidence.source')} {section === undefined ? item.source : <a href={section}>{item.source}</a>}
      </span>
    </>
  );
}
