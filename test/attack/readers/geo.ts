import type { ExpressionFile } from '../../../src/formats/expression/expression-file.ts';
import { readExpressionFile } from '../../../src/formats/expression/expression-reader.ts';
import type { Random } from '../fuzz/random.ts';
import type { FuzzTarget, Wrapping } from '../fuzz/target.ts';
import { slowNumeric, type Numeric } from './slow-numeric.ts';
import { leaveOpen, linesOf, refuse, slowly, textOf, type Line } from './slow.ts';

const EVERY: readonly Wrapping[] = ['crlf', 'no-last-line-end', 'mark', 'gz', 'gz-members', 'gz-stored'];
const text = (lines: readonly (string | readonly string[])[]): Buffer =>
  Buffer.from(lines.map((line) => `${typeof line === 'string' ? line : line.join('\t')}\n`).join(''));
const value = (random: Random): string => random.pick(['7.5', '0', '12', 'null', '-0.25', '1e2', '', '8']);
const names = (random: Random, prefix: string): string[] => random.several(1, 4, (i) => `${prefix}${i + 1}`);

/** A matrix as all readers give it. */
function matrixOf({ matrix }: ExpressionFile): unknown {
  const rows = matrix.rowNames.length;
  const values = matrix.sampleNames.map((_, i) => [...matrix.values.subarray(i * rows, (i + 1) * rows)]);
  return { rows: matrix.rowNames, samples: matrix.sampleNames, values };
}

function onlyNumbers({ ids, columns }: Numeric): unknown {
  if (columns.some((column) => column.numbers === undefined)) refuse('a column of text');
  return {
    rows: ids,
    samples: columns.map(({ name }) => name),
    values: columns.map(({ numbers }) => numbers),
  };
}

function plainLines(bytes: Buffer): Line[] {
  const lines = linesOf(textOf(bytes));
  if (lines.some((line) => line.text.includes('\r'))) leaveOpen('carriage returns inside lines');
  return lines;
}

function makeSeries(random: Random): Buffer {
  const samples = names(random, 'GSM');
  const each = (make: (sample: string) => string): string[] => samples.map((sample) => `"${make(sample)}"`);
  return text([
    '!Series_title\t"Toy"',
    ['!Sample_title', ...each((sample) => `title ${sample}`)],
    ['!Sample_platform_id', ...each(() => 'GPL1')],
    ['!Sample_characteristics_ch1', ...each((sample) => `treatment: ${sample}`)],
    '!series_matrix_table_begin',
    ['"ID_REF"', ...each((sample) => sample)],
    ...random.several(1, 5, (i) => [`"p${i}"`, ...samples.map(() => (i === 0 ? '7.5' : value(random)))]),
    '!series_matrix_table_end',
  ]);
}

function slowSeries(bytes: Buffer): unknown {
  const lines = plainLines(bytes);
  const at = (mark: string): number[] => lines.flatMap((line, i) => (line.text.startsWith(mark) ? [i] : []));
  const [begins, ends] = [at('!series_matrix_table_begin'), at('!series_matrix_table_end')];
  if (!lines[0]?.text.startsWith('!')) leaveOpen('a first line of another format');
  if (begins.length !== 1) refuse('no table, or two');
  if (ends.length === 0 || ends.at(-1)! < begins[0]) refuse('the table does not end');
  if (ends.length > 1) leaveOpen('two ends of a table');
  const platforms = lines
    .filter((line) => line.text.startsWith('!Sample_platform_id\t'))
    .flatMap((line) => line.text.split('\t').slice(1));
  const inside = lines.slice(begins[0] + 1, ends[0]);
  if (inside.some((line) => line.text.startsWith('!'))) leaveOpen('notes inside the table');
  if (new Set(platforms).size > 1) leaveOpen('several platforms');
  return onlyNumbers(slowNumeric(inside, { emptyAreNumbers: true }));
}

function makeSoft(random: Random): Buffer {
  const [samples, probes] = [names(random, 'GSM'), names(random, 'p')];
  const rows = (make: () => string[]): string[][] => probes.map((probe) => [probe, ...make()]);
  if (random.chance(0.5)) {
    const header = ['ID_REF', 'IDENTIFIER', ...samples];
    const subset = [
      '^SUBSET = GDS1_1',
      '!subset_description = control',
      `!subset_sample_id = ${samples[0]}`,
      '!subset_type = agent',
    ];
    const table = [
      '!dataset_table_begin',
      header,
      ...rows(() => ['MYC', ...samples.map(() => random.pick(['7.5', '8', '0.5']))]),
      '!dataset_table_end',
    ];
    return text([
      '^DATABASE = Geo',
      '^DATASET = GDS1',
      '!dataset_value_type = count',
      ...subset,
      '^DATASET = GDS1',
      ...table,
    ]);
  }
  const platform = [
    '^PLATFORM = GPL1',
    '!platform_table_begin',
    ['ID', 'Gene Symbol'],
    ...rows(() => ['MYC']),
    '!platform_table_end',
  ];
  const of = (sample: string): (string | string[])[] => [
    `^SAMPLE = ${sample}`,
    `!Sample_title = ${sample}`,
    '!Sample_platform_id = GPL1',
    '!sample_table_begin',
    ['ID_REF', 'VALUE', 'ABS_CALL'],
    ...rows(() => [random.pick(['7.5', '8', '1e2']), 'P']),
    '!sample_table_end',
  ];
  return text(['^DATABASE = Geo', ...platform, ...samples.flatMap(of)]);
}

