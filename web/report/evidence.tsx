import { measuredText } from '../../src/report/figures/picture-texts.ts';
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
import { Effect } from '../components/effect.tsx';
import { Say, useLanguage, type Translator } from '../components/language.tsx';
import { Matrix, MatrixRow, type RowState } from '../components/matrix.tsx';
import { evidenceKey, Gene, VerdictBadge } from '../components/names.tsx';
import { GeneArrow } from '../components/place-link.tsx';

const SHOWN = 12;

/** Every candidate against every kind of evidence; a row opens to the numbers and where they come from. */
export function Evidence({ data }: { data: ReportData }) {
  const { text } = useLanguage();
  return (
    <>
      <p class="lead">{text('evidence.lead')}</p>
      {data.evidence.partners.length > 0 && <p class="fine">{text('order.partners')}</p>}
      <Candidates
        title={text('nav.partners')}
        candidates={data.evidence.partners}
        kinds={PARTNER_EVIDENCE}
        about="partners"
      />
      <Candidates
        title={text('nav.targets')}
        candidates={data.evidence.targets}
        kinds={TARGET_EVIDENCE}
        about="targets"
      />
      <p class="fine">{text('evidence.rules')}</p>
    </>
  );
}

interface CandidatesProps {
  readonly title: string;
  readonly candidates: readonly CandidateEvidence[];
  readonly kinds: readonly EvidenceKind[];
  readonly about: 'partners' | 'targets';
}

function Candidates({ title, candidates, kinds, about }: CandidatesProps) {
  const { text } = useLanguage();
  const genes = about === 'targets';
  if (candidates.length === 0) return null;
  return (
    <Matrix
      title={title}
      rows={candidates}
      most={SHOWN}
      table={TABLE.evidence(about)}
      keyOf={({ name }) => name}
      head={() => (
        <>
          <th scope="col">{text((genes ? gene : antigen).label)}</th>
          <th scope="col">{text(evidenceColumns.verdict.label)}</th>
          {kinds.map((kind) => (
            <th scope="col" key={kind} class="kind">
              {text(evidenceKey(kind))}
            </th>
          ))}
        </>
      )}
    >
      {(candidate, { open, onToggle }) => (
        <CandidateRow candidate={candidate} kinds={kinds} genes={genes} open={open} onToggle={onToggle} />
      )}
    </Matrix>
  );
}

interface RowProps extends Pick<RowState, 'open' | 'onToggle'> {
  readonly candidate: CandidateEvidence;
  readonly kinds: readonly EvidenceKind[];
  readonly genes: boolean;
}

function CandidateRow({ candidate, kinds, genes, open, onToggle }: RowProps) {
  const { text } = useLanguage();
  const { name, rank, verdict, reason, items, without } = candidate;
  return (
    <MatrixRow
      open={open}
      onToggle={onToggle}
      columns={kinds.length + 2}
      name={
        <>
          {rank}. {genes ? <Gene name={name} /> : name}
        </>
      }
      beside={<> {genes && <GeneArrow name={name} />}</>}
      cells={
        <>
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
                  about={each.edge === undefined ? undefined : aboutEdge(each.edge, text)}
                  short
                />
              ))}
            </td>
          ))}
        </>
      }
      detail={
        <>
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
        </>
      }
    />
  );
}

function aboutEdge({ from, to }: { from: string; to: string }, text: Translator['text']): string {
  return text('figure.edge', { from, to: measuredText(to, text) });
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
  const section = item.edge === undefined ? SECTION[item.kind] : '#edges';
  return (
    <>
      <b>{text(evidenceKey(item.kind))}</b> <VerdictBadge verdict={item.verdict} reason={item.reason} />
      <Effect of={item} />
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
