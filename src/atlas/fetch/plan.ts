import { InputError } from '../../errors.ts';
import { isAccession } from '../../formats/chip-atlas/experiment-list-reader.ts';
import { CHIP_ATLAS_GENOMES, THRESHOLDS } from '../../formats/chip-atlas/layout.ts';
import { KnownNames, nameKey } from '../../genome/antigens/antigen-aliases.ts';
import { nearestNames } from '../../genome/names.ts';
import { acceptedKeys } from '../accepted-names.ts';
import type { Catalogue, CatalogueRow } from '../catalogue/open-catalogue.ts';
import type { Facet } from '../catalogue/index-file.ts';
import { DISTURBING } from '../catalogue/perturbation.ts';
import { starterCells, starterExperiments } from '../catalogue/starters.ts';
import type { Selection } from './lock-file.ts';
import { assembledFile, experimentFile, supportFiles, type WantedFile } from './wanted-file.ts';

/** What a selection means on the server. */
export interface FetchPlan {
  /** The selection; a starter's with its experiments. */
  readonly selection: Selection;
  readonly experiments: readonly CatalogueRow[];
  /** Rows of the list that were left out because an earlier one has their accession, or theirs is none. */
  readonly leftOut: number;
  readonly files: readonly WantedFile[];
  /** Peaks that the experiments have at the threshold: counted at Q < 1E-05, estimated at stricter ones. */
  readonly peaks: number;
  /** Bytes to bring, estimated from the peaks; NaN where only the server knows. */
  readonly bytes: number;
}

/** Bytes of a line of a per-experiment file (MACS2 narrowPeak with the experiment in each peak's name). */
const BYTES_PER_PEAK = 78;

/** Share of the peaks at Q < 1E-05 that stricter thresholds keep (ChIP-Atlas' peak counts of 2015). */
const KEPT: Readonly<Record<string, number>> = { '05': 1, '10': 0.59, '20': 0.32, '50': 0.2 };

/** @throws InputError for a genome or threshold that ChIP-Atlas does not have */
export function checkSelection(selection: Selection): void {
  const { genome, threshold, files } = selection;
  if (!CHIP_ATLAS_GENOMES.includes(genome)) {
    const near = nearestNames(genome, CHIP_ATLAS_GENOMES);
    throw new InputError(`ChIP-Atlas has no genome '${genome}'`, {
      expected: near.length > 0 ? `perhaps ${near.join(', ')}` : CHIP_ATLAS_GENOMES.join(', '),
    });
  }
  const known = THRESHOLDS.find(({ code }) => code === threshold);
  if (known === undefined)
    throw new InputError(`ChIP-Atlas has no threshold '${threshold}'`, {
      expected: THRESHOLDS.map(
        ({ code, label, meaning }) => `${code} (${meaning}, ${label} on the web page)`,
      ).join(', '),
    });
  if (files === 'per-experiment' && !known.perExperiment)
    throw new InputError(`single experiments have no files at threshold ${threshold}`, {
      expected: THRESHOLDS.filter(({ perExperiment }) => perExperiment)
        .map(({ code }) => code)
        .join(', '),
      fix: `take --files assembled, or --threshold 20 and --min-score 501 when you ask the atlas`,
    });
}

/**
 * Which experiments and files a selection means; a starter is resolved to its experiments, unless these are known.
 * @throws InputError where a name is not in the catalogue (near names are offered) or nothing is left
 */
export function planFetch(catalogue: Catalogue, selection: Selection, names: KnownNames): FetchPlan {
  const { starter } = selection;
  if (starter === undefined || selection.experiments !== undefined)
    return planOf(catalogue, selection, names);
  const inGenome = catalogue.search({ facets: { genome: (value) => value === selection.genome } });
  const present = new Set(presentValues(catalogue, 'cell', inGenome).map(nameKey));
  const cell = starterCells(starter).filter((name) => present.has(nameKey(name)));
  if (cell.length === 0) throw nothingLeft(selection.genome);
  const candidates = planOf(catalogue, { ...selection, cell }, names).experiments;
  const bytes = ({ quality }: CatalogueRow): number =>
    quality.peaks * KEPT[selection.threshold] * BYTES_PER_PEAK;
  const experiments = starterExperiments(candidates, starter, names, bytes);
  if (experiments.length === 0) throw nothingLeft(selection.genome);
  const chosen = experiments.map(({ experiment }) => experiment);
  return planOf(catalogue, { ...selection, cell, experiments: chosen }, names);
}

