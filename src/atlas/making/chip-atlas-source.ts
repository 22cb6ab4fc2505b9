import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../errors.ts';
import { wholeLines } from '../../formats/text/byte-lines.ts';
import {
  parseExperiment,
  recogniseLayout,
  type ExperimentListLayout,
  type ListedExperiment,
} from '../../formats/chip-atlas/experiment-list-reader.ts';
import { nameKey, type KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { ALL_CLASSES, selectExperiments, type ExperimentFilter } from '../experiment-filter.ts';
import { experimentTableFrom } from '../experiment-table.ts';
import { perturbationsOf } from '../catalogue/perturbation.ts';
import type { ExperimentSource } from './build-atlas.ts';
import { unsealed } from '../fetch/sealed.ts';
import { RepeatedData } from '../repeated-data.ts';
import { chipAtlasColumns, chipAtlasExperiments, type DescribedExperiment } from './chip-atlas-columns.ts';

export interface ChipAtlasSelection {
  readonly genome: string;
  /** ChIP-Atlas' code of the peak threshold in file names: 05 (Q < 1E-05), 10, 20 or 50. */
  readonly threshold: string;
  readonly filter: ExperimentFilter;
  readonly names: KnownNames;
}

/**
 * The experiments of a folder with files of ChIP-Atlas: experimentList.tab, and either one peak file per
 * experiment (`SRX097088.05.bed`, plain or gzip, anywhere below the folder) or the light file of all
 * (`allPeaks_light.hg38.05.bed.gz`).
 * @param onMessage is told what was left out
 * @throws InputError where the list or all peak files are missing, or nothing is selected
 */
export async function chipAtlasSource(
  folder: string,
  selection: ChipAtlasSelection,
  onMessage?: (sentence: string) => void,
): Promise<ExperimentSource> {
  const files = filesBelow(folder, 5);
  const list = files.find(({ name }) => /^experimentList\.tab(?:\.gz)?$/.test(name));
  if (list === undefined) {
    throw new InputError('there is no list of experiments in this folder', {
      file: folder,
      expected:
        'experimentList.tab, and peak files such as SRX097088.05.bed or allPeaks_light.hg38.05.bed.gz',
      fix: 'chipmate atlas fetch brings both',
    });
  }
  const listed = select(await readList(list.path, selection), selection);
  const { genome, threshold } = selection;
  const origin = { genome, threshold, release: releaseOf(folder) };
  const paths = new Map<string, string>();
  for (const { name, path } of files) {
    const match = /^([A-Z]RX\d+)\.(\d\d)\.(?:bed|narrowPeak)(?:\.gz)?$/.exec(name);
    if (match?.[2] === threshold) paths.set(match[1], path);
  }
  const present = listed.filter(({ experiment }) => paths.has(experiment));
  if (present.length > 0) {
    if (present.length < listed.length)
      onMessage?.(
        `${listed.length - present.length} of ${listed.length} listed experiments have no peak file here and were left out`,
      );
    return chipAtlasExperiments(present, origin, ({ experiment }) => paths.get(experiment) ?? '');
  }
  const light = files.find(
    ({ name }) => /^allPeaks_light\./.test(name) && name.includes(`.${genome}.${threshold}.`),
  );
  if (light === undefined) {
    throw new InputError('there are no peaks of these experiments in this folder', {
      file: folder,
      expected: `${listed[0].experiment}.${threshold}.bed, ... or allPeaks_light.${genome}.${threshold}.bed.gz`,
      fix: 'chipmate atlas fetch brings them',
    });
  }
  return chipAtlasExperiments(listed, origin, light.path);
}

function filesBelow(folder: string, depth: number): { name: string; path: string }[] {
  if (!existsSync(folder)) throw new InputError('there is no such folder', { file: folder });
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return depth === 0 ? [] : filesBelow(path, depth - 1);
    return [{ name: entry.name, path }];
  });
}

/** The rows of the genome and antigen class; everything else is passed over line by line. */
async function readList(
  path: string,
  { genome, filter }: ChipAtlasSelection,
): Promise<DescribedExperiment[]> {
  const classes = filter.antigenClass?.map(nameKey);
  const isWanted = (row: ListedExperiment): boolean =>
    classes === undefined || classes.includes(ALL_CLASSES) || classes.includes(nameKey(row.antigenClass));
  const rows: DescribedExperiment[] = [];
  const repeatedData = new RepeatedData<string>();
  let layout: ExperimentListLayout | undefined;
  let row = 0;
  for await (const piece of wholeLines(path)) {
    const lines = piece.toString('utf8').split('\n');
    layout ??= recogniseLayout(lines.slice(0, 300), path);
    for (const line of lines) {
      if (line === '' || row++ < layout.headerRows) continue;
      const parsed = parseExperiment(line, layout);
      if (parsed.genome !== genome && parsed.genome !== '') continue;
      const sameDataAs = repeatedData.earlier(0, parsed.quality, parsed.experiment) ?? '';
      if (isWanted(parsed)) rows.push({ ...parsed, perturbations: perturbationsOf(parsed), sameDataAs });
    }
  }
  if (rows.length === 0) {
    throw new InputError('no experiment of the list is selected', {
      file: path,
      expected: `experiments of ${genome}${filter.antigenClass === undefined ? '' : ` and class ${filter.antigenClass.join(', ')}`}`,
    });
  }
  return rows;
}

/** Applies the other filters, with their messages about unknown names. */
function select(rows: readonly DescribedExperiment[], selection: ChipAtlasSelection): DescribedExperiment[] {
  const columns = chipAtlasColumns(rows, { ...selection, release: '' });
  const table = experimentTableFrom(new Uint32Array(rows.length), columns);
  // The class has been asked for already, row by row.
  const chosen = selectExperiments(table, { ...selection.filter, antigenClass: [] }, selection.names);
  if (chosen.length === 0) throw new InputError('no experiment has all that the filters ask for');
  return Array.from(chosen, (row) => rows[row]);
}

/** The release that `atlas fetch` noted beside the files; empty where they came another way. */
function releaseOf(folder: string): string {
  const lock = join(folder, 'chip-atlas.lock.json');
  if (!existsSync(lock)) return '';
  // A damaged one tells nothing.
  const release = unsealed(readFileSync(lock, 'utf8'))?.value['release'];
  return typeof release === 'string' ? release : '';
}
