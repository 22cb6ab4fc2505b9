import { edgeText, measuredText } from '../../src/report/figures/picture-texts.ts';
import { studyFigure } from '../../src/report/figures/study-figure.ts';
import type { ReportData } from '../../src/report/report-data.ts';
import { edgeAt } from '../../src/study/evidence/edge-matrix.ts';
import type { Edge } from '../../src/study/evidence/edge.ts';
import { TABLE } from '../../src/study/table-names.ts';
import { BenchResult } from '../components/bench-result.tsx';
import { Figure } from '../components/figure.tsx';
import { Say, useLanguage } from '../components/language.tsx';
import { Matrix, MatrixRow } from '../components/matrix.tsx';
import { Gene, VerdictBadge } from '../components/names.tsx';
import { benchSectionOf } from '../results/bench.tsx';

/** Rows and columns that a page has room for; the table beside it has all. */
const ROWS = 12;
const COLUMNS = 12;

/** Who acts on what, by the bench and by arrays after a perturbation: the figure, the matrix, and the paragraph of results. */
export function Edges({ data }: { data: ReportData }) {
  const { text, language } = useLanguage();
  const { edges } = data.evidence;
  const others = edges.filter(({ relation }) => relation !== 'acts');
  return (
    <>
      <p class="lead">{text('edges.lead')}</p>
      {edges.length === 0 && <p class="muted">{text('edges.no-results')}</p>}
      {data.figure.lines.length > 0 && (
        <Figure of={studyFigure(data.figure, data.factor)} caption={text('figure.study-caption')} />
      )}
      <Pairs data={data} />
      {others.length > 0 && (
        <>
          <h3>{text('edges.others')}</h3>
          <ul class="edges">
            {others.map((edge, index) => (
              <li key={index}>
                <EdgeLines edge={edge} data={data} />
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="fine">{text('edges.rules')}</p>
      {edges.length > 0 && (
        <>
          <h3>{text('outcome.title')}</h3>
          <p class="fine">{text('outcome.lead')}</p>
          <p class="outcome">
            {data.outcome.map((sentence, index) => (
              <span key={index}>
                <Say message={sentence} />
                {language === 'en' && ' '}
              </span>
            ))}
          </p>
        </>
      )}
    </>
  );
}

/** Who was perturbed against what was measured. */
function Pairs({ data }: { data: ReportData }) {
  const { text } = useLanguage();
  const { edges, matrix } = data.evidence;
  const isTarget = (to: string): boolean => edges.some((edge) => edge.relation === 'acts' && edge.to === to);
  const isActing = (from: string): boolean =>
    edges.some((edge) => edge.relation === 'acts' && edge.from === from);
  // What has been tested comes first, each in the order of the evidence.
  const targets = [...matrix.targets.filter(isTarget), ...matrix.targets.filter((to) => !isTarget(to))];
  const sources = [...matrix.sources.filter(isActing), ...matrix.sources.filter((from) => !isActing(from))];
  if (sources.length === 0 || targets.length === 0) return null;
  const columnsOf = (all: boolean): string[] => (all ? targets : targets.slice(0, COLUMNS));
  return (
    <Matrix
      title={text('edges.matrix')}
      rows={sources}
      most={ROWS}
      cutsColumns={targets.length > COLUMNS}
      table={TABLE.evidence('edges')}
      keyOf={(from) => from}
      head={(all) => (
        <>
          <th scope="col">{text('edges.from')}</th>
          {columnsOf(all).map((to) => (
            <th scope="col" key={to} class="kind">
              <Gene name={to} />
            </th>
          ))}
        </>
      )}
    >
      {(from, { all, ...state }) => {
        const columns = columnsOf(all);
        const found = columns.flatMap((to) => edgeAt(edges, from, to) ?? []);
        return (
          <MatrixRow
            {...state}
            name={from}
            columns={columns.length + 1}
            cells={columns.map((to) => (
              <td key={to} class="mark">
                {from === to ? '–' : <Pair edges={edges} from={from} to={to} />}
              </td>
            ))}
            detail={
              found.length === 0 ? null : (
                <ul class="edges">
                  {found.map((edge) => (
                    <li key={edge.to}>
                      <EdgeLines edge={edge} data={data} />
                    </li>
                  ))}
                </ul>
              )
            }
          />
        );
      }}
    </Matrix>
  );
}

function Pair({ edges, from, to }: { edges: readonly Edge[]; from: string; to: string }) {
  const { verdict, reason } = edgeAt(edges, from, to) ?? { verdict: 'not tested', reason: null };
  return <VerdictBadge verdict={verdict} reason={reason} about={`${from} → ${to}`} short />;
}

/** An edge with its word, and below it every result. */
function EdgeLines({ edge, data }: { edge: Edge; data: ReportData }) {
  const { text } = useLanguage();
  const { from, to, relation, does, verdict, reason, items } = edge;
  return (
    <>
      <b>{text(edgeText({ relation, does }), { from, to: measuredText(to, text) })}</b>{' '}
      <VerdictBadge verdict={verdict} reason={reason} />
      <ul>
        {items.map((item, index) => (
          <li key={index}>
            <BenchResult item={item} section={benchSectionOf(data, item.source)} />
          </li>
        ))}
      </ul>
    </>
  );
}
