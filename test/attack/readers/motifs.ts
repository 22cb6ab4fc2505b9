import { readMotifs } from '../../../src/formats/motifs/motif-reader.ts';
import type { Random } from '../fuzz/random.ts';
import type { FuzzTarget, Wrapping } from '../fuzz/target.ts';
import { decimal, leaveOpen, linesOf, named, number, refuse, slowly, textOf, type Line } from './slow.ts';

const EVERY: readonly Wrapping[] = ['crlf', 'no-last-line-end', 'mark', 'gz', 'gz-members', 'gz-stored'];
const text = (lines: readonly string[]): Buffer => Buffer.from(lines.map((line) => `${line}\n`).join(''));

/** A matrix as a slow reader finds it: rows of A, C, G, T with their lines. */
interface Slow {
  readonly id: string;
  readonly name: string;
  readonly line: number;
  readonly rows: readonly { readonly line: number; readonly values: readonly number[] }[];
  readonly shares: boolean;
  readonly sites?: number;
}

/** What every format asks of a matrix, and how it is compared. */
function judged(found: readonly Slow[]): unknown {
  if (found.length === 0) refuse('no motif');
  const ids = new Set<string>();
  return found.map(({ id, name, line, rows, shares, sites }) => {
    named(id, 'id', line);
    named(name, 'name', line);
    if (ids.has(id)) refuse('an id stands twice', line);
    ids.add(id);
    if (rows.length === 0 || rows.length > 100) refuse('too few or too many columns', line);
    const sums = rows.map((row) => {
      if (row.values.some((value) => value < 0)) refuse('a negative number', row.line);
      const sum = row.values.reduce((a, b) => a + b, 0);
      if (sum === 0) refuse('a column of zeros', row.line);
      if (sum > 9_007_199_254_740_992) refuse('numbers out of range', row.line);
      if (Math.abs(Math.abs(sum - 1) - 0.02) < 1e-9) leaveOpen('a column at the edge of rounding');
      return sum;
    });
    const ones = sums.filter((sum) => Math.abs(sum - 1) <= 0.02).length;
    const probabilities = ones === sums.length;
    const small = rows.every((row) => row.values.every((value) => value <= 1));
    if (!probabilities && (shares || small || ones > 0)) refuse('neither counts nor probabilities', line);
    return {
      ...{ id, name, line, kind: probabilities ? 'probabilities' : 'counts' },
      ...{ values: rows.map((row) => row.values), sites: probabilities ? (sites ?? NaN) : Math.max(...sums) },
    };
  });
}

async function readAll(path: string): Promise<unknown> {
  const { id, name, line, kind, width, matrix, sites } = await readMotifs([path]);
  return id.map((own, i) => ({
    ...{ id: own, name: name[i], line: line[i], kind: kind[i] },
    values: Array.from({ length: width[i] }, (_, column) => matrix[i].slice(column * 4, column * 4 + 4)),
    sites: sites[i],
  }));
}

function content(bytes: Buffer): Line[] {
  const lines = linesOf(textOf(bytes));
  if (lines.some((line) => line.text.includes('\r'))) leaveOpen('carriage returns inside lines');
  const odd = /[^\S \t]/;
  if (lines.some((line) => odd.test(line.text))) leaveOpen('odd white space');
  const kept = lines.filter((line) => /\S/.test(line.text) && !line.text.startsWith('#'));
  return kept.length === 0 ? refuse('the file is empty') : kept;
}

const fieldsOf = (line: string): string[] => line.split(/[ \t]+/).filter((field) => field !== '');

function makeColumns(random: Random, probabilities: boolean): number[][] {
  // Not four: without letters they could be read either way.
  const width = random.pick([1, 2, 3, 5, 9]);
  return Array.from({ length: width }, () => {
    if (probabilities)
      return random.pick([
        [0.25, 0.25, 0.25, 0.25],
        [1, 0, 0, 0],
        [0.1, 0.2, 0.3, 0.4],
        [0, 0.335, 0.665, 0],
      ]);
    return [random.between(3, 9), random.below(30), random.below(3), random.pick([0, 2.5])];
  });
}

function makeJaspar(random: Random): Buffer {
  const style = random.below(3);
  return text(
    random
      .several(1, 4, (i) => {
        const columns = makeColumns(random, random.chance(0.3));
        const rows = ['A', 'C', 'G', 'T'].map((letter, base) => {
          const values = columns.map((column) => column[base]).join('  ');
          return style === 0 ? `${letter}  [ ${values} ]` : style === 1 ? `${letter}: ${values}` : values;
        });
        return [
          `>MA000${i}.1${random.pick(['\t', ' '])}${random.pick(['Arnt', 'FOS::JUN', 'AP-1 (x)'])}`,
          ...rows,
        ];
      })
      .flat(),
  );
}

