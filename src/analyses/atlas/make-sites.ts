import { encodedClass, type EncodedClass } from '../../atlas/sites/sites-file.ts';
import type { AtlasChange } from '../../atlas/making/change-atlas.ts';
import { readSummits } from '../../atlas/chosen-peaks.ts';
import { caution, note, type Notice } from '../../messages/message.ts';
import { buildClassSites } from '../../partners/sites/build-class-sites.ts';
import {
  openSitesToMake,
  sitesOfChange,
  type ClassToMake,
  type SitesToMake,
} from '../inputs/sites-to-make.ts';

/** Classes are read together up to this number of peaks. */
const PEAKS_AT_ONCE = 30_000_000;

/** Mislabelled experiments that are named. */
const NAMED = 10;

/** What became of the sites of an atlas. */
export interface MadeSites {
  /** Cell classes whose sites were made, and those whose sites were kept. */
  readonly made: readonly string[];
  readonly kept: readonly string[];
  readonly notices: readonly Notice[];
}

/** Called with the fraction that is done. */
type Progress = (fraction: number) => void;

/**
 * Which sites does each cell class have? Makes the sites of the classes that have none of their present experiments,
 * and has them written with those that were kept.
 */
export function makeSites(input: SitesToMake, progress?: Progress): MadeSites {
  const { classes, leftOut } = input;
  const done = new Map<string, EncodedClass>();
  for (const { cellClass, kept } of classes) if (kept !== undefined) done.set(cellClass, kept);
  const kept = [...done.keys()];
  const todo = classes.filter((one) => one.kept === undefined);
  const mislabelled: string[] = [];
  const total = peaksOf(todo);
  let finished = 0;
  for (const batch of batches(todo)) {
    const peaks = peaksOf(batch);
    const parts = sitesOf(input, batch, (part) => progress?.((finished + part * peaks) / total));
    for (const [cellClass, part] of parts) {
      done.set(cellClass, part);
      mislabelled.push(...leftOutOf(part));
    }
    finished += peaks;
  }
  input.write(classes.flatMap(({ cellClass }) => done.get(cellClass) ?? []));
  const made = todo.map(({ cellClass }) => cellClass);
  return {
    made,
    kept,
    notices: [
      ...(made.length === 0 ? [] : [note('sites.made', { classes: made.length, names: listed(made) })]),
      ...(kept.length === 0 ? [] : [note('sites.kept', { classes: kept.length, names: listed(kept) })]),
      ...(mislabelled.length === 0
        ? []
        : [
            caution('sites.mislabelled', {
              experiments: mislabelled.slice(0, NAMED).join('; '),
              count: mislabelled.length,
            }),
          ]),
      ...(leftOut.length === 0 ? [] : [note('sites.left-out', { antigens: listed(leftOut) })]),
    ],
  };
}

/**
 * The same for the atlas of a folder.
 * @throws InputError where the folder is no atlas
 */
export function buildSites(folder: string, progress?: Progress): MadeSites {
  const input = openSitesToMake(folder);
  try {
    return makeSites(input, progress);
  } finally {
    input.close();
  }
}

/** The same for an atlas that is being built or added to: its sites appear with it. */
export function sitesWithin(change: AtlasChange, progress?: Progress): MadeSites {
  return makeSites(sitesOfChange(change), progress);
}

const STEP_START = { correlate: 0, invert: 0.5, calibrate: 0.6 } as const;
const STEP_SHARE = { correlate: 0.5, invert: 0.1, calibrate: 0.4 } as const;
/** Share of the time that reading the peaks takes. */
const READING = 0.1;

/** The sites of cell classes that are read together; each is kept as soon as it is made. */
function sitesOf(
  input: SitesToMake,
  batch: readonly ClassToMake[],
  progress: Progress,
): Map<string, EncodedClass> {
  const { shards, genome, tss } = input;
  const summits = readSummits(
    shards,
    batch.map(({ experiments }) => experiments),
    (fraction) => progress(READING * fraction),
  );
  const made = batch.map(({ cellClass, experiments, fingerprint }, i): [string, EncodedClass] => {
    const sites = buildClassSites(cellClass, { ...summits[i], experiments }, genome.offsets, tss, {
      progress: ({ step, done, of }) => {
        const part = i + STEP_START[step] + (STEP_SHARE[step] * done) / of;
        progress(READING + (1 - READING) * (part / batch.length));
      },
    });
    const part = encodedClass(sites, fingerprint);
    input.keep(part);
    return [cellClass, part];
  });
  return new Map(made);
}

/** Experiments that look like another factor than their label says, each with both. */
function leftOutOf({ header }: EncodedClass): string[] {
  return header.columns.flatMap(({ antigen, cell, leftOut = [] }) =>
    leftOut.map(({ experiment, like }) => `${experiment} (${antigen} in ${cell}, like ${like})`),
  );
}

/** Cell classes that are read in one pass over the peaks. */
function batches(todo: readonly ClassToMake[]): ClassToMake[][] {
  const result: ClassToMake[][] = [];
  let peaks = Number.POSITIVE_INFINITY;
  for (const one of todo) {
    const own = peaksOf([one]);
    peaks += own;
    if (peaks > PEAKS_AT_ONCE) {
      result.push([]);
      peaks = own;
    }
    result[result.length - 1].push(one);
  }
  return result;
}

function peaksOf(classes: readonly ClassToMake[]): number {
  return classes.reduce(
    (sum, { experiments }) => sum + experiments.reduce((n, { peaks }) => n + peaks, 0),
    0,
  );
}

function listed(names: readonly string[]): string {
  return names.map((name) => name || '(none)').join(', ');
}
