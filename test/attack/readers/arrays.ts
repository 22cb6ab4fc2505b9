import { parseCdf } from '../../../src/formats/expression/cdf-reader.ts';
import { parseCel } from '../../../src/formats/expression/cel-reader.ts';
import { readSpottedArrays } from '../../../src/formats/expression/spotted-arrays-reader.ts';
import { readBinary } from '../../../src/formats/text/byte-source.ts';
import { BINARY, damaged } from '../fuzz/damage.ts';
import type { Random } from '../fuzz/random.ts';
import type { FuzzTarget, Wrapping } from '../fuzz/target.ts';
import { decimal, leaveOpen, linesOf, number, refuse, slowly, textOf, unpacked } from './slow.ts';

const PACKED: readonly Wrapping[] = ['gz', 'gz-members', 'gz-stored'];
const text = (lines: readonly string[]): Buffer =>
  Buffer.from(lines.map((line) => `${line}\r\n`).join(''), 'latin1');

/** Numbers one after another; `big` says which end comes first. */
class Pieces {
  readonly parts: Buffer[] = [];
  readonly big: boolean;

  constructor(big: boolean) {
    this.big = big;
  }

  int(...values: number[]): this {
    for (const value of values) {
      const bytes = Buffer.alloc(4);
      if (this.big) bytes.writeInt32BE(value);
      else bytes.writeInt32LE(value);
      this.parts.push(bytes);
    }
    return this;
  }

  short(...values: number[]): this {
    for (const value of values) this.parts.push(Buffer.of(value & 255, value >> 8));
    return this;
  }

  raw(...bytes: (Buffer | string)[]): this {
    this.parts.push(...bytes.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
    return this;
  }

  counted(value: Buffer | string): this {
    return this.int(value.length).raw(value);
  }

  wide(value: string): this {
    return this.int(value.length).raw(Buffer.from(value, 'utf16le').swap16());
  }

  all(): Buffer {
    return Buffer.concat(this.parts);
  }
}

/** A position in bytes; reading beyond the end refuses. */
class Cursor {
  readonly bytes: Buffer;
  readonly big: boolean;
  at: number;

  constructor(bytes: Buffer, at: number, big = false) {
    this.bytes = bytes;
    this.big = big;
    this.at = at;
  }

  take(length: number): Buffer {
    if (length < 0 || this.at < 0 || this.at + length > this.bytes.length)
      refuse('the file ends early, or a length is impossible');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  int(): number {
    return this.big ? this.take(4).readInt32BE() : this.take(4).readInt32LE();
  }

  short(): number {
    return this.take(2).readUInt16LE();
  }

  float(): number {
    const value = this.big ? this.take(4).readFloatBE() : this.take(4).readFloatLE();
    if (!Number.isFinite(value)) refuse('an intensity that is no finite number');
    return value < 0 ? leaveOpen('an intensity below 0') : value;
  }

  counted(): Buffer {
    return this.take(this.int());
  }

  wide(): string {
    const raw = this.take(2 * this.int());
    return Buffer.from(raw).swap16().toString('utf16le');
  }
}

interface Grid {
  readonly columns: number;
  readonly rows: number;
}

const sized = ({ columns, rows }: Grid): number =>
  columns > 0 && rows > 0 && columns * rows <= 1 << 26
    ? columns * rows
    : refuse('an impossible number of columns or rows');

function makeCel(random: Random): Buffer {
  const grid = { columns: random.between(1, 4), rows: random.between(1, 4) };
  const { columns, rows } = grid;
  const values = Array.from({ length: columns * rows }, () => Math.round(random.next() * 10_000) / 4);
  switch (random.below(3)) {
    case 0:
      return text([
        ...[
          '[CEL]',
          'Version=3',
          '',
          '[HEADER]',
          `Cols=${columns}`,
          `Rows=${rows}`,
          'DatHeader=x Toy.1sq 6',
          '',
          '[INTENSITY]',
          `NumberCells=${values.length}`,
        ],
        ...[
          'CellHeader=X\tY\tMEAN\tSTDV\tNPIXELS',
          ...values.map((value, i) => `${i % columns}\t${Math.floor(i / columns)}\t${value}\t10.0\t16`),
          '',
          '[MASKS]',
          'NumberCells=0',
        ],
      ]);
    case 1: {
      const pieces = new Pieces(false).int(64, 4, columns, rows, values.length);
      for (const header of ['Cols=2\nDatHeader=x Toy.1sq 6', 'Percentile', 'CellMargin:2'])
        pieces.counted(header);
      pieces.int(2, 0, 0, 0);
      for (const value of values) pieces.raw(floats([value, 10], false)).short(16);
      return pieces.all();
    }
    default:
      return commandConsole(grid, values);
  }
}

function floats(values: readonly number[], big: boolean): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, i) => (big ? bytes.writeFloatBE(value, 4 * i) : bytes.writeFloatLE(value, 4 * i)));
  return bytes;
}

