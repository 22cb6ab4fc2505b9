import type { ListedExperiment } from '../../formats/chip-atlas/experiment-list-reader.ts';
import { ATTRIBUTE_SEPARATOR } from '../sample-state.ts';

/** A listed experiment with what is known about its sample. */
export interface DescribedExperiment extends ListedExperiment {
  readonly perturbations: readonly string[];
  /** Accession of an earlier experiment with the same reads, or ''. */
  readonly sameDataAs: string;
}

/** The sheet's columns for experiments of ChIP-Atlas, whichever way their files came. */
export function chipAtlasColumns(
  rows: readonly DescribedExperiment[],
  { genome, threshold, release }: { genome: string; threshold: string; release: string },
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
