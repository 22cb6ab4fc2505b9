import type { ListedExperiment } from '../../formats/chip-atlas/experiment-list-reader.ts';
import { ATTRIBUTE_SEPARATOR } from '../sample-state.ts';
import type { ExperimentSource } from './build-atlas.ts';

/** A listed experiment with what is known about its sample. */
export interface DescribedExperiment extends ListedExperiment {
  readonly perturbations: readonly string[];
  /** Accession of an earlier experiment with the same reads, or ''. */
  readonly sameDataAs: string;
}

/** What all experiments of a download have in common. */
interface ChipAtlasOrigin {
  readonly genome: string;
  readonly threshold: string;
  /** Day of the list of experiments. */
  readonly release: string;
}

/**
 * Experiments of ChIP-Atlas, ready to be indexed, whichever way their files came.
 * @param peaks path of each one's peak file, or of the one file of all
 */
export function chipAtlasExperiments(
  rows: readonly DescribedExperiment[],
  origin: ChipAtlasOrigin,
  peaks: string | ((row: DescribedExperiment) => string),
): ExperimentSource {
  // The list counts the peaks of the weakest threshold.
  const counted = origin.threshold === '05';
  return {
    columns: chipAtlasColumns(rows, origin),
    statedPeaks: Float64Array.from(rows, ({ quality }) => (counted ? quality.peaks : NaN)),
    peaks:
      typeof peaks === 'string'
        ? { kind: 'light', path: peaks, experiments: rows.map(({ experiment }) => experiment) }
        : {
            kind: 'files',
            tasks: rows.map((row, experiment) => ({ experiment, path: peaks(row), mayBeEmpty: true })),
          },
  };
}

/** The sheet's columns for experiments of ChIP-Atlas. */
export function chipAtlasColumns(
  rows: readonly DescribedExperiment[],
  { genome, threshold, release }: ChipAtlasOrigin,
): Map<string, string[]> {
  const column = (value: (row: DescribedExperiment) => string | number): string[] =>
    rows.map((row) => String(value(row)).replace(/^NaN$/, ''));
  return new Map([
    ['experiment', column((row) => row.experiment)],
    ['genome', column((row) => row.genome || genome)],
    ['antigen_class', column((row) => row.antigenClass)],
    ['antigen', column((row) => row.antigen)],
    ['cell_class', column((row) => row.cellClass)],
    ['cell', column((row) => row.cell)],
    ['title', column((row) => row.title)],
    ['source', column(() => 'ChIP-Atlas')],
    ['source_release', column(() => release)],
    ['threshold', column(() => threshold)],
    ['sample', column((row) => row.sample)],
    ['cell_description', column((row) => row.cellDescription)],
    ['perturbation', column((row) => row.perturbations.join(','))],
    ['same_data_as', column((row) => row.sameDataAs)],
    ['reads', column((row) => row.quality.reads)],
    ['mapped_percent', column((row) => row.quality.mappedPercent)],
    ['duplicates_percent', column((row) => row.quality.duplicatesPercent)],
    ['attributes', column((row) => row.attributes.map((pair) => pair.join('=')).join(ATTRIBUTE_SEPARATOR))],
  ]);
}