interface Entity {
  readonly kind: string;
  readonly name: string;
  readonly platform: string[];
  table?: Line[];
  closed?: boolean;
}

function entitiesOf(lines: readonly Line[]): Entity[] {
  const entities: Entity[] = [];
  let current: Entity | undefined;
  let inside = false;
  for (const line of lines) {
    const [, mark, key, after = ''] = /^([!^])\s*([^=]*?)\s*(?:=\s*(.*?)\s*)?$/.exec(line.text) ?? [];
    if (mark === undefined) {
      if (inside) current?.table?.push(line);
      else if (line.text.trim() !== '') leaveOpen('lines outside of tables');
      continue;
    }
    const kind = current?.kind.toLowerCase() ?? '';
    if (inside && !(mark === '!' && key === `${kind}_table_end`)) {
      if (mark === '^' || key === `${kind}_table_begin`) refuse('a table does not end');
      leaveOpen('notes inside a table');
    }
    if (mark === '^') {
      current = entities.find((known) => known.kind === key && known.name === after) ?? {
        kind: key,
        name: after,
        platform: [],
      };
      if (!entities.includes(current)) entities.push(current);
    } else if (
      current !== undefined &&
      key === `${kind}_table_begin` &&
      /^(?:dataset|sample|platform)$/.test(kind)
    ) {
      if (current.table !== undefined) leaveOpen('two tables of one name');
      current.table = [];
      inside = true;
    } else if (key === `${kind}_table_end`) [inside, current!.closed] = [false, true];
    else if (key === 'Sample_platform_id') current?.platform.push(after);
  }
  return inside ? refuse('a table does not end') : entities;
}

function slowSoft(bytes: Buffer): unknown {
  const lines = plainLines(bytes);
  if (!lines[0]?.text.startsWith('^')) leaveOpen('a first line of another format');
  const entities = entitiesOf(lines);
  const texts = (name: string): boolean => /^(?:IDENTIFIER|ABS_CALL|DETECTION)$/i.test(name);
  const dataset = entities.find((entity) => entity.kind === 'DATASET' && entity.table !== undefined);
  if (dataset !== undefined) {
    const { ids, columns } = slowNumeric(dataset.table!, { text: texts });
    if (columns.some(({ name, numbers }) => numbers === undefined && !texts(name)))
      leaveOpen('a column of text');
    const samples = columns.filter(({ numbers }) => numbers !== undefined);
    return {
      rows: ids,
      samples: samples.map(({ name }) => name),
      values: samples.map(({ numbers }) => numbers),
    };
  }
  const samples = entities.filter(({ kind }) => kind === 'SAMPLE');
  if (samples.length === 0) refuse('no measurements');
  if (new Set(samples.flatMap((sample) => sample.platform)).size > 1) leaveOpen('several platforms');
  if (samples.some(({ table }) => table === undefined)) refuse('a sample without a table');
  const platform = entities.find(({ kind, table }) => kind === 'PLATFORM' && table !== undefined);
  if (platform !== undefined) slowNumeric(platform.table!, { text: () => true });
  const tables = samples.map(({ table }) => slowNumeric(table!, { text: texts }));
  const rows = [...new Set(tables.flatMap(({ ids }) => ids))];
  const values = tables.map(({ ids, columns }) => {
    if (new Set(ids).size < ids.length) leaveOpen('a probe that is there twice');
    const numbers =
      columns.find(({ name }) => name === 'VALUE')?.numbers ?? refuse('a sample without values');
    return rows.map((id) => numbers[ids.indexOf(id)] ?? NaN);
  });
  return { rows, samples: samples.map(({ name }) => name), values };
}

export const targets: FuzzTarget[] = [
  {
    name: 'series-matrices',
    what: 'GEO series matrices',
    wrappings: EVERY,
    make: makeSeries,
    read: async (path) => matrixOf(await readExpressionFile(path)),
    oracle: slowly(slowSeries),
  },
  {
    name: 'soft',
    what: 'GEO SOFT: datasets and families',
    wrappings: EVERY,
    make: makeSoft,
    read: async (path) => matrixOf(await readExpressionFile(path)),
    oracle: slowly(slowSoft),
  },
];
