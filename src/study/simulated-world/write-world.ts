import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { blockFasta } from '../../formats/sequence/block-fasta-writer.ts';
import { decodeSequence } from '../../genome/sequence.ts';
import { workbookOf } from '../../formats/workbooks/workbook-writer.ts';
import { openResultFolder, type ResultFolder } from '../../formats/folders/result-folder.ts';
import type { Assembly } from '../../genome/assembly.ts';
import type { GeneModels } from '../../genome/genes.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { BENCH_FILES, BENCH_TRAPS } from './bench-plan.ts';
import type { SimulatedPeaks } from './binding.ts';
import type { SimulatedArrays } from './expression.ts';
import type { SimulatedExperiment, SimulatedWorld } from './make-world.ts';
import { GROUPS, READS_FILES, REPLICATES } from './reads.ts';
import { simulatedStudyText } from './study-text.ts';
import { truthOf } from './truth.ts';
import { QUERY, UNRELATED, WORLD_NOTICE } from './world-plan.ts';

/** Where the parts of a written world lie. */
export interface WrittenWorld {
  readonly study: string;
  readonly sheet: string;
  readonly atlas: string;
  /** Peaks of the unrelated factor, which are no part of the study. */
  readonly unrelated: string;
  /** Reads, which are no part of the study either: the sheet of all samples, those without the drug, and the input. */
  readonly reads: { readonly sheet: string; readonly untreated: readonly string[]; readonly input: string };
  /** Tables of the bench that are there to fool. */
  readonly traps: Readonly<Record<keyof typeof BENCH_TRAPS, string>>;
  readonly truth: string;
  /** SHA-256 of the truth file, known before the analysis starts. */
  readonly truthDigest: string;
}

const README = `simulated data

Every file below this folder was drawn from a seeded generator. Gene names and positions are real; binding sites,
experiments, arrays and effects are not. Nothing here says anything about a real protein or drug.
truth.sealed.json holds what was planted: open it after the analysis.
`;

/** Files of a world, below its folder. */
export const WORLD_FILES = {
  study: 'study.yaml',
  truth: 'truth.sealed.json',
  sequence: 'sequence/hg38.simulated.fa.gz',
} as const;

/** The folder of its reads. */
const READS = 'reads';

/** Files of its arrays. */
export const ARRAY_FILES = {
  matrix: 'expression/simulated_series_matrix.txt.gz',
  platform: 'expression/simulated_platform.txt.gz',
  designOf: (cell: string) => `expression/design_${cell}.simulated.tsv`,
} as const;

/**
 * Writes a world as the files a laboratory would have: peak files, a sheet, arrays, a study file, and the sealed truth. All of them or
 * none; of an earlier world only what chipmate wrote goes.
 * @param opened the folder, where the caller has it open
 */
export function writeWorld(
  world: SimulatedWorld,
  genes: GeneModels,
  assembly: Assembly,
  folder: string,
  opened?: ResultFolder,
): WrittenWorld {
  if (opened === undefined) {
    const results = openWorld(folder);
    try {
      return writeWorld(world, genes, assembly, folder, results);
    } finally {
      results.close();
    }
  }
  const results = opened;
  results.stage('README.txt', README);
  const sheet = stageExperiments(world, assembly, results);
  for (const [line, replicates] of [
    [QUERY.myeloma, world.query.myeloma],
    [QUERY.lymphoid, world.query.lymphoid],
  ] as const) {
    replicates.forEach((peaks, index) => {
      const name = `${QUERY.antigen}_${line}_replicate${index + 1}`;
      results.stage(`chip-seq/${name}.simulated.narrowPeak.gz`, narrowPeakText(peaks, assembly, name));
    });
  }
  const unrelated = `chip-seq/${UNRELATED}_${QUERY.myeloma}_unrelated.simulated.narrowPeak.gz`;
  results.stage(unrelated, narrowPeakText(world.unrelated, assembly, UNRELATED));
  for (const [name, text] of world.reads.files) results.stage(`${READS}/${name}`, text);
  stageArrays(world.arrays, results);
  for (const [path, text] of [...world.bench.texts, ...world.beside]) results.stage(path, text);
  results.stage(BENCH_FILES.effects, workbookOf(world.bench.effects, BENCH_FILES.effects));
  stageSequence(world, assembly, results);
  results.stage(WORLD_FILES.study, simulatedStudyText(world.seed));
  const truth = `${JSON.stringify(truthOf(world, genes), null, 2)}\n`;
  results.stage(WORLD_FILES.truth, truth);
  results.commit();
  return {
    study: join(folder, WORLD_FILES.study),
    sheet: join(folder, sheet),
    atlas: join(folder, 'atlas'),
    unrelated: join(folder, unrelated),
    reads: {
      sheet: join(folder, READS, READS_FILES.sheet),
      untreated: Array.from({ length: REPLICATES }, (_, i) =>
        join(folder, READS, READS_FILES.chip(GROUPS[0], i + 1)),
      ),
      input: join(folder, READS, READS_FILES.input),
    },
    traps: {
      wells: join(folder, BENCH_TRAPS.wells),
      viability: join(folder, BENCH_TRAPS.viability),
      compensated: join(folder, BENCH_TRAPS.compensated),
      patient: join(folder, BENCH_TRAPS.patient),
    },
    truth: join(folder, WORLD_FILES.truth),
    truthDigest: createHash('sha256').update(truth).digest('hex'),
  };
}

