import { useCallback } from 'preact/hooks';
import type { ReportData } from '../../src/report/report-data.ts';
import type { Verdict } from '../../src/study/evidence/verdicts.ts';
import { COLOURS } from '../components/figure-style.ts';
import { Figure } from '../components/figure.tsx';
import { Say, useLanguage } from '../components/language.tsx';
import { verdictKey } from '../components/names.tsx';
import { node, words } from '../components/svg.ts';

const STROKES: Readonly<Record<string, { colour: string; dash: string }>> = {
  supported: { colour: '#17653c', dash: '' },
  suggested: { colour: '#155e8c', dash: '7 4' },
  contradicted: { colour: '#a3321c', dash: '2 3' },
};
const OTHER = { colour: '#6a7681', dash: '1 4' };
const ROW = 34;

/** What the evidence adds up to, drawn; and what the next experiment would be. */
export function Model({ data }: { data: ReportData }) {
  const { text, language } = useLanguage();
  const label = (verdict: string) => text(verdictKey(verdict as Verdict));
  const draw = useCallback((width: number) => drawModel(data, width, label), [data, language]);
  return (
    <>
      <Figure name="model" caption={text('model.caption')} description={text('model.caption')} draw={draw} />
      <h3>{text('model.next')}</h3>
      {data.next.length === 0 && <p class="muted">{text('summary.none')}</p>}
      <ol class="next-steps">
        {data.next.map((step, index) => (
          <li key={index}>
            <Say message={step} />
          </li>
        ))}
      </ol>
    </>
  );
}

function drawModel(data: ReportData, width: number, label: (verdict: string) => string): Element {
  const { model } = data;
  const narrow = width < 560;
  const rows = Math.max(model.partners.length, model.targets.length, 1);
  const top = model.drug === null || narrow ? 24 : 74;
  const height = narrow
    ? top + 60 + (model.partners.length + model.targets.length + 3) * ROW
    : top + rows * ROW + 30;
  const svg = node('svg', {
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    'font-size': 13,
    fill: COLOURS.ink,
  });
  const centre = {
    x: narrow ? width / 2 : width * 0.47,
    y: narrow ? top + 40 + model.partners.length * ROW : top + (rows * ROW) / 2,
  };
  if (model.drug !== null) {
    const y = narrow ? 16 : 18;
    svg.append(
      words(model.drug, narrow ? width - 4 : centre.x, narrow ? centre.y + 5 : y + 4, {
        'text-anchor': narrow ? 'end' : 'middle',
        'font-weight': 600,
      }),
    );
    if (narrow) {
      svg.append(
        node('path', {
          d: `M${width - 12 - model.drug.length * 7.6},${centre.y}H${centre.x + 58}M${centre.x + 58},${centre.y - 8}v16`,
          stroke: '#a3321c',
          'stroke-width': 2,
          fill: 'none',
        }),
      );
    } else {
      svg.append(
        node('path', {
          d: `M${centre.x},${y + 14}V${centre.y - 27}M${centre.x - 9},${centre.y - 27}H${centre.x + 9}`,
          stroke: '#a3321c',
          'stroke-width': 2,
          fill: 'none',
        }),
      );
    }
  }
  model.partners.forEach(({ name, verdict }, index) => {
    const y = narrow
      ? top - 20 + (index + 0.5) * ROW
      : top + ((index + 0.5) * rows * ROW) / model.partners.length;
    const x = narrow ? 60 : width * 0.2;
    const style = STROKES[verdict] ?? OTHER;
    const end = narrow ? { x: centre.x, y: centre.y - 20 } : { x: centre.x - 52, y: centre.y };
    svg.append(
      node('path', {
        d: narrow ? `M${x + 46},${y}H${end.x}V${end.y}` : `M${x + 46},${y}L${end.x},${end.y}`,
        fill: 'none',
        stroke: style.colour,
        'stroke-width': 2,
        'stroke-dasharray': style.dash,
      }),
    );
    svg.append(
      node('rect', {
        x: x - 44,
        y: y - 13,
        width: 88,
        height: 26,
        rx: 13,
        fill: 'white',
        stroke: style.colour,
        'stroke-width': 1.6,
      }),
    );
    svg.append(words(name, x, y + 4.5, { 'text-anchor': 'middle' }));
    if (!narrow)
      svg.append(
        words(label(verdict), x - 52, y + 4, { 'text-anchor': 'end', 'font-size': 11, fill: style.colour }),
      );
    else
      svg.append(
        words(label(verdict), width - 4, y + 4, {
          'text-anchor': 'end',
          'font-size': 11,
          fill: style.colour,
        }),
      );
  });
  model.targets.forEach(({ name, verdict, effect }, index) => {
    const y = narrow
      ? centre.y + 40 + (index + 0.5) * ROW
      : top + ((index + 0.5) * rows * ROW) / model.targets.length;
    const x = narrow ? width * 0.52 : width * 0.72;
    const style = STROKES[verdict] ?? OTHER;
    const begin = narrow ? { x: centre.x - 30, y: centre.y + 20 } : { x: centre.x + 52, y: centre.y };
    svg.append(
      node('path', {
        d: narrow ? `M${begin.x},${begin.y}V${y}H${x - 12}` : `M${begin.x},${begin.y}L${x - 12},${y}`,
        fill: 'none',
        stroke: style.colour,
        'stroke-width': 2,
        'stroke-dasharray': style.dash,
      }),
    );
    const angle = narrow ? 0 : Math.atan2(y - begin.y, x - 12 - begin.x);
    svg.append(head(x - 12, y, angle, effect, style.colour));
    svg.append(words(name, x, y + 4.5, { 'font-style': 'italic', 'font-weight': 600 }));
    svg.append(
      words(label(verdict), narrow ? width - 4 : x + 92, y + 4, {
        'font-size': 11,
        fill: style.colour,
        'text-anchor': narrow ? 'end' : 'start',
      }),
    );
  });
  svg.append(
    node('rect', {
      x: centre.x - 52,
      y: centre.y - 20,
      width: 104,
      height: 40,
      rx: 20,
      fill: COLOURS.accent,
    }),
  );
  svg.append(
    words(model.factor, centre.x, centre.y + 5, {
      'text-anchor': 'middle',
      fill: 'white',
      'font-weight': 700,
      'data-behind': COLOURS.accent,
    }),
  );
  return svg;
}

/** An arrow for activation, a bar for repression, a circle where the effect is not known. */
function head(x: number, y: number, angle: number, effect: string, colour: string): SVGElement {
  const turn = `rotate(${(angle * 180) / Math.PI} ${x} ${y})`;
  if (effect === 'activated')
    return node('path', {
      d: `M${x - 8},${y - 5}L${x},${y}L${x - 8},${y + 5}`,
      fill: 'none',
      stroke: colour,
      'stroke-width': 2,
      transform: turn,
    });
  if (effect === 'repressed')
    return node('path', {
      d: `M${x},${y - 7}V${y + 7}`,
      stroke: colour,
      'stroke-width': 2.4,
      transform: turn,
    });
  return node('circle', { cx: x - 4, cy: y, r: 3.4, fill: 'white', stroke: colour, 'stroke-width': 1.6 });
}
