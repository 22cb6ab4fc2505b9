import * as Plot from '@observablehq/plot';
import { useCallback } from 'preact/hooks';
import type { ReportData } from '../../src/report/report-data.ts';
import type { TargetsResult } from '../../src/study/results.ts';
import { studyTargetsColumns } from '../../src/study/study-columns.ts';
import { TABLE } from '../../src/study/table-names.ts';
import { Cut } from '../components/cut.tsx';
import { DataTable } from '../components/data-table.tsx';
import { columnsOf } from '../components/declared-column.tsx';
import { COLOURS, figureStyle } from '../components/figure-style.ts';
import { Figure } from '../components/figure.tsx';
import { Say, useLanguage } from '../components/language.tsx';
import { entryOf, Gene } from '../components/names.tsx';
import { GeneLink, PlaceLink } from '../components/place-link.tsx';

/** Where along its curve a group is labelled, so that labels of curves that run together stay apart. */
const LABEL_AT = { down: 0.25, up: 0.38, unchanged: 0.6 } as const;
const GROUP_COLOURS = { up: COLOURS.up, down: COLOURS.down, unchanged: COLOURS.flat } as const;

/** Genes that the factor binds and that change with it. */
export function Targets({ data }: { data: ReportData }) {
  const { text } = useLanguage();
  return (
    <>
      <p class="lead">
        {text(
          data.targets.every(({ expression }) => expression === null) ? 'targets.lead-bound' : 'targets.lead',
          { factor: data.factor },
        )}
      </p>
      {data.targets.map((section) => (
        <TargetRanking
          key={`${section.query} ${section.expression ?? ''}`}
          section={section}
          factor={entryOf(data, section.query).factor}
        />
      ))}
    </>
  );
}

function TargetRanking({ section, factor }: { section: ReportData['targets'][number]; factor: string }) {
  const { text, language } = useLanguage();
  const { rows, curves } = section;
  const draw = useCallback(
    (width: number) => {
      const points = curves.flatMap(({ group, x, y }) =>
        x.map((rank, index) => ({ group, x: rank, y: y[index] })),
      );
      const ends = curves.map(({ group, genes, x, y }) => {
        const at = Math.max(0, Math.floor(x.length * LABEL_AT[group]));
        return { group, x: x[at], y: y[at], label: `${text(`group.${group}`)} (${genes})` };
      });
      return Plot.plot({
        width,
        height: Math.min(360, Math.max(260, width * 0.5)),
        marginLeft: 48,
        marginBottom: 44,
        style: figureStyle,
        x: {
          label: text('axis.rank'),
          labelAnchor: 'center',
          labelArrow: 'none',
          labelOffset: 38,
          percent: true,
          domain: [0, 100],
        },
        y: {
          label: text('axis.cumulative'),
          labelArrow: 'none',
          percent: true,
          domain: [0, 100],
          grid: true,
        },
        marks: [
          Plot.line(points, {
            x: 'x',
            y: 'y',
            z: 'group',
            stroke: (point: { group: TargetsResult['curves'][number]['group'] }) =>
              GROUP_COLOURS[point.group],
            strokeWidth: 2,
          }),
          Plot.text(ends, {
            x: 'x',
            y: 'y',
            text: 'label',
            dx: 8,
            dy: 12,
            textAnchor: 'start',
            fontWeight: 600,
            stroke: 'white',
            strokeWidth: 4,
            fill: (end: { group: TargetsResult['curves'][number]['group'] }) => GROUP_COLOURS[end.group],
          }),
        ],
      });
    },
    [section, language],
  );
  const ranks = rows.gene.map((_, row) => row + 1);
  const column = columnsOf(studyTargetsColumns);
  const adjP = column('adjP', rows.adjP);
  const columns = [
    column('gene', rows.gene, { show: (row) => <GeneLink name={rows.gene[row]} /> }),
    column('rank', ranks),
    column('effectOfFactor', rows.effectOfFactor, {
      show: (row) => text(`direction.${rows.effectOfFactor[row]}`),
    }),
    column('targetScore', rows.targetScore),
    column('peaks', rows.peaks),
    column('nearestPeakDistance', rows.nearestPeakDistance),
    column('log2FoldChange', rows.log2FoldChange),
    {
      ...adjP,
      show: (row: number) =>
        rows.effectOfFactor[row] === 'not estimable' ? text('direction.not estimable') : adjP.show?.(row),
    },
    column('sharesSiteWith', rows.sharesSiteWith, {
      show: (row) => <Gene name={rows.sharesSiteWith[row]} />,
    }),
    column('strongestPeak', rows.strongestPeak, {
      show: (row) => <PlaceLink place={rows.strongestPeak[row]}>{rows.strongestPeak[row]}</PlaceLink>,
    }),
  ];
  const title =
    section.expression === null
      ? text('targets.bound', { query: section.query })
      : text('targets.of', { query: section.query, expression: section.expression });
  return (
    <article>
      <h3>{title}</h3>
      <ul class="notes">
        {section.notices.map((note, index) => (
          <li key={index}>
            <Say message={note} />
          </li>
        ))}
      </ul>
      {curves.length > 0 && (
        <Figure
          name={`targets ${section.query}`}
          caption={text('targets.figure')}
          description={text('targets.figure')}
          draw={draw}
        />
      )}
      <DataTable
        name={`targets ${section.query} ${section.expression ?? ''}`.trim()}
        caption={text('targets.table', { factor })}
        rows={rows.gene.length}
        columns={columns}
        total={section.total}
        file={TABLE.targets(section)}
        marked={(row) => rows.effectOfFactor[row] === 'activated' || rows.effectOfFactor[row] === 'repressed'}
      />
      <Cut shown={rows.gene.length} total={section.total} />
    </article>
  );
}