function commandConsole({ columns, rows }: Grid, values: readonly number[]): Buffer {
  const header = new Pieces(true)
    .counted('affymetrix-calvin-intensity')
    .counted('0')
    .wide('2020')
    .wide('en')
    .int(2);
  for (const [name, value] of [
    ['cols', columns],
    ['rows', rows],
  ] as const)
    header
      .wide(`affymetrix-cel-${name}`)
      .counted(new Pieces(true).int(value, 0, 0, 0).all())
      .wide('text/x-calvin-integer-32');
  const start = 10 + header.int(0).all().length;
  const group = new Pieces(true).wide('Default Group').all();
  const set = new Pieces(true)
    .wide('Intensity')
    .int(0, 1)
    .wide('Intensity')
    .raw(Buffer.of(6))
    .int(4, values.length)
    .all();
  const data = start + 12 + group.length + 8 + set.length;
  return new Pieces(true)
    .raw(Buffer.of(59, 1))
    .int(1, start)
    .raw(header.all())
    .int(0, start + 12 + group.length, 1)
    .raw(group)
    .int(data, data + 4 * values.length)
    .raw(set, floats(values, true))
    .all();
}

function slowCel(packed: Buffer): unknown {
  const bytes = unpacked(packed);
  if (bytes.subarray(0, 5).toString('latin1') === '[CEL]') return slowTextCel(bytes);
  if (bytes[0] === 59 && bytes[1] === 1) return slowCommandConsole(bytes);
  const cursor = new Cursor(bytes, 0);
  if (cursor.int() !== 64 || cursor.int() !== 4) refuse('no CEL file');
  const grid = { columns: cursor.int(), rows: cursor.int() };
  if (cursor.int() !== sized(grid)) refuse('cells unlike columns x rows');
  for (let i = 0; i < 3; i++) cursor.counted();
  cursor.take(16);
  const intensity = Array.from({ length: sized(grid) }, () => {
    const value = cursor.float();
    cursor.take(6);
    return value;
  });
  return { ...grid, intensity };
}

function slowCommandConsole(bytes: Buffer): unknown {
  const cursor = new Cursor(bytes, 6, true);
  const group = new Cursor(bytes, cursor.int() + 4, true);
  cursor.counted();
  cursor.counted();
  cursor.wide();
  cursor.wide();
  const found = new Map<string, Buffer>();
  for (let left = cursor.int(); left > 0; left--) {
    const name = cursor.wide();
    found.set(name, cursor.counted());
    cursor.wide();
  }
  const whole = (name: string): number =>
    new Cursor(found.get(name) ?? refuse('a parameter is missing'), 0, true).int();
  const grid = { columns: whole('affymetrix-cel-cols'), rows: whole('affymetrix-cel-rows') };
  let next = group.int();
  for (let sets = group.int(); sets > 0; sets--) {
    const set = new Cursor(bytes, next, true);
    const data = new Cursor(bytes, set.int(), true);
    next = set.int();
    if (set.wide() !== 'Intensity') continue;
    if (set.int() !== 0) leaveOpen('parameters of a set');
    if (set.int() !== 1) refuse('intensities of several columns');
    set.wide();
    if (set.take(1)[0] !== 6 || set.int() !== 4) refuse('intensities of another type');
    if (set.int() !== sized(grid)) refuse('cells unlike columns x rows');
    return { ...grid, intensity: Array.from({ length: sized(grid) }, () => data.float()) };
  }
  return refuse('no intensities');
}

