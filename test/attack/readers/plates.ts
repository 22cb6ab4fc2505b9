// Tables of the bench, read in the most obvious way.
import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { parseReadings } from '../../../src/formats/plates/readings-reader.ts';
import { readGrids } from '../../../src/formats/workbooks/grids-reader.ts';
import { LABELS, labelAt, QUANTITIES, quantityAt } from '../../../src/tables/readings.ts';
import { readReadings } from '../../../src/analyses/inputs/assays/readings-input.ts';
import { xlsxFile, xlsxParts, type XmlCell } from '../../support/workbooks.ts';
import { damaged, BINARY } from '../fuzz/damage.ts';
import type { Random } from '../fuzz/random.ts';
import type { FuzzTarget, Wrapping } from '../fuzz/target.ts';
import { blank, decimal, leaveOpen, linesOf, refuse, slowly, unpacked } from './slow.ts';

const WRAPPINGS: readonly Wrapping[] = ['crlf', 'no-last-line-end', 'mark', 'gz', 'gz-members', 'gz-stored'];

type Readings = Awaited<ReturnType<typeof readReadings>>;
type Row = Record<string, string | number>;

/** Each reading with what is said of it. */
function said(readings: Readings): Row[] {
  return Array.from({ length: readings.count }, (_, row) => {
    const out: Row = { value: readings.word[row] ?? readings.value[row] };
    for (const label of LABELS) {
      const name = labelAt(readings, label, row);
      if (name !== null) out[label] = name;
    }
    for (const quantity of QUANTITIES) {
      const number = quantityAt(readings, quantity, row);
      if (!Number.isNaN(number)) out[quantity] = number;
    }
    return out;
  });
}

