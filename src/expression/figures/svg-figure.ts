import { power } from '../../statistics/power.ts';
/** Colours that people with any colour vision tell apart (Okabe & Ito 2008). */
export const COLORS = [
  '#0072b2',
  '#d55e00',
  '#009e73',
  '#cc79a7',
  '#e69f00',
  '#56b4e9',
  '#7a7a7a',
  '#000000',
];
export const MUTED = '#b8bec6';

const WIDTH = 600;
const HEIGHT = 440;
const MARGIN = { left: 68, right: 20, top: 44, bottom: 56 };
/** Room right of the panel where a figure has a legend. */
const LEGEND = 150;

export interface FrameOptions {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly legend?: readonly { readonly label: string; readonly color: string }[];
}

/** A scatter or line figure with axes, drawn as an SVG document. */
export class Figure {
  readonly #frame: FrameOptions;
  readonly #right: number;
  readonly #marks: string[] = [];
  readonly #labels: { left: number; top: number; width: number }[] = [];

  constructor(frame: FrameOptions) {
    this.#frame = frame;
    this.#right = WIDTH - MARGIN.right - (frame.legend === undefined ? 0 : LEGEND);
  }

  /** Points as one path; points that fall on the same half pixel are drawn once. */
  points(x: ArrayLike<number>, y: ArrayLike<number>, color: string, size = 3, opacity = 1): void {
    const drawn = new Set<string>();
    for (let i = 0; i < x.length; i++) {
      if (!Number.isFinite(x[i]) || !Number.isFinite(y[i])) continue;
      drawn.add(`M${this.#x(x[i], 2)} ${this.#y(y[i], 2)}h0`);
    }
    if (drawn.size > 0)
      this.#marks.push(
        `<path d="${[...drawn].join('')}" stroke="${color}" stroke-width="${size}" stroke-linecap="round" stroke-opacity="${opacity}" fill="none"/>`,
      );
  }

  line(x: ArrayLike<number>, y: ArrayLike<number>, color: string, dash?: string): void {
    const places: string[] = [];
    for (let i = 0; i < x.length; i++) {
      if (Number.isFinite(x[i]) && Number.isFinite(y[i])) places.push(`${this.#x(x[i])},${this.#y(y[i])}`);
    }
    const dashed = dash === undefined ? '' : ` stroke-dasharray="${dash}"`;
    this.#marks.push(
      `<polyline points="${places.join(' ')}" fill="none" stroke="${color}" stroke-width="1.6" stroke-linejoin="round"${dashed}/>`,
    );
  }

  /** A label beside a point; left out where it would lie on an earlier one. */
  label(x: number, y: number, text: string): void {
    const width = 6.1 * text.length;
    const left = this.#x(x) + 5 + width > this.#right ? this.#x(x) - 5 - width : this.#x(x) + 5;
    const top = this.#y(y) - 14;
    const lies = this.#labels.some(
      (other) =>
        left < other.left + other.width && other.left < left + width && Math.abs(top - other.top) < 12,
    );
    if (lies) return;
    this.#labels.push({ left, top, width });
    this.#marks.push(
      `<text x="${rounded(left, 10)}" y="${rounded(top + 9, 10)}" font-size="10.5">${escapeXml(text)}</text>`,
    );
  }

  /** The whole document. */
  toString(): string {
    const { title, xLabel, yLabel, legend } = this.#frame;
    const bottom = HEIGHT - MARGIN.bottom;
    const middle = (MARGIN.left + this.#right) / 2;
    const parts = [
      `<text x="${MARGIN.left}" y="22" font-size="15" font-weight="600">${escapeXml(title)}</text>`,
      ...this.#axes(bottom),
      ...this.#marks,
      `<text x="${middle}" y="${HEIGHT - 14}" text-anchor="middle">${escapeXml(xLabel)}</text>`,
      `<text transform="translate(18 ${(MARGIN.top + bottom) / 2}) rotate(-90)" text-anchor="middle">${escapeXml(yLabel)}</text>`,
      ...(legend ?? []).map(
        ({ label, color }, i) =>
          `<rect x="${this.#right + 16}" y="${MARGIN.top + 20 * i}" width="11" height="11" rx="2" fill="${color}"/><text x="${this.#right + 33}" y="${MARGIN.top + 20 * i + 10}" font-size="11.5">${escapeXml(label)}</text>`,
      ),
    ];
    return svgDocument(WIDTH, HEIGHT, parts.join(''));
  }

  #axes(bottom: number): string[] {
    const parts: string[] = [];
    for (const tick of niceTicks(...this.#frame.x)) {
      const x = this.#x(tick);
      parts.push(
        `<line x1="${x}" x2="${x}" y1="${MARGIN.top}" y2="${bottom}" stroke="#eceff2"/><text x="${x}" y="${bottom + 18}" text-anchor="middle" font-size="11.5">${tickLabel(tick)}</text>`,
      );
    }
    for (const tick of niceTicks(...this.#frame.y)) {
      const y = this.#y(tick);
      parts.push(
        `<line x1="${MARGIN.left}" x2="${this.#right}" y1="${y}" y2="${y}" stroke="#eceff2"/><text x="${MARGIN.left - 8}" y="${y + 4}" text-anchor="end" font-size="11.5">${tickLabel(tick)}</text>`,
      );
    }
    parts.push(
      `<path d="M${MARGIN.left} ${MARGIN.top}V${bottom}H${this.#right}" fill="none" stroke="#5b6470"/>`,
    );
    return parts;
  }

  #x(value: number, steps = 10): number {
    const [low, high] = this.#frame.x;
    return rounded(MARGIN.left + ((value - low) / (high - low || 1)) * (this.#right - MARGIN.left), steps);
  }

  #y(value: number, steps = 10): number {
    const [low, high] = this.#frame.y;
    const bottom = HEIGHT - MARGIN.bottom;
    return rounded(bottom - ((value - low) / (high - low || 1)) * (bottom - MARGIN.top), steps);
  }
}

/** An SVG document of the given size with the figures' type. */
export function svgDocument(width: number, height: number, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, Segoe UI, Helvetica, Arial, sans-serif" font-size="12.5" fill="#1c2430"><rect width="${width}" height="${height}" fill="#ffffff"/>${content}</svg>\n`;
}

/** The same figure with a word in its lower right corner, such as "simulated". */
export function markFigure(svg: string, mark: string): string {
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)!;
  return svg.replace(
    /<\/svg>\s*$/,
    `<text x="${Number(width) - 8}" y="${Number(height) - 5}" text-anchor="end" font-size="11" fill="#b3261e">${escapeXml(mark)}</text></svg>\n`,
  );
}

/** Smallest and largest finite number, with a margin of 4 %. */
export function extent(...columns: readonly ArrayLike<number>[]): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const column of columns) {
    for (let i = 0; i < column.length; i++) {
      if (!Number.isFinite(column[i])) continue;
      low = Math.min(low, column[i]);
      high = Math.max(high, column[i]);
    }
  }
  if (low > high) return [0, 1];
  const margin = 0.04 * (high - low) || 0.5;
  return [low - margin, high + margin];
}

/** About six round numbers within a range. */
export function niceTicks(low: number, high: number): number[] {
  const rough = (high - low) / 6;
  if (!(rough > 0)) return [low];
  const decade = power(10, Math.floor(Math.log10(rough)));
  const step =
    [1, 2, 2.5, 5, 10].map((factor) => factor * decade).find((candidate) => candidate >= rough) ?? rough;
  const ticks: number[] = [];
  for (let tick = Math.ceil(low / step); tick * step <= high + 1e-9 * step; tick++) ticks.push(tick * step);
  return ticks;
}

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function tickLabel(tick: number): string {
  return String(Number(tick.toPrecision(6))).replace('-', '\u2212');
}

function rounded(value: number, steps: number): number {
  return Math.round(value * steps) / steps;
}
