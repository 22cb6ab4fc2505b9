import { gzipSync } from 'node:zlib';
import type { Random } from './random.ts';
import type { Wrapping } from './target.ts';

// Ways to damage a file. Each takes bytes and gives new ones; texts are changed as bytes, so that nothing is decoded.

type Damage = (bytes: Buffer, random: Random) => Buffer;

/** Values that fields are replaced with. */
const ODD = [
  ...[
    '',
    ' ',
    '.',
    '-',
    'NA',
    'nan',
    'NaN',
    'Inf',
    '-Inf',
    'Infinity',
    'null',
    'undefined',
    'true',
    '1e999',
    '-1e999',
    '1e308',
  ],
  ...[
    '-0',
    '0',
    '1',
    '-1',
    '-5',
    '+5',
    '1.5',
    '.5',
    '5.',
    '1e3',
    '1E-400',
    '7.5',
    '0x10',
    '1_000',
    '1,5',
    '１２',
    '00012',
  ],
  ...[
    '4294967396',
    '4294967297',
    '2147483647',
    '2147483648',
    '-2147483649',
    '9007199254740993',
    '99999999999999999999',
  ],
  ...[
    '5000000000',
    '9'.repeat(400),
    `0.${'3'.repeat(400)}`,
    `${'8'.repeat(60)}x`,
    '1e',
    'e5',
    '1.2.3',
    '--5',
    '1 2',
    ' 7',
    '7 ',
  ],
  ...[
    '"',
    '""',
    '"x',
    'x"',
    '"a b"',
    "'q'",
    '#',
    '#x',
    '../../../etc/passwd',
    '/abs',
    '=1+1',
    '@x',
    '<b>',
    '*',
    '&a',
    '!x',
    '^X',
  ],
  ...[
    'chr1',
    '+',
    '-',
    '*',
    '__proto__',
    'constructor',
    'toString',
    '\u001b[31m',
    'a\u0000b',
    'a\u0007b',
    '\u0085',
    '\u2028',
  ],
  ...['\ufffd', 'é', 'α-β', '\u202eabc', 'x'.repeat(5_000), 'y'.repeat(70_000)],
];
const BYTES = [0, 9, 10, 13, 32, 34, 35, 44, 45, 46, 48, 57, 59, 61, 91, 127, 128, 0xc3, 0xe2, 0xff];

const separatorOf = (line: Buffer): number =>
  [9, 44, 59, 32].find((separator) => line.includes(separator)) ?? 9;

function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  let from = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, from)) {
    lines.push(bytes.subarray(from, at));
    from = at + 1;
  }
  return from < bytes.length || lines.length === 0 ? [...lines, bytes.subarray(from)] : lines;
}

const joined = (lines: readonly Uint8Array[], separator = 10): Buffer =>
  Buffer.concat(lines.flatMap((line, i) => (i === 0 ? [line] : [Uint8Array.of(separator), line])));

/** Changes the list of lines; the last one keeps its end. */
const onLines =
  (change: (lines: Buffer[], random: Random) => Buffer[]): Damage =>
  (bytes, random) =>
    Buffer.concat([joined(change(linesOf(bytes), random)), Uint8Array.of(10)]);

/** Changes the fields of one line. */
const onFields = (change: (fields: Buffer[], random: Random) => Buffer[]): Damage =>
  onLines((lines, random) => {
    const at = random.below(lines.length);
    const line = lines[at] ?? Buffer.alloc(0);
    const separator = separatorOf(line);
    const fields: Buffer[] = [];
    let from = 0;
    for (let end = line.indexOf(separator); end >= 0; end = line.indexOf(separator, from)) {
      fields.push(line.subarray(from, end));
      from = end + 1;
    }
    fields.push(line.subarray(from));
    lines[at] = joined(change(fields, random), separator);
    return lines;
  });

const onField = (change: (field: Buffer, random: Random) => Buffer): Damage =>
  onFields((fields, random) => {
    const at = random.below(fields.length);
    fields[at] = change(fields[at], random);
    return fields;
  });

function splice(bytes: Buffer, at: number, remove: number, insert: Uint8Array): Buffer {
  return Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + remove)]);
}

function swapped<T>(list: T[], random: Random): T[] {
  const [a, b] = [random.below(list.length), random.below(list.length)];
  [list[a], list[b]] = [list[b], list[a]];
  return list;
}

const flipBit: Damage = (bytes, random) => {
  const out = Buffer.from(bytes);
  if (out.length > 0) out[random.below(out.length)] ^= 1 << random.below(8);
  return out;
};
const setByte: Damage = (bytes, random) =>
  splice(bytes, random.below(bytes.length), 1, Uint8Array.of(random.pick(BYTES)));
