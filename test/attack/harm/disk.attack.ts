import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  cpSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { startTestServer } from '../../support/chip-atlas-server.ts';
import { madeUpChipAtlas } from '../../support/made-up-chip-atlas.ts';
import { createRandom } from '../../../src/statistics/random.ts';
import type { Amount, Attack, AttackOptions, AttackRow } from '../attack.ts';
import {
  appWriter,
  isRefusal,
  mustRun,
  run,
  said,
  signalWriter,
  type Ended,
  type StartOptions,
} from './processes.ts';
import { Tally } from './tally.ts';
import { copyOver, differences, part, treeOf, withFolder, type Tree } from './trees.ts';
import { removeSites, writeWorld } from './world.ts';

/** Moments at which each verb's disk becomes full. */
const MOMENTS: Readonly<Record<Amount, number>> = { small: 2, bounded: 4, full: 1000 };

const build = (sheet: string, ...more: string[]): string[] => [
  ...['atlas', 'build', sheet, '-o', 'atlas', '--genome', 'hg38', '--genes', 'genes.bed', '-q'],
  ...more,
];
const study = ['study', 'run', 'study.yaml', '-o', 'results', '-q'];
const asking = ['query.narrowPeak', '--atlas', 'atlas', '-q'];

const fetching = (base: string): string[] => [
  ...['atlas', 'fetch', '--base', base, '--genome', 'hg38', '--cell-class', 'Blood', '-o', 'blood', '-q'],
  ...['--retries', '1'],
];

/**
 * What writes, in a folder that has the world's inputs, an atlas and a study's results.
 * @param base address of a server; without it nothing is downloaded
 */
const writingVerbs = (base: string | undefined): readonly (readonly string[])[] => [
  build('sheet.tsv', '-o', 'new-atlas'),
  build('other.tsv', '--force'),
  ['atlas', 'add', 'atlas', 'more.tsv', '-q'],
  ['atlas', 'sites', 'unfinished', '-q'],
  ['atlas', 'export', 'atlas', '-o', 'exported', '-q'],
  ...(base === undefined ? [] : [fetching(base)]),
  study,
  ['study', 'run', 'study.yaml', '-o', 'new-results', '-q'],
  ['study', 'init', 'new-study.yaml'],
  ['partners', ...asking, '-o', 'table.tsv'],
  ['overlap', ...asking, '-o', 'table.tsv.gz'],
  ['targets', ...asking, '--expression', 'changed.tsv', '--figures', 'figures', '-o', 'table.tsv'],
  ['browse', '--atlas', 'atlas', '-q', '-o', 'track.bed'],
  ['peaks-of', 'E1', '--atlas', 'atlas', '-o', 'peaks.bed'],
  ['study', 'share', 'shared', '-o', 'shared.chipmate.zip', '-q'],
  ...(base === undefined ? [['dropped']] : APP_WRITERS.map((writer) => [writer])),
  [
    ...[
      'peaks',
      'consensus',
      'query.narrowPeak',
      'e2.narrowPeak',
      '--rule',
      'k-of-n',
      '--at-least',
      '1',
      '-q',
    ],
    ...['--narrow-peak', 'both.narrowPeak', '-o', 'table.tsv'],
  ],
  // Genes stand for reads here: both have a strand.
  [
    ...['peaks', 'signal', 'genes.bed', '--sites', 'query.narrowPeak', '--fragment', '200', '-q'],
    ...['--matrix', 'matrix.gz', '--figures', 'figures', '-o', 'table.tsv'],
  ],
  // Genes have strands, as reads do.
  [
    ...['peaks', 'qc', 'genes.bed', '--peaks', 'query.narrowPeak', '-q', '-o', 'table.tsv'],
    ...['--multiqc', 'quality_mqc.tsv', '--figures', 'figures'],
  ],
];

/** Written by a program of their own: a verb writes them beside something else. */
const SIGNALS = ['signal.bw', 'signal.bedGraph.gz'];
/** What the app writes, by the names of app-writer.mjs. */
const APP_WRITERS = ['new-study', 'dropped', 'keep-new', 'keep-more', 'notes', 'draft', 'copy', 'own-atlas'];

/** Runs a verb, a writer of the app or one of signals. */
const written = (args: readonly string[], options: StartOptions): Promise<Ended> => {
  const program = APP_WRITERS.includes(args[0])
    ? appWriter
    : SIGNALS.includes(args[0])
      ? signalWriter
      : undefined;
  return run(args, { ...(program !== undefined && { program }), ...options });
};

