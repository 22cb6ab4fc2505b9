import { benchFigures } from '../../src/report/figures/study-figures.ts';
import { edgeText, measuredText } from '../../src/report/figures/picture-texts.ts';
import type { BenchSection, ReportData } from '../../src/report/report-data.ts';
import type { Edge, EdgeItem } from '../../src/study/evidence/edge.ts';
import { tablePath } from '../../src/study/table-names.ts';
import { BenchResult } from '../components/bench-result.tsx';
import { Figure } from '../components/figure.tsx';
import { Say, useLanguage } from '../components/language.tsx';
import { Notices } from '../components/notices.tsx';

/** The section of the page that shows the table which results come from; null where there is none. */
export function benchSectionOf({ bench }: Pick<ReportData, 'bench'>, source: string): string | null {
  const at = bench.findIndex((each) => each.source === source);
  return at < 0 ? null : `bench-${at + 1}`;
}

/** Every table of the bench: its words, its cautions, and its pictures with every experiment. */
export function Bench({ data }: { data: ReportData }) {
  const { text } = useLanguage();
  return (
    <>
      <p class="lead">{text('bench.lead')}</p>
      {data.bench.map((section, at) => {
        const { group, source } = section;
        return (
          <div key={source}>
            {(at === 0 || group !== data.bench[at - 1].group) && <h3>{text(`bench.${group}`)}</h3>}
            <Table section={section} edges={data.evidence.edges} id={`bench-${at + 1}`} />
          </div>
        );
      })}
    </>
  );
}

interface Found {
  readonly edge: Pick<Edge, 'from' | 'to' | 'relation' | 'does'>;
  readonly item: EdgeItem;
}

function Table({ section, edges, id }: { section: BenchSection; edges: readonly Edge[]; id: string }) {
  const { text, simulated } = useLanguage();
  const { title, source, ownGenes, notices, files } = section;
  const found = edges.flatMap((edge): Found[] =>
    edge.items.filter((item) => item.source === source).map((item) => ({ edge, item })),
  );
  return (
    <article id={id}>
      <h4>
        <Say message={title} />
      </h4>
      <Notices notices={notices} record={text('expression.log')} />
      <ul class="edges">
        {found.map(({ edge: { from, to, relation }, item }, index) => (
          <li key={index}>
            <b>{text(edgeText({ relation, does: null }), { from, to: measuredText(to, text) })}</b>{' '}
            <BenchResult item={item} />
          </li>
        ))}
        {ownGenes.map((item, index) => (
          <li key={`own ${index}`}>
            <b>{text('bench.own-gene')}</b> <BenchResult item={item} />
          </li>
        ))}
      </ul>
      {found.length + ownGenes.length === 0 && <p class="muted">{text('bench.no-word')}</p>}
      {benchFigures(section).map((figure) => (
        <Figure key={figure.name} of={figure} caption={<Say message={figure.title} />} />
      ))}
      <p class="fine">{text('bench.whole-table', { file: tablePath(files, simulated) })}</p>
    </article>
  );
}