const insertByte: Damage = (bytes, random) =>
  splice(bytes, random.below(bytes.length + 1), 0, Uint8Array.of(random.pick(BYTES)));
const removeSome: Damage = (bytes, random) =>
  splice(bytes, random.below(bytes.length), random.between(1, 12), new Uint8Array(0));
const cut: Damage = (bytes, random) => bytes.subarray(0, random.below(bytes.length + 1));
const repeatPart: Damage = (bytes, random) => {
  const from = random.below(bytes.length);
  const part = bytes.subarray(from, from + random.between(1, 200));
  return splice(bytes, random.below(bytes.length + 1), 0, part);
};

/** Damages of any bytes. */
export const BINARY: readonly Damage[] = [flipBit, flipBit, setByte, insertByte, removeSome, cut, repeatPart];

const replaceByte =
  (from: number, to: string): Damage =>
  (bytes) =>
    Buffer.from(bytes.toString('latin1').replaceAll(String.fromCharCode(from), to), 'latin1');

/** Damages of texts made of lines and fields. */
export const TEXT: readonly Damage[] = [
  flipBit,
  setByte,
  insertByte,
  removeSome,
  cut,
  onLines((lines, random) => [...lines.slice(0, random.below(lines.length + 1)), ...lines]),
  onLines((lines, random) => swapped(lines, random)),
  onLines((lines, random) => lines.toSpliced(random.below(lines.length), 1)),
  onLines((lines, random) =>
    lines.toSpliced(random.below(lines.length + 1), 0, lines[random.below(lines.length)]),
  ),
  onLines((lines, random) =>
    lines.toSpliced(
      random.below(lines.length + 1),
      0,
      Buffer.from(random.pick(['', '#', '# x', ' ', '\t', '\t\t', '"', '!', '^', '%'])),
    ),
  ),
  onFields((fields, random) => swapped(fields, random)),
  onFields((fields, random) => fields.toSpliced(random.below(fields.length), 1)),
  onFields((fields, random) => fields.slice(0, random.between(1, fields.length))),
  onFields((fields, random) => fields.toSpliced(random.below(fields.length), 0, fields[0])),
  onFields((fields, random) => [
    ...fields,
    ...random.several(1, 3, () => Buffer.from(random.pick(ODD.slice(0, 40)))),
  ]),
  ...Array.from({ length: 6 }, () => onField((_, random) => Buffer.from(random.pick(ODD)))),
  onField(() => Buffer.alloc(0)),
  onField((field) => Buffer.concat([Buffer.from('-'), field])),
  onField((field) => Buffer.concat([Buffer.from('"'), field, Buffer.from('"')])),
  onField((field, random) =>
    splice(field, random.below(field.length + 1), 0, Buffer.from(random.pick(ODD.slice(0, 60)))),
  ),
  onField((field, random) =>
    splice(field, random.below(field.length + 1), 0, Uint8Array.of(random.pick(BYTES))),
  ),
  (bytes, random) =>
    replaceByte(random.pick([9, 44]), random.pick([',', ';', ' ', '  ', '\t', '\t\t', '|']))(bytes, random),
  replaceByte(10, '\r\n'),
  replaceByte(10, '\r'),
  replaceByte(10, '\n\n'),
  (bytes) => Buffer.concat([Uint8Array.of(0xef, 0xbb, 0xbf), bytes]),
  (bytes) => Buffer.from(bytes.toString('latin1'), 'utf16le'),
  onLines((lines) =>
    lines.map((line) => Buffer.from(line.toString('latin1').replace(/[^\t,;]+/g, '"$&"'), 'latin1')),
  ),
];

/** One to three damages. */
export function damaged(bytes: Buffer, random: Random, kinds: readonly Damage[]): Buffer {
  let out = bytes;
  for (let left = random.pick([1, 1, 1, 2, 3]); left > 0; left--) out = random.pick(kinds)(out, random);
  return out;
}

/** The same file, written in another way that means the same. */
export function wrapped(bytes: Buffer, wrapping: Wrapping, random: Random): Buffer {
  switch (wrapping) {
    case 'crlf':
      return replaceByte(10, '\r\n')(bytes, random);
    case 'no-last-line-end':
      return bytes.at(-1) === 10 ? bytes.subarray(0, -1) : bytes;
    case 'mark':
      return Buffer.concat([Uint8Array.of(0xef, 0xbb, 0xbf), bytes]);
    case 'gz':
      return gzipSync(bytes);
    case 'gz-stored':
      return gzipSync(bytes, { level: 0 });
    case 'gz-members': {
      const at = random.below(bytes.length + 1);
      return Buffer.concat([gzipSync(bytes.subarray(0, at)), gzipSync(bytes.subarray(at))]);
    }
  }
}
