import { counted } from '../../counted.ts';
import type { Command } from 'commander';
import { chosenPeaks } from '../../atlas/chosen-peaks.ts';
import { selectExperiments } from '../../atlas/experiment-filter.ts';
import { openAtlas } from '../../atlas/open-atlas.ts';
import { InputError } from '../../errors.ts';
import { experimentProfile } from '../../partners/experiment-profile.ts';
import { antigenNames } from '../antigen-names.ts';
import { newCommand } from '../new-command.ts';
import {
  addFilterOptions,
  addOutputOptions,
  addQuietOption,
  filterOf,
  say,
  writeTable,
  type FilterOptions,
  type OutputOptions,
} from '../options.ts';

/** Correlating each pair of more experiments than this is no profile of a group. */
const MOST = 300;

export function command(): Command {
  const profile = newCommand(
    'atlas profile',
    'Experiments of one antigen and cell type against each other: which one is unlike the rest',
    [
      'chipmate atlas profile my-atlas --antigen IKZF1 --cell GM12878',
      'chipmate atlas profile my-atlas --antigen CTCF --cell-class Blood --antigen-class all',
    ],
  ).argument('<atlas...>', 'the atlas folder, or several');
  return addQuietOption(addOutputOptions(addFilterOptions(profile, 'all'))).action(run);
}

async function run(
  folders: readonly string[],
  options: FilterOptions & OutputOptions & { readonly quiet?: boolean },
): Promise<void> {
  const atlas = await openAtlas(folders);
  try {
    const { experiments } = atlas;
    const rows = selectExperiments(experiments, filterOf(options), antigenNames(options)).filter(
      (row) => experiments.peaks[row] > 0,
    );
    if (rows.length > MOST || rows.length === 0)
      throw new InputError(`${counted(rows.length, 'experiment')} with peaks chosen`, {
        expected: `1 to ${MOST} experiments of one group`,
        fix: 'choose with --antigen and --cell',
      });
    const profile = experimentProfile(chosenPeaks(atlas, rows), atlas.genome.offsets);
    const n = rows.length;
    const order = Array.from(rows, (_, i) => i).sort(
      (a, b) => profile.median[b] - profile.median[a] || a - b,
    );
    const text = (column: readonly string[]) => order.map((i) => column[rows[i]] || null);
    say(options)(
      `${counted(n, 'experiment')}, ${counted(profile.sites, 'site')}; correlation of rank scores over them`,
    );
    writeTable(
      {
        columns: [
          { name: 'experiment', values: text(experiments.experiment) },
          { name: 'antigen', values: text(experiments.antigen) },
          { name: 'cell', values: text(experiments.cell) },
          { name: 'peaks', values: order.map((i) => experiments.peaks[rows[i]]) },
          { name: 'median_correlation', values: order.map((i) => profile.median[i]) },
          {
            name: 'largest_jaccard',
            values: order.map((i) =>
              Math.max(
                ...order.filter((j) => j !== i).map((j) => profile.jaccard[i * n + j]),
                n > 1 ? 0 : NaN,
              ),
            ),
          },
          ...order.map((j) => ({
            name: experiments.experiment[rows[j]],
            values: order.map((i) => profile.correlation[i * n + j]),
          })),
        ],
      },
      options,
    );
  } finally {
    await atlas.close();
  }
}