function slowJaspar(bytes: Buffer): unknown {
  const lines = content(bytes);
  if (!lines[0].text.startsWith('>')) leaveOpen('a first line that is no header');
  const starts = lines.flatMap((line, i) => (line.text.startsWith('>') ? [i] : []));
  return judged(
    starts.map((start, i): Slow => {
      const { text: header, number: line } = lines[start];
      if (header.split('\t').length > 2) leaveOpen('a header of several fields');
      const [id = ''] = header.slice(1).trim().split(/[ \t]/);
      const rest = header.slice(1).trim().slice(id.length).trim();
      const rows = lines.slice(start + 1, starts[i + 1]);
      if (rows.length === 0) refuse('a header without rows', line);
      const letters: string[] = [];
      const values = rows.map((row) => {
        const match = /^[ \t]*([ACGTacgt])(?=[ \t[|:])(.*)$/.exec(row.text);
        if (match !== null) letters.push(match[1].toUpperCase());
        const fields = (match?.[2] ?? row.text).split(/[[\]|: \t,]+/);
        if (/,\s*,|^\s*,|,\s*$/.test(match?.[2] ?? row.text)) leaveOpen('commas');
        return fields.filter((field) => field !== '').map((field) => number(field, 'number', row.number));
      });
      if (values.some((row) => row.length !== values[0].length)) refuse('rows of unequal length', line);
      if (letters.length === 0 && (values[0].length === 4 || rows.length !== 4))
        leaveOpen('rows that may be columns');
      if (rows.length !== 4 || (letters.length > 0 && [...letters].sort().join('') !== 'ACGT'))
        refuse('not the four bases', line);
      const order =
        letters.length === 0 ? [0, 1, 2, 3] : ['A', 'C', 'G', 'T'].map((base) => letters.indexOf(base));
      const columns = values[0].map((_, column) => ({
        line,
        values: order.map((row) => values[row][column]),
      }));
      return { id, name: rest === '' ? id : rest, line, rows: columns, shares: false };
    }),
  );
}

function makeHomer(random: Random): Buffer {
  return text(
    random
      .several(1, 4, (i) => [
        `>CAG\tFactor${i}(bHLH)/x/Homer\t${random.pick(['6.5', '-1', '7'])}\t-12\t0\tT:3.0(1%)`,
        ...makeColumns(random, random.chance(0.8)).map((column) => column.join('\t')),
      ])
      .flat(),
  );
}

function slowHomer(bytes: Buffer): unknown {
  const lines = content(bytes);
  if (!lines[0].text.startsWith('>')) leaveOpen('a first line that is no header');
  const starts = lines.flatMap((line, i) => (line.text.startsWith('>') ? [i] : []));
  return judged(
    starts.map((start, i): Slow => {
      const { text: header, number: line } = lines[start];
      const fields = header.slice(1).split('\t');
      if (fields.length < 3 || decimal(fields[2].trim()) === undefined) leaveOpen('a header of another form');
      const rows = lines.slice(start + 1, starts[i + 1]).map((row) => {
        if (/[^\d.eE+\- \t]/.test(row.text)) leaveOpen('rows with other characters');
        return {
          line: row.number,
          values: fieldsOf(row.text).map((field) => number(field, 'number', row.number)),
        };
      });
      if (rows.length === 0) refuse('a header without rows', line);
      for (const row of rows) if (row.values.length !== 4) refuse('a row of not four numbers', row.line);
      return { id: fields[1].trim(), name: fields[1].trim(), line, rows, shares: false };
    }),
  );
}

function makeTransfac(random: Random): Buffer {
  const hocomoco = random.chance(0.5);
  const first = random.below(2);
  return text([
    ...(random.chance(0.5) ? ['VV  a release', 'XX', '//'] : []),
    ...random
      .several(1, 4, (i) => [
        `AC  M1000${i}`,
        'XX',
        ...(random.chance(0.8) ? [`ID  X.${i}.P`] : []),
        ...(hocomoco ? ['XX', 'NA  ARNT_HUMAN'] : []),
        random.pick(['P0      A      C      G      T', 'PO\tA\tC\tG\tT']),
        ...makeColumns(random, random.chance(0.2)).map(
          (column, row) =>
            `${String(row + first).padStart(2, '0')}  ${column.join('  ')}${random.pick(['', '   n'])}`,
        ),
        'XX',
        '//',
      ])
      .flat(),
  ]);
}

function slowTransfac(bytes: Buffer): unknown {
  const lines = content(bytes);
  if (!/^(?:AC|VV)[ \t]/.test(lines[0].text)) leaveOpen('a first line of another kind');
  const header = /^P[0O][ \t]+A[ \t]+C[ \t]+G[ \t]+T(?:[ \t].*)?$/;
  if (!lines.some((line) => header.test(line.text))) leaveOpen('no matrix anywhere');
  const found: Slow[] = [];
  let entry: Line[] = [];
  for (const line of lines) {
    if (!line.text.startsWith('//')) {
      entry.push(line);
      continue;
    }
    const own = entry.filter((one) => !/^(?:XX|VV)(?:[ \t]|$)/.test(one.text));
    entry = [];
    if (own.length === 0) continue;
    const start = own.findIndex((one) => header.test(one.text));
    if (start < 0) refuse('an entry without a matrix', own[0].number);
    const field = (code: string): string | undefined =>
      own
        .find((one) => one.text.split(/[ \t]/)[0] === code)
        ?.text.slice(2)
        .trim();
    const rows: { line: number; values: number[] }[] = [];
    let first = 0;
    own.forEach((one, at) => {
      const [code, ...rest] = fieldsOf(one.text);
      if (one.text.startsWith(' ') || one.text.startsWith('\t'))
        return refuse('a line that begins with blanks', one.number);
      if (at === start || /^[A-Z][A-Z]$/.test(code)) {
        if (at !== start && /^P[0O]$/.test(code)) refuse('another matrix', one.number);
        return;
      }
      if (at > start && /^P[0O]$/.test(code)) refuse('another matrix', one.number);
      if (!/^[0-9]+$/.test(code)) refuse('a line of no known kind', one.number);
      if (at < start) refuse('a row before its matrix', one.number);
      const index = Number(code) - rows.length;
      if (rows.length === 0) first = index;
      if (first > 1 || index !== first) refuse('a gap', one.number);
      if (rest.length < 4 || rest.length > 5 || (rest.length === 5 && !/^[A-Za-z]$/.test(rest[4])))
        refuse('not four numbers', one.number);
      rows.push({
        line: one.number,
        values: rest.slice(0, 4).map((word) => number(word, 'number', one.number)),
      });
    });
    const [accession, id, name] = [field('AC'), field('ID'), field('NA')];
    const names = name === undefined ? [accession ?? id, id ?? accession] : [id ?? accession, name];
    found.push({ id: names[0] ?? '', name: names[1] ?? '', line: own[0].number, rows, shares: false });
  }
  entry = entry.filter((one) => !/^(?:XX|VV)(?:[ \t]|$)/.test(one.text));
  if (entry.length > 0) refuse('the last entry has no end', entry[0].number);
  return judged(found);
}

function makeMeme(random: Random): Buffer {
  return text([
    'MEME version 4',
    'ALPHABET= ACGT',
    'strands: + -',
    ...(random.chance(0.5) ? ['Background letter frequencies', 'A 0.3 C 0.2 G 0.2 T 0.3'] : []),
    ...random
      .several(1, 4, (i) => {
        const columns = makeColumns(random, true);
        return [
          `MOTIF MA${i}${random.pick([' Arnt', ''])}`,
          `letter-probability matrix: alength= 4 w= ${columns.length}${random.pick([' nsites= 20 E= 0', ''])}`,
          ...columns.map((column) => ` ${column.join('\t')}`),
          ...(random.chance(0.3) ? ['URL http://example.org'] : []),
        ];
      })
      .flat(),
  ]);
}

function slowMeme(bytes: Buffer): unknown {
  const lines = content(bytes);
  if (!/^MEME version(?:[ \t]|$)/.test(lines[0].text)) leaveOpen('a first line of another kind');
  const found: Slow[] = [];
  let motif: { id: string; name: string; line: number; done: boolean } | undefined;
  for (let at = 0; at < lines.length; at++) {
    const { text: line, number: place } = lines[at];
    if (line.startsWith('ALPHABET') && !/^ALPHABET= ?ACGT$/.test(line))
      leaveOpen('another line of the alphabet');
    if (/^[ \t]/.test(line)) continue;
    if (
      /^(?:MOTIF|letter|log-odds)/.test(line) &&
      !/^(?:MOTIF[ \t]+\S|letter-probability matrix:)/.test(line)
    )
      leaveOpen('a damaged keyword');
    if (line.startsWith('MOTIF')) {
      if (motif !== undefined && !motif.done) refuse('a motif without its matrix', motif.line);
      const [, id, name = id] = fieldsOf(line);
      motif = { id, name, line: place, done: false };
    }
    if (!line.startsWith('letter')) continue;
    if (motif === undefined || motif.done) return refuse('a matrix under no motif', place);
    motif.done = true;
    const keys = new Map(
      [...line.matchAll(/[ \t](\w+)= *([^ \t]+)/g)].map(([, key, value]) => [key, value] as const),
    );
    if ([...line].filter((one) => one === '=').length !== keys.size) leaveOpen('a damaged line of a matrix');
    const width = keys.has('w') ? number(keys.get('w'), 'width', place) : leaveOpen('no width');
    if (keys.get('alength') !== '4') leaveOpen('another number of letters');
    const sites = keys.has('nsites') ? number(keys.get('nsites'), 'number of sites', place) : undefined;
    if (sites !== undefined && sites <= 0) leaveOpen('no sites');
    const rows = lines.slice(at + 1, at + 1 + width).map((row) => {
      const fields = fieldsOf(row.text);
      if (!/^[-+.\d]/.test(fields[0])) refuse('fewer rows than the matrix has', place);
      const values = fields.map((field) => number(field, 'number', row.number));
      if (values.length !== 4) refuse('a row of not four numbers', row.number);
      return { line: row.number, values };
    });
    if (rows.length !== width) refuse('fewer rows than the matrix has', place);
    at += rows.length;
    found.push({ ...motif, rows, shares: true, sites });
  }
  if (motif !== undefined && !motif.done) refuse('a motif without its matrix', motif.line);
  return judged(found);
}

const LETTERS: Readonly<Record<string, string>> = {
  ...{ A: 'A', C: 'C', G: 'G', T: 'T', U: 'T', R: 'AG', Y: 'CT', S: 'CG', W: 'AT', K: 'GT', M: 'AC' },
  ...{ B: 'CGT', D: 'AGT', H: 'ACT', V: 'ACG', N: 'ACGT' },
};

function slowWords(bytes: Buffer): unknown {
  const lines = content(bytes);
  const ids = new Set<string>();
  return lines.map(({ text: line, number: place }, i) => {
    const fields = fieldsOf(line);
    const word = fields[fields.length - 1].toUpperCase();
    const isWord = fields.length <= 2 && [...word].every((letter) => letter in LETTERS);
    if (!isWord && i === 0) leaveOpen('a first line that is no word');
    if (line.startsWith('>') || /^[-+.\d]/.test(fields[0])) leaveOpen('a line of another format');
    if (!isWord) refuse('no word', place);
    const id = named(fields[0], 'name', place);
    if (ids.has(id)) refuse('a name stands twice', place);
    ids.add(id);
    if (word.length > 100) refuse('too long', place);
    const values = [...word].map((letter) => {
      const bases = LETTERS[letter];
      return [...'ACGT'].map((base) => (bases.includes(base) ? 1 / bases.length : 0));
    });
    return { id, name: id, line: place, kind: 'word', values, sites: NaN };
  });
}

export const targets: FuzzTarget[] = [
  {
    name: 'motifs-jaspar',
    what: 'motifs: JASPAR',
    wrappings: EVERY,
    make: makeJaspar,
    read: readAll,
    oracle: slowly(slowJaspar),
  },
  {
    name: 'motifs-transfac',
    what: 'motifs: TRANSFAC',
    wrappings: EVERY,
    make: makeTransfac,
    read: readAll,
    oracle: slowly(slowTransfac),
  },
  {
    name: 'motifs-meme',
    what: 'motifs: MEME',
    wrappings: EVERY,
    make: makeMeme,
    read: readAll,
    oracle: slowly(slowMeme),
  },
  {
    name: 'motifs-homer',
    what: 'motifs: HOMER',
    wrappings: EVERY,
    make: makeHomer,
    read: readAll,
    oracle: slowly(slowHomer),
  },
  {
    name: 'motif-words',
    what: 'motifs: IUPAC words',
    wrappings: EVERY,
    make: (random) =>
      text([
        '# words',
        ...random.several(
          1,
          6,
          (i) =>
            `${random.pick(['', `M${i} `, `ap-${i}\t`])}${random.pick(['TGASTCA', 'ggaa', 'GGGRNNYYCC', 'UGA'])}${'N'.repeat(i)}A`,
        ),
      ]),
    read: readAll,
    oracle: slowly(slowWords),
  },
];
