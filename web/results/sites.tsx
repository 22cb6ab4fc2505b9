import * as Plot from '@observablehq/plot';
import { useCallback } from 'preact/hooks';
import type { ReportData } from '../../src/report/report-data.ts';
import type { DistanceRange } from '../../src/study/results.ts';
import { antigen, cell, peaks } from '../../src/tables/shared-columns.ts';
import type { Columns } from '../../src/tables/table.ts';
import { DataTable } from '../components/data-table.tsx';
import { columnsOfRows } from '../components/declared-column.tsx';
import { COLOURS, figureStyle } from '../components/figure-style.ts';
import { Figure } from '../components/figure.tsx';
import { Say, useLanguage } from '../components/language.tsx';
import { SessionNote } from '../components/session-note.tsx';

const RANGES: Readonly<Record<DistanceRange, { label: string; colour: string; ink: string }>> = {
  promoter: { label: '≤ 1 kb', colour: '#155e8c', ink: '#ffffff' },
  near: { label: '1–10 kb', colour: '#6c9dbf', ink: '#10202c' },
  distal: { label: '10–100 kb', colour: '#a3c0d3', ink: '#10202c' },
  far: { label: '> 100 kb', colour: '#dde7ee', ink: '#10202c' },
};

/** One row per peak file; those of one entry are replicates. */
const fileColumns = {
  entry: { label: 'column.entry' },
  antigen,
  cell,
  condition: { label: 'column.condition' },
  file: { label: 'column.file' },
  peaks,
  used: { label: 'column.used' },
} as const satisfies Columns;

/** The peaks that the study starts from: files, support by replicates, distance from genes. */
export function Sites({ data }: { data: ReportData }) {
  const { text, language } = useLanguage();
  const { chipSeq } = data;
  const files = chipSeq.flatMap((entry) =>
    entry.replicates.map((replicate, index) => ({ ...replicate, entry, index })),
  );
  const placed = chipSeq.filter(({ distances }) => distances !== null);
  const notes = chipSeq.flatMap((entry) => entry.notices);
  const draw = useCallback(
    (width: number) => drawDistances(placed, text('sites.axis'), width),
    [data, language],
  );
  const column = columnsOfRows(fileColumns, files);
  const columns = [
    column('entry', ({ entry }) => entry.name),
    column('antigen', ({ entry }) => entry.antigen),
    column('cell', ({ entry }) => entry.cell),
    column('condition', ({ entry }) => entry.condition),
    column('file', ({ file }) => file),
    column('peaks', ({ peaks }) => peaks),
    column('used', ({ index, entry }) => (index === 0 ? entry.peaks : null)),
  ];
  return (
    <>
      <p class="lead">{text('sites.lead')}</p>
      {placed.length > 0 && (
        <Figure
          name="distances"
          caption={text('sites.figure')}
          description={placed
            .map(
              ({ name, distances }) =>
                `${name}: ${ranges(distances)
                  .map(({ label, share }) => `${label} ${share.toFixed(0)}%`)
                  .join(', ')}`,
            )
            .join('; ')}
          draw={draw}
        />
      )}
      <DataTable name="binding sites" caption={text('sites.table')} rows={files.length} columns={columns} />
      {data.loci.length === 0 && <SessionNote />}
      {notes.length > 0 && (
        <ul class="notes">
          {notes.map((note, index) => (
            <li key={index}>
              <Say message={note} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function ranges(distances: ReportData['chipSeq'][number]['distances']) {
  const counts = Object.entries(distances ?? {}) as [DistanceRange, number][];
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  let from = 0;
  return counts.map(([range, count]) => {
    const share = total === 0 ? 0 : (100 * count) / total;
    from += share;
    return { ...RANGES[range], share, from: from - share, to: from };
  });
}

function drawDistances(entries: ReportData['chipSeq'], label: string, width: number): Element {
  const bars = entries.flatMap(({ name, distances }) =>
    ranges(distances).map((range) => ({ name, ...range })),
  );
  const longest = Math.max(...entries.map(({ name }) => name.length), 4);
  const wide = bars.filter(({ share }) => share * (width - 120) > 5600);
  const plot = Plot.plot({
    width,
    height: 58 + entries.length * 34,
    marginLeft: Math.min(16 + longest * 7.2, width / 3),
    marginRight: 16,
    marginTop: 8,
    marginBottom: 44,
    style: figureStyle,
    x: { label, labelAnchor: 'center', labelArrow: 'none', labelOffset: 38, domain: [0, 100] },
    y: { label: null, domain: entries.map(({ name }) => name), tickSize: 0, padding: 0.25 },
    marks: [
      Plot.barX(bars, { y: 'name', x1: 'from', x2: 'to', fill: 'colour', stroke: 'white' }),
      Plot.ruleX([0], { stroke: COLOURS.axis }),
      ...Object.values(RANGES).map(({ ink, colour, label: range }) =>
        Plot.text(
          wide.filter((bar) => bar.label === range),
          {
            y: 'name',
            x: (bar: { from: number; to: number }) => (bar.from + bar.to) / 2,
            text: (bar: { label: string; share: number }) => `${bar.label} · ${bar.share.toFixed(0)}%`,
            fill: ink,
            className: `behind-${colour.slice(1)}`,
          },
        ),
      ),
    ],
  });
  for (const { colour } of Object.values(RANGES))
    plot
      .querySelectorAll(`.behind-${colour.slice(1)} text`)
      .forEach((label) => label.setAttribute('data-behind', colour));
  return plot;
}
