import { useCallback } from 'preact/hooks';
import type { ReportData } from '../../src/report/report-data.ts';
import type { ReportLocus } from '../../src/report/report-data.ts';
import { COLOURS } from '../components/figure-style.ts';
import { Figure } from '../components/figure.tsx';
import { useLanguage } from '../components/language.tsx';
import { GeneLink, PlaceLink } from '../components/place-link.tsx';
import { SessionNote } from '../components/session-note.tsx';
import { decimal, integer } from '../components/number-format.ts';
import { node, words } from '../components/svg.ts';

const ROW = 24;
const GENE_ROW = 26;

/** The genes of interest with the factor's peaks and those of its partner candidates. */
export function Loci({ data }: { data: ReportData }) {
  const { text } = useLanguage();
  return (
    <>
      <p class="lead">{text('loci.lead')}</p>
      <Drawn locus={data.loci[0]} />
      <div class="loci">
        {data.loci.map((locus) => (
          <Locus key={locus.gene} locus={locus} />
        ))}
      </div>
      <SessionNote />
    </>
  );
}

function Locus({ locus }: { locus: ReportLocus }) {
  const { text, language } = useLanguage();
  const place = placeOf(locus.chromosome, locus.start, locus.end);
  const labels = { probes: text('loci.probe-row'), amplicon: text('loci.amplicon') };
  const draw = useCallback((width: number) => drawLocus(locus, labels, width), [locus, language]);
  const bound = locus.tracks.filter(({ peaks }) => peaks.length > 0).map(({ label }) => label);
  return (
    <article>
      <h3>
        <GeneLink name={locus.gene} />{' '}
        <span class="place">
          <PlaceLink place={place}>{place}</PlaceLink>
        </span>
      </h3>
      <Figure
        name={`locus ${locus.gene}`}
        caption={text('loci.caption')}
        description={text('loci.description', { gene: locus.gene, place, bound: bound.join(', ') })}
        draw={draw}
      />
      {locus.amplicon !== null && <Amplicon place={placeOf(locus.chromosome, ...locus.amplicon)} />}
      {locus.probes.length > 0 && (
        <p class="fine probes">
          {text('loci.probes')}{' '}
          {byExperiment(locus).map(({ experiment, probes }) => (
            <span key={experiment}>
              {experiment}{' '}
              {probes.map(({ probe, log2FoldChange }) => `${probe} ${decimal(log2FoldChange)}`).join(', ')}
            </span>
          ))}
        </p>
      )}
    </article>
  );
}

/** A place as genome browsers take it, 1-based. */
function placeOf(chromosome: string, start: number, end: number): string {
  return `${chromosome}:${integer(start + 1)}-${integer(end)}`;
}

/** Which partners the pictures show, and in which order. */
function Drawn({ locus }: { locus: ReportLocus }) {
  const { text } = useLanguage();
  const drawn = locus.tracks.filter(({ own }) => !own).length;
  return drawn === 0 ? null : <p class="fine">{text('loci.drawn', { drawn, total: locus.partners })}</p>;
}

function Amplicon({ place }: { place: string }) {
  const { text } = useLanguage();
  return (
    <p class="fine">
      {text('loci.amplicon-place')} <PlaceLink place={place}>{place}</PlaceLink>
    </p>
  );
}

function byExperiment({ probes }: ReportLocus) {
  const experiments = [...new Set(probes.map(({ experiment }) => experiment))];
  return experiments.map((experiment) => ({
    experiment,
    probes: probes.filter((each) => each.experiment === experiment),
  }));
}

type Labels = Readonly<Record<'probes' | 'amplicon', string>>;