/** The folder in which all of them are tried. */
async function prepare(cwd: string): Promise<void> {
  mkdirSync(cwd, { recursive: true });
  writeWorld(cwd);
  await mustRun(build('sheet.tsv'), { cwd });
  await mustRun(build('sheet.tsv', '-o', 'unfinished'), { cwd });
  await mustRun(['atlas', 'add', 'unfinished', 'more-2.tsv', '-q'], { cwd });
  removeSites(join(cwd, 'unfinished'));
  await mustRun(study, { cwd });
  mkdirSync(join(cwd, 'shared'));
  cpSync(join(cwd, 'results'), join(cwd, 'shared', 'results'), { recursive: true, preserveTimestamps: true });
  const text = readFileSync(join(cwd, 'study.yaml'), 'utf8');
  writeFileSync(join(cwd, 'shared', 'study.yaml'), text);
  for (const name of ['studies', 'data', 'tmp']) mkdirSync(join(cwd, name));
  await mustRun(['keep-new'], { cwd, program: appWriter });
  renameSync(join(cwd, 'studies', 'Kept'), join(cwd, 'studies', 'Old'));
  await mustRun(['new-study'], { cwd, program: appWriter });
  renameSync(join(cwd, 'studies', 'A study'), join(cwd, 'studies', 'Other'));
}

/** What counts: everything but what a study keeps for its next run, half downloads, the sites that were begun and temporary files. */
const outcome = (folder: string): Tree =>
  part(treeOf(folder), (path) => !/(^|\/)(\.chipmate|sites\.parts|chip-atlas-data|tmp)(\/|$)/.test(path));

interface Judging {
  readonly cwd: string;
  /** What was there before, and what is there after an undisturbed run. */
  readonly before: Tree;
  readonly after: Tree;
}

function judge(tally: Tally, ended: Ended, how: string, { cwd, before, after }: Judging): void {
  const told = `${how}, chipmate ${ended.args.join(' ')}: ${said(ended)}`;
  tally.took(ended.milliseconds);
  if (ended.hung) return tally.exception('hang', told);
  const found = outcome(cwd);
  if (ended.status === 0) {
    const whole = differences(found, after);
    return whole.length === 0
      ? tally.fine('whole')
      : tally.wrong('success that is none', `${told}: ${whole.slice(0, 5).join(', ')}`);
  }
  if (!isRefusal(ended))
    return ended.status === 1 ? tally.exception('exit 1', told) : tally.wrong('no sentence', told);
  const lost = differences(
    part(found, (path) => before.has(path)),
    before,
  );
  if (lost.length > 0) return tally.wrong('old state not whole', `${told}: ${lost.slice(0, 5).join(', ')}`);
  const more = [...found].filter(([path]) => !before.has(path));
  const half = more.filter(([path, content]) => after.get(path) !== content).map(([path]) => path);
  if (half.length > 0) return tally.wrong('half files left', `${told}: ${half.slice(0, 5).join(', ')}`);
  tally.refused(more.length > 0 ? 'refused, some of several files there' : 'refused');
}

/** Makes every call that needs room fail from some moment on, in every verb that writes. */
export async function fullAtAnyMoment(
  base: string | undefined,
  most: number,
  options: AttackOptions,
): Promise<AttackRow> {
  const tally = new Tally('disk full from the k-th writing call on', options);
  await withFolder(async (folder) => {
    const template = join(folder, 'template');
    await prepare(template);
    const before = outcome(template);
    const random = createRandom(options.seed);
    const cwd = join(folder, 'round');
    for (const args of [...writingVerbs(base), ...SIGNALS.map((name) => [name])]) {
      copyOver(template, cwd);
      const number = join(folder, 'calls');
      const whole = await written(args, { cwd, harm: `count:0:${number}` });
      if (whole.status !== 0) throw new Error(`${args.join(' ')}: ${said(whole)}`);
      const after = outcome(cwd);
      const calls = Number(readFileSync(number));
      const moments = Math.min(most, calls);
      for (let i = 0; i < moments; i++) {
        const call = moments === calls ? i + 1 : 1 + Math.floor(((i + random.uniform()) / moments) * calls);
        copyOver(template, cwd);
        const ended = await written(args, { cwd, harm: `ENOSPC:${call}` });
        judge(tally, ended, `ENOSPC:${call} of ${calls}`, { before, after, cwd });
      }
    }
  });
  return tally.row;
}

/** Lets no file grow beyond a few kB: the system itself stops the writers. */
async function limitedFiles(base: string, options: AttackOptions): Promise<AttackRow> {
  const tally = new Tally('files that may not grow (RLIMIT_FSIZE of 1 kB)', options);
  await withFolder(async (folder) => {
    const template = join(folder, 'template');
    await prepare(template);
    const before = outcome(template);
    const cwd = join(folder, 'round');
    for (const args of writingVerbs(base)) {
      copyOver(template, cwd);
      await written(args, { cwd });
      const after = outcome(cwd);
      copyOver(template, cwd);
      const through = ['sh', '-c', `trap '' XFSZ; ulimit -f 2; exec "$@"`, 'sh'];
      judge(tally, await written(args, { cwd, through }), 'ulimit -f 2', { before, after, cwd });
    }
  });
  return tally.row;
}

