import { refused } from '../../messages/refused.ts';
import { readBytes, sourceName } from '../text/byte-source.ts';
import { parseDelimited, type DelimitedTable } from '../text/delimited-reader.ts';
import { name as nameOf } from '../text/doors.ts';
import type { ExpressionFile } from './expression-file.ts';

/** What is known about the samples: columns of equal length. */
export interface SampleSheet {
  readonly file: string;
  readonly samples: readonly string[];
  readonly columns: ReadonlyMap<string, readonly string[]>;
}

/**
 * Reads a table with one row per sample: the column `sample` (or the row names, as R writes them) and any others.
 * @param file what messages call it
 * @throws InputError for a table without such a column, and samples without a name or with the same
 */
export async function readSampleSheet(path: string, file = sourceName(path)): Promise<SampleSheet> {
  const table = parseDelimited(await readBytes(path, file), file);
  const sample = table.columnNames.find((name) => /^(?:sample|row_names)$/i.test(name));
  if (sample === undefined)
    throw refused(
      'sheet.no-sample-column',
      {},
      {
        file,
        expected: 'a column sample with the names of the matrix, and columns that group them',
        found: table.columnNames.join(', '),
        fix: undefined,
      },
    );
  return {
    file,
    samples: samplesOf(table, sample, file),
    columns: new Map(
      table.columnNames.filter((name) => name !== sample).map((name) => [name, table.column(name)]),
    ),
  };
}

/** The names of the samples. @throws InputError for one that is missing, damaged or given twice */
function samplesOf(table: DelimitedTable, column: string, file: string): readonly string[] {
  const firstLine = new Map<string, number>();
  const samples = table.column(column);
  samples.forEach((sample, row) => {
    const line = table.line[row];
    nameOf(sample, 'name of a sample', { file, line });
    const before = firstLine.get(sample);
    if (before !== undefined)
      throw refused(
        'sheet.sample-twice',
        { sample },
        { file, line, expected: 'one row for each sample', found: `the same name in line ${before}` },
      );
    firstLine.set(sample, line);
  });
  return samples;
}

/**
 * A sheet from what the expression file itself says about its samples. Only the contrast's factor and the attributes that the model
 * names are part of it, because such files describe samples in many ways; a sample without a value there is left out.
 * @param modelled attributes that the model names
 * @throws InputError where the file says nothing, or the contrast or the model names no attribute
 */
export function sheetOfAttributes(
  file: ExpressionFile,
  path: string,
  contrast: string | undefined,
  modelled: readonly string[] = [],
): SampleSheet {
  const { attributes } = file;
  const grouping = [...attributes].filter(([, values]) => {
    const levels = new Set(values).size;
    return levels > 1 && levels < values.length;
  });
  if (grouping.length === 0) throw refused('sheet.no-groups', {}, { file: path });
  const name = grouping
    .map(([attribute]) => attribute)
    .find((attribute) => contrast?.startsWith(`${attribute}=`));
  if (name === undefined && (contrast !== undefined || grouping.length > 1))
    throw refused(
      'sheet.which-attribute',
      {},
      {
        file: path,
        expected: `the contrast "ATTRIBUTE=a-b" with one of ${grouping.map(([attribute, values]) => `${attribute} (${[...new Set(values)].slice(0, 5).join(', ')})`).join('; ')}`,
        fix: 'or give a table of the samples: --design SHEET (in a study, design: SHEET)',
      },
    );
  const used = [...new Set([name ?? grouping[0][0], ...modelled])].map((attribute) => {
    const values = attributes.get(attribute);
    if (values === undefined)
      throw refused(
        'sheet.no-attribute',
        { attribute },
        {
          file: path,
          expected: `attributes such as ${grouping.map(([known]) => known).join(', ')}`,
          fix: undefined,
        },
      );
    return { attribute, values };
  });
  const missing = (value: string): boolean => value === '' || value === 'NA';
  const rows = [...file.matrix.sampleNames.keys()].filter((row) =>
    used.every(({ values }) => !missing(values[row])),
  );
  return {
    file: path,
    samples: rows.map((row) => file.matrix.sampleNames[row]),
    columns: new Map(used.map(({ attribute, values }) => [attribute, rows.map((row) => values[row])])),
  };
}