/** The folder of a world, which no other process may write into meanwhile. */
export function openWorld(folder: string): ResultFolder {
  return openResultFolder(folder, { by: 'simulated world', whole: true });
}

/** The sheet of experiments and their peaks. @returns the sheet's path below the folder */
function stageExperiments(
  { seed, experiments }: Pick<SimulatedWorld, 'seed' | 'experiments'>,
  assembly: Assembly,
  results: Pick<ResultFolder, 'stage'>,
): string {
  const pathOf = (name: string): string => `experiments/${name}.simulated.narrowPeak.gz`;
  const rows = experiments.map((experiment) =>
    [...Object.values(sheetRow(experiment, assembly, seed)), pathOf(experiment.name)].join('\t'),
  );
  const sheet = 'experiments.simulated.tsv';
  results.stage(sheet, `${[...SHEET_COLUMNS, 'file'].join('\t')}\n${rows.join('\n')}\n`);
  for (const { name, peaks } of experiments)
    results.stage(pathOf(name), narrowPeakText(peaks, assembly, name));
  return sheet;
}

const SHEET_COLUMNS = [
  ...['experiment', 'genome', 'antigen_class', 'antigen', 'cell_class', 'cell', 'peaks', 'title', 'study'],
  ...['source', 'source_release', 'laboratory'],
] as const;

/** What the sheet says of an experiment, in the order of its columns. */
export function sheetRow(
  { plan, name, peaks }: SimulatedExperiment,
  assembly: Assembly,
  seed: number,
): Readonly<Record<(typeof SHEET_COLUMNS)[number], string>> {
  return {
    experiment: name,
    genome: assembly.name,
    antigen_class: 'TFs and others',
    antigen: plan.antigen,
    cell_class: 'Blood',
    cell: plan.cell,
    peaks: String(peaks.count),
    title: `${WORLD_NOTICE}: ${plan.antigen} in ${plan.cell}, ${plan.laboratory}`,
    study: `SIMULATED-${plan.laboratory.replace(/\D/g, '')}`,
    source: 'simulated world',
    source_release: `seed ${seed}`,
    laboratory: plan.laboratory,
  };
}

/** Peaks as a file, whose every line says that it is simulated. */
export function narrowPeakText(peaks: SimulatedPeaks, assembly: Assembly, name: string): string {
  const scores = scoresOf(peaks);
  const lines: string[] = [];
  for (let peak = 0; peak < peaks.count; peak++) {
    lines.push(
      [
        assembly.chromosomeNames[peaks.chromosome[peak]],
        peaks.start[peak],
        peaks.end[peak],
        `${WORLD_NOTICE}_${name}_${peak + 1}`,
        scores[peak],
        '.',
        peaks.signal[peak].toFixed(DIGITS),
        peaks.minusLog10P[peak].toFixed(DIGITS),
        peaks.minusLog10Q[peak].toFixed(DIGITS),
        peaks.summit[peak] - peaks.start[peak],
      ].join('\t'),
    );
  }
  return `${lines.join('\n')}\n`;
}

/** The same peaks as who reads that file gets them. */
export function narrowPeakColumns(peaks: SimulatedPeaks, { chromosomeNames }: Assembly): PeakColumns {
  const { count, chromosome, start, end, summit } = peaks;
  const signal = peaks.signal.map((value) => Number(value.toFixed(DIGITS)));
  return { count, chromosomeNames, chromosome, start, end, summit, signal, score: scoresOf(peaks) };
}

