import { counted } from '../../counted.ts';
import { InputError } from '../../errors.ts';
import { note } from '../../messages/message.ts';
import {
  annotationOfRows,
  MEASURABLE,
  type ExpressionFile,
  type ExpressionMatrix,
  type ProbeAnnotation,
} from './expression-file.ts';
import { parseNumericTable, type NumericTable } from './numeric-table-reader.ts';
import { refuseSparse, sampleAttributes } from './series-matrix-reader.ts';
import { nameFault, wrongName } from '../text/doors.ts';
import { decodeText, textLines } from '../text/text-lines.ts';

/** One `^NAME = value` part of a SOFT file, with the `!key = value` lines and the table that follow it. */
interface SoftEntity {
  readonly kind: string;
  readonly name: string;
  readonly line: number;
  readonly attributes: { key: string; value: string }[];
  table?: { start: number; end: number; line: number; closed: boolean };
}

const TABLE_NAMES = { DATASET: 'dataset', SAMPLE: 'sample', PLATFORM: 'platform' } as const;

/**
 * Reads a GEO SOFT file: a dataset (GDS) with its subsets as sample attributes, or a family (GSE) with one
 * table per sample and the platform's annotation.
 * @param wanted accession of the platform whose samples are meant, where a family has several
 * @throws InputError for a file cut short, samples of several platforms none of which is wanted, a sample table without VALUE, samples without a name, and
 *   tables or probes that stand twice where there may be one
 */
export function parseSoft(bytes: Uint8Array, file: string, wanted?: string): ExpressionFile {
  const entities = readEntities(bytes, file);
  const dataset = entities.find((entity) => entity.kind === 'DATASET' && entity.table !== undefined);
  if (dataset !== undefined) return readDataset(bytes, file, dataset, entities);
  const samples = entities.filter((entity) => entity.kind === 'SAMPLE');
  if (samples.length > 0) return readFamily(bytes, file, samplesOfPlatform(samples, file, wanted), entities);
  throw new InputError('the SOFT file holds no measurements', {
    file,
    expected: 'a ^DATASET or ^SAMPLE with a table',
    found: entities.map((entity) => `^${entity.kind}`).join(' ') || 'no ^ line',
  });
}

/** The platform annotation of a SOFT file (GPL, or the platform inside a family), column by column. */
export function parseSoftPlatform(bytes: Uint8Array, file: string): ProbeAnnotation {
  const platform = readEntities(bytes, file).find(isPlatform);
  if (platform === undefined)
    throw new InputError('the SOFT file holds no platform table', {
      file,
      expected: '^PLATFORM with a table',
    });
  return { ...readAnnotation(bytes, file, platform), accession: platform.name };
}

function isPlatform({ kind, table }: SoftEntity): boolean {
  return kind === 'PLATFORM' && table !== undefined;
}

function readAnnotation(bytes: Uint8Array, file: string, platform: SoftEntity): ProbeAnnotation {
  const table = readTable(bytes, file, platform, true);
  return { ids: table.rowNames, columns: table.textColumns };
}

function readEntities(bytes: Uint8Array, file: string): SoftEntity[] {
  const entities = new Map<string, SoftEntity>();
  let current: SoftEntity | undefined;
  for (const line of textLines(bytes)) {
    const first = bytes[line.start];
    if (first !== 33 && first !== 94) continue; // '!' and '^'
    const text = decodeText(bytes, line.start, line.end);
    const [key, ...rest] = text.slice(1).split('=');
    const name = key.trim();
    const value = rest.join('=').trim();
    if (first === 94) {
      refuseOpenTable(current, file);
      // A GDS names its dataset again after the subsets: the same entity goes on.
      current = entities.get(`${name}=${value}`) ?? {
        ...{ kind: name, name: value, line: line.number, attributes: [] },
      };
      entities.set(`${name}=${value}`, current);
    } else if (current !== undefined) {
      const kind = TABLE_NAMES[current.kind as keyof typeof TABLE_NAMES];
      if (name === `${kind}_table_begin`) {
        if (current.table !== undefined)
          throw new InputError(`${current.kind} ${current.name} has two tables`, {
            file,
            line: line.number,
            expected: 'one table',
            fix: 'fetch the file again from GEO, or remove one of the two',
          });
        current.table = { start: line.next, end: bytes.length, line: line.number + 1, closed: false };
      } else if (name === `${kind}_table_end`) {
        if (current.table !== undefined) {
          current.table.end = line.start;
          current.table.closed = true;
        }
      } else current.attributes.push({ key: name, value });
    }
  }
  refuseOpenTable(current, file);
  return [...entities.values()];
}