/** `key=value` lines and others of each section, in order. */
function sectionsOf(bytes: Buffer): { name: string; lines: { number: number; text: string }[] }[] {
  const sections: { name: string; lines: { number: number; text: string }[] }[] = [];
  for (const line of linesOf(bytes.toString('utf8'))) {
    if (line.text.includes('\r')) leaveOpen('carriage returns inside lines');
    if (line.text.startsWith('[')) sections.push({ name: line.text, lines: [] });
    else sections.at(-1)?.lines.push(line);
  }
  return sections;
}

function valueOf(
  lines: readonly { number: number; text: string }[],
  key: string,
): { line: number; value: string } | undefined {
  const found = lines.filter(({ text: line }) => line.startsWith(`${key}=`));
  if (found.length > 1) leaveOpen('a key that is there twice');
  return found.length === 0
    ? undefined
    : { line: found[0].number, value: found[0].text.slice(key.length + 1) };
}

function wholeOf(lines: readonly { number: number; text: string }[], key: string): number {
  const { line, value } = valueOf(lines, key) ?? refuse(`no ${key}`);
  if (/^\s|\s$/.test(value)) leaveOpen('blanks beside a number');
  return /^\d{1,10}$/.test(value) ? Number(value) : refuse(`${key} is no whole number`, line);
}

/** The same of a number that only says how much there is. */
function statedOf(lines: readonly { number: number; text: string }[], key: string): number {
  return valueOf(lines, key) === undefined
    ? leaveOpen('a number of parts that is not stated')
    : wholeOf(lines, key);
}

function slowTextCel(bytes: Buffer): unknown {
  const sections = sectionsOf(bytes);
  const of = (name: string): { number: number; text: string }[] =>
    sections.filter((section) => section.name === name).flatMap(({ lines }) => lines);
  if (sections.filter(({ name }) => name === '[HEADER]' || name === '[INTENSITY]').length > 2)
    leaveOpen('sections that are there twice');
  const grid = { columns: wholeOf(of('[HEADER]'), 'Cols'), rows: wholeOf(of('[HEADER]'), 'Rows') };
  const intensity = new Map<number, number>();
  for (const { number: line, text: row } of of('[INTENSITY]')) {
    if (/^(?:$|[A-Za-z])/.test(row)) continue;
    const [x, y, mean] = row.trim().split(/\s+/) as (string | undefined)[];
    if ([x, y].some((part) => !/^\d+$/.test(part ?? '') && decimal(part ?? '')! >= 0))
      leaveOpen('a place written otherwise');
    if (
      ![x, y].every((part) => /^\d{1,9}$/.test(part ?? '')) ||
      Number(x) >= grid.columns ||
      Number(y) >= grid.rows
    )
      refuse('a cell outside of the array', line);
    const cell = Number(y) * grid.columns + Number(x);
    if (intensity.has(cell)) refuse('a cell that is there twice', line);
    intensity.set(cell, number(mean, 'intensity', line));
  }
  if (intensity.size !== sized(grid)) refuse('cells unlike columns x rows');
  return { ...grid, intensity: Array.from({ length: intensity.size }, (_, cell) => intensity.get(cell)) };
}

interface Probe {
  readonly x: number;
  readonly y: number;
  readonly bases: string;
}

