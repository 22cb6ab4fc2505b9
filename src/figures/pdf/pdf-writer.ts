// A drawing as a PDF of one page: lines as lines and text as text, in the fonts that readers of PDF have by themselves.
import { drawnElements, unknown, type DrawnElement } from './drawn-elements.ts';
import { embeddedPicture, isUnfit, type EmbeddedPicture } from './embedded-picture.ts';
import { runsOf, type Face } from './font-metrics.ts';
import { boxOperators, circleOperators, fixed, pathOperators, transformOperators } from './path-operators.ts';

/** Points of a page for each pixel of a drawing: 96 pixels are an inch, 72 points are. */
const POINTS = 0.75;

/** What an element has from those around it. */
interface Style {
  readonly fill: string;
  readonly fillOpacity: number;
  readonly stroke: string;
  readonly strokeOpacity: number;
  readonly strokeWidth: number;
  readonly cap: string;
  readonly join: string;
  readonly dash: string;
  readonly size: number;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly anchor: string;
}

const FIRST: Style = {
  ...{ fill: '#000000', fillOpacity: 1, stroke: 'none', strokeOpacity: 1, strokeWidth: 1 },
  ...{ cap: 'butt', join: 'miter', dash: 'none', size: 16, isBold: false, isItalic: false, anchor: 'start' },
};

const CAPS: Readonly<Record<string, number>> = { butt: 0, round: 1, square: 2 };
const JOINS: Readonly<Record<string, number>> = { miter: 0, round: 1, bevel: 2 };

/** What a page uses beside its operators. */
interface Used {
  /** Names of fonts by what they are. */
  readonly fonts: Map<string, string>;
  readonly opacities: Map<string, string>;
  readonly pictures: EmbeddedPicture[];
}

/**
 * A drawing of the kit as PDF, as large in print as in a browser (720 pixels are 190 mm). The same drawing gives the same bytes: no
 * date is in it, and nothing is packed. Fonts are named and not embedded: Helvetica, Symbol, and a Japanese gothic of the reader's.
 * @param svg as `Figure.draw` gives it
 * @throws InputError for a picture within that cannot go in
 *
 * **Source:** ISO 32000-1 (PDF 1.7).
 */
export function pdfOf(svg: string): Uint8Array<ArrayBuffer> {
  const root = drawnElements(svg);
  const [width, height] = ['width', 'height'].map((name) => numberOf(root, name) * POINTS);
  const used: Used = { fonts: new Map(), opacities: new Map(), pictures: [] };
  const page = [
    `${POINTS} 0 0 ${-POINTS} 0 ${fixed(height)} cm`,
    ...operatorsOf(root.children, styleOf(root, FIRST), used),
  ];
  const said = (name: string): string => root.children.find((each) => each.name === name)?.text ?? '';
  return written({ width, height, page: page.join('\n'), used, title: said('title'), subject: said('desc') });
}

/** Whether a PDF can be made of a drawing: pictures within may be of a kind that it does not take. */
export function isPrintable(svg: string): boolean {
  return [...svg.matchAll(/<image [^>]*href="([^"]*)"/g)].every(([, address]) => !isUnfit(address));
}

function operatorsOf(elements: readonly DrawnElement[], around: Style, used: Used): string[] {
  return elements.flatMap((element) => {
    const { name, attributes, children } = element;
    if (name === 'title' || name === 'desc') return [];
    const style = styleOf(element, around);
    const inside = name === 'g' ? operatorsOf(children, style, used) : marksOf(element, style, used);
    const transform = attributes.get('transform');
    if (transform === undefined && name === 'g') return inside;
    return ['q', ...(transform === undefined ? [] : transformOperators(transform)), ...inside, 'Q'];
  });
}

function marksOf(element: DrawnElement, style: Style, used: Used): string[] {
  const { name, attributes } = element;
  const number = (attribute: string): number => numberOf(element, attribute);
  switch (name) {
    case 'rect': {
      const size = [number('width'), number('height')] as const;
      return painted(boxOperators([number('x'), number('y')], size, number('rx')), style, used);
    }
    case 'circle':
      return painted(circleOperators(number('cx'), number('cy'), number('r')), style, used);
    case 'path':
      return painted(
        pathOperators(attributes.get('d') ?? ''),
        style,
        used,
        attributes.get('fill-rule') === 'evenodd',
      );
    case 'text':
      return lettersOf(element, style, used);
    case 'image': {
      used.pictures.push(embeddedPicture(attributes.get('href') ?? ''));
      const [wide, high] = [number('width'), number('height')];
      const place = `${fixed(wide)} 0 0 ${fixed(-high)} ${fixed(number('x'))} ${fixed(number('y') + high)} cm`;
      return [place, `/P${used.pictures.length} Do`];
    }
    default:
      throw unknown(`<${name}>`);
  }
}