/** Demands of what ends here that its table has ended. */
function refuseOpenTable(entity: SoftEntity | undefined, file: string): void {
  if (entity?.table?.closed !== false) return;
  const { kind, name, line } = entity;
  throw new InputError(`the table of ${kind} ${name} is cut short`, {
    file,
    line,
    expected: `!${kind.toLowerCase()}_table_end`,
    fix: 'fetch the file again from GEO',
  });
}

function readTable(bytes: Uint8Array, file: string, entity: SoftEntity, allText = false): NumericTable {
  const table = entity.table;
  if (table === undefined)
    throw new InputError(`${entity.kind} ${entity.name} has no table`, { file, line: entity.line });
  const part = bytes.subarray(table.start, table.end);
  const header = decodeText(part, 0, Math.max(0, part.indexOf(10)))
    .replace(/\r$/, '')
    .split('\t');
  return parseNumericTable(part, file, {
    firstLine: table.line,
    range: MEASURABLE,
    textNames: allText ? header : ['IDENTIFIER', 'ABS_CALL', 'DETECTION'],
  });
}

function readDataset(
  bytes: Uint8Array,
  file: string,
  dataset: SoftEntity,
  entities: readonly SoftEntity[],
): ExpressionFile {
  const table = readTable(bytes, file, dataset);
  const samples = table.numberColumns;
  if (samples.length === 0)
    throw new InputError(`${dataset.kind} ${dataset.name} has no column of numbers`, {
      file,
      line: dataset.table?.line,
      expected: 'a column of values for every sample, separated by tabs',
      fix: 'fetch the file again from GEO',
    });
  const place = new Map(samples.map((name, sample) => [name, sample]));
  const attributes = new Map<string, string[]>();
  for (const subset of entities.filter((entity) => entity.kind === 'SUBSET')) {
    const value = (key: string): string => subset.attributes.find((a) => a.key === key)?.value ?? '';
    const column = attributes.get(value('subset_type')) ?? new Array<string>(samples.length).fill('NA');
    for (const id of value('subset_sample_id').split(',')) {
      const sample = place.get(id.trim());
      if (sample !== undefined) column[sample] = value('subset_description');
    }
    attributes.set(value('subset_type'), column);
    refuseSparse(attributes.size * samples.length, samples.length, 'attributes of the samples', file);
  }
  const symbols = table.textColumns.get('IDENTIFIER');
  const valueType = dataset.attributes.find((a) => a.key === 'dataset_value_type')?.value;
  return {
    format: 'GEO dataset (SOFT)',
    matrix: { rowNames: table.rowNames, sampleNames: samples, values: table.values },
    attributes,
    annotation: symbols === undefined ? new Map() : new Map([['Gene Symbol', symbols]]),
    notices: valueType === undefined ? [] : [note('expression.value-type', { type: valueType })],
  };
}

function platformOf({ attributes }: SoftEntity): string | undefined {
  return attributes.find(({ key }) => key === 'Sample_platform_id')?.value;
}

/** The samples of one platform. @throws InputError where there are several and none of them is wanted */
function samplesOfPlatform(
  samples: readonly SoftEntity[],
  file: string,
  wanted: string | undefined,
): readonly SoftEntity[] {
  const counts = new Map<string, number>();
  for (const platform of samples.map(platformOf))
    if (platform !== undefined) counts.set(platform, (counts.get(platform) ?? 0) + 1);
  if (counts.size < 2) return samples;
  if (wanted !== undefined && counts.has(wanted))
    return samples.filter((sample) => platformOf(sample) === wanted);
  throw new InputError('the samples come from several array platforms', {
    file,
    found: [...counts].map(([name, count]) => `${name} (${counted(count, 'sample')})`).join(', '),
    expected: 'samples of one platform: probes of several cannot be compared row by row',
    fix:
      wanted === undefined
        ? `--platform FILE (in a study, platform: FILE) with GEO's file of one of them, such as ${[...counts.keys()][0]}.soft.gz, takes its samples`
        : `the platform given is ${wanted}: give GEO's file of one of these`,
  });
}