/** Text in UTF-8 that has nothing in it which is read in more than one way. */
function plainText(bytes: Buffer): string {
  const plain = unpacked(bytes);
  if (plain.includes(0)) leaveOpen('bytes of UTF-16 or of no text');
  const text = plain.toString('utf8').replace(/^\ufeff/, '');
  if (text.includes('\ufffd')) leaveOpen('other encodings');
  if (/^\s*<|^"?sep=|["\ufeff]|^[PK%[{@>]/i.test(text))
    leaveOpen('quotes, markup, or the first bytes of another format');
  return text;
}

/** The lines' fields, cut at the separator that most of them have. */
function fieldsIn(text: string): { line: number; fields: string[] }[] {
  const lines = linesOf(text).filter((line) => !line.text.startsWith('#') && !blank(line.text));
  if (lines.some((line) => line.text.includes('\r'))) leaveOpen('carriage returns inside lines');
  if (linesOf(text).some((line) => line.text.startsWith('#'))) leaveOpen('comments');
  const found = ['\t', ';', ','].filter((one) => lines.some((line) => line.text.includes(one)));
  if (
    found.length > 1 &&
    !(found.length === 2 && found[0] === ';' && lines.every((line) => line.text.includes(';')))
  )
    leaveOpen('several separators');
  return lines.map((line) => ({ line: line.number, fields: line.text.split(found.at(0) ?? '\t') }));
}

// ---- a row for each reading

const HEADINGS: Readonly<Record<string, string>> = {
  experiment: 'experiment',
  'biological replicate': 'experiment',
  target: 'target',
  'target name': 'target',
  sample: 'sample',
  'sample name': 'sample',
  sirna: 'perturbation',
  drug: 'drug',
  cell: 'cell',
  'dose (nm)': 'dose',
  'technical replicate': '',
  'cq mean': '',
  cq: 'value',
  ct: 'value',
  cp: 'value',
};

function makeList(random: Random): Buffer {
  const separator = random.pick(['\t', '\t', ',', ';']);
  const comma = separator === ';' && random.chance(0.7);
  const value = (): string => {
    const text = random.pick([
      '20.25',
      '31.5',
      String(random.below(40) + 1),
      'Undetermined',
      'NA',
      '',
      '18.0625',
    ]);
    return comma ? text.replace('.', ',') : text;
  };
  const columns: [string, () => string][] = [
    [random.pick(['experiment', 'Biological Replicate']), () => String(random.between(1, 3))],
    [random.pick(['target', 'Target Name']), () => random.pick(['IRF4', 'GAPDH', 'α-actin'])],
    [random.pick(['Cq', 'Ct', 'cp']), value],
  ];
  if (random.chance(0.5)) columns.push(['siRNA', () => random.pick(['siFOS', 'siCtrl', ''])]);
  if (random.chance(0.3)) columns.push(['dose (nM)', () => random.pick(['0', '10', '1000', ''])]);
  if (random.chance(0.3)) columns.push(['Cq Mean', () => '25']);
  if (random.chance(0.3)) columns.splice(1, 0, ['technical replicate', () => '1']);
  const rows = random.several(1, 7, () => columns.map(([, make]) => make()).join(separator));
  return Buffer.from([columns.map(([name]) => name).join(separator), ...rows, ''].join('\n'));
}

function slowList(bytes: Buffer): unknown {
  const [head, ...rows] = fieldsIn(plainText(bytes)) as [
    ReturnType<typeof fieldsIn>[0] | undefined,
    ...ReturnType<typeof fieldsIn>,
  ];
  if (head === undefined) return leaveOpen('an empty file');
  const known = new Map(Object.entries(HEADINGS));
  const names = head.fields.map((name) => known.get(name.trim().toLowerCase()));
  if (names.includes(undefined) || names.filter((name) => name === 'value').length !== 1)
    leaveOpen('other headings');
  const used = names.filter((name) => name !== '');
  if (new Set(used).size < used.length || used.length < 2) leaveOpen('headings of one meaning');
  const at = names.indexOf('value');
  if (rows.some(({ fields }) => fields.some((field) => Object.hasOwn(HEADINGS, field.trim().toLowerCase()))))
    leaveOpen('a second header');
  const kept = rows.filter(({ fields }) =>
    names.some((name, i) => name !== '' && (fields[i] ?? '').trim() !== ''),
  );
  const texts = kept.map(({ fields }) => (fields[at] ?? '').trim());
  const commas = texts.some((text) => text.includes(','));
  if (commas && texts.some((text) => /[,.]/.test(text) && !/^\d+,(?:\d{1,2}|\d{4,})$/.test(text)))
    leaveOpen('commas of two kinds');
  let last = head.line;
  return kept.map(({ line, fields }): Row => {
    const filled = fields.filter((field) => field.trim() !== '').length;
    if (filled <= 2 && (filled === 1 || line > last + 1) && (fields[at] ?? '').trim() === '')
      leaveOpen('a row that may be a remark');
    last = line;
    if (fields.slice(names.length).some((field) => field.trim() !== '') || fields.length <= at)
      refuse('a row that does not fit the header', line);
    const out: Row = {};
    names.forEach((name, i) => {
      const text = (fields[i] ?? '').trim();
      if (name === '' || name === undefined) return;
      if (name === 'value') out.value = cq(commas ? text.replace(',', '.') : text, text, line);
      else if (name === 'dose') {
        if (/^(?:na|n\/a|nan|null|none|-+|\.|\s*)$/i.test(text)) return;
        if (/[^\d.eE+-]/.test(text)) leaveOpen('a unit, a comma, or other letters in a dose');
        out.dose = decimal(text) ?? refuse('a dose that is no number', line);
      } else {
        if (/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/.test(text) || text.length > 4000)
          refuse('a name of control characters', line);
        if (!/^(?:|n\.?\/?a\.?|#n\/a)$/i.test(text)) out[name] = text;
      }
    });
    return out;
  });
}

function cq(text: string, shown: string, line: number): string | number {
  if (/^(?:|NA|Undetermined)$/.test(shown)) return shown;
  const value = decimal(text);
  if (value === undefined)
    return /[^\d.eE+-]|^-*$|^\+*$|^\.$/.test(text) ? leaveOpen('a word') : refuse('no number', line);
  if (value === 0 || value === -1 || value === 999) return shown;
  return value > 0 && value <= 60 ? value : refuse('no Cq', line);
}

// ---- a plate

function makePlate(random: Random): Buffer {
  const columns = random.between(3, 12);
  const separator = random.pick(['\t', ',']);
  const rows = random.several(2, 8, (row) => [
    String.fromCharCode(65 + row),
    ...Array.from({ length: columns }, () =>
      random.pick(['0.125', '1.5', '2', String(random.below(999)), 'OVRFLW', '']),
    ),
  ]);
  const title = random.chance(0.3) ? [['Absorbance'], []] : [];
  const header = ['', ...Array.from({ length: columns }, (_, i) => String(i + 1))];
  return Buffer.from([...title, header, ...rows].map((row) => `${row.join(separator)}\n`).join(''));
}

function slowPlate(bytes: Buffer): unknown {
  const all = fieldsIn(plainText(bytes));
  const top = all[0]?.fields.length === 1 && all[0].fields[0] === 'Absorbance' ? 1 : 0;
  const [head, ...rows] = all.slice(top);
  const isHead = (fields: readonly string[] | undefined): boolean =>
    fields !== undefined &&
    fields.length > 3 &&
    fields.every((field, i) => field.trim() === (i === 0 ? '' : String(i)));
  if (!isHead(head?.fields)) leaveOpen('another header');
  if (
    rows.length < 2 ||
    rows.some(({ fields }, i) => fields[0].trim().toUpperCase() !== String.fromCharCode(65 + i))
  )
    leaveOpen('other rows');
  const out: Row[] = [];
  for (const { line, fields } of rows) {
    if (
      fields.length > head.fields.length &&
      fields.slice(head.fields.length).some((field) => field.trim() !== '')
    )
      leaveOpen('remarks beside a plate');
    for (let column = 1; column < head.fields.length; column++) {
      const text = (fields[column] ?? '').trim();
      if (text === '') continue;
      const number = decimal(text);
      if (number === undefined && text !== 'OVRFLW' && !/\d/.test(text)) leaveOpen('a word');
      if (number === undefined && /[^\d.eE+-]/.test(text) && text !== 'OVRFLW')
        leaveOpen('a unit or a comma');
      out.push({
        value: text === 'OVRFLW' ? text : (number ?? refuse('no number', line)),
        well: `${fields[0].trim().toUpperCase()}${column}`,
      });
    }
  }
  return out;
}

// ---- a workbook

const NAMES = ['Well', 'SEPT2', '1E5', 'α', 'a & <b>', '=1+1', ' x ', '遺伝子'];

function makeWorkbook(random: Random): Buffer {
  const sheets = random.several(1, 3, (i) => ({
    name: `sheet ${i}`,
    rows: random.several(1, 6, () =>
      random.several(1, 5, (): XmlCell =>
        random.pick([null, random.pick(NAMES), random.below(1000) / 8, -0.1, 1e-9]),
      ),
    ),
  }));
  return xlsxFile(sheets);
}

const PARTS = xlsxParts([{ name: 'x', rows: [] }])
  .map(({ name }) => name)
  .filter((name) => !name.includes('sheet1'));

/** The rows of each sheet, from an archive of which every byte that matters is as the directory says. */
function slowWorkbook(bytes: Buffer): unknown {
  if (bytes.toString('latin1', 0, 4) !== 'PK\x03\x04') leaveOpen('other first bytes');
  const end = bytes.length - 22;
  if (end < 0 || bytes.readUInt32LE(end) !== 0x06054b50)
    return bytes.subarray(-70_000).includes('PK\x05\x06')
      ? leaveOpen('bytes behind the directory')
      : refuse('no directory at the end');
  const parts = new Map<string, string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < bytes.readUInt16LE(end + 10); i++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== 0x02014b50) refuse('a directory that ends early');
    const [length, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const name = bytes.toString('latin1', at + 46, at + 46 + length);
    const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)];
    const [check, packed, size, from] = [16, 20, 24, 42].map((offset) => bytes.readUInt32LE(at + offset));
    if (!PARTS.includes(name) && !/^xl\/worksheets\/sheet\d\.xml$/.test(name)) leaveOpen('other parts');
    if (parts.has(name)) leaveOpen('a part twice');
    if ((flags & 1) === 1) refuse('a part that is encrypted');
    if (from + 30 > bytes.length || bytes.readUInt32LE(from) !== 0x04034b50)
      refuse('a part that is not there');
    const data = from + 30 + bytes.readUInt16LE(from + 26) + bytes.readUInt16LE(from + 28);
    let part = bytes.subarray(data, data + packed);
    try {
      part = method === 8 ? inflateRawSync(part) : method === 0 ? part : refuse('another packing');
    } catch {
      refuse('a part that does not unpack');
    }
    if (part.length !== size || checksum(part) !== check) refuse('a part with another sum');
    parts.set(name, part.toString('utf8'));
    at += 46 + length + extra + comment;
  }
  if (PARTS.some((name) => !parts.has(name))) leaveOpen('missing parts');
  const list = [...parts.get('xl/workbook.xml')!.matchAll(/<sheet name="([^"]*)"/g)];
  if (list.length !== parts.size - PARTS.length) leaveOpen('missing sheets');
  return list.map(([, name], i) => ({
    name,
    rows: slowSheet(parts.get(`xl/worksheets/sheet${i + 1}.xml`) ?? leaveOpen('missing sheets')),
  }));
}