function makeCdf(random: Random): Buffer {
  const grid = { columns: random.between(2, 5), rows: random.between(2, 5) };
  const sets = random.several(1, 3, (i) => {
    const first = random.below(grid.columns * grid.rows);
    return {
      name: `${1000 + i}_at`,
      // A cell stands once in a set, and there is a perfect match.
      probes: random.several(1, 4, (cell): Probe => {
        const place = (first + cell) % (grid.columns * grid.rows);
        return {
          x: place % grid.columns,
          y: Math.floor(place / grid.columns),
          bases: cell === 0 ? 'TA' : random.pick(['AT', 'TT', 'GC', 'CC']),
        };
      }),
    };
  });
  if (random.chance(0.5)) {
    const units = sets.flatMap(({ name, probes }, i) => [
      ...[
        `[Unit${i + 1}]`,
        'Name=NONE',
        `NumCells=${probes.length}`,
        'UnitType=3',
        'NumberBlocks=1',
        '',
        `[Unit${i + 1}_Block1]`,
        `Name=${name}`,
        `NumCells=${probes.length}`,
      ],
      ...[
        'CellHeader=X\tY\tPROBE',
        ...probes.map(({ x, y, bases }, cell) =>
          [`Cell${cell + 1}=${x}`, y, 'N', 'control', name, cell, 13, 'T', bases[0], bases[1], cell].join(
            '\t',
          ),
        ),
        '',
      ],
    ]);
    return text([
      '[CDF]',
      'Version=GC3.0',
      '',
      '[Chip]',
      'Name=Toy',
      `Rows=${grid.rows}`,
      `Cols=${grid.columns}`,
      `NumberOfUnits=${sets.length}`,
      '',
      ...units,
    ]);
  }
  const pieces = new Pieces(false).int(67, 1).short(grid.columns, grid.rows).int(sets.length, 0, 0);
  for (const { name } of sets) pieces.raw(Buffer.from(name.padEnd(64, '\0')));
  let start = 24 + 68 * sets.length;
  for (const { probes } of sets) {
    pieces.int(start);
    start += 20 + 82 + 14 * probes.length;
  }
  sets.forEach(({ name, probes }, i) => {
    const cells = probes.length;
    pieces
      .short(1)
      .raw(Buffer.of(2))
      .int(cells, 1, cells, i + 1)
      .raw(Buffer.of(2));
    pieces.int(cells, cells).raw(Buffer.alloc(10), Buffer.from(name.padEnd(64, '\0')));
    probes.forEach(({ x, y, bases }, cell) => pieces.int(cell).short(x, y).int(cell).raw(bases));
  });
  return pieces.all();
}

const PAIRED = new Set(['AT', 'TA', 'CG', 'GC']);

/** Perfect matches of named sets of probes, as the reader gives them. */
function matches(grid: Grid, sets: readonly { name: string; probes: readonly Probe[] }[]): unknown {
  sized(grid);
  const all = sets.flatMap(({ probes }, set) => probes.map((probe) => ({ ...probe, set })));
  if (all.some(({ x, y }) => x >= grid.columns || y >= grid.rows)) refuse('a cell outside of the array');
  if (new Set(all.map(({ x, y, set }) => `${x} ${y} ${set}`)).size < all.length)
    refuse('a cell that stands twice in its set');
  const found = all.filter(({ bases }) => PAIRED.has(bases.toUpperCase()));
  if (found.length === 0) refuse('no perfect match');
  return {
    ...grid,
    names: sets.map(({ name }) => name),
    cells: found.map(({ x, y }) => y * grid.columns + x),
    sets: found.map(({ set }) => set),
  };
}