function readFamily(
  bytes: Uint8Array,
  file: string,
  samples: readonly SoftEntity[],
  entities: readonly SoftEntity[],
): ExpressionFile {
  for (const { name, line } of samples) {
    const fault = nameFault(name);
    if (fault !== undefined)
      throw wrongName('name of a sample', fault, {
        file,
        line,
        expected: '^SAMPLE = GSM...',
        found: JSON.stringify(name),
      });
  }
  const measuredOn = platformOf(samples[0]);
  const platform =
    entities.find((entity) => isPlatform(entity) && entity.name === measuredOn) ?? entities.find(isPlatform);
  const annotation = platform && readAnnotation(bytes, file, platform);
  const tables = samples.map((sample) => ({ sample, table: readTable(bytes, file, sample) }));
  const matrix = joinSamples(tables, file);
  const described = samples.reduce((sum, { attributes }) => sum + attributes.length, 0);
  const lines = new Map<string, { key: string; values: string[] }>();
  samples.forEach((sample, column) => {
    const seen = new Map<string, number>();
    for (const { key, value } of sample.attributes) {
      if (!key.startsWith('Sample_')) continue;
      const repeat = seen.get(key) ?? 0;
      seen.set(key, repeat + 1);
      const line = lines.get(`${key} ${repeat}`) ?? {
        key: key.slice('Sample_'.length),
        values: new Array<string>(samples.length).fill(''),
      };
      line.values[column] = value;
      lines.set(`${key} ${repeat}`, line);
      refuseSparse(lines.size * samples.length, described, 'attributes of the samples', file);
    }
  });
  return {
    format: 'GEO family (SOFT)',
    matrix,
    attributes: sampleAttributes([...lines.values()], samples.length, file),
    annotation: annotation === undefined ? new Map() : annotationOfRows(annotation, matrix.rowNames).columns,
    notices: [],
  };
}

/** One matrix of the samples' VALUE columns; a probe that a sample lacks is missing there. */
function joinSamples(
  tables: readonly { sample: SoftEntity; table: NumericTable }[],
  file: string,
): ExpressionMatrix {
  const rowOf = new Map<string, number>();
  for (const { table } of tables)
    for (const id of table.rowNames) if (!rowOf.has(id)) rowOf.set(id, rowOf.size);
  const rows = rowOf.size;
  const measured = tables.reduce((sum, { table }) => sum + table.rowNames.length, 0);
  refuseSparse(rows * tables.length, measured, 'probes of the samples', file);
  const values = new Float64Array(rows * tables.length).fill(NaN);
  const lastColumn = new Uint32Array(rows);
  tables.forEach(({ sample, table }, column) => {
    const value = table.numberColumns.indexOf('VALUE');
    if (value < 0)
      throw new InputError(`the table of sample ${sample.name} has no column of numbers named VALUE`, {
        file,
        line: sample.line,
        found: [...table.numberColumns, ...table.textColumns.keys()].join(', '),
        fix: 'use the series matrix, or a plain matrix of the column you mean',
      });
    table.rowNames.forEach((id, row) => {
      const at = rowOf.get(id)!;
      if (lastColumn[at] === column + 1)
        throw new InputError(`probe '${id}' stands twice in the table of sample ${sample.name}`, {
          file,
          line: sample.line,
          expected: 'one value for each ID_REF',
          fix: 'use the series matrix, or fetch the file again from GEO',
        });
      lastColumn[at] = column + 1;
      values[column * rows + at] = table.values[value * table.rowNames.length + row];
    });
  });
  return { rowNames: [...rowOf.keys()], sampleNames: tables.map(({ sample }) => sample.name), values };
}