/** An outline, filled and drawn. */
function painted(outline: string, style: Style, used: Used, isEvenOdd = false): string[] {
  const [fills, strokes] = [style.fill !== 'none', style.stroke !== 'none' && style.strokeWidth > 0];
  if (outline === '' || (!fills && !strokes)) return [];
  const paint = fills && strokes ? 'B' : fills ? 'f' : 'S';
  return [
    ...inked(style, used),
    ...(strokes ? lined(style) : []),
    outline,
    isEvenOdd && fills ? `${paint}*` : paint,
  ];
}

function inked({ fill, fillOpacity, stroke, strokeOpacity }: Style, { opacities }: Used): string[] {
  const operators = [];
  if (fillOpacity < 1 || strokeOpacity < 1) {
    const state = `/ca ${fixed(fillOpacity)} /CA ${fixed(strokeOpacity)}`;
    operators.push(`/${nameIn(opacities, state, 'O')} gs`);
  }
  if (fill !== 'none') operators.push(`${colourOf(fill)} rg`);
  if (stroke !== 'none') operators.push(`${colourOf(stroke)} RG`);
  return operators;
}

function lined({ strokeWidth, cap, join, dash }: Style): string[] {
  return [
    `${fixed(strokeWidth)} w ${CAPS[cap]} J ${JOINS[join]} j`,
    ...(dash === 'none' ? [] : [`[${dash.replaceAll(',', ' ')}] 0 d`]),
  ];
}

/** A text; what lies behind it as a halo is drawn first. */
function lettersOf(element: DrawnElement, style: Style, used: Used): string[] {
  const text = element.text.replace(/\s+/g, ' ').trim();
  const runs = runsOf(text, style.isBold);
  const { size, anchor, isItalic, isBold } = style;
  const width = (runs.reduce((sum, run) => sum + run.width, 0) * size) / 1000;
  const from = numberOf(element, 'x') - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
  const letters = (mode: string, runMode: (face: Face) => string): string[] => {
    let x = from;
    return [
      'BT',
      mode,
      ...runs.flatMap(({ face, hex, width: wide }) => {
        const font = nameIn(used.fonts, fontOf(face, isBold, isItalic), 'F');
        // Only Helvetica has an italic of its own.
        const slant = isItalic && face !== 'Helvetica' ? 0.21 : 0;
        const place = `1 0 ${slant} -1 ${fixed(x)} ${fixed(numberOf(element, 'y'))} Tm`;
        x += (wide * size) / 1000;
        return [`/${font} ${fixed(size)} Tf`, runMode(face), place, `<${hex}> Tj`].filter(
          (each) => each !== '',
        );
      }),
      'ET',
    ];
  };
  const halo =
    style.stroke === 'none'
      ? []
      : [...inked({ ...style, fill: 'none' }, used), ...lined(style), ...letters('1 Tr', () => '')];
  // The Japanese font has one weight: a thin line around its letters makes another, which would show through what is transparent.
  const isHeavy = isBold && style.fill !== 'none' && style.fillOpacity === 1;
  const bold = isHeavy ? `2 Tr ${fixed(size * 0.03)} w 0 J 1 j [] 0 d ${colourOf(style.fill)} RG` : '';
  return [
    ...halo,
    ...inked({ ...style, stroke: 'none' }, used),
    ...letters('0 Tr', (face) => (isHeavy && face === 'Japanese' ? bold : '0 Tr')),
  ];
}

function fontOf(face: Face, isBold: boolean, isItalic: boolean): string {
  if (face !== 'Helvetica') return face;
  const style = `${isBold ? 'Bold' : ''}${isItalic ? 'Oblique' : ''}`;
  return style === '' ? face : `${face}-${style}`;
}

/** The name by which a page calls something, given at its first use. */
function nameIn(names: Map<string, string>, what: string, letter: string): string {
  const name = names.get(what) ?? `${letter}${names.size + 1}`;
  names.set(what, name);
  return name;
}

function numberOf({ attributes }: DrawnElement, name: string): number {
  return Number(attributes.get(name) ?? 0);
}

function styleOf({ attributes }: DrawnElement, around: Style): Style {
  const number = (name: string, otherwise: number): number => Number(attributes.get(name) ?? otherwise);
  const weight = attributes.get('font-weight');
  const slant = attributes.get('font-style');
  return {
    fill: attributes.get('fill') ?? around.fill,
    fillOpacity: number('fill-opacity', around.fillOpacity),
    stroke: attributes.get('stroke') ?? around.stroke,
    strokeOpacity: number('stroke-opacity', around.strokeOpacity),
    strokeWidth: number('stroke-width', around.strokeWidth),
    cap: attributes.get('stroke-linecap') ?? around.cap,
    join: attributes.get('stroke-linejoin') ?? around.join,
    dash: attributes.get('stroke-dasharray') ?? around.dash,
    size: number('font-size', around.size),
    isBold: weight === undefined ? around.isBold : weight === 'bold' || Number(weight) >= 600,
    isItalic: slant === undefined ? around.isItalic : slant !== 'normal',
    anchor: attributes.get('text-anchor') ?? around.anchor,
  };
}

