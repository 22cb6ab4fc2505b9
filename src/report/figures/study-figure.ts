import { isSaid } from '../../messages/message.ts';
import {
  box,
  COLOURS,
  fitted,
  linesOf,
  stroke,
  svgOf,
  tag,
  widthOf,
  words,
  type Figure,
  type Look,
} from '../../figures/svg.ts';
import type { Verdict } from '../../tables/verdicts.ts';
import type { PictureLine, PictureSource, StudyPicture } from '../report-data.ts';
import { lineText, measuredText, signsOf, VERDICT_MARKS } from './picture-texts.ts';

/** How a line of each word is drawn: told apart without colour by dash and width, and by its mark. */
interface Style {
  readonly colour: string;
  readonly width: number;
  readonly dash?: string;
}

const STROKES: Readonly<Partial<Record<Verdict, Style>>> = {
  supported: { colour: '#17653c', width: 2.6 },
  suggested: { colour: '#155e8c', width: 2, dash: '9 4' },
  contradicted: { colour: '#a3321c', width: 2, dash: '2 3' },
  'no significant difference': { colour: '#5a6670', width: 0.9 },
  'not estimable': { colour: '#5a6670', width: 1.4, dash: '1 6' },
};
const PLAIN: Style = { colour: '#5a6670', width: 1 };
const INHIBITS = '#6b2a1c';

const TOP = 10;
const PILL = 28;
const INHIBITOR = 24;
const UNDER = 15;
const NAME = 22;
const SLOT = 18;
const GAP = 14;
const SMALL = 11;
/** Between two brackets at the left. */
const RAIL = 9;
/** Height of the drug, and of what it acts through. */
const HEAD = 40;
const THROUGH = 36;

/** The figure of the study: who acts on what, by which evidence. */
export function studyFigure(picture: StudyPicture, factor: string): Figure {
  return { name: 'study', draw: (look) => drawStudy(look, picture, factor) };
}

interface SourcePlace {
  readonly source: PictureSource;
  /** Upper edge and middle of the pill. */
  readonly top: number;
  readonly y: number;
  readonly together: readonly PictureLine[];
}

interface Slot {
  readonly line: PictureLine;
  readonly y: number;
}

interface TargetPlace {
  readonly target: StudyPicture['targets'][number];
  readonly y: number;
  readonly slots: readonly Slot[];
}

/** Where everything stands: sources at the left, targets at the right, each with the ends of its own lines. */
function planOf(width: number, picture: StudyPicture) {
  const { sources, targets, lines, drug, through } = picture;
  const together = lines.filter(({ relation }) => relation === 'together');
  const rails = (drug === null ? 0 : 1) + together.length;
  const left = 8 + RAIL * rails + (rails === 0 ? 0 : 6);
  const pill = Math.min(128, Math.max(76, width * 0.22));
  const right = Math.max(left + pill + 50, width * 0.5);
  const top = TOP + (drug === null ? 0 : HEAD) + (through === null ? 0 : THROUGH);
  const heights = sources.map(
    ({ name, inhibitors }) =>
      inhibitors.length * INHIBITOR + PILL + UNDER * together.filter(({ to }) => to === name).length + GAP,
  );
  const ends = targets.map((target) => ({
    target,
    lines: lines.filter(({ relation, to }) => relation !== 'together' && to === target.name),
  }));
  const high = ends.map(({ lines: own }) => NAME + SLOT * own.length + GAP);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const height = Math.max(sum(heights), sum(high));
  return {
    ...{ width, left, pill, right, together, drug, through },
    bottom: top + height,
    sources: placed(heights, top, height).map((at, i): SourcePlace => {
      const source = sources[i];
      const upper = at + source.inhibitors.length * INHIBITOR;
      return {
        source,
        top: upper,
        y: upper + PILL / 2,
        together: together.filter(({ to }) => to === source.name),
      };
    }),
    targets: placed(high, top, height).map((at, i): TargetPlace => ({
      target: ends[i].target,
      y: at + 14,
      slots: ends[i].lines.map((line, slot) => ({ line, y: at + NAME + SLOT * (slot + 0.5) })),
    })),
  };
}

/** Blocks below each other that share the height left over. */
function placed(heights: readonly number[], top: number, height: number): number[] {
  const spare = (height - heights.reduce((sum, value) => sum + value, 0)) / Math.max(1, heights.length);
  let at = top + spare / 2;
  return heights.map((own) => {
    const here = at;
    at += own + spare;
    return here;
  });
}

