// Which font of every PDF reader has a character, under which code, and how wide it is there.
//
// Widths in thousandths of the size, of the fonts that each reader has by itself (the standard 14).
// **Source:** Adobe's Core 14 font metrics (AFM); encodings of ISO 32000-1, annex D.

/** Helvetica's widths from code 32 to 126, and from 160 to 255 of Windows-1252. */
const REGULAR = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
  500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
  556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
  278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, 278, 333, 556, 556, 556, 556, 260, 556, 333, 737,
  370, 556, 584, 333, 737, 333, 400, 584, 333, 333, 333, 556, 537, 278, 333, 333, 365, 556, 834, 834, 834,
  611, 667, 667, 667, 667, 667, 667, 1000, 722, 667, 667, 667, 667, 278, 278, 278, 278, 722, 722, 778, 778,
  778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667, 611, 556, 556, 556, 556, 556, 556, 889, 500, 556,
  556, 556, 556, 278, 278, 278, 278, 556, 556, 556, 556, 556, 556, 556, 584, 611, 556, 556, 556, 556, 500,
  556, 500,
];
const BOLD = [
  278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278,
  556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584,
  556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556,
  333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584, 278, 333, 556, 556, 556, 556, 280, 556, 333, 737,
  370, 556, 584, 333, 737, 333, 400, 584, 333, 333, 333, 611, 556, 278, 333, 333, 365, 556, 834, 834, 834,
  611, 722, 722, 722, 722, 722, 722, 1000, 722, 667, 667, 667, 667, 278, 278, 278, 278, 722, 722, 778, 778,
  778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667, 611, 556, 556, 556, 556, 556, 556, 889, 556, 556,
  556, 556, 556, 278, 278, 278, 278, 611, 611, 611, 611, 611, 611, 611, 584, 611, 611, 611, 611, 611, 556,
  611, 556,
];

/** Code of Windows-1252 and widths, regular and bold, of what figures write beyond Latin 1. */
const FURTHER: Readonly<Record<string, readonly [code: number, regular: number, bold: number]>> = {
  '…': [0x85, 1000, 1000],
  '†': [0x86, 556, 556],
  '‡': [0x87, 556, 556],
  '‰': [0x89, 1000, 1000],
  '‘': [0x91, 222, 278],
  '’': [0x92, 222, 278],
  '“': [0x93, 333, 500],
  '”': [0x94, 333, 500],
  '•': [0x95, 350, 350],
  '–': [0x96, 556, 556],
  '—': [0x97, 1000, 1000],
  '™': [0x99, 1000, 1000],
};

/** Code and width in the font Symbol. */
const SYMBOL: Readonly<Record<string, readonly [code: number, width: number]>> = Object.fromEntries(
  (
    'Α:65:722 Β:66:667 Γ:71:603 Δ:68:612 Ε:69:611 Ζ:90:611 Η:72:722 Θ:81:741 Ι:73:333 Κ:75:722 Λ:76:686 Μ:77:889 Ν:78:722 Ξ:88:645 ' +
    'Ο:79:722 Π:80:768 Ρ:82:556 Σ:83:592 Τ:84:611 Υ:85:690 Φ:70:763 Χ:67:722 Ψ:89:795 Ω:87:768 α:97:631 β:98:549 γ:103:411 δ:100:494 ' +
    'ε:101:439 ζ:122:494 η:104:603 θ:113:521 ι:105:329 κ:107:549 λ:108:549 μ:109:576 ν:110:521 ξ:120:493 ο:111:549 π:112:549 ρ:114:549 ' +
    'ς:86:439 σ:115:603 τ:116:439 υ:117:576 φ:102:521 χ:99:549 ψ:121:686 ω:119:686 −:45:549 ≤:163:549 ≥:179:549 ≠:185:549 ≈:187:549 ' +
    '∞:165:713 ←:172:987 ↑:173:603 →:174:987 ↓:175:603 ↔:171:1042 √:214:549 ∑:229:713 ∂:182:494 ′:162:247 ″:178:411 ∩:199:768 ' +
    '∪:200:768 ∈:206:713'
  )
    .split(' ')
    .map((entry) => {
      const [letter, code, width] = entry.split(':');
      return [letter, [Number(code), Number(width)]];
    }),
);

/** A face of a font; Japanese has one alone. */
export type Face = 'Helvetica' | 'Symbol' | 'Japanese';

/** Letters of one text that are set in one face. */
export interface Run {
  readonly face: Face;
  /** As a string of PDF in hexadecimal digits: a byte a letter, in Japanese UTF-16. */
  readonly hex: string;
  /** In thousandths of the size. */
  readonly width: number;
}

/** A text in the order of its letters, by the fonts that have them. */
export function runsOf(text: string, isBold: boolean): Run[] {
  const runs: { face: Face; hex: string; width: number }[] = [];
  for (const letter of text) {
    const { face, hex, width } = glyphOf(letter, isBold);
    const last = runs.at(-1);
    if (last?.face === face) {
      last.hex += hex;
      last.width += width;
    } else runs.push({ face, hex, width });
  }
  return runs;
}

function glyphOf(letter: string, isBold: boolean): Run {
  const code = letter.codePointAt(0) ?? 0;
  if ((code >= 32 && code < 127) || (code >= 160 && code < 256))
    return {
      face: 'Helvetica',
      hex: byte(code),
      width: (isBold ? BOLD : REGULAR)[code < 127 ? code - 32 : code - 65],
    };
  if (Object.hasOwn(FURTHER, letter)) {
    const [place, regular, bold] = FURTHER[letter];
    return { face: 'Helvetica', hex: byte(place), width: isBold ? bold : regular };
  }
  if (Object.hasOwn(SYMBOL, letter)) {
    const [place, width] = SYMBOL[letter];
    return { face: 'Symbol', hex: byte(place), width };
  }
  const units = Array.from({ length: letter.length }, (_, i) => letter.charCodeAt(i));
  const hex = units.map((unit) => unit.toString(16).padStart(4, '0')).join('');
  return { face: 'Japanese', hex, width: isHalfWide(code) ? 500 : 1000 };
}

/** Katakana of half the width. */
function isHalfWide(code: number): boolean {
  return code >= 0xff61 && code <= 0xff9f;
}

function byte(code: number): string {
  return code.toString(16).padStart(2, '0');
}
