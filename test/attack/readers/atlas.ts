import { existsSync, mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { indexExperimentList } from '../../../src/atlas/catalogue/build-index.ts';
import { openCatalogue } from '../../../src/atlas/catalogue/open-catalogue.ts';
import { readLockFile } from '../../../src/atlas/fetch/lock-file.ts';
import { readSheet } from '../../../src/atlas/making/sheet.ts';
import type { Random } from '../fuzz/random.ts';
import type { FuzzTarget } from '../fuzz/target.ts';
import { blank, columnsOf, leaveOpen, linesOf, named, refuse, slowly, slowTable, textOf } from './slow.ts';

/** Where the file at hand lies, and what lies beside it. */
let beside = '';

const text = (rows: readonly (readonly (string | number)[])[]): Buffer =>
  Buffer.from(rows.map((row) => `${row.join('\t')}\n`).join(''));

function makeSheet(random: Random): Buffer {
  const extra = random.pick([
    [],
    ['cell'],
    ['cell', 'genome', 'peaks', 'constructor'],
    ['series', 'peaks'],
    ['unsure'],
  ]);
  const rows = random.several(1, 5, (i) => [
    `E${i}`,
    random.pick(['FOS', 'CTCF', 'α-x']),
    random.pick(['0.narrowPeak', 'sub/1.bed', '0.narrowPeak']),
    ...extra.map((name) =>
      name === 'genome'
        ? random.pick(['hg38', 'GRCh38', ''])
        : name === 'unsure'
          ? ''
          : name === 'peaks'
            ? random.pick(['12', '', 'NA', '0'])
            : 'K-562',
    ),
  ]);
  return text([['experiment', 'antigen', 'file', ...extra], ...rows]);
}

function slowSheet(bytes: Buffer): unknown {
  const text = textOf(bytes);
  // The sheet is separated by tabs, whatever else stands in its first line.
  if (!linesOf(text).some((line) => line.text.includes('\t'))) refuse('no column file');
  const table = slowTable(text, { comments: false });
  if (table.names.includes('row_names')) leaveOpen('a header with one name less');
  const columns = columnsOf({
    ...table,
    names: table.names.map((name) => (name === 'series' ? 'study' : name)),
  });
  if (columns.size < table.names.length) refuse('a column name is repeated', 1);
  const [experiment, antigen, file] = ['experiment', 'antigen', 'file'].map(
    (name) => columns.get(name) ?? refuse(`no column ${name}`),
  );
  if (table.rows.length === 0) refuse('no experiment');
  const seen = new Set<string>();
  const rows = table.rows.map(({ line }, row) => {
    const name = named(experiment[row].trim(), 'experiment', line);
    if (seen.has(name)) refuse('an experiment that is there twice', line);
    seen.add(name);
    if ((columns.get('unsure')?.[row] ?? '').trim() !== '') refuse('a row that is not settled', line);
    const path = named(file[row].trim(), 'file', line);
    const place = resolve(beside, path);
    if (!existsSync(place) || !statSync(place).isFile()) refuse('a peak file that is not there', line);
    const genome = (columns.get('genome')?.[row] ?? '').trim();
    if (!/^(?:|hg38|grch38)$/i.test(genome)) refuse('another genome', line);
    const stated = (columns.get('peaks')?.[row] ?? '').trim();
    if (!/^(?:\d{1,15}|na|nan|n\/a|-|\.|)$/i.test(stated)) refuse('a number of peaks that is none', line);
    for (const values of columns.values())
      if (values[row].trim() !== '') named(values[row].trim(), 'cell', line);
    return {
      name,
      antigen: named(antigen[row].trim(), 'antigen', line),
      file: relative(beside, place),
      stated: /^\d+$/.test(stated) ? Number(stated) : NaN,
    };
  });
  const others = [...columns.keys(), 'genome'].filter((name) => !['file', 'peaks', 'unsure'].includes(name));
  return { rows, columns: [...new Set(others)].sort() };
}

const HASH = 'a1'.repeat(32);

function makeLock(random: Random): Buffer {
  const file = (name: string): object => ({
    file: `hg38/eachData/bed05/${name}.05.bed`,
    address: `https://example.org/data/hg38/eachData/bed05/${name}.05.bed`,
    bytes: random.below(1_000_000),
    sha256: HASH,
    date: '2026-11-01T00:00:00.000Z',
    ...(random.chance(0.5) ? { etag: '"x"', last_modified: 'Sun, 01 Nov 2026 00:00:00 GMT' } : {}),
  });
  const lock = {
    format: 1,
    source: 'ChIP-Atlas',
    base: 'https://example.org/data/',
    release: '2026-11-01',
    selection: {
      ...{ genome: 'hg38', threshold: '05', files: random.pick(['per-experiment', 'assembled']) },
      ...{
        antigenClass: ['TFs and others'],
        antigen: random.several(0, 2, (i) => `A${i}`),
        cellClass: ['Blood'],
        cell: [],
        unperturbed: random.chance(0.5),
      },
    },
    cite: ['a paper'],
    files: random.several(0, 3, (i) => file(`SRX${i}`)),
    missing: random.several(0, 2, (i) => `hg38/eachData/bed05/SRX9${i}.05.bed`),
  };
  return Buffer.from(`${JSON.stringify(lock, null, 1)}\n`);
}

type Shape =
  | 'text'
  | 'flag'
  | 'texts'
  | 'whole'
  | 'hash'
  | 'path'
  | 'paths'
  | 'files'
  | 'kind'
  | { readonly [key: string]: Shape };
const FILE: Shape = {
  file: 'path',
  address: 'text',
  bytes: 'whole',
  sha256: 'hash',
  date: 'text',
  'etag?': 'text',
  'last_modified?': 'text',
};
const SELECTION: Shape = {
  genome: 'text',
  threshold: 'text',
  files: 'kind',
  antigenClass: 'texts',
  antigen: 'texts',
  cellClass: 'texts',
  cell: 'texts',
  unperturbed: 'flag',
  'withoutDuplicates?': 'flag',
};
const LOCK: Shape = {
  format: 'whole',
  source: 'text',
  base: 'text',
  release: 'text',
  selection: SELECTION,
  cite: 'texts',
  files: 'files',
  missing: 'paths',
};

function checkShape(value: unknown, shape: Shape, at: string): void {
  const bad = (): never => refuse(`${at} has another form`);
  const each = (inner: Shape): void =>
    Array.isArray(value) ? value.forEach((item) => checkShape(item, inner, at)) : bad();
  if (typeof shape === 'object') {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return bad();
    const keys = Object.keys(shape).map((key) => key.replace('?', ''));
    for (const [key, inner] of Object.entries(shape)) {
      const name = key.replace('?', '');
      if (name in value) checkShape((value as Record<string, unknown>)[name], inner, name);
      else if (!key.endsWith('?')) refuse(`${name} is missing`);
    }
    if (Object.keys(value).some((key) => !keys.includes(key))) leaveOpen('further keys');
  } else if (shape === 'texts') each('text');
  else if (shape === 'paths') each('path');
  else if (shape === 'files') each(FILE);
  else if (shape === 'flag') return typeof value === 'boolean' ? undefined : bad();
  else if (shape === 'whole')
    return Number.isSafeInteger(value) && (value as number) >= 0 ? undefined : bad();
  else if (typeof value !== 'string') bad();
  else if (shape === 'hash' && !/^[0-9a-f]{64}$/.test(value)) bad();
  else if (shape === 'kind' && value !== 'per-experiment' && value !== 'assembled') bad();
  else if (
    shape === 'path' &&
    (/^[/\\]|^$|^[A-Za-z]:|\0|\\/.test(value) ||
      value.split('/').some((part) => part === '..' || part === '.' || part === ''))
  )
    refuse('a path leads out of the folder');
  else if (/[\u0000-\u001f\u007f-\u009f\ufffd]/.test(value) || value.trim() === '' || value.length > 1_000)
    leaveOpen('texts that are empty, long or of odd characters');
}

function slowLock(bytes: Buffer): unknown {
  const source = bytes.toString('utf8');
  let lock: { format?: unknown };
  try {
    lock = JSON.parse(source) as typeof lock;
  } catch {
    return refuse('no JSON');
  }
  const keys = source.match(/^ *"\w+":/gm) ?? [];
  if (
    new Set(keys.filter((key) => /^ "/.test(key))).size < keys.filter((key) => /^ "/.test(key)).length ||
    /"(\w+)": [^\n]*,?\n *"\1":/.test(source)
  )
    leaveOpen('keys that are there twice');
  checkShape(lock, LOCK, 'the lock');
  return lock.format === 1 ? lock : refuse('another format');
}

/** A small list of experiments of ChIP-Atlas in the present layout. */
function makeList(random: Random): Buffer {
  const rows = random.several(2, 7, (i) => [
    ...[
      `SRX${100 + i}`,
      random.pick(['hg38', 'mm10']),
      random.pick(['TFs and others', 'Histone']),
      random.pick(['MYC', 'IRF4', 'CTCF']),
      'Blood',
      random.pick(['K-562', 'MM.1S']),
    ],
    ...[
      'Primary Tissue=Blood',
      `${1_000_000 + i},98.5,${i}.25,${random.below(90_000)}`,
      `GSM${i}: title ${i}`,
      ...random.several(0, 2, (k) => `key${k}=value ${k}`),
    ],
  ]);
  return text(rows);
}

/** Whether a row of the list is an experiment: the others are left out, for one of 400,000 rows must not spoil the list. */
function isExperiment(cells: readonly string[]): boolean {
  const [accession, genome] = cells;
  if (!/^[A-Z]{2}[A-Z0-9_.-]{0,37}\d$/.test(accession) || /^(?:COM|LPT)\d(?:\.|$)/.test(accession))
    return false;
  if (cells.length < 4 || !/^[A-Za-z][A-Za-z0-9_.-]{0,39}$/.test(genome)) return false;
  return cells
    .slice(2, 6)
    .every(
      (name) =>
        name === '' ||
        (name.trim() !== '' &&
          name.length <= 1_000 &&
          !/[\ufffd\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/.test(name)),
    );
}

function slowList(bytes: Buffer): unknown {
  const lines = linesOf(bytes.toString('utf8'));
  if (/^\d+(?:\t\d+){5}/.test(lines[0]?.text ?? '')) leaveOpen('a first row of numbers');
  const filled = lines.filter((line) => line.text !== '');
  if (filled.some((line) => line.text.includes('\r') || blank(line.text))) leaveOpen('odd white space');
  const rows = filled.map(({ text: row }) => row.split('\t'));
  const usable = rows.filter((cells) => cells.length > 6 && isExperiment([cells[0], 'hg38', '', '']));
  if (usable.length === 0) refuse('no experiment');
  const quality = usable.filter((cells) => /^(?:\d+(?:,[\d.]*){3}|NA)$/.test(cells[7] ?? '')).length;
  if (quality * 2 <= usable.length) leaveOpen('another generation of the list');
  const experiments = rows.filter(isExperiment);
  if (experiments.length * 2 < rows.length || experiments.length === 0) refuse('mostly no experiments');
  if (new Set(experiments.map(([accession]) => accession)).size < experiments.length)
    leaveOpen('an accession that is there twice');
  return experiments.map((fields) => {
    // Authors' free text may hold control characters; names may not.
    const cells = fields.map((cell) => cell.replace(/[\u0000-\u001f\u007f]+/g, ' '));
    const [reads] = (cells[7] ?? '').split(',');
    return [
      ...Array.from({ length: 6 }, (_, i) => cells[i] ?? ''),
      cells[8] ?? '',
      /^\d+(?:\.\d*)?$/.test(reads) && reads.length <= 15 ? Number(reads) : NaN,
    ];
  });
}

const LIST = text([
  [
    'SRX101',
    'hg38',
    'TFs and others',
    'MYC',
    'Blood',
    'K-562',
    '',
    '1000000,98.5,1.25,500',
    'GSM1: MYC in K-562',
    'treatment=none',
  ],
  [
    'SRX102',
    'hg38',
    'TFs and others',
    'IRF4',
    'Blood',
    'MM.1S',
    '',
    '1200000,97.5,2.25,900',
    'GSM2: IRF4 untreated',
  ],
  [
    'SRX103',
    'hg38',
    'Histone',
    'H3K27ac',
    'Breast',
    'MCF-7',
    '',
    '1300000,90,3.25,100',
    'GSM3: acetylation',
    'genotype=wild type',
  ],
  ['SRX104', 'mm10', 'TFs and others', 'Myc', 'Blood', 'CH12', '', '1000001,91,3.5,800', 'GSM4: c-Myc'],
  [
    'SRX105',
    'hg38',
    'TFs and others',
    'MYC',
    'Liver',
    'Hep G2',
    '',
    'NA',
    'GSM5: MYC knockdown',
    'treatment=siRNA',
  ],
]);
const WORDS = ['myc', 'blood', 'k562', 'irf4', 'untreated', '27', 'nothing'];

/** What is found for each word and for one value of every facet: accessions. */
function searches(listPath: string): unknown {
  const catalogue = openCatalogue(listPath);
  try {
    const named1 = (rows: Uint32Array): string[] => [...rows].map((row) => catalogue.row(row).experiment);
    return [
      ...WORDS.map((word) => named1(catalogue.search({ words: [[word]] }))),
      named1(catalogue.search({ facets: { antigen: (value) => value === 'MYC' } })),
      named1(
        catalogue.search({
          facets: { genome: (value) => value === 'hg38', cellClass: (value) => value === 'Blood' },
        }),
      ),
      named1(catalogue.search({ withoutDuplicates: true })),
    ];
  } finally {
    catalogue.close();
  }
}

/** The same, row by row: a word stands in a row, without its joiners. */
function slowSearches(): unknown {
  const rows = linesOf(LIST.toString()).map(({ text: row }) => row.split('\t'));
  const found = (matches: (cells: string[]) => boolean): string[] =>
    rows.filter(matches).map(([accession]) => accession);
  return [
    ...WORDS.map((word) =>
      found((cells) =>
        cells
          .join('\t')
          .toLowerCase()
          .replace(/[-._/]/g, '')
          .includes(word),
      ),
    ),
    found((cells) => cells[3] === 'MYC'),
    found((cells) => cells[1] === 'hg38' && cells[4] === 'Blood'),
    found(() => true),
  ];
}

/** The list with its index: `index` replaces what was made. */
function listed(path: string): string {
  const list = path.replace(/\.index$/, '');
  writeFileSync(list, LIST);
  utimesSync(list, 1_700_000_000, 1_700_000_000);
  return list;
}

export const targets: FuzzTarget[] = [
  {
    name: 'experiment-sheets',
    what: 'sheets of experiments',
    wrappings: ['crlf', 'no-last-line-end', 'mark', 'gz', 'gz-members', 'gz-stored'],
    weight: 10,
    prepare: (folder) => {
      beside = folder;
      mkdirSync(join(folder, 'sub'), { recursive: true });
      for (const name of ['0.narrowPeak', 'sub/1.bed']) writeFileSync(join(folder, name), 'chr1\t1\t2\n');
    },
    make: makeSheet,
    read: (path) => {
      const sheet = readSheet(path, 'hg38');
      const [names, antigens] = ['experiment', 'antigen'].map((name) => sheet.columns.get(name) ?? []);
      const rows = sheet.file.map((file, i) => ({
        name: names[i],
        antigen: antigens[i],
        file: relative(beside, file),
        stated: sheet.statedPeaks[i],
      }));
      return { rows, columns: [...sheet.columns.keys()].map(String).sort() };
    },
    oracle: slowly(slowSheet),
  },
  {
    name: 'lock-files',
    what: 'lock files of downloads',
    wrappings: ['crlf', 'no-last-line-end'],
    make: makeLock,
    read: readLockFile,
    oracle: slowly(slowLock),
  },
  {
    name: 'experiment-lists',
    what: "ChIP-Atlas' list of experiments",
    fileName: 'experimentList.tab',
    wrappings: ['no-last-line-end'],
    weight: 0.25,
    make: makeList,
    read: (path) => {
      const index = `${path}.index`;
      indexExperimentList(path, index);
      const catalogue = openCatalogue(path);
      try {
        return Array.from({ length: catalogue.rows }, (_, i) => {
          const row = catalogue.row(i);
          const fixed = [row.experiment, row.genome, row.antigenClass, row.antigen, row.cellClass, row.cell];
          return [...fixed, row.title, row.quality.reads];
        });
      } finally {
        catalogue.close();
      }
    },
    oracle: slowly(slowList),
  },
  {
    name: 'catalogue-indexes',
    what: 'indexes of the list of experiments, bits flipped and bytes changed',
    fileName: 'list.tab.index',
    wrappings: [],
    weight: 0.25,
    prepare: (folder) => {
      beside = folder;
    },
    make: () => {
      const path = join(beside, 'made.tab.index');
      if (!existsSync(path)) indexExperimentList(listed(path), path);
      return readFileSync(path);
    },
    damage: (bytes, random) => {
      const out = Buffer.from(bytes);
      const at = random.below(random.chance(0.5) ? out.indexOf(10) : out.length);
      if (random.chance(0.85)) out[at] ^= 1 << random.below(8);
      else
        return random.chance(0.5)
          ? out.subarray(0, at)
          : Buffer.concat([out.subarray(0, at), out.subarray(at + random.between(1, 9))]);
      return out;
    },
    read: (path) => searches(listed(path)),
    oracle: slowly(slowSearches),
  },
];