type Plan = ReturnType<typeof planOf>;

function drawStudy(look: Look, picture: StudyPicture, factor: string): string {
  const { text, width } = look;
  const plan = planOf(width, picture);
  const legend = legendOf(look, picture, plan.bottom + 8);
  return svgOf(look, {
    title: text('figure.study', { factor }),
    description: [
      text('figure.study-caption'),
      ...picture.lines.map((line) => lineText(line, picture, text)),
    ].join(' '),
    height: legend.bottom,
    marks: [
      plan.drug === null ? '' : drugMark(plan, plan.drug),
      ...plan.targets.flatMap(({ slots }) => slots.map((slot) => edgeMark(plan, slot))),
      ...plan.together.map((line, at) => bracketMark(plan, line, at)),
      ...plan.sources.map((place) => sourceMark(plan, place, text)),
      ...plan.targets.map((place) => targetMark(plan, place, text)),
      legend.drawn,
    ],
  });
}

/** The drug, what it acts through, and a bar at each factor that it is said to hit: the study's own words, no evidence. */
function drugMark({ left, width, through, sources }: Plan, drug: string): string {
  const named = (text: string, y: number, fill: string): string => {
    const shown = fitted(text, width - 32, 13);
    const look = { 'font-size': 12, 'font-weight': 600, 'data-behind': fill };
    return (
      box(4, y - 13, [widthOf(shown, 13) + 16, 26], fill, { rx: 4, stroke: INHIBITS, 'stroke-width': 1.2 }) +
      words(shown, 12, y + 4.5, look)
    );
  };
  const first = TOP + 14;
  const last = through === null ? first : first + THROUGH + 4;
  const hit = sources.filter(({ source }) => source.isHitByDrug);
  const end = hit.at(-1)?.y;
  const bars = hit.map(({ y }) => `M8 ${y}H${left - 4}M${left - 4} ${y - 8}v16`).join('');
  return [
    through === null
      ? ''
      : stroke(`M8 ${first + 13}V${last - 13}M4 ${last - 18}L8 ${last - 13}L12 ${last - 18}`, INHIBITS, 1.2),
    end === undefined
      ? ''
      : stroke(`M8 ${last + 13}V${end}${bars}`, INHIBITS, 1.2, { 'data-stated': 'drug' }),
    named(drug, first, '#ffffff'),
    through === null ? '' : named(through, last, '#f4efe9'),
  ].join('');
}

function styleOf({ verdict }: Pick<PictureLine, 'verdict'>): Style {
  return STROKES[verdict] ?? PLAIN;
}

/** The line of an edge, from its source to its place at the target. */
function edgeMark({ left, pill, right, sources }: Plan, { line, y }: Slot): string {
  const from = sources.find(({ source }) => source.name === line.from);
  if (from === undefined) return '';
  const { colour, width, dash } = styleOf(line);
  const [start, end] = [left + pill, right - 10];
  const middle = (start + end) / 2;
  const marks = {
    'stroke-dasharray': dash,
    'data-edge': `${line.from} ${line.to}`,
    'data-verdict': line.verdict,
  };
  return (
    stroke(`M${start} ${from.y}C${middle} ${from.y} ${middle} ${y} ${end} ${y}`, colour, width, marks) +
    headMark(end, y, line, colour)
  );
}

/** An arrow for what raises, a bar for what lowers, a circle where no direction is told. */
function headMark(x: number, y: number, { does }: PictureLine, colour: string): string {
  if (does === 'raises') return stroke(`M${x - 6} ${y - 5}L${x + 2} ${y}L${x - 6} ${y + 5}`, colour, 1.8);
  if (does === 'lowers') return stroke(`M${x + 1} ${y - 6}v12`, colour, 2.2);
  return tag('circle', { cx: x, cy: y, r: 3, fill: '#ffffff', stroke: colour, 'stroke-width': 1.4 });
}

/** Two proteins that were found together: a bracket at the left. */
function bracketMark({ left, sources, drug }: Plan, line: PictureLine, at: number): string {
  const ends = [line.from, line.to].map((name) => sources.find(({ source }) => source.name === name));
  const [a, b] = ends;
  if (a === undefined || b === undefined) return '';
  const x = 8 + RAIL * (at + (drug === null ? 0 : 1));
  const { colour, width, dash } = styleOf(line);
  return stroke(`M${left} ${a.y + 7}H${x}V${b.y + 5}H${left}`, colour, width, {
    'stroke-dasharray': dash,
    'data-edge': `${line.from} ${line.to}`,
    'data-verdict': line.verdict,
  });
}