function slowCdf(packed: Buffer): unknown {
  const bytes = unpacked(packed);
  if (bytes.subarray(0, 5).toString('latin1') === '[CDF]') return slowTextCdf(bytes);
  const cursor = new Cursor(bytes, 0);
  if (cursor.int() !== 67 || cursor.int() !== 1) refuse('no CDF file');
  const grid = { columns: cursor.short(), rows: cursor.short() };
  const [units, controls, extra] = [cursor.int(), cursor.int(), cursor.int()];
  if (units < 0 || controls < 0 || extra < 0) refuse('the file ends early, or a length is impossible');
  cursor.take(extra);
  const name = (place: Buffer): string => place.toString('latin1').replace(/\0[^]*$/, '');
  if (64 * units > bytes.length) refuse('the file ends early, or a length is impossible');
  const names = Array.from({ length: units }, () => name(cursor.take(64)));
  cursor.take(4 * controls);
  let cells = 0;
  const sets = names.flatMap((unitName) => {
    const unit = new Cursor(bytes, cursor.int());
    const expression = unit.short() === 1;
    unit.take(5);
    const blocks = unit.int();
    unit.take(9);
    return Array.from({ length: Math.min(blocks, bytes.length) }, () => {
      unit.take(4);
      const count = unit.int();
      unit.take(10);
      const own = name(unit.take(64));
      cells += count;
      if (count < 0 || 14 * cells > 100 * bytes.length)
        refuse('the file ends early, or a length is impossible');
      const probes = Array.from({ length: count }, (): Probe => {
        unit.take(4);
        const [x, y] = [unit.short(), unit.short()];
        unit.take(4);
        return { x, y, bases: unit.take(2).toString('latin1') };
      });
      if (/[^ -~]/.test(own + unitName) || own + unitName === '')
        leaveOpen('names that are empty or no text');
      return { name: own || unitName, probes, expression };
    });
  });
  return matches(
    grid,
    sets.filter(({ expression }) => expression),
  );
}

function slowTextCdf(bytes: Buffer): unknown {
  const sections = sectionsOf(bytes);
  const chips = sections.filter(({ name }) => name === '[Chip]');
  if (chips.length > 1) leaveOpen('sections that are there twice');
  const [chip] = chips.length === 1 ? chips : refuse('no [Chip]');
  const grid = { columns: wholeOf(chip.lines, 'Cols'), rows: wholeOf(chip.lines, 'Rows') };
  const units = sections.filter(({ name }) => /^\[Unit\d+\]$/.test(name));
  if (new Set(units.map(({ name }) => name)).size < units.length) leaveOpen('sections that are there twice');
  if (units.length < statedOf(chip.lines, 'NumberOfUnits')) refuse('fewer units than the file says');
  let type = '';
  const sets = sections.flatMap(({ name, lines }) => {
    if (/^\[Unit\d+\]$/.test(name)) type = valueOf(lines, 'UnitType')?.value ?? '';
    if (!/^\[Unit\d+_Block\d+\]$/.test(name)) return [];
    if (type !== '3') leaveOpen('units of another type');
    const cells = lines.filter(({ text: line }) => /^Cell\d+=/.test(line));
    if (cells.length !== statedOf(lines, 'NumCells')) refuse('cells unlike their number');
    const probes = cells.map(({ number: line, text: row }): Probe => {
      const fields = row.slice(row.indexOf('=') + 1).split('\t');
      if (
        !/^\d{1,5}$/.test(fields[0]) ||
        !/^\d{1,5}$/.test(fields[1] ?? '') ||
        Number(fields[0]) >= grid.columns ||
        Number(fields[1]) >= grid.rows
      )
        refuse('a cell outside of the array', line);
      if (fields.length < 10) refuse('a cell without its bases', line);
      return { x: Number(fields[0]), y: Number(fields[1]), bases: fields[8] + fields[9] };
    });
    const own = valueOf(lines, 'Name')?.value ?? '';
    if (/[^ -~]/.test(own) || own.trim() === '') leaveOpen('names that are empty or no text');
    return [{ name: own, probes }];
  });
  return sets.length === 0 ? refuse('no block') : matches(grid, sets);
}

const SPOT = /^(?:na|nan|null|error|-?inf(?:inity)?)$/i;

