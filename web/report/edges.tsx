import { useState } from 'preact/hooks';
import { edgeText } from '../../src/report/figures/picture-texts.ts';
import { studyFigure } from '../../src/report/figures/study-figure.ts';
import type { ReportData } from '../../src/report/report-data.ts';
import { edgeAt } from '../../src/study/evidence/edge-matrix.ts';
import type { Edge, EdgeItem } from '../../src/study/evidence/edge.ts';
import { edgeColumns } from '../../src/study/study-columns.ts';
import { TABLE } from '../../src/study/table-names.ts';
import { Figure } from '../components/figure.tsx';
import { Say, useLanguage } from '../components/language.tsx';
import { Gene, VerdictBadge } from '../components/names.tsx';
import { effectNumbers } from '../components/number-format.ts';
import { Printed } from '../components/printed.tsx';

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
      <Matrix data={data} />
      {others.length > 0 && (
        <>
          <h3>{text('edges.others')}</h3>
          <ul class="edges">
            {others.map((edge, index) => (
              <li key={index}>
                <EdgeLines edge={edge} />
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

function Matrix({ data }: { data: ReportData }) {
  const { text, simulated } = useLanguage();
  const { edges, matrix } = data.evidence;
  const [open, setOpen] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const known = (to: string): boolean => edges.some((edge) => edge.relation === 'acts' && edge.to === to);
  // What has been tested comes first, each in the order of the evidence.
  const targets = [...matrix.targets.filter(known), ...matrix.targets.filter((to) => !known(to))];
  const acting = (from: string): boolean =>
    edges.some((edge) => edge.relation === 'acts' && edge.from === from);
  const sources = [...matrix.sources.filter(acting), ...matrix.sources.filter((from) => !acting(from))];
  if (sources.length === 0 || targets.length === 0) return null;
  const [rows, columns] = [all ? sources : sources.slice(0, ROWS), all ? targets : targets.slice(0, COLUMNS)];
  const title = text('edges.matrix');
  const isCut = sources.length > ROWS || targets.length > COLUMNS;
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
              <th scope="col">{text('edges.from')}</th>
              {columns.map((to) => (
                <th scope="col" key={to} class="kind">
                  <Gene name={to} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((from) => (
              <Row
                key={from}
                from={from}
                targets={columns}
                edges={edges}
                open={open === from}
                onToggle={() => setOpen(open === from ? null : from)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Printed shown={rows.length} rows={sources.length} table={TABLE.evidence('edges')} />
      {isCut && (
        <button type="button" class="more" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? text('table.fewer') : text('table.all', { rows: sources.length })}
        </button>
      )}
    </article>
  );
}

interface RowProps {
  readonly from: string;
  readonly targets: readonly string[];
  readonly edges: readonly Edge[];
  readonly open: boolean;
  readonly onToggle: () => void;
}

function Row({ from, targets, edges, open, onToggle }: RowProps) {
  const found = targets.flatMap((to) => edgeAt(edges, from, to) ?? []);
  return (
    <>
      <tr>
        <th scope="row">
          {found.length === 0 ? (
            from
          ) : (
            <button type="button" class="opener" aria-expanded={open} onClick={onToggle}>
              <span aria-hidden="true">{open ? '▾' : '▸'}</span> {from}
            </button>
          )}
        </th>
        {targets.map((to) => {
          const { verdict, reason } = edgeAt(edges, from, to) ?? { verdict: 'not tested', reason: null };
          return (
            <td key={to} class="mark">
              {from === to ? (
                '–'
              ) : (
                <VerdictBadge verdict={verdict} reason={reason} about={`${from} → ${to}`} short />
              )}
            </td>
          );
        })}
      </tr>
      {open && found.length > 0 && (
        <tr class="detail">
          <td colSpan={targets.length + 1}>
            <ul class="edges">
              {found.map((edge) => (
                <li key={edge.to}>
                  <EdgeLines edge={edge} />
                </li>
              ))}
            </ul>
          </td>
        </tr>
      )}
    </>
  );
}

/** An edge with its word, and below it every result. */
function EdgeLines({ edge }: { edge: Edge }) {
  const { text } = useLanguage();
  const { from, to, relation, does, verdict, reason, items } = edge;
  return (
    <>
      <b>{text(edgeText({ relation, does }), { from, to })}</b>{' '}
      <VerdictBadge verdict={verdict} reason={reason} />
      <ul>
        {items.map((item, index) => (
          <li key={index}>
            <ItemLine item={item} />
          </li>
        ))}
      </ul>
    </>
  );
}

function ItemLine({ item }: { item: EdgeItem }) {
  const { text } = useLanguage();
  const { kind, method, verdict, reason, effect, low, high, unit, n, donors, arm, source, measured } = item;
  const sign = text(kind === 'interaction' ? 'sign.co-IP' : `sign.${method}`);
  const counted =
    n === null
      ? sign
      : donors > 0
        ? text('sign.with-donors', { sign, n, donors })
        : text('sign.with-n', { sign, n });
  const where = [measured, arm.agent, arm.drug, arm.dose, arm.time, arm.cell, arm.sample ?? arm.donor];
  const numbers = effectNumbers([effect, low, high]);
  return (
    <>
      {counted} <VerdictBadge verdict={verdict} reason={reason} />
      {effect !== null && unit !== null && (
        <>
          {' '}
          {text(`unit.${unit}`)} {numbers[0]}
          {low !== null && high !== null && (
            <span class="ci">
              {' '}
              (95% CI {numbers[1]} {text('range.to')} {numbers[2]})
            </span>
          )}
        </>
      )}{' '}
      <span class="source" title={text(edgeColumns.source.label)}>
        {where.filter((part) => part !== undefined).join(', ')}; {text('evidence.source')} {source}
      </span>
    </>
  );
}
