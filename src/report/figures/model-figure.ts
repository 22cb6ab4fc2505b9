import { isSaid } from '../../messages/message.ts';
import {
  box,
  COLOURS,
  fitted,
  stroke,
  svgOf,
  tag,
  widthOf,
  words,
  type Figure,
  type Look,
} from '../../figures/svg.ts';
import type { Verdict } from '../../tables/verdicts.ts';
import type { ModelPicture } from '../report-data.ts';

const STROKES: Readonly<Record<string, { colour: string; dash?: string }>> = {
  supported: { colour: '#17653c' },
  suggested: { colour: '#155e8c', dash: '7 4' },
  contradicted: { colour: '#a3321c', dash: '2 3' },
};
const OTHER = { colour: '#6a7681', dash: '1 4' };
const INHIBITS = '#a3321c';
const ROW = 34;
/** Below this width everything stands in one column. */
const NARROW = 560;
const PILL = 88;

/** The factor, its partners and its targets as the evidence has them. */
export function modelFigure(model: ModelPicture): Figure {
  return { name: 'model', draw: (look) => drawModel(look, model) };
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Where everything stands. */
function planOf(width: number, { drug, partners, targets }: ModelPicture) {
  if (width < NARROW) {
    const centre = { x: width / 2, y: 48 + partners.length * ROW };
    return {
      narrow: true,
      width,
      height: centre.y + 50 + targets.length * ROW,
      centre,
      partner: (index: number) => ({ x: 60, y: 4 + (index + 0.5) * ROW }),
      target: (index: number) => ({ x: width * 0.52, y: centre.y + 40 + (index + 0.5) * ROW }),
    };
  }
  const tall = ROW * Math.max(partners.length, targets.length, 1);
  const top = drug === null ? 16 : 74;
  const spread = (index: number, count: number): number => top + ((index + 0.5) * tall) / count;
  return {
    narrow: false,
    width,
    height: top + tall + 16,
    centre: { x: width * 0.47, y: top + tall / 2 },
    partner: (index: number) => ({ x: width * 0.2, y: spread(index, partners.length) }),
    target: (index: number) => ({ x: width * 0.72, y: spread(index, targets.length) }),
  };
}

type Plan = ReturnType<typeof planOf>;

function drawModel(look: Look, model: ModelPicture): string {
  const { text } = look;
  const { drug, factor, partners, targets } = model;
  const plan = planOf(look.width, model);
  const { centre } = plan;
  const word = (verdict: string): string => text(`verdict.${verdict as Verdict}`);
  const said = [...partners, ...targets].map(({ name, verdict }) => `${name}: ${word(verdict)}`);
  return svgOf(look, {
    title: text('figure.model', { factor }),
    description: [text('model.caption'), ...said].join(' '),
    height: plan.height,
    marks: [
      drug === null ? '' : drugMark(plan, drug),
      plan.narrow ? trunks(plan, partners.length, targets.length) : '',
      ...partners.map((partner, at) => partnerMark(plan, plan.partner(at), partner, word)),
      ...targets.map((target, at) => targetMark(plan, plan.target(at), target, word)),
      box(centre.x - 52, centre.y - 20, [104, 40], COLOURS.accent, { rx: 20 }),
      words(fitted(isSaid(factor) ? factor : text('unnamed.factor'), 96), centre.x, centre.y + 5, {
        'text-anchor': 'middle',
        fill: '#ffffff',
        'font-weight': 700,
        'data-behind': COLOURS.accent,
      }),
    ],
  });
}

/** The drug with the bar of inhibition. */
function drugMark({ narrow, width, centre: { x, y } }: Plan, drug: string): string {
  const shown = narrow ? fitted(drug, width / 2 - 84, 13) : drug;
  const path = narrow
    ? `M${width - 12 - widthOf(shown, 13)} ${y}H${x + 58}M${x + 58} ${y - 8}v16`
    : `M${x} 32V${y - 27}M${x - 9} ${y - 27}H${x + 9}`;
  const style = { 'text-anchor': narrow ? 'end' : 'middle', 'font-weight': 600 };
  return words(shown, narrow ? width - 4 : x, narrow ? y + 5 : 22, style) + stroke(path, INHIBITS, 2);
}

/** In one column the edges meet in lines that stand for no verdict: dashes of several would add up to a solid one. */
function trunks({ centre, partner, target }: Plan, partners: number, targets: number): string {
  const up = partners === 0 ? '' : `M${centre.x} ${partner(0).y}V${centre.y - 20}`;
  const down = targets === 0 ? '' : `M${centre.x - 30} ${centre.y + 20}V${target(targets - 1).y}`;
  return up === '' && down === '' ? '' : stroke(`${up}${down}`, OTHER.colour, 1);
}

type Word = (verdict: string) => string;

type Partner = ModelPicture['partners'][number];

function partnerMark(
  { narrow, width, centre }: Plan,
  { x, y }: Place,
  { name, verdict }: Partner,
  word: Word,
) {
  const { colour, dash } = STROKES[verdict] ?? OTHER;
  const edge = narrow ? `M${x + 46} ${y}H${centre.x}` : `M${x + 46} ${y}L${centre.x - 52} ${centre.y}`;
  const style = { 'text-anchor': 'end', 'font-size': 11, fill: colour };
  return [
    stroke(edge, colour, 2, { 'stroke-dasharray': dash }),
    box(x - PILL / 2, y - 13, [PILL, 26], '#ffffff', { rx: 13, stroke: colour, 'stroke-width': 1.6 }),
    words(fitted(name, PILL - 6), x, y + 4.5, { 'text-anchor': 'middle' }),
    words(word(verdict), narrow ? width - 4 : x - 52, y + 4, style),
  ].join('');
}

function targetMark(
  { narrow, width, centre }: Plan,
  { x, y }: Place,
  { name, verdict, effect }: ModelPicture['targets'][number],
  word: Word,
): string {
  const { colour, dash } = STROKES[verdict] ?? OTHER;
  const begin = narrow ? { x: centre.x - 30, y: centre.y + 20 } : { x: centre.x + 52, y: centre.y };
  const edge = narrow ? `M${begin.x} ${y}H${x - 12}` : `M${begin.x} ${begin.y}L${x - 12} ${y}`;
  const angle = narrow ? 0 : Math.atan2(y - begin.y, x - 12 - begin.x);
  const style = { 'text-anchor': narrow ? 'end' : 'start', 'font-size': 11, fill: colour };
  return [
    stroke(edge, colour, 2, { 'stroke-dasharray': dash }),
    headMark(x - 12, y, angle, effect, colour),
    words(fitted(name, 92, 13), x, y + 4.5, { 'font-style': 'italic', 'font-weight': 600 }),
    words(word(verdict), narrow ? width - 4 : x + 100, y + 4, style),
  ].join('');
}

/** An arrow for activation, a bar for repression, a circle where the effect is not known. */
function headMark(x: number, y: number, angle: number, effect: string, colour: string): string {
  const turned = {
    transform: `rotate(${Math.round((angle * 180) / Math.PI)} ${Math.round(x)} ${Math.round(y)})`,
  };
  if (effect === 'activated')
    return stroke(`M${x - 8} ${y - 5}L${x} ${y}L${x - 8} ${y + 5}`, colour, 2, turned);
  if (effect === 'repressed') return stroke(`M${x} ${y - 7}V${y + 7}`, colour, 2.4, turned);
  return tag('circle', { cx: x - 4, cy: y, r: 3.4, fill: '#ffffff', stroke: colour, 'stroke-width': 1.6 });
}
