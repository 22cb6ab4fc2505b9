import { plainCell } from '../text/cell-text.ts';
import { writePieces } from '../text/file-writer.ts';

/** Signals at sites: a row for each site, the bins of all signals beside each other. */
export interface SignalMatrix {
  readonly flank: number;
  readonly bin: number;
  /** What lies in the middle of the windows. */
  readonly point: 'center' | 'TSS';
  /** Sites x bins each; NaN where nothing was measured. */
  readonly signals: readonly { readonly name: string; readonly values: Float32Array }[];
  /** Groups of sites that follow each other. */
  readonly groups: readonly { readonly name: string; readonly from: number; readonly to: number }[];
  readonly chromosomeNames: readonly string[];
  readonly chromosome: ArrayLike<number>;
  readonly start: ArrayLike<number>;
  readonly end: ArrayLike<number>;
  readonly strand: ArrayLike<number>;
  readonly name?: readonly string[];
}

/** Numbers that are handed over at one time. */
const NUMBERS = 1 << 16;
/** Significant digits of a number. */
const DIGITS = 6;

/**
 * Writes signals at sites as deepTools' computeMatrix does, compressed where the name ends in `.gz`: a line of JSON behind an `@`, then of each
 * site chromosome, start, end, name, score and strand, and the bins. `plotHeatmap` and `plotProfile` read it.
 * @throws InputError where the file cannot be written
 *
 * **Source:** deepTools 3.5, heatmapper.py, `save_matrix`.
 */
export function writeSignalMatrix(path: string, matrix: SignalMatrix): Promise<void> {
  return writePieces(path, matrixText(matrix));
}

function* matrixText(matrix: SignalMatrix): Generator<string> {
  const { signals, groups, chromosomeNames, chromosome, start, end, strand, name } = matrix;
  const bins = (2 * matrix.flank) / matrix.bin;
  yield `@${JSON.stringify(parametersOf(matrix, bins))}\n`;
  const sites = groups.at(-1)?.to ?? 0;
  const every = Math.max(1, Math.floor(NUMBERS / (bins * signals.length)));
  for (let from = 0; from < sites; from += every) {
    let lines = '';
    for (let site = from; site < Math.min(sites, from + every); site++) {
      const place = [chromosomeNames[chromosome[site]], start[site], end[site]].join('\t');
      const own = plainCell(name?.[site] ?? '.');
      lines += `${place}\t${own}\t.\t${strand[site] < 0 ? '-' : strand[site] > 0 ? '+' : '.'}`;
      for (const { values } of signals)
        for (let bin = 0; bin < bins; bin++) {
          const value = values[site * bins + bin];
          lines += Number.isNaN(value) ? '\tnan' : `\t${Number(value.toPrecision(DIGITS))}`;
        }
      lines += '\n';
    }
    yield lines;
  }
}

/** What computeMatrix says of a matrix; of what each sample may have its own there is one entry a sample. */
function parametersOf({ flank, bin, point, signals, groups }: SignalMatrix, bins: number): object {
  const each = <Value>(value: Value): Value[] => signals.map(() => value);
  return {
    ...{ upstream: each(flank), downstream: each(flank), body: each(0), 'bin size': each(bin) },
    ...{ 'ref point': each(point), verbose: false, 'bin avg type': 'mean', 'missing data as zero': true },
    ...{ 'min threshold': null, 'max threshold': null, scale: 1, 'skip zeros': false },
    ...{ 'nan after end': false, 'proc number': 1, 'sort regions': 'keep', 'sort using': 'mean' },
    ...{ 'unscaled 5 prime': each(0), 'unscaled 3 prime': each(0) },
    group_labels: groups.map(({ name }) => name),
    group_boundaries: [0, ...groups.map(({ to }) => to)],
    sample_labels: signals.map(({ name }) => name),
    sample_boundaries: [0, ...signals.map((_, at) => (at + 1) * bins)],
  };
}
