import { english, type MessageKey } from '../messages/english/index.ts';
import { fillIn, plainEnglish, type Message } from '../messages/message.ts';

/** For whom a figure is drawn. */
export interface Look {
  /** A text of the catalogue in the reader's language. */
  readonly text: (key: MessageKey, values?: Message['values']) => string;
  /** Width of the drawing in pixels. */
  readonly width: number;
  /** Marks the drawing with the word "simulated". */
  readonly simulated: boolean;
  /** The figure stands by itself, as a file: on white, below its title. */
  readonly alone: boolean;
}

/** A figure that can be drawn for any reader: the same look gives the same bytes. */
export interface Figure {
  /** Name of its file, without suffix, before `fileName`. */
  readonly name: string;
  readonly draw: (look: Look) => string;
}

/** A figure whose title can be told beside it, too. */
export interface TitledFigure extends Figure {
  readonly title: Message;
}

/** How figures are drawn into files: the page saves the same, in its own language. */
export const FILE_LOOK = {
  width: 720,
  alone: true,
  text: (key, values = {}) => fillIn(english[key], values, plainEnglish),
} as const satisfies Partial<Look>;

/** Colours dark enough on white to be read, and told apart by people who see few colours. */
export const COLOURS = {
  ink: '#1b2733',
  faint: '#7a8792',
  axis: '#4a5763',
  grid: '#e4e8ec',
  accent: '#155e8c',
  up: '#b3442a',
  down: '#155e8c',
  flat: '#66727d',
} as const;

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element; numbers are rounded to a tenth, texts escaped. @param content elements and escaped text */
export function tag(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? '' : ` ${key}="${typeof value === 'number' ? round(value) : escapeXml(value)}"`,
  );
  return `<${name}${written.join('')}${content === '' ? '/' : `>${content}</${name}`}>`;
}

/** A text at a place. */
export function words(text: string, x: number, y: number, attributes: Attributes = {}): string {
  return tag('text', { x, y, ...attributes }, escapeXml(text));
}

/** A stroke along a path, whose numbers are rounded to a tenth. */
export function stroke(path: string, colour: string, width: number, attributes: Attributes = {}): string {
  const d = path.replace(/-?(?<!\d)\d+\.\d+(?:e-\d+)?/g, (number) => String(round(Number(number))));
  return tag('path', { d, fill: 'none', stroke: colour, 'stroke-width': width, ...attributes });
}

/** Narrower drawings have no room beside a panel: names and numbers of rows stand above their marks. */
export const NARROW = 520;

/** A rectangle. */
export function box(
  x: number,
  y: number,
  [width, height]: readonly [width: number, height: number],
  fill: string,
  attributes: Attributes = {},
): string {
  return tag('rect', { x, y, width, height, fill, ...attributes });
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Text on one line: what means something in XML encoded, what may not stand in it or turns the direction of writing replaced. */
export function escapeXml(text: string): string {
  return text
    .replace(/[\t\n\r\u0085\u2028\u2029]/g, ' ')
    .replace(/[\p{Cs}\p{Cc}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu, '\ufffd')
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const WIDE = '\u2e80-\u9fff\uff00-\uffef';
/** What a line may be broken between: words, and characters of Japanese with the marks that end them. */
const BREAKABLE = new RegExp(`(?<!\\s)\\s*(?:[^\\s${WIDE}]+|[${WIDE}][、。）ー]*)`, 'gu');

/** Width of a text in pixels, taken rather too wide. */
export function widthOf(text: string, size = 12): number {
  return [...text].reduce((sum, letter) => sum + (letter >= '\u2e80' ? size : 0.6 * size), 0);
}

/** A text in lines that fit. */
export function linesOf(text: string, width: number, size = 12): string[] {
  const lines = [''];
  for (const part of text.match(BREAKABLE) ?? []) {
    const last = lines.length - 1;
    if (lines[last] !== '' && widthOf(lines[last] + part, size) > width) lines.push(part.trim());
    else lines[last] += part;
  }
  return lines;
}

/** A text that is cut where it would be wider than its place. */
export function fitted(text: string, width: number, size = 12): string {
  if (widthOf(text, size) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && widthOf(`${letters.join('')}…`, size) > width) letters.pop();
  return `${letters.join('')}…`;
}

interface Drawing {
  readonly title: string;
  /** What a reader who does not see the picture should know. */
  readonly description: string;
  readonly height: number;
  readonly marks: readonly string[];
}

const TITLE = 14;
/** Height of the line below a simulated figure. */
const CORNER = 14;

/** A drawing as an SVG document, with its title and description for those who do not see it. */
export function svgOf({ width, simulated, alone, text }: Look, drawing: Drawing): string {
  const { title, description, marks } = drawing;
  const lines = alone ? linesOf(title, width - 24, TITLE) : [];
  const top = alone ? 10 + 18 * lines.length : 0;
  const height = Math.ceil(top + drawing.height + (simulated ? CORNER : 0));
  const root = { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height };
  const type = { role: 'img', 'font-family': 'sans-serif', 'font-size': 12, fill: COLOURS.ink };
  const parts = [
    tag('title', {}, escapeXml(title)),
    tag('desc', {}, escapeXml(description)),
    alone ? box(0, 0, [width, height], '#ffffff') : '',
    ...lines.map((line, at) => words(line, 12, 20 + 18 * at, { 'font-size': TITLE, 'font-weight': 700 })),
    tag('g', { transform: `translate(0 ${top})` }, marks.join('')),
    simulated ? stamp(text('simulated.word'), width, height) : '',
  ];
  return `${tag('svg', { ...root, ...type }, parts.join(''))}\n`;
}

/** A drawing of another program, with the word in its corner. */
export function stamped(svg: string, word: string): string {
  const end = svg.lastIndexOf('</svg>');
  return `${svg.slice(0, end)}${words(word, 4, 12, { ...STAMP, 'font-size': 10 })}${svg.slice(end)}`;
}

const STAMP = { fill: '#8a3b12', 'font-weight': 700 };

/** A word across the drawing, and once more below it, where no mark covers it: a copied picture still says what it is. */
function stamp(word: string, width: number, height: number): string {
  const size = Math.min(width / 8, height / 3, 64);
  const across = {
    transform: `translate(${round(width / 2)} ${round(height / 2)}) rotate(-14)`,
    'text-anchor': 'middle',
    'fill-opacity': '0.1',
    'pointer-events': 'none',
  };
  return (
    words(word, 0, size / 3, { ...STAMP, 'font-size': size, ...across }) +
    // A PDF names a Japanese font and does not hold it: where a viewer lacks it, the mark is read all the same.
    words(word === 'simulated' ? word : `${word} (simulated)`, width - 4, height - 4, {
      ...STAMP,
      'font-size': 10,
      'text-anchor': 'end',
    })
  );
}