function makeSpots(random: Random): Buffer {
  const value = (): string => random.pick(['120', '55.5', '0', '7', String(random.below(60_000))]);
  const genePix = random.chance(0.5);
  const header = genePix
    ? [
        'Block',
        'Column',
        'Row',
        'Name',
        'ID',
        'F635 Mean',
        'B635 Median',
        'F532 Mean',
        'B532 Median',
        'Flags',
      ]
    : [
        'FEATURES',
        'ProbeName',
        'GeneName',
        'ControlType',
        'gMedianSignal',
        'gBGMedianSignal',
        'rMedianSignal',
        'rBGMedianSignal',
        'gIsSaturated',
      ];
  const rows = random.several(1, 6, (i) => [
    ...(genePix
      ? [String(1 + (i % 3)), '1', String(i), 'MYC', `id${i}`]
      : ['DATA', `A_${i}`, 'MYC', random.pick(['0', '0', '1', '-1'])]),
    ...Array.from({ length: 4 }, value),
    random.pick(genePix ? ['0', '-50', '-100', '0'] : ['0', '1', '0']),
  ]);
  const head = genePix
    ? ['ATF\t1.0', '1\t10', '"Type=GenePix Results 3"', header.map((name) => `"${name}"`).join('\t')]
    : ['TYPE\ttext', 'FEPARAMS\tx', 'DATA\t1', '*', header.join('\t')];
  return Buffer.from([...head, ...rows.map((row) => row.join('\t'))].map((line) => `${line}\n`).join(''));
}