/** Digits behind the point of what a file says of a peak. */
const DIGITS = 4;

/** Column 5, which a browser draws: 1000 for the strongest peak. */
function scoresOf({ signal }: SimulatedPeaks): Float64Array {
  let strongest = 0;
  for (const value of signal) strongest = Math.max(strongest, value);
  return signal.map((value) => Math.round((1000 * value) / strongest));
}

/** The bases around the sites, on chromosomes of N. */
function stageSequence(
  { landscape, sequence }: SimulatedWorld,
  assembly: Assembly,
  results: ResultFolder,
): void {
  const { width, codes } = sequence;
  const parts = assembly.chromosomeNames.map((): { start: number; letters: Uint8Array }[] => []);
  for (let site = 0; site < landscape.count; site++) {
    const chromosome = landscape.chromosome[site];
    const start = landscape.position[site] - Math.floor(width / 2);
    const letters = Buffer.from(decodeSequence(codes.subarray(site * width, (site + 1) * width)));
    // A site near the end of its chromosome.
    parts[chromosome].push({ start, letters: letters.subarray(0, assembly.sizes[chromosome] - start) });
  }
  const { packed, index } = blockFasta(
    parts.flatMap((own, i) =>
      own.length === 0
        ? []
        : [
            {
              name: assembly.chromosomeNames[i],
              description: WORLD_NOTICE,
              size: assembly.sizes[i],
              parts: own,
            },
          ],
    ),
  );
  results.stage(WORLD_FILES.sequence, packed);
  results.stage(`${WORLD_FILES.sequence}.fai`, index);
}

export function stageArrays(arrays: SimulatedArrays, results: Pick<ResultFolder, 'stage'>): void {
  const quoted = (values: readonly string[]): string => values.map((value) => `"${value}"`).join('\t');
  const { samples, probes } = arrays;
  const lines = [
    `!Series_title\t"Simulated arrays of lenalidomide against control (no real samples)"`,
    `!Series_geo_accession\t"SIMULATED"`,
    `!Series_summary\t"Drawn from a seeded generator; nothing here was measured."`,
    `!Series_platform_id\t"SIMULATED-PLATFORM"`,
    '',
    `!Sample_title\t${quoted(samples.map((s) => `simulated ${s.cell} ${s.treatment} ${s.replicate}`))}`,
    `!Sample_geo_accession\t${quoted(samples.map((s) => s.name))}`,
    `!Sample_characteristics_ch1\t${quoted(samples.map((s) => `cell line: ${s.cell}`))}`,
    `!Sample_characteristics_ch1\t${quoted(samples.map((s) => `treatment: ${s.treatment}`))}`,
    `!Sample_data_processing\t${quoted(samples.map(() => 'simulated log2 intensities'))}`,
    `!Sample_platform_id\t${quoted(samples.map(() => 'SIMULATED-PLATFORM'))}`,
    '!series_matrix_table_begin',
    `"ID_REF"\t${quoted(samples.map((s) => s.name))}`,
  ];
  probes.forEach(({ name }, row) => {
    const values = Array.from(samples.keys(), (column) =>
      arrays.values[row * samples.length + column].toFixed(4),
    );
    lines.push(`"${name}"\t${values.join('\t')}`);
  });
  lines.push('!series_matrix_table_end');
  results.stage(ARRAY_FILES.matrix, `${lines.join('\n')}\n`);
  const annotation = probes.map(({ name, symbol, place }) => `${name}\t${symbol}\t${place}\tsimulated probe`);
  const platform = [
    '#ID = simulated probe',
    '#Gene Symbol = gene the probe stands for',
    '#CHROMOSOMAL_LOCATION = where the probe lies',
    'ID\tGene Symbol\tCHROMOSOMAL_LOCATION\tDescription',
  ];
  results.stage(ARRAY_FILES.platform, `${[...platform, ...annotation].join('\n')}\n`);
  for (const cell of new Set(samples.map((s) => s.cell))) {
    const rows = samples
      .filter((s) => s.cell === cell)
      .map((s) => `${s.name}\t${s.treatment}\t${s.cell}\tsimulated`);
    results.stage(ARRAY_FILES.designOf(cell), `sample\ttreatment\tcell\tnotice\n${rows.join('\n')}\n`);
  }
}
