// Effects of bands and stains with every experiment, and a picture of a blot with its lanes named.
import { COLOURS, fitted, svgOf, tag, words, type Figure } from '../../figures/svg.ts';
import { labelAt, type Readings } from '../../tables/readings.ts';
import { message, type Message } from '../../messages/message.ts';
import type { Arms } from '../design/arms.ts';
import type { DotsPicture } from '../design/dots-picture.ts';
import { effectRow } from '../design/effect-points.ts';
import { UNIT_AXES } from '../design/unit-axes.ts';
import type { BlotRow } from './blot-rows.ts';

/** A picture as it goes into a drawing. */
export interface Picture {
  /** `data:image/png;base64,...` */
  readonly address: string;
  readonly width: number;
  readonly height: number;
}

/** Measures in the reader's language. */
const NAMED: Readonly<Partial<Record<string, Message>>> = {
  band: message('measure.band'),
  'band over loading control': message('measure.loaded'),
  'odds of positive cells': message('measure.positive'),
  'median fluorescence over control stain': message('measure.fluorescence'),
  'co-IP': message('measure.co-IP'),
  'co-IP ratio': message('measure.co-IP-ratio'),
};

/** A picture of dots for each measure, as far as anything has an effect. */
export function blotPictures(rows: readonly BlotRow[], { arms }: Arms): DotsPicture[] {
  const shown = rows.filter(({ effect }) => effect.n > 0 && Number.isFinite(effect.estimate));
  return [...new Set(shown.map(({ measure }) => measure))].map((measure): DotsPicture => {
    const own = shown.filter((row) => row.measure === measure);
    return {
      ...{ draws: 'dots', scale: 'differences', said: 'figure.effects-said' },
      name: `effects ${measure}`,
      title: message('figure.blot', { measure: NAMED[measure] ?? measure }),
      axis: UNIT_AXES[own[0].unit],
      rows: own.map(({ arm, measured, bait, cell, time = null, effect, treated, control, against }) => ({
        name: [
          cell,
          against === null ? null : arms[arm].name,
          bait === null ? measured : `${bait}: ${measured}`,
          time,
        ]
          .filter((part) => part !== null)
          .join(' '),
        ...effectRow(effect, treated, control),
      })),
    };
  });
}

interface NamedLane {
  readonly lane: string;
  readonly name: string;
}

/** Lanes of the first gel in their order. */
function lanesOf(readings: Readings, { arms, of }: Arms): NamedLane[] {
  const gel = labelAt(readings, 'gel', 0);
  const lanes = new Map<string, string>();
  for (let row = 0; row < readings.count; row++) {
    const lane = labelAt(readings, 'lane', row);
    if (lane === null || lanes.has(lane) || labelAt(readings, 'gel', row) !== gel) continue;
    const fraction = labelAt(readings, 'fraction', row);
    const sample = labelAt(readings, 'sample', row) ?? (arms.length > 1 ? arms[of[row]].name : null);
    lanes.set(lane, [fraction, sample].filter((part) => part !== null).join(' ') || lane);
  }
  return [...lanes]
    .map(([lane, name]) => ({ lane, name }))
    .sort((a, b) => Number(a.lane) - Number(b.lane) || (a.lane < b.lane ? -1 : 1));
}

const SIDE = 16;
const HEAD = 110;

/** The blot as it was photographed, the lanes named above it at even distances. */
export function pictureFigure(readings: Readings, arms: Arms, { address, width, height }: Picture): Figure {
  const lanes = lanesOf(readings, arms);
  return {
    name: 'blot',
    draw: (look) => {
      const wide = look.width - 2 * SIDE;
      const high = (wide / width) * height;
      const names = lanes.map(({ lane, name }, at) => {
        const x = SIDE + ((at + 0.5) / lanes.length) * wide;
        const turned = { transform: `translate(${Math.round(x)} ${HEAD - 22}) rotate(-50)` };
        return (
          tag('g', turned, words(fitted(name, HEAD), 0, 0)) +
          words(lane, x, HEAD - 6, { 'text-anchor': 'middle', 'font-size': 10, fill: COLOURS.axis })
        );
      });
      const image = tag('image', { href: address, x: SIDE, y: HEAD, width: wide, height: high });
      return svgOf(look, {
        title: look.text('figure.blot-picture'),
        description: look.text('figure.blot-picture-said', {
          lanes: lanes.map(({ name }) => name).join(', '),
        }),
        height: HEAD + high + SIDE,
        marks: [...names, image],
      });
    },
  };
}
