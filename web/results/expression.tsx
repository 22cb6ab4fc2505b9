import * as Plot from '@observablehq/plot';
import { useCallback } from 'preact/hooks';
import type { ReportData } from '../../src/report/report-data.ts';
import { studyExpressionColumns } from '../../src/study/study-columns.ts';
import { TABLE } from '../../src/study/table-names.ts';
import { Cut } from '../components/cut.tsx';
import { DataTable } from '../components/data-table.tsx';
import { columnsOf } from '../components/declared-column.tsx';
import { estimateColumn } from '../components/estimate.tsx';
import { COLOURS, figureStyle } from '../components/figure-style.ts';
import { Figure } from '../components/figure.tsx';
import { Say, useLanguage } from '../components/language.tsx';
import { node } from '../components/svg.ts';
import { placeLabels } from '../components/place-labels.ts';
import { GeneLink } from '../components/place-link.tsx';
import { Quality } from '../report/quality.tsx';

const LABELLED = 12;

/** Differential expression, one article for each experiment. */
export function Expression({ data }: { data: ReportData }) {
  const wanted = new Set([...data.loci.map(({ gene }) => gene), ...data.ownGenes]);
  return (
    <>
      {data.expression.map((section) => (
        <Experiment key={section.name} section={section} wanted={wanted} />
      ))}
    </>
  );
}

interface Point {
  readonly x: number;
  readonly y: number;
  readonly group: 'up' | 'down' | 'flat';
}

/** Thousands of points as one path for each colour: drawn faster than an element each, and smaller when saved. */
function cloud(points: readonly Point[]): Plot.RenderFunction {
  return (_index, { x, y }) => {
    const drawing = node('g', {
      fill: 'none',
      'stroke-width': 3.6,
      'stroke-linecap': 'round',
      'stroke-opacity': 0.55,
    });
    for (const group of ['flat', 'up', 'down'] as const) {
      const moves = points
        .filter((point) => point.group === group)
        .map((point) => `M${Number(x?.(point.x)).toFixed(1)},${Number(y?.(point.y)).toFixed(1)}h0`);
      drawing.append(node('path', { d: moves.join(''), stroke: COLOURS[group] }));
    }
    return drawing;
  };
}

function extentOf(values: readonly number[]): [number, number] {
  let [low, high] = [0, 0];
  values.forEach((value, index) => {
    low = index === 0 ? value : Math.min(low, value);
    high = index === 0 ? value : Math.max(high, value);
  });
  return [low, high];
}

interface Props {
  readonly section: ReportData['expression'][number];
  readonly wanted: ReadonlySet<string>;
}

function Experiment({ section, wanted }: Props) {
  const { text, language } = useLanguage();
  const { rows, testable } = section;
  const beyond = section.beyond.map(([x, y]) => ({ x, y, group: 'flat' }) as const);
  const draw = useCallback(
    (width: number) => {
      const points = rows.gene.flatMap((gene, row) => {
        const x = testable ? rows.log2FoldChange[row] : rows.averageExpression[row];
        const y = testable ? rows.minusLog10P[row] : rows.log2FoldChange[row];
        const q = rows.adjP[row];
        const change = rows.log2FoldChange[row] ?? 0;
        const group = testable && q !== null && q < 0.05 ? (change > 0 ? 'up' : 'down') : 'flat';
        return x === null || y === null ? [] : [{ gene, x, y, group } as const];
      });
      const height = Math.min(420, Math.max(280, width * 0.62));
      const labelled = placeLabels(points.filter(({ gene }) => wanted.has(gene)).slice(0, LABELLED), points, {
        width: width - 68,
        height: height - 64,
      });
      return Plot.plot({
        width,
        height,
        marginLeft: 48,
        marginBottom: 44,
        style: figureStyle,
        x: {
          label: text(testable ? 'axis.log2fc' : 'axis.average'),
          labelAnchor: 'center',
          labelArrow: 'none',
          labelOffset: 38,
          grid: true,
          nice: true,
          domain: extentOf(points.map((point) => point.x)),
        },
        y: {
          label: text(testable ? 'axis.logp' : 'axis.log2fc'),
          labelArrow: 'none',
          grid: true,
          nice: true,
          domain: extentOf([...points, ...(testable ? beyond : [])].map((point) => point.y)),
        },
        marks: [
          testable ? Plot.ruleX([0], { stroke: COLOURS.axis }) : Plot.ruleY([0], { stroke: COLOURS.axis }),
          cloud(testable ? [...points, ...beyond] : points),
          Plot.dot(labelled, { x: 'x', y: 'y', r: 4, stroke: COLOURS.ink, strokeWidth: 1.3 }),
          ...labelled.map((label) =>
            Plot.text([label], {
              x: 'x',
              y: 'y',
              text: 'gene',
              dx: label.dx,
              dy: label.dy,
              textAnchor: label.anchor,
              fontStyle: 'italic',
              fontWeight: 600,
              stroke: 'white',
              strokeWidth: 4,
              fill: COLOURS.ink,
            }),
          ),
        ],
      });
    },
    [section, language],
  );
  const column = columnsOf(studyExpressionColumns);
  const effects = { value: rows.log2FoldChange, low: rows.ciLow, high: rows.ciHigh };
  const estimable = testable ? {} : { show: () => text('verdict.not estimable') };
  const columns = [
    column('gene', rows.gene, { show: (row) => <GeneLink name={rows.gene[row]} /> }),
    estimateColumn(column('log2FoldChange', rows.log2FoldChange), effects),
    column('minusLog10P', rows.minusLog10P, estimable),
    column('adjP', rows.adjP, estimable),
    column('averageExpression', rows.averageExpression),
  ];
  const cautions = section.notices.filter(({ severity }) => severity === 'caution');
  const notes = section.notices.filter(({ severity }) => severity === 'note');
  const groups = section.samples.map(({ group, count }) => `${group} n = ${count}`).join(', ');
  return (
    <article>
      <h3>{section.name}</h3>
      <p>
        {section.tableFormat !== null
          ? text('expression.finished', { file: section.contrast })
          : text('expression.design', { contrast: section.contrast, groups })}
      </p>
      {cautions.map((notice, index) => (
        <p class="caution" key={index}>
          <Say message={notice} />
        </p>
      ))}
      {notes.length > 0 && (
        <details class="record">
          <summary>{text('expression.log')}</summary>
          <ul class="notes">
            {notes.map((notice, index) => (
              <li key={index}>
                <Say message={notice} />
              </li>
            ))}
          </ul>
        </details>
      )}
      <Figure
        name={`expression ${section.name}`}
        caption={text(testable ? 'expression.volcano' : 'expression.ma')}
        description={text(testable ? 'expression.volcano' : 'expression.ma')}
        draw={draw}
      />
      <DataTable
        name={`expression ${section.name}`}
        caption={text('expression.table', { name: section.name })}
        rows={rows.gene.length}
        columns={columns}
        shown={10}
        total={section.total}
        file={TABLE.expression(section.name)}
      />
      <Cut shown={rows.gene.length} total={section.total} />
      {section.figures.length > 0 && <Quality figures={section.figures} experiment={section.name} />}
    </article>
  );
}