function slowSpots(bytes: Buffer): unknown {
  const lines = linesOf(textOf(bytes)).map(({ number: line, text: row }) => ({ line, row }));
  const genePix = /^"?ATF\b/.test(lines[0]?.row ?? '');
  if (!genePix && !lines[0]?.row.startsWith('TYPE\t')) refuse('no spotted array');
  if (lines.some(({ row }) => row.includes('\r'))) leaveOpen('carriage returns inside lines');
  const bare = (field: string): string =>
    /^".*"$/.test(field) && field.length > 1 ? field.slice(1, -1) : field;
  const table = lines.map(({ line, row }) => ({ line, row, fields: row.split('\t').map(bare) }));
  const at = table.findIndex(({ fields }) =>
    genePix ? fields.includes('Block') && fields.includes('ID') : fields[0] === 'FEATURES',
  );
  if (at < 0) refuse('no table of spots');
  const header = table[at].fields;
  if (new Set(header).size < header.length) leaveOpen('columns of one name');
  const rows = table.slice(at + 1).filter(({ row }) => (genePix ? row !== '' : row.startsWith('DATA\t')));
  if (!genePix && rows.length < table.length - at - 1) leaveOpen('lines that are no features');
  const needed = genePix
    ? ['ID', 'Block', 'F532 Mean', 'B532 Median', 'F635 Mean', 'B635 Median']
    : [
        'ProbeName',
        'ControlType',
        'gMedianSignal',
        'gBGMedianSignal',
        ...(header.includes('rMedianSignal') ? ['rBGMedianSignal'] : []),
      ];
  for (const name of needed) if (!header.includes(name)) refuse('a column is missing');
  for (const { fields, line } of rows) {
    if (fields.length < header.length - 1) refuse('a row with fewer columns than the header', line);
    if (fields.length !== header.length) leaveOpen('a row with one column less, or more');
    if (fields.some((field) => /[\ufffd\u0000-\u0008\u000b-\u001f"]/.test(field)))
      leaveOpen('text of odd characters');
  }
  const has = (name: string): boolean => header.includes(name);
  const cells = (name: string): string[] =>
    has(name) ? rows.map(({ fields }) => fields[header.indexOf(name)]) : refuse(`no column ${name}`);
  const numbers = (name: string): number[] =>
    cells(name).map((cell, i) => {
      if (SPOT.test(cell) || /^\s|\s$/.test(cell)) leaveOpen('missing values of other forms');
      return cell === '' ? NaN : number(cell, 'intensity', rows[i].line);
    });
  const minus = (signal: string, background: string): number[] => {
    const [high, low] = [numbers(signal), numbers(background)];
    return high.map((value, i) => value - low[i]);
  };
  const wholes = (name: string): number[] =>
    cells(name).map((cell, i) => {
      if (/^\s|\s$/.test(cell)) leaveOpen('blanks beside a number');
      return /^-?(?:0|[1-9]\d{0,14})$/.test(cell)
        ? Number(cell)
        : cell === '' || /^-?0\d*$/.test(cell)
          ? leaveOpen('an empty flag')
          : refuse('a flag, block or type that is no whole number', rows[i].line);
    });
  if (rows.length === 0) refuse('no spot');
  if (genePix) {
    const flags = has('Flags') ? wholes('Flags') : rows.map(() => 0);
    const block = wholes('Block').map((tip, i) =>
      tip >= 0 && tip <= 65_535 ? tip : refuse('a block out of range', rows[i].line),
    );
    const good = (values: number[]): number[] => values.map((value, i) => (flags[i] < -49 ? NaN : value));
    return {
      probes: cells('ID'),
      genes: has('Name') ? cells('Name') : undefined,
      green: good(minus('F532 Mean', 'B532 Median')),
      red: good(minus('F635 Mean', 'B635 Median')),
      block,
    };
  }
  const kept = wholes('ControlType').map((type) => type === 0);
  const pick = <T>(values: T[]): T[] => values.filter((_, i) => kept[i]);
  const red = has('rMedianSignal') ? pick(minus('rMedianSignal', 'rBGMedianSignal')) : undefined;
  return {
    probes: pick(cells('ProbeName')),
    genes: has('GeneName') ? pick(cells('GeneName')) : undefined,
    green: pick(minus('gMedianSignal', 'gBGMedianSignal')),
    red,
  };
}

/** Damages of a file that may be text or numbers. */
const either = (bytes: Buffer, random: Random): Buffer | undefined =>
  /^\[C/.test(bytes.toString('latin1', 0, 2))
    ? undefined
    : damaged(spoilt(bytes, random), random, random.chance(0.5) ? [(same) => same] : BINARY);

/** An impossible number somewhere at the beginning, where the lengths stand. */
function spoilt(bytes: Buffer, random: Random): Buffer {
  if (random.chance(0.4)) return bytes;
  const out = Buffer.from(bytes);
  const at = random.below(Math.max(1, Math.min(out.length - 4, 260)));
  const value = random.pick([
    0,
    -1,
    1,
    0x7fff_ffff,
    -0x8000_0000,
    65_535,
    1_000_000,
    100_000_000,
    out.length,
  ]);
  if (out.length < 4) return out;
  if (random.chance(0.5)) out.writeInt32LE(value, at);
  else out.writeInt32BE(value, at);
  return out;
}

export const targets: FuzzTarget[] = [
  {
    name: 'cel',
    what: 'CEL: text, binary, Command Console',
    wrappings: PACKED,
    make: makeCel,
    damage: either,
    read: async (path) => {
      const { columns, rows, intensity } = parseCel(await readBinary(path, path), path);
      return { columns, rows, intensity };
    },
    oracle: slowly(slowCel),
  },
  {
    name: 'cdf',
    what: 'CDF: text and binary',
    wrappings: PACKED,
    make: makeCdf,
    damage: either,
    read: async (path) => {
      const { columns, rows, setNames, cell, set } = parseCdf(await readBinary(path, path), path);
      return { columns, rows, names: setNames, cells: cell, sets: set };
    },
    oracle: slowly(slowCdf),
  },
  {
    name: 'spots',
    what: 'GenePix and Agilent Feature Extraction',
    wrappings: ['crlf', 'no-last-line-end', 'mark', ...PACKED],
    make: makeSpots,
    read: async (path) => {
      const { matrix, annotation, twoColor } = await readSpottedArrays([{ path, name: path }]);
      const [red, block] = [twoColor?.red.values, twoColor?.printTip];
      return {
        probes: matrix.rowNames,
        genes: annotation.get('Gene Symbol'),
        green: matrix.values,
        red,
        block,
      };
    },
    oracle: slowly(slowSpots),
  },
];
