import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildAtlas, type BuildSummary } from '../atlas/making/build-atlas.ts';
import { ATLAS_FILES } from '../atlas/manifest.ts';
import { InputError } from '../errors.ts';
import type { ResultFolder } from '../formats/folders/result-folder.ts';
import { othersIn } from '../formats/folders/strangers.ts';
import { builtInGenes } from '../formats/genes/genes-reader.ts';
import { knownAssembly } from '../genome/assembly.ts';
import { readStudy } from '../study/file/read-study.ts';
import { makeWorld } from '../study/simulated-world/make-world.ts';
import { scoreAgainstTruth, type WorldScore } from '../study/simulated-world/score-against-truth.ts';
import {
  scoreBench,
  scoreShown,
  type BenchScore,
  type ShownScore,
} from '../study/simulated-world/score-bench.ts';
import { scoreReads, type ReadsScore } from '../study/simulated-world/score-reads.ts';
import type { WorldTruth } from '../study/simulated-world/truth.ts';
import {
  WORLD_FILES,
  openWorld,
  writeWorld,
  type WrittenWorld,
} from '../study/simulated-world/write-world.ts';
import { buildSites } from '../analyses/atlas/make-sites.ts';
import { note, type Notice } from '../messages/message.ts';
import { askedOfReads } from './demo-reads.ts';
import { askedBeside, GENOME } from './demo-traps.ts';
import { runAndWrite, type RanStudy, type RunAndWriteOptions } from './run-and-write.ts';

export interface DemoOptions extends RunAndWriteOptions {
  readonly seed: number;
  readonly planted: boolean;
  /** Told what is done next. */
  readonly onStage?: (stage: Notice) => void;
}

/** What the demo ends with. */
export interface DemoOutcome extends Pick<RanStudy, 'report' | 'data' | 'skipped' | 'notices'> {
  readonly experiments: number;
  readonly peaks: number;
  readonly truth: WorldTruth;
  readonly score: WorldScore;
  readonly bench: BenchScore & ShownScore;
  readonly reads: ReadsScore;
}

/** The world's folder inside the demo's. */
const WORLD = 'simulated-world';

/**
 * The whole model study on a simulated world: files are written, the atlas is built, the study is run, and only then is
 * the sealed truth opened. Its digest was taken when it was written, so that it cannot have been changed to fit.
 * @throws InputError where the folder holds something that is not an earlier demo
 */
export async function runDemo(folder: string, options: DemoOptions): Promise<DemoOutcome> {
  const place = join(folder, WORLD);
  refuseOtherFolders(folder, place);
  const { onStage, onMended } = options;
  const world = openWorld(place);
  try {
    for (const notice of world.notices) onMended?.(notice);
    const { written, built } = await makeDemoWorld(place, options, world);
    const run = await runAndWrite(readStudy(written.study), join(folder, 'results'), options);
    if (run.failed.length > 0) throw new Error(`steps of the demo failed: ${JSON.stringify(run.failed)}`);
    const beside = await askedBeside(written, run.results);
    const ofReads = await askedOfReads(written);
    onStage?.(note('demo.truth'));
    const sealed = readFileSync(written.truth, 'utf8');
    if (createHash('sha256').update(sealed).digest('hex') !== written.truthDigest)
      throw new Error('the sealed truth changed during the analysis');
    const truth = JSON.parse(sealed) as WorldTruth;
    return {
      experiments: built.experiments,
      peaks: built.peaks,
      truth,
      score: scoreAgainstTruth(run.results, truth, beside),
      bench: {
        ...scoreBench(run.data.evidence.edges, truth),
        ...scoreShown(run.data.figure?.lines ?? [], run.data.path, truth),
      },
      reads: scoreReads(ofReads, truth),
      report: run.report,
      data: run.data,
      skipped: run.skipped,
      notices: run.notices,
    };
  } finally {
    world.close();
  }
}

/** @throws InputError where the folder is none of an earlier demo, also of one that was interrupted */
function refuseOtherFolders(folder: string, place: string): void {
  if (!existsSync(folder) || existsSync(join(place, WORLD_FILES.truth))) return;
  const [other] = othersIn(folder, [WORLD, 'results']);
  if (other === undefined && (!existsSync(place) || othersIn(place, []).length === 0)) return;
  throw new InputError('this folder is there already and holds no demo', {
    file: folder,
    found: other ?? place,
    fix: 'name a new folder with -o',
  });
}

/** @throws InputError where the atlas of an earlier demo holds what the demo did not write, such as experiments that were added */
function refuseOtherAtlas(atlas: string): void {
  if (!existsSync(atlas)) return;
  const [other] = othersIn(atlas, Object.values(ATLAS_FILES));
  if (other === undefined) return;
  throw new InputError("this demo's atlas holds something that the demo did not write", {
    file: atlas,
    found: other,
    fix: 'name a new folder with -o',
  });
}

/** Writes a simulated world into a folder, and builds its atlas. @param opened the folder, where the caller has it open */
export async function makeDemoWorld(
  folder: string,
  { seed, planted, threads, onStage }: DemoOptions,
  opened?: ResultFolder,
): Promise<{ written: WrittenWorld; built: BuildSummary }> {
  const genes = builtInGenes(GENOME);
  const assembly = knownAssembly(GENOME);
  if (genes === undefined || assembly === undefined) throw new Error(`${GENOME} is not built in`);
  refuseOtherAtlas(join(folder, 'atlas'));
  onStage?.(note('demo.world', { seed }));
  const written = writeWorld(makeWorld(genes, assembly, { seed, planted }), genes, assembly, folder, opened);
  onStage?.(note('demo.atlas'));
  const built = await buildAtlas(written.sheet, written.atlas, { assembly, genes, threads, replace: true });
  buildSites(written.atlas);
  return { written, built };
}