/** The values of a facet that some rows have. */
function presentValues(catalogue: Catalogue, facet: Facet, rows: Uint32Array): string[] {
  const codes = catalogue.codes(facet);
  const values = catalogue.values(facet);
  return [...new Set(Array.from(rows, (row) => codes[row]))].map((code) => values[code]);
}

function nothingLeft(genome: string): InputError {
  return new InputError('no experiment is left', {
    expected: `experiments of ${genome} that have all of what was asked for`,
    fix: 'ask for less: each further option leaves fewer experiments',
  });
}

function planOf(catalogue: Catalogue, selection: Selection, names: KnownNames): FetchPlan {
  const facets: Partial<Record<Facet, (value: string) => boolean>> = {
    genome: (value) => value === selection.genome,
  };
  const inGenome = catalogue.search({ facets });
  const demand = (facet: Facet, wanted: readonly string[], key: (name: string) => string): void => {
    if (wanted.length === 0 || wanted.some((name) => nameKey(name) === 'all')) return;
    const present = presentValues(catalogue, facet, inGenome);
    const option = facet.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
    const accepted = acceptedKeys(wanted, present, key, {
      problem: (name) => `no ${selection.genome} experiment of ChIP-Atlas has the ${option} '${name}'`,
      facet: `--${option.replace(' ', '-')}`,
      fix: 'chipmate atlas search DATA-FOLDER --count lists what there is',
    });
    facets[facet] = (value) => accepted.has(key(value));
  };
  demand('antigenClass', selection.antigenClass, nameKey);
  demand('antigen', selection.antigen, (name) => names.key(name));
  demand('cellClass', selection.cellClass, nameKey);
  demand('cell', selection.cell, nameKey);
  const rows = catalogue.search({ facets, without: selection.unperturbed ? DISTURBING : [] });
  if (rows.length === 0) throw nothingLeft(selection.genome);
  const listed = Array.from(rows, (row) => catalogue.row(row)).filter(
    (row) => row.antigenClass !== 'Annotation tracks' && row.antigenClass !== 'Bisulfite-Seq',
  );
  const chosen = new Set(selection.withoutDuplicates === true ? listed.map((row) => row.experiment) : []);
  const pinned = selection.experiments === undefined ? undefined : new Set(selection.experiments);
  const asked = listed.filter((row) => !chosen.has(row.sameDataAs) && pinned?.has(row.experiment) !== false);
  const seen = new Set<string>();
  const experiments = asked.filter(({ experiment }) => {
    const isNew = isAccession(experiment) && !seen.has(experiment);
    seen.add(experiment);
    return isNew;
  });
  const kept = KEPT[selection.threshold];
  const peaks = experiments.reduce(
    (sum, { quality }) => sum + (Number.isNaN(quality.peaks) ? 0 : quality.peaks * kept),
    0,
  );
  const { genome, threshold } = selection;
  const leftOut = asked.length - experiments.length;
  const support = supportFiles(genome);
  if (selection.files === 'assembled')
    return {
      ...{ selection, experiments, leftOut, peaks, bytes: NaN },
      files: [...support, assembledFile(genome, threshold)],
    };
  const files = experiments.map(({ experiment, quality }) =>
    experimentFile(genome, experiment, threshold, quality.peaks, threshold === '05'),
  );
  return {
    ...{ selection, experiments, leftOut, peaks, bytes: peaks * BYTES_PER_PEAK },
    files: [...support, ...files],
  };
}
