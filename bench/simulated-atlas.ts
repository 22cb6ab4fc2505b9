import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFolder } from '../src/atlas/making/write-folder.ts';
import type { ExperimentTable } from '../src/atlas/experiment-table.ts';
import { ATLAS_FILES, describeGenome } from '../src/atlas/manifest.ts';
import { PeaksFileWriter } from '../src/atlas/peaks-file/peaks-file-writer.ts';
import { SignalsFileWriter } from '../src/atlas/signals-file.ts';
import type { Assembly } from '../src/genome/assembly.ts';
import { CELL_TYPE_CLUSTERS } from './element-pool.ts';
import { BedWriter, nameOf } from './bed-text.ts';
import type { SimulatedExperiments } from './simulated-experiments.ts';
import { sortedPeaks } from './sorted-peaks.ts';

export interface AtlasFacts {
  readonly peaks: number;
  /** Size of peaks.bin, bytes. */
  readonly positionBytes: number;
  /** Size of scores.bin, bytes. */
  readonly scoreBytes: number;
}

/**
 * Writes an atlas folder straight from the simulation, and beside it what the bedtools pipeline needs: all
 * peaks as one sorted BED file with the experiment in column 4, and the chromosome sizes.
 * @param bed undefined leaves that file out
 * @param antigenOf antigen of each experiment
 */
export function writeSimulatedAtlas(
  simulated: SimulatedExperiments,
  experiments: number,
  atlas: string,
  bed: string | undefined,
  antigenOf: (experiment: number) => string = (experiment) => `factor ${experiment % 300}`,
): AtlasFacts {
  const { assembly } = simulated;
  mkdirSync(atlas, { recursive: true });
  const writer = new PeaksFileWriter(join(atlas, ATLAS_FILES.peaks), { genome: assembly, experiments });
  const merged = bed === undefined ? undefined : new BedWriter(bed, assembly);
  const names = Array.from({ length: experiments }, (_, i) => Buffer.from(`\t${nameOf(i)}`));
  for (const batch of sortedPeaks(simulated, experiments)) {
    writer.append(batch);
    merged?.write(batch, (i) => names[batch.experiment[i]]);
  }
  merged?.close();
  const { peaks, peaksPerExperiment, files } = writer.finish();
  const signals = new SignalsFileWriter(join(atlas, ATLAS_FILES.signals));
  const codes = Uint8Array.from({ length: 256 }, (_, code) => code);
  for (let i = 0; i < experiments; i++) signals.add(codes, Float32Array.from(codes));
  signals.finish();
  writeFolder(atlas, tableOf(experiments, assembly, peaksPerExperiment, antigenOf), undefined, {
    chipmate: 'simulated',
    genome: describeGenome(assembly),
    meanings: [
      {
        experiments: [0, experiments - 1],
        signal: 'simulated',
        score: 'simulated',
        scoreIsMinus10Log10Q: false,
      },
    ],
    dropped: [],
  });
  return { peaks, positionBytes: files[0].bytes, scoreBytes: files[1].bytes };
}

/** Writes one BED file per experiment and the sheet that `chipmate atlas build` reads. @returns path of the sheet */
export function writeSimulatedSheet(
  simulated: SimulatedExperiments,
  experiments: number,
  folder: string,
): string {
  mkdirSync(join(folder, 'bed'), { recursive: true });
  const rows = ['experiment\tgenome\tantigen_class\tantigen\tcell_class\tcell\tfile'];
  for (const [experiment, peaks] of simulated.all(experiments)) {
    const name = nameOf(experiment);
    const rest = Array.from({ length: 500 }, (_, i) => Buffer.from(`\t${name}\t${500 + i}`));
    const file = new BedWriter(join(folder, 'bed', `${name}.bed`), simulated.assembly);
    file.write(peaks, (i) => rest[i % rest.length]);
    file.close();
    const cluster = experiment % CELL_TYPE_CLUSTERS;
    rows.push(
      [
        name,
        simulated.assembly.name,
        'TFs and others',
        `factor ${experiment % 300}`,
        'simulated',
        `cell ${cluster}`,
        `bed/${name}.bed`,
      ].join('\t'),
    );
  }
  const sheet = join(folder, 'experiments.tsv');
  writeFileSync(sheet, `${rows.join('\n')}\n`);
  return sheet;
}

function tableOf(
  count: number,
  assembly: Assembly,
  peaks: Uint32Array,
  antigenOf: (experiment: number) => string,
): ExperimentTable {
  const column = (value: (i: number) => string): string[] =>
    Array.from({ length: count }, (_, i) => value(i));
  return {
    count,
    experiment: column(nameOf),
    genome: column(() => assembly.name),
    antigenClass: column(() => 'TFs and others'),
    antigen: column(antigenOf),
    cellClass: column(() => 'simulated'),
    cell: column((i) => `cell ${i % CELL_TYPE_CLUSTERS}`),
    peaks,
    title: column(() => ''),
    study: column(() => ''),
    source: column(() => 'simulated'),
    sourceRelease: column(() => ''),
    extra: new Map(),
  };
}