const isRoot = process.getuid?.() === 0;

/** Mounts a small disk in memory for the time of some work; false where that is not allowed. */
async function withSmallDisk(folder: string, kilobytes: number, work: () => Promise<void>): Promise<boolean> {
  mkdirSync(folder, { recursive: true });
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder]);
  if (!isRoot || mounted.status !== 0) return false;
  try {
    await work();
  } finally {
    spawnSync('umount', ['-l', folder]);
  }
  return true;
}

/** Fills a disk but for 8 kB. */
function fill(filler: string): void {
  const file = openSync(filler, 'w');
  let size = 0;
  try {
    for (;;) size += writeSync(file, Buffer.alloc(4096));
  } catch {
    ftruncateSync(file, size - 8192);
  }
  closeSync(file);
}

const isFile = (path: string): boolean => statSync(path).isFile();

/** A disk in memory with a little room left, and one that is read-only. */
async function smallDisk(base: string, options: AttackOptions): Promise<AttackRow[]> {
  const full = new Tally('disk with 8 kB left (tmpfs)', options);
  const readOnly = new Tally('read-only disk (tmpfs)', options);
  const allowed = await withFolder(async (folder) => {
    const template = join(folder, 'template');
    await prepare(template);
    const before = outcome(template);
    const bytes = readdirSync(template, { recursive: true, encoding: 'utf8' })
      .map((name) => join(template, name))
      .reduce((sum, path) => sum + (isFile(path) ? 4096 * Math.ceil(statSync(path).size / 4096) : 4096), 0);
    const disk = join(folder, 'disk');
    const cwd = join(disk, 'work');
    let mounted = true;
    for (const args of writingVerbs(base)) {
      const other = join(folder, 'other');
      copyOver(template, other);
      await written(args, { cwd: other });
      const after = outcome(other);
      mounted &&= await withSmallDisk(disk, 2 * (bytes / 1024) + 500, async () => {
        copyOver(template, cwd);
        fill(join(disk, 'filler'));
        judge(full, await written(args, { cwd }), 'full disk', { before, after, cwd });
      });
      mounted &&= await withSmallDisk(disk, 2 * (bytes / 1024) + 2000, async () => {
        copyOver(template, cwd);
        spawnSync('mount', ['-o', 'remount,ro', disk]);
        judge(readOnly, await written(args, { cwd }), 'read-only disk', { before, after, cwd });
      });
      if (!mounted) return false;
    }
    return true;
  });
  if (allowed) return [full.row, readOnly.row];
  options.report('small and read-only disks are left out: only root may mount a tmpfs');
  return [];
}

/** Somebody else's folder. Root may write everywhere: it becomes nobody first. */
async function forbiddenFolder(base: string, options: AttackOptions): Promise<AttackRow[]> {
  const tally = new Tally('folder without permission', options);
  const through = isRoot ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : [];
  if (isRoot && spawnSync(through[0], [...through.slice(1), 'true']).status !== 0) {
    options.report('folders without permission are left out: root has no setpriv to become somebody else');
    return [];
  }
  await withFolder(async (folder) => {
    chmodSync(folder, 0o755);
    const cwd = join(folder, 'work');
    await prepare(cwd);
    const before = outcome(cwd);
    if (!isRoot) for (const name of ['', ...before.keys()]) chmodSync(join(cwd, name), 0o555);
    for (const args of writingVerbs(base)) {
      const ended = await written(args, { cwd, through });
      if (
        /Cannot find module|EACCES.*chipmate\.cjs/.test(ended.stderr) &&
        !existsSync(join(cwd, 'table.tsv'))
      ) {
        options.report('folders without permission are left out: nobody else may read this checkout');
        return;
      }
      judge(tally, ended, 'as another user', { before, after: before, cwd });
    }
    if (!isRoot) for (const name of ['', ...before.keys()]) chmodSync(join(cwd, name), 0o755);
  });
  return tally.row.amount > 0 ? [tally.row] : [];
}

export const attacks: readonly Attack[] = [
  {
    name: 'harm-disk',
    promises:
      'a disk that is full, read-only or forbidden ends in one sentence and exit 2, and what was there is as it was',
    run: async (options) => {
      const server = await startTestServer(madeUpChipAtlas());
      try {
        return [
          await fullAtAnyMoment(server.base, MOMENTS[options.amount], options),
          await limitedFiles(server.base, options),
          ...(await smallDisk(server.base, options)),
          ...(await forbiddenFolder(server.base, options)),
        ];
      } finally {
        await server.close();
      }
    },
  },
];