/** Red, green and blue from 0 to 1. */
function colourOf(colour: string): string {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)?.slice(1);
  const parts =
    hex?.map((each) => parseInt(each, 16)) ??
    /^rgb\(([\d., ]+)\)$/.exec(colour)?.[1].split(/[ ,]+/).map(Number);
  if (parts?.length !== 3) throw unknown(`colour ${colour}`);
  return parts.map((part) => fixed(part / 255)).join(' ');
}

interface Page {
  readonly width: number;
  readonly height: number;
  readonly page: string;
  readonly used: Used;
  readonly title: string;
  readonly subject: string;
}

/** The file: its objects one after another, and where each begins. */
function written({ width, height, page, used, title, subject }: Page): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [];
  const begins: number[] = [];
  let length = 0;
  const put = (piece: string | Uint8Array): void => {
    const bytes = typeof piece === 'string' ? encoder.encode(piece) : piece;
    pieces.push(bytes);
    length += bytes.length;
  };
  const object = (...content: readonly (string | Uint8Array)[]): number => {
    begins.push(length);
    put(`${begins.length} 0 obj\n`);
    content.forEach(put);
    put('\nendobj\n');
    return begins.length;
  };
  const stream = (entries: string, bytes: Uint8Array): number =>
    object(`<< ${entries} /Length ${bytes.length} >>\nstream\n`, bytes, '\nendstream');
  put('%PDF-1.7\n');
  // Bytes beyond ASCII tell programs that the file is no text.
  put(Uint8Array.of(0x25, 0xe2, 0xe3, 0xcf, 0xd3, 0x0a));
  const content = stream('', encoder.encode(page));
  const fonts = [...used.fonts].map(([font, name]) => {
    if (font !== 'Japanese') {
      const encoding = font === 'Symbol' ? '' : ' /Encoding /WinAnsiEncoding';
      return `/${name} ${object(`<< /Type /Font /Subtype /Type1 /BaseFont /${font}${encoding} >>`)} 0 R`;
    }
    const described = object(
      '<< /Type /FontDescriptor /FontName /HeiseiKakuGo-W5 /Flags 4 /FontBBox [-92 -250 1010 922] /ItalicAngle 0 /Ascent 752 /Descent -221 /CapHeight 737 /StemV 114 >>',
    );
    const descendant = object(
      `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiKakuGo-W5 /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 4 >> /FontDescriptor ${described} 0 R /DW 1000 /W [327 389 500] >>`,
    );
    const whole = object(
      `<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiKakuGo-W5-UniJIS-UTF16-H /Encoding /UniJIS-UTF16-H /DescendantFonts [${descendant} 0 R] >>`,
    );
    return `/${name} ${whole} 0 R`;
  });
  const opacities = [...used.opacities].map(([state, name]) => `/${name} << ${state} >>`);
  const pictures = used.pictures.map(({ entries, bytes }, i) => `/P${i + 1} ${stream(entries, bytes)} 0 R`);
  const resources = `<< /Font << ${fonts.join(' ')} >> /ExtGState << ${opacities.join(' ')} >> /XObject << ${pictures.join(' ')} >> >>`;
  const pages = begins.length + 2;
  const one = object(
    `<< /Type /Page /Parent ${pages} 0 R /MediaBox [0 0 ${fixed(width)} ${fixed(height)}] /Resources ${resources} /Contents ${content} 0 R >>`,
  );
  object(`<< /Type /Pages /Kids [${one} 0 R] /Count 1 >>`);
  const catalog = object(
    `<< /Type /Catalog /Pages ${pages} 0 R /ViewerPreferences << /DisplayDocTitle true >> >>`,
  );
  const info = object(`<< /Title ${textOf(title)} /Subject ${textOf(subject)} /Producer (chipmate) >>`);
  const at = length;
  const lines = begins.map((begin) => `${String(begin).padStart(10, '0')} 00000 n \n`);
  put(`xref\n0 ${begins.length + 1}\n0000000000 65535 f \n${lines.join('')}`);
  put(`trailer\n<< /Size ${begins.length + 1} /Root ${catalog} 0 R /Info ${info} 0 R >>\n`);
  put(`startxref\n${at}\n%%EOF\n`);
  const file = new Uint8Array(length);
  let place = 0;
  for (const piece of pieces) {
    file.set(piece, place);
    place += piece.length;
  }
  return file;
}

/** A text outside a page: UTF-16 with its mark. */
function textOf(text: string): string {
  const units = Array.from({ length: text.length }, (_, i) =>
    text.charCodeAt(i).toString(16).padStart(4, '0'),
  );
  return `<feff${units.join('')}>`;
}