function drawLocus(locus: ReportLocus, labels: Labels, width: number): Element {
  const left = Math.min(130, width * 0.3);
  const scale = (width - left - 8) / (locus.end - locus.start);
  const x = (position: number) =>
    left + (Math.min(Math.max(position, locus.start), locus.end) - locus.start) * scale;
  const lanes = stack(locus, x);
  const geneTop = 22;
  const trackTop = geneTop + lanes.count * GENE_ROW + 12;
  const rows = extraRows(locus, labels);
  const height = trackTop + (locus.tracks.length + rows.length) * ROW + 14;
  const svg = node('svg', {
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    'font-size': 12,
    fill: COLOURS.ink,
  });
  drawScale(svg, locus, left, width, x);
  locus.genes.forEach((gene, index) => {
    const y = geneTop + lanes.lane[index] * GENE_ROW;
    const main = gene.symbol === locus.gene;
    const colour = main ? COLOURS.ink : COLOURS.faint;
    const tss = gene.strand === 1 ? gene.start : gene.end;
    svg.append(
      node('line', {
        x1: x(gene.start),
        x2: Math.max(x(gene.end), x(gene.start) + 2),
        y1: y + 6,
        y2: y + 6,
        stroke: colour,
        'stroke-width': main ? 5 : 3,
      }),
    );
    if (tss >= locus.start && tss <= locus.end) {
      const tip = x(tss) + gene.strand * 9;
      svg.append(
        node('path', {
          d: `M${x(tss)},${y + 6}V${y - 3}H${tip}M${tip - gene.strand * 4},${y - 6}L${tip},${y - 3}L${tip - gene.strand * 4},${y}`,
          stroke: colour,
          fill: 'none',
          'stroke-width': 1.4,
        }),
      );
    }
    const from = Math.max(x(gene.start), left);
    const over = from + gene.symbol.length * 8 > width;
    const label = node('text', {
      x: over ? width - 2 : from,
      'text-anchor': over ? 'end' : 'start',
      y: y + 20,
      'font-style': 'italic',
      'font-weight': main ? 700 : 400,
      fill: colour === COLOURS.ink ? colour : '#56626d',
    });
    label.textContent = gene.symbol;
    svg.append(label);
  });
  locus.tracks.forEach((track, index) => {
    const bottom = trackTop + (index + 1) * ROW - 4;
    const label = node('text', {
      x: left - 8,
      y: bottom - 3,
      'text-anchor': 'end',
      'font-weight': track.own ? 700 : 400,
      'font-size': 11,
    });
    label.textContent = track.label;
    svg.append(label, node('line', { x1: left, x2: width - 8, y1: bottom, y2: bottom, stroke: '#d5dbe1' }));
    for (const [start, end, strength] of track.peaks) {
      const tall = 4 + (ROW - 9) * strength;
      svg.append(
        node('rect', {
          x: x(start),
          y: bottom - tall,
          width: Math.max(2.5, (end - start) * scale),
          height: tall,
          fill: track.own ? COLOURS.own : COLOURS.partner,
          rx: 0.8,
        }),
      );
    }
  });
  rows.forEach(({ label, marks }, index) => {
    const bottom = trackTop + (locus.tracks.length + index + 1) * ROW - 4;
    svg.append(
      words(label, left - 8, bottom - 3, { 'text-anchor': 'end', 'font-size': 11, 'font-style': 'oblique' }),
      node('line', { x1: left, x2: width - 8, y1: bottom, y2: bottom, stroke: '#d5dbe1' }),
    );
    for (const { place, colour } of marks) {
      const wide = Math.max(4, (place[1] - place[0]) * scale);
      const middle = x((place[0] + place[1]) / 2);
      svg.append(
        node('path', {
          d: `M${middle - wide / 2},${bottom}L${middle},${bottom - 10}L${middle + wide / 2},${bottom}Z`,
          fill: colour,
          stroke: colour,
        }),
      );
    }
  });
  return svg;
}

/** Rows below the peaks: probes of the gene coloured by their change, and where an amplicon belongs. */
function extraRows({ probes, amplicon }: ReportLocus, labels: Labels) {
  const placed = new Map(
    probes.flatMap(({ probe, place, log2FoldChange }) =>
      place === null ? [] : [[probe, { place, change: log2FoldChange ?? 0 }] as const],
    ),
  );
  const colour = (change: number): string => (change > 0 ? COLOURS.up : COLOURS.down);
  const marks = [...placed.values()].map(({ place, change }) => ({ place, colour: colour(change) }));
  return [
    ...(marks.length === 0 ? [] : [{ label: labels.probes, marks }]),
    ...(amplicon === null
      ? []
      : [{ label: labels.amplicon, marks: [{ place: amplicon, colour: '#17653c' }] }]),
  ];
}

function drawScale(
  svg: Element,
  locus: ReportLocus,
  left: number,
  width: number,
  x: (position: number) => number,
): void {
  const span = locus.end - locus.start;
  const step =
    [1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5].find((size) => span / size <= (width - left) / 70) ?? 5e5;
  for (let tick = Math.ceil(locus.start / step) * step; tick <= locus.end; tick += step) {
    const label = node('text', {
      x: x(tick),
      y: 10,
      'text-anchor': 'middle',
      'font-size': 10,
      fill: '#56626d',
    });
    label.textContent = `${integer(tick / 1000)} kb`;
    if (x(tick) <= left + 26 || x(tick) >= width - 30) continue;
    svg.append(label, node('line', { x1: x(tick), x2: x(tick), y1: 14, y2: 18, stroke: COLOURS.axis }));
  }
}

/** Genes whose drawn extents overlap go into different lanes. */
function stack(locus: ReportLocus, x: (position: number) => number): { lane: number[]; count: number } {
  const ends: number[] = [];
  const lane = locus.genes.map((gene) => {
    const from = x(gene.start);
    const to = Math.max(x(gene.end), from + gene.symbol.length * 8) + 14;
    const free = ends.findIndex((end) => end <= from);
    const chosen = free === -1 ? ends.length : free;
    ends[chosen] = to;
    return chosen;
  });
  return { lane, count: Math.max(1, ends.length) };
}
