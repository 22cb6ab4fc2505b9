import * as Plot from '@observablehq/plot';
import { useCallback } from 'preact/hooks';
import type { ReportData } from '../../src/report/report-data.ts';
import type { ExpressionResult } from '../../src/study/results.ts';
import { DataTable, type TableColumn } from '../components/data-table.tsx';
import { COLOURS, figureStyle } from '../components/figure-style.ts';
import { Figure } from '../components/figure.tsx';
import { useLanguage } from '../components/language.tsx';
import { Gene } from '../components/names.tsx';
import { decimal, probability } from '../components/number-format.ts';

const LABELLED = 12;

/** Differential expression, one article for each experiment. */
export function Expression({ data }: { data: ReportData }) {
  const wanted = new Set([...data.loci.map(({ gene }) => gene), data.factor]);
  return (
    <>
      {data.expression.map((section) => (
        <Experiment key={section.name} section={section} wanted={wanted} />
      ))}
    </>
  );
}

function Experiment({ section, wanted }: { section: ExpressionResult; wanted: ReadonlySet<string> }) {
  const { text, language } = useLanguage();
  const { rows, testable } = section;
  const draw = useCallback(
    (width: number) => {
      const points = rows.gene.flatMap((gene, row) => {
        const x = testable ? rows.log2FoldChange[row] : rows.averageExpression[row];
        const y = testable ? rows.minusLog10P[row] : rows.log2FoldChange[row];
        const q = rows.adjustedP[row];
        const change = rows.log2FoldChange[row] ?? 0;
        const group = testable && q !== null && q < 0.05 ? (change > 0 ? 'up' : 'down') : 'flat';
        return x === null || y === null ? [] : [{ gene, x, y, group: group }];
      });
      const labelled = points.filter(({ gene }) => wanted.has(gene)).slice(0, LABELLED);
      return Plot.plot({
        width,
        height: Math.min(420, Math.max(280, width * 0.62)),
        marginLeft: 48,
        marginBottom: 44,
        style: figureStyle,
        x: {
          label: text(testable ? 'axis.log2fc' : 'axis.average'),
          labelAnchor: 'center',
          labelArrow: 'none',
          labelOffset: 38,
          grid: true,
        },
        y: { label: text(testable ? 'axis.logp' : 'axis.log2fc'), labelArrow: 'none', grid: true },
        marks: [
          testable ? Plot.ruleX([0], { stroke: COLOURS.axis }) : Plot.ruleY([0], { stroke: COLOURS.axis }),
          Plot.dot(points, {
            x: 'x',
            y: 'y',
            r: 1.8,
            fill: (point: { group: 'up' | 'down' | 'flat' }) => COLOURS[point.group],
            fillOpacity: 0.55,
          }),
          Plot.dot(labelled, { x: 'x', y: 'y', r: 4, stroke: COLOURS.ink, strokeWidth: 1.3 }),
          Plot.text(labelled, {
            x: 'x',
            y: 'y',
            text: 'gene',
            dy: -11,
            fontStyle: 'italic',
            fontWeight: 600,
            stroke: 'white',
            strokeWidth: 4,
            fill: COLOURS.ink,
          }),
        ],
      });
    },
    [section, language],
  );
  const columns: TableColumn[] = [
    {
      name: 'gene',
      label: 'column.gene',
      value: (row) => rows.gene[row],
      show: (row) => <Gene name={rows.gene[row]} />,
    },
    {
      name: 'log2_fold_change',
      label: 'column.log2fc',
      numeric: true,
      value: (row) => rows.log2FoldChange[row],
      show: (row) =>
        rows.ciLow[row] === null ? (
          decimal(rows.log2FoldChange[row])
        ) : (
          <>
            {decimal(rows.log2FoldChange[row])}{' '}
            <span class="ci">
              ({decimal(rows.ciLow[row])} {text('range.to')} {decimal(rows.ciHigh[row])})
            </span>
          </>
        ),
    },
    {
      name: 'minus_log10_p',
      label: 'column.p',
      numeric: true,
      value: (row) => rows.minusLog10P[row],
      show: (row) => (testable ? probability(rows.minusLog10P[row]) : text('verdict.not estimable')),
    },
    {
      name: 'adj_p',
      label: 'column.q',
      help: 'help.q',
      numeric: true,
      value: (row) => rows.adjustedP[row],
      show: (row) => {
        const q = rows.adjustedP[row];
        return testable ? probability(q === null ? null : -Math.log10(q)) : text('verdict.not estimable');
      },
    },
    {
      name: 'average_expression',
      label: 'column.average',
      numeric: true,
      value: (row) => rows.averageExpression[row],
      show: (row) => decimal(rows.averageExpression[row]),
    },
  ];
  const groups = section.samples.map(({ group, count }) => `${group} n = ${count}`).join(', ');
  return (
    <article>
      <h3>{section.name}</h3>
      <p>{text('expression.design', { contrast: section.contrast, groups })}</p>
      {!testable && <p class="caution">{text('expression.unreplicated')}</p>}
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
      />
    </article>
  );
}