function sourceMark(
  { left, pill }: Plan,
  { source, top, y, together }: SourcePlace,
  text: Look['text'],
): string {
  const isFactor = source.role === 'factor';
  const fill = isFactor ? COLOURS.accent : '#ffffff';
  const middle = left + pill / 2;
  const centred = { 'text-anchor': 'middle' };
  const first = top - source.inhibitors.length * INHIBITOR;
  return [
    ...source.inhibitors.map((name, at) => {
      const line = first + INHIBITOR * at + 10;
      const shown = fitted(name, pill - 18, SMALL);
      const bar = `M${left + 5} ${line + 1}V${top - 4}M${left} ${top - 4}h10`;
      return words(shown, left + 14, line + 4, { 'font-size': SMALL }) + stroke(bar, INHIBITS, 1.2);
    }),
    box(left, top, [pill, PILL], fill, { rx: 14, stroke: COLOURS.accent, 'stroke-width': 1.6 }),
    words(
      fitted(isSaid(source.shown) ? source.shown : text('unnamed.factor'), pill - 12, 13),
      middle,
      y + 4.5,
      {
        ...centred,
        'font-size': 13,
        'font-weight': 600,
        ...(isFactor ? { fill: '#ffffff', 'data-behind': COLOURS.accent } : {}),
      },
    ),
    ...together.map((line, at) => {
      const said = `${VERDICT_MARKS[line.verdict]} ${signsOf(line, text)}`;
      const below = top + PILL + UNDER * at + 12;
      return words(fitted(said, pill + 34, SMALL), left, below, {
        'font-size': SMALL,
        fill: styleOf(line).colour,
      });
    }),
  ].join('');
}

function targetMark({ right, width }: Plan, { target, y, slots }: TargetPlace, text: Look['text']): string {
  const room = width - right - 6;
  return [
    words(fitted(measuredText(target.shown, text), room, 13), right, y, {
      ...{ 'font-size': 13, 'font-weight': 600 },
      ...(target.isGene ? { 'font-style': 'italic' } : {}),
    }),
    ...slots.map(({ line, y: at }) => {
      const said = `${VERDICT_MARKS[line.verdict]} ${signsOf(line, text)}`;
      return words(fitted(said, room, SMALL), right, at + 4, {
        'font-size': SMALL,
        fill: styleOf(line).colour,
      });
    }),
  ].join('');
}

/** What the styles mean, and every line with its evidence and n. */
function legendOf(
  { text, width }: Look,
  picture: StudyPicture,
  top: number,
): { drawn: string; bottom: number } {
  const drawn: string[] = [stroke(`M8 ${top}H${width - 8}`, COLOURS.grid, 1)];
  let [x, y] = [8, top + 18];
  const used = (Object.keys(STROKES) as Verdict[]).filter((verdict) =>
    picture.lines.some((line) => line.verdict === verdict),
  );
  const advance = (wide: number): void => {
    if (x > 8 && x + wide > width - 8) [x, y] = [8, y + 17];
  };
  for (const verdict of used) {
    const label = `${VERDICT_MARKS[verdict]} ${text(`verdict.${verdict}`)}`;
    const wide = 40 + widthOf(label, SMALL) + 14;
    advance(wide);
    const { colour, width: thick, dash } = STROKES[verdict] ?? PLAIN;
    drawn.push(stroke(`M${x} ${y - 4}h32`, colour, thick, { 'stroke-dasharray': dash, 'data-key': verdict }));
    drawn.push(words(label, x + 38, y, { 'font-size': SMALL }));
    x += wide;
  }
  const heads = text('figure.heads');
  for (const line of linesOf(heads, width - 16, SMALL)) {
    [x, y] = [8, y + 16];
    drawn.push(words(line, x, y, { 'font-size': SMALL, fill: COLOURS.axis }));
  }
  for (const line of picture.lines) {
    linesOf(lineText(line, picture, text), width - 28, SMALL).forEach((part, at) => {
      y += at === 0 ? 17 : 14;
      drawn.push(
        words(part, at === 0 ? 8 : 20, y, {
          'font-size': SMALL,
          ...(at === 0 ? { 'data-line': line.from } : {}),
        }),
      );
    });
  }
  return { drawn: drawn.join(''), bottom: y + 10 };
}
