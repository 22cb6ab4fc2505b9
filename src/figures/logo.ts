import { COLOURS, stroke, svgOf, tag, words, type Figure } from './svg.ts';

/** Outlines of the letters in a square of 100, from above. */
const LETTERS = [
  {
    path: 'M0 100L38 0H62L100 100H79L72 77H28L21 100ZM34 59H66L50 15Z',
    colour: '#009e73',
  },
  {
    path: 'M100 31C95 11 78 0 52 0C20 0 0 20 0 50C0 80 20 100 52 100C78 100 95 89 100 69H78C74 78 66 83 52 83C32 83 21 70 21 50C21 30 32 17 52 17C66 17 74 22 78 31Z',
    colour: '#0072b2',
  },
  {
    path: 'M100 31C95 11 78 0 52 0C20 0 0 20 0 50C0 80 20 100 52 100C72 100 90 92 100 81V46H54V62H80V73C74 79 65 83 53 83C32 83 21 70 21 50C21 30 32 17 52 17C66 17 74 22 78 31Z',
    colour: '#e69f00',
  },
  { path: 'M0 0H100V18H60V100H40V18H0Z', colour: '#d55e00' },
] as const;

const MOST_BITS = 2;
/** Lower letters are not seen. */
const LEAST_HEIGHT = 0.4;
/** Of the letters, in pixels: from the top to two bits, two bits, and what stands below. */
const TOP = 26;
const HEIGHT = 150;
const BELOW = 24;
const LEFT = 34;
/** Width of a column at most. */
const COLUMN = 34;

export interface Logo {
  /** Name of the file, without suffix. */
  readonly name: string;
  readonly title: string;
  /** Rows of A, C, G and T that sum to 1, one row a column. */
  readonly probabilities: Float64Array;
}

/**
 * The logo of a motif: in every column the letters are as high as their share of its information, the commonest on top.
 *
 * **Source:** Schneider TD & Stephens RM 1990 (NAR 18:6097), information against equal shares, without their correction for few sites.
 */
export function logoFigure({ name, title, probabilities }: Logo): Figure {
  const columns = probabilities.length / 4;
  return {
    name,
    draw: (look) => {
      const wide = Math.min(COLUMN, (look.width - LEFT - 16) / columns);
      const x = (column: number): number => LEFT + column * wide;
      const y = (bits: number): number => TOP + HEIGHT * (1 - bits / MOST_BITS);
      const small = { 'font-size': 11, fill: COLOURS.axis };
      const axes = [
        words(look.text('axis.bits'), 4, 14),
        ...[0, 1, MOST_BITS].map((bits) =>
          words(String(bits), LEFT - 8, y(bits) + 4, { 'text-anchor': 'end', ...small }),
        ),
        ...Array.from({ length: columns }, (_, column) =>
          words(String(column + 1), x(column + 0.5), y(0) + 16, { 'text-anchor': 'middle', ...small }),
        ),
        stroke(`M${LEFT} ${TOP}V${y(0)}H${x(columns)}`, COLOURS.axis, 1),
      ];
      const letters: string[] = [];
      for (let column = 0; column < columns; column++) {
        const shares = probabilities.subarray(column * 4, column * 4 + 4);
        const bits = informationOf(shares);
        let below = 0;
        for (const base of [0, 1, 2, 3].sort((a, b) => shares[a] - shares[b])) {
          const [bottom, top] = [y(below), y(below + bits * shares[base])];
          below += bits * shares[base];
          if (bottom - top < LEAST_HEIGHT) continue;
          const left = x(column + 0.02);
          const across = (x(column + 0.98) - left) / 100;
          const { path, colour } = LETTERS[base];
          const place = `translate(${fixed(left)} ${fixed(top)}) scale(${fixed(across)} ${fixed((bottom - top) / 100)})`;
          letters.push(tag('path', { d: path, fill: colour, 'fill-rule': 'evenodd', transform: place }));
        }
      }
      const description = look.text('figure.logo-said');
      return svgOf(look, { title, description, height: TOP + HEIGHT + BELOW, marks: [...axes, ...letters] });
    },
  };
}

/** Information of a column in bits. */
function informationOf(shares: Float64Array): number {
  let bits = MOST_BITS;
  for (const share of shares) if (share > 0) bits += share * Math.log2(share);
  return Math.max(0, bits);
}

function fixed(value: number): string {
  return String(Number(value.toFixed(4)));
}