function slowSheet(xml: string): unknown {
  return [...xml.matchAll(/<row r="(\d+)">(.*?)<\/row>/gs)].flatMap(([, line, inside]) => {
    const cells: (string | number | null)[] = [];
    for (const [, letter, text, number] of inside.matchAll(
      /<c r="([A-Z])\d+"(?: t="inlineStr"><is><t[^>]*>(.*?)<\/t><\/is>|><v>(.*?)<\/v>)<\/c>/gs,
    )) {
      const column = letter.charCodeAt(0) - 65;
      while (cells.length < column) cells.push(null);
      cells.push(
        number === undefined
          ? text.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
          : Number(number),
      );
    }
    return cells.length === 0 ? [] : [{ line: Number(line), cells }];
  });
}

/** CRC-32, bit by bit. */
function checksum(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ ((sum & 1) === 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

export const targets: FuzzTarget[] = [
  {
    name: 'bench-lists',
    what: 'tables of the bench, a reading in each row',
    wrappings: WRAPPINGS,
    make: makeList,
    read: async (path) => said(await readReadings({ file: path }, 'qpcr')),
    oracle: slowly(slowList),
  },
  {
    name: 'bench-plates',
    what: 'plates of a plate reader',
    wrappings: WRAPPINGS,
    make: makePlate,
    read: async (path) => said(await readReadings({ file: path }, 'growth')),
    oracle: slowly(slowPlate),
  },
  {
    name: 'workbooks',
    what: 'workbooks (.xlsx)',
    wrappings: [],
    make: makeWorkbook,
    damage: (bytes, random) => damaged(bytes, random, BINARY),
    read: async (path) =>
      (await readGrids(path)).map(({ sheet, rows, line }) => ({
        name: sheet,
        rows: rows.map((cells, i) => ({ line: line[i], cells })),
      })),
    oracle: slowly(slowWorkbook),
  },
  {
    name: 'bench-maps',
    what: 'maps of samples beside a plate',
    wrappings: WRAPPINGS.filter((wrapping) => !wrapping.startsWith('gz')),
    make: (random) => {
      const rows = ['A1', 'A2', 'A3'].map(
        (well) =>
          `${random.chance(0.5) ? well : well.toLowerCase().replace('a', 'a0')}\t${random.pick(['s1', 's2', 'α'])}\t${random.between(1, 3)}`,
      );
      return Buffer.from(['well\tsample\texperiment', ...rows, ''].join('\n'));
    },
    read: (path) =>
      said(
        parseReadings({ bytes: Buffer.from('\t1\t2\t3\nA\t1\t2\t3\nB\t\t\t\n'), name: 'plate' }, 'growth', {
          map: { bytes: readFileSync(path), name: path },
        }),
      ),
    oracle: slowly((bytes) => {
      if (bytes[0] === 0x1f) leaveOpen('gzip is taken off before');
      const [head, ...rows] = fieldsIn(plainText(bytes));
      if (head?.fields.map((name) => name.trim().toLowerCase()).join() !== 'well,sample,experiment')
        leaveOpen('other headings');
      const found = new Map<string, readonly string[]>();
      for (const { line, fields } of rows) {
        const [well = '', ...names] = fields.map((field) => field.trim());
        if (
          !/^a0*[1-3]$/i.test(well) ||
          names.length !== 2 ||
          names.some((name) => !/^[\dα-ωa-z]+$/i.test(name) || /^(?:na|x|empty|unused|none)$/i.test(name))
        )
          leaveOpen('other rows');
        const key = `A${Number(well.slice(1))}`;
        if (found.has(key) && found.get(key)!.join() !== names.join())
          refuse(`two names for ${key} (${line})`);
        found.set(key, names);
      }
      return [1, 2, 3].map((column): Row => {
        const [sample, experiment] = found.get(`A${column}`) ?? refuse('a well without a name');
        return { value: column, experiment, sample, well: `A${column}` };
      });
    }),
  },
];
