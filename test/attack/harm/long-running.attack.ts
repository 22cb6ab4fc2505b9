import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Attack, AttackOptions, AttackRow } from '../attack.ts';
import { openAtlas, readPeakFile } from '../../../src/index.ts';
import { mustRun } from './processes.ts';
import { Tally } from './tally.ts';
import { withFolder } from './trees.ts';
import { writeWorld } from './world.ts';

const TIMES = { small: 300, bounded: 1000, full: 100_000 } as const;
/** What a process may hold more in the end than after its first third, MB: the heap is not collected at every moment. */
const MORE_MEMORY = 40;

/** The engine itself opens a file now and then, such as those of a new thread. */
const MORE_FILES = 5;

/** Open files of this process; 0 where the system does not tell. */
function openFiles(): number {
  try {
    return readdirSync('/proc/self/fd').length;
  } catch {
    return 0;
  }
}

/** Does something many times, and looks whether each time leaves memory or open files behind. */
async function again(
  what: string,
  times: number,
  work: () => Promise<string>,
  options: AttackOptions,
): Promise<AttackRow> {
  const tally = new Tally(what, options);
  const first = await work();
  let files = 0;
  let memory = 0;
  for (let i = 0; i < times; i++) {
    const began = performance.now();
    const found = await work();
    tally.took(performance.now() - began);
    if (found === first) tally.fine('same answer');
    else tally.wrong('other answer', `time ${i + 1}: ${found.slice(0, 200)}`);
    if (i === Math.floor(times / 3)) {
      files = openFiles();
      memory = process.memoryUsage().rss / 2 ** 20;
    }
  }
  const [moreFiles, moreMemory] = [openFiles() - files, process.memoryUsage().rss / 2 ** 20 - memory];
  tally.held(process.memoryUsage().rss / 2 ** 20);
  if (moreFiles > MORE_FILES)
    tally.wrong('open files left', `${moreFiles} more after the last two thirds of ${times}`);
  if (moreMemory > MORE_MEMORY)
    tally.wrong('memory kept', `${moreMemory.toFixed(0)} MB more after the last two thirds of ${times}`);
  return tally.row;
}

const counted = ({ queryHits }: { readonly queryHits: Uint32Array }): string => queryHits.join(' ');

async function attack(options: AttackOptions): Promise<AttackRow[]> {
  return withFolder(async (cwd) => {
    writeWorld(cwd);
    await mustRun(
      ['atlas', 'build', 'sheet.tsv', '-o', 'atlas', '--genome', 'hg38', '--genes', 'genes.bed', '-q'],
      { cwd },
    );
    const times = TIMES[options.amount];
    const bad = join(cwd, 'bad.bed');
    writeFileSync(bad, `chr1\t1\t5\n${'chr1\t2\tx\n'.repeat(50_000)}`);
    const [atlasFolder, query] = [join(cwd, 'atlas'), join(cwd, 'query.narrowPeak')];
    const opened = await openAtlas(atlasFolder);
    const { peaks } = await readPeakFile(query);
    const rows = [
      await again(
        `${times} counts in one process`,
        times,
        async () => counted(await opened.overlap(peaks)),
        options,
      ),
      await again(
        `${times / 10} atlases opened, asked and closed`,
        times / 10,
        async () => {
          const atlas = await openAtlas(atlasFolder);
          const counts = counted(await atlas.overlap(peaks));
          await atlas.close();
          return counts;
        },
        options,
      ),
      await again(
        `${times / 10} files refused`,
        times / 10,
        () =>
          readPeakFile(bad).then(
            () => 'accepted',
            (error: unknown) => String(error).split('\n')[0],
          ),
        options,
      ),
    ];
    await opened.close();
    return rows;
  });
}

export const attacks: readonly Attack[] = [
  {
    name: 'harm-long-running',
    promises:
      'a process that answers thousands of questions gives the same answers and keeps neither memory nor open files',
    run: attack,
  },
];
