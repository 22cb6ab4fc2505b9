import { InputError } from '../../errors.ts';
import { refused } from '../../messages/refused.ts';
import type { SampleSheet } from '../../formats/expression/sample-sheet-reader.ts';
import { note, type Notice } from '../../messages/message.ts';
import { sampleValues, type ExpressionMatrix } from '../expression-matrix.ts';
import { readGroups } from '../model/contrast.ts';
import { factorFromColumn, parseTerms } from '../model/design-sheet.ts';

/** Samples that were measured several times, and the sheet of what they were measured of. */
export interface Sources {
  /** One row per source, without the columns in which its samples differ. */
  readonly sheet: SampleSheet;
  /** Source of every sample of the matrix. */
  readonly of: readonly number[];
  readonly notices: readonly Notice[];
}

/**
 * The sources of samples that are technical replicates of each other.
 * @param column of the sheet, that names each sample's source
 * @throws InputError for a column that the sheet does not have or that has gaps, and where replicates of one source lie in different
 *   groups
 */
export function sourcesOf(
  sheet: SampleSheet,
  column: string,
  { contrast, model }: { readonly contrast: string; readonly model?: string },
): Sources {
  const named = sheet.columns.get(column);
  if (named === undefined)
    throw new InputError(`the sheet has no column '${column}'`, {
      key: 'sheet.no-column',
      values: { column },
      file: sheet.file,
      expected: `--technical with one of ${[...sheet.columns.keys()].join(', ')}`,
    });
  const gap = named.findIndex((value) => value === '' || value === 'NA');
  if (gap >= 0)
    throw refused(
      'sheet.no-value',
      { column, sample: sheet.samples[gap] },
      {
        file: sheet.file,
        fix: 'write the source of the sample there; a sample measured once has a source of its own',
      },
    );
  const { levels, codes } = factorFromColumn(column, named);
  const first = levels.map((_, level) => codes.indexOf(level));
  const columns = new Map<string, readonly string[]>();
  const differing: string[] = [];
  for (const [name, values] of sheet.columns) {
    if (name === column) continue;
    const odd = values.findIndex((value, sample) => value !== values[first[codes[sample]]]);
    if (odd < 0) {
      columns.set(
        name,
        first.map((sample) => values[sample]),
      );
      continue;
    }
    if (isCompared(name, values, contrast, model))
      throw refused(
        'sheet.technical-differ',
        { column: name },
        {
          file: sheet.file,
          found: `samples '${sheet.samples[first[codes[odd]]]}' and '${sheet.samples[odd]}' of ${column} ${levels[codes[odd]]}`,
          expected: 'technical replicates: one RNA, measured several times',
          fix: `--technical with another column; or, where several samples were taken of one ${column}, --block ${column}`,
        },
      );
    differing.push(name);
  }
  return {
    sheet: { file: sheet.file, samples: levels, columns },
    of: [...codes],
    notices:
      differing.length > 0
        ? [note('expression.technical-columns', { columns: differing.join(', '), column })]
        : [],
  };
}

function isCompared(
  name: string,
  values: readonly string[],
  contrast: string,
  model: string | undefined,
): boolean {
  if (model !== undefined && parseTerms(model).flat().includes(name)) return true;
  try {
    readGroups(contrast, [factorFromColumn(name, values)]);
    return true;
  } catch {
    return false;
  }
}

/**
 * One column per source: the mean of its samples' values, or the sum of their counts. A copy of another sample of its source counts
 * once.
 *
 * **R:** `limma::avearrays(x, ID = source)`, `edgeR::sumTechReps(counts, ID = source)`
 * @param copied pairs of samples that are one measurement
 */
export function mergeSources(
  matrix: ExpressionMatrix,
  { sheet, of }: Pick<Sources, 'sheet' | 'of'>,
  { counted, copied }: { counted: boolean; copied: readonly (readonly [number, number])[] },
): ExpressionMatrix {
  const repeated = new Set(copied.filter(([a, b]) => of[a] === of[b]).map(([, b]) => b));
  const rows = matrix.rowNames.length;
  const values = new Float64Array(rows * sheet.samples.length).fill(NaN);
  const measured = new Uint16Array(values.length);
  of.forEach((source, sample) => {
    if (repeated.has(sample)) return;
    sampleValues(matrix, sample).forEach((value, row) => {
      if (value !== value) return;
      const at = source * rows + row;
      values[at] = measured[at] === 0 ? value : values[at] + value;
      measured[at]++;
    });
  });
  if (!counted) for (let at = 0; at < values.length; at++) values[at] /= measured[at];
  return { rowNames: matrix.rowNames, sampleNames: sheet.samples, values };
}

/** What was merged. */
export function mergedNotices(
  { of, sheet }: Sources,
  { counted, copied }: { counted: boolean; copied: readonly (readonly [number, number])[] },
): Notice[] {
  const merged = { samples: of.length, sources: sheet.samples.length };
  const repeated = new Set(copied.map(([, b]) => b)).size;
  return [
    note(counted ? 'expression.technical-summed' : 'expression.technical-averaged', merged),
    ...(repeated > 0 ? [note('expression.technical-copies', { samples: repeated })] : []),
  ];
}
