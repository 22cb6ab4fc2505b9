import type { Ranked } from '../../src/report/factor-answer.ts';
import { partnersFigure, PARTNERS_SHOWN } from '../../src/report/figures/interval-figures.ts';
import { entryOf } from '../../src/report/figures/study-figures.ts';
import type { ReportData } from '../../src/report/report-data.ts';
import type { AgreementResult, PartnersResult } from '../../src/study/results.ts';
import { studyPartnersColumns } from '../../src/study/study-columns.ts';
import { TABLE } from '../../src/study/table-names.ts';
import { DataTable } from '../components/data-table.tsx';
import { columnsOf } from '../components/declared-column.tsx';
import { inWords } from '../components/expressed.tsx';
import { FactorSearch } from '../components/factor-search.tsx';
import { Figure } from '../components/figure.tsx';
import { estimateColumn } from '../components/estimate.tsx';
import { Say, useLanguage } from '../components/language.tsx';
import { VerdictBadge } from '../components/names.tsx';
import { decimal } from '../components/number-format.ts';

/** Factors that share the query's strong sites, ranked, for each ChIP-seq of the study. */
export function Partners({ data }: { data: ReportData }) {
  const { text } = useLanguage();
  return (
    <>
      <p class="lead">{text('partners.lead', { factor: data.factor })}</p>
      {data.partners.map((section) => (
        <PartnerRanking
          key={section.query}
          section={section}
          entry={entryOf(data, section.query)}
          ranked={rankedOf(data, section)}
          discordant={data.agreement.find(({ query }) => query === section.query)?.discordant ?? []}
        />
      ))}
    </>
  );
}

/** What the page knows of a ranking's factors; evidence is gathered for the first ranking. */
function rankedOf(data: ReportData, result: PartnersResult): Ranked | undefined {
  const notRanked = data.notRanked.find(({ query }) => query === result.query);
  if (notRanked === undefined) return undefined;
  return { result, notRanked, evidence: result === data.partners[0] ? data.evidence.partners : [] };
}

interface Props {
  readonly section: PartnersResult;
  readonly ranked: Ranked | undefined;
  readonly entry: ReturnType<typeof entryOf>;
  readonly discordant: AgreementResult['discordant'];
}

function PartnerRanking({ section, ranked, entry, discordant }: Props) {
  const { text } = useLanguage();
  const { factor, setting } = entry;
  const { rows } = section;
  const log2OddsRatio = { value: rows.log2OddsRatio, low: rows.ciLow, high: rows.ciHigh };
  const ranks = rows.antigen.map((_, row) => row + 1);
  const column = columnsOf(studyPartnersColumns);
  const columns = [
    column('antigen', rows.antigen),
    column('rank', ranks),
    column('verdict', rows.verdict, {
      show: (row) => <VerdictBadge verdict={rows.verdict[row]} reason={rows.reason[row]} />,
    }),
    column('cobindingScore', rows.score),
    column('percentile', rows.percentile, { show: (row) => <Percentile value={rows.percentile[row]} /> }),
    estimateColumn(column('log2OddsRatio', rows.log2OddsRatio), log2OddsRatio),
    column('minusLog10Q', rows.minusLog10Q),
    column('sharedSites', rows.sharedSites),
    column('experiments', rows.experiments),
    column('strongestExperiment', rows.strongestExperiment),
    ...(rows.leftOut.some((names) => names !== '') ? [column('leftOut', rows.leftOut)] : []),
    column('cell', rows.cell),
    column('block', rows.block),
    column('fisherRank', rows.fisherRank),
    column('expressed', rows.expressed, inWords(rows.expressed)),
    ...(section.expression === null ? [] : [column('log2FoldChange', rows.log2FoldChange)]),
  ];
  const best = rows.percentile[0];
  return (
    <article>
      <h3>{text('partners.of', { factor, query: setting })}</h3>
      <ul class="notes">
        {section.notices.map((note, index) => (
          <li key={index}>
            <Say message={note} />
          </li>
        ))}
        {best !== null && best !== undefined && (
          <li>{text('partners.calibration', { name: rows.antigen[0], percentile: decimal(best, 1) })}</li>
        )}
      </ul>
      {discordant.map((each) => (
        <p key={each.experiment} class="caution">
          {text('partners.discordant', {
            ...each,
            own: decimal(each.likeItsOwn),
            similarity: decimal(each.like),
          })}
        </p>
      ))}
      <p class="fine">{text(ranked?.evidence.length === 0 ? 'order.ranking-alone' : 'order.ranking')}</p>
      <Figure
        of={partnersFigure(section, entry)}
        caption={text('partners.figure', { count: Math.min(PARTNERS_SHOWN, rows.antigen.length) })}
      />
      <DataTable
        name={`partners ${section.query}`}
        caption={text('partners.table', { factor, query: setting })}
        rows={rows.antigen.length}
        columns={columns}
        marked={(row) => rows.supported[row]}
        kept={(row) => rows.supported[row]}
        file={TABLE.partners(section.query)}
      />
      {ranked !== undefined && <FactorSearch ranked={ranked} />}
    </article>
  );
}

function Percentile({ value }: { value: number | null }) {
  if (value === null) return <>–</>;
  return (
    <span class="bar" style={{ '--share': `${value}%` }}>
      {decimal(value, 1)}
    </span>
  );
}
