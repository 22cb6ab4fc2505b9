import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { serverPath } from '../../formats/chip-atlas/layout.ts';
import { writeFileAtomically } from '../../formats/output.ts';
import type { CatalogueRow } from '../catalogue/open-catalogue.ts';
import type { Selection } from './lock-file.ts';

/** Columns of a sheet of ChIP-Atlas experiments; further attributes stand together in the last one. */
const COLUMNS = [
  'experiment',
  'genome',
  'antigen_class',
  'antigen',
  'cell_class',
  'cell',
  'peaks',
  'file',
  'title',
  'source',
  'source_release',
  'sample',
  'perturbation',
  'same_data_as',
  'reads',
  'mapped_percent',
  'duplicates_percent',
  'attributes',
] as const;

/**
 * Writes the sheet from which an atlas of downloaded per-experiment files is built.
 * @param folder the download folder; the sheet goes there, with paths relative to it
 * @param release day of the list of experiments
 * @returns the sheet's path, and the experiments without a file
 */
export function writeSheet(
  folder: string,
  experiments: readonly CatalogueRow[],
  selection: Selection,
  release: string,
): { path: string; without: string[]; count: number } {
  const without: string[] = [];
  const lines = [COLUMNS.join('\t')];
  for (const row of experiments) {
    const file = serverPath.experimentPeaks(selection.genome, row.experiment, selection.threshold);
    const path = join(folder, ...file.split('/'));
    if (!existsSync(path) || statSync(path).size === 0) {
      without.push(row.experiment);
      continue;
    }
    const { quality } = row;
    const counted = selection.threshold === '05' ? quality.peaks : NaN;
    const cells: (string | number)[] = [
      row.experiment,
      row.genome,
      row.antigenClass,
      row.antigen,
      row.cellClass,
      row.cell,
      counted,
      file,
      row.title,
      'ChIP-Atlas',
      release,
      row.sample,
      row.perturbations.join(','),
      row.sameDataAs,
      quality.reads,
      quality.mappedPercent,
      quality.duplicatesPercent,
      row.attributes.map(([key, value]) => `${key}=${value}`).join(' | '),
    ];
    lines.push(
      cells
        .map((cell) => (typeof cell === 'number' && Number.isNaN(cell) ? '' : String(cell)))
        .map((cell) => cell.replace(/[\t\r\n]+/g, ' ').trim())
        .join('\t'),
    );
  }
  const path = join(folder, `sheet.${selection.genome}.${selection.threshold}.tsv`);
  writeFileAtomically(path, `${lines.join('\n')}\n`);
  return { path, without, count: lines.length - 1 };
}
