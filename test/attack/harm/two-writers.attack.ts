import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { startTestServer } from '../../support/chip-atlas-server.ts';
import { madeUpChipAtlas } from '../../support/made-up-chip-atlas.ts';
import { createRandom } from '../../../src/statistics/random.ts';
import type { Amount, Attack, AttackOptions, AttackRow } from '../attack.ts';
import { isRefusal, mustRun, run, said, start, type Ended } from './processes.ts';
import { Tally } from './tally.ts';
import { copyOver, withFolder } from './trees.ts';
import { worldFiles, writeWorld } from './world.ts';

const TIMES: Readonly<Record<Amount, number>> = { small: 1, bounded: 2, full: 100 };

/** Two writers of one folder, started almost together. */
export interface WritersScenario {
  readonly what: string;
  readonly prepare?: (folder: string) => Promise<void>;
  readonly writers: readonly (readonly string[])[];
  /** Whether one of them may have to wait; where not, both are to succeed. */
  readonly check: (folder: string, ended: readonly Ended[]) => Promise<string | undefined>;
}

const build = (sheet: string, ...more: string[]): string[] => [
  ...['atlas', 'build', sheet, '-o', 'atlas', '--genome', 'hg38', '--genes', 'genes.bed', '-q'],
  ...more,
];
const add = (sheet: string): string[] => ['atlas', 'add', 'atlas', sheet, '-q'];
const study = ['study', 'run', 'study.yaml', '-o', 'results', '-q'];
const ADDED: Readonly<Record<string, readonly string[]>> = {
  'more.tsv': ['A1'],
  'more-2.tsv': ['B1'],
  'slow.tsv': ['B1'],
};

async function withAtlas(cwd: string): Promise<void> {
  await mustRun(build('sheet.tsv'), { cwd });
}

/** The atlas is whole, has the experiments of all who said that they had added them, and sites that know them. */
async function atlasHolds(cwd: string, ended: readonly Ended[]): Promise<string | undefined> {
  const verified = await run(['atlas', 'verify', 'atlas'], { cwd });
  if (verified.status !== 0) return `atlas verify: ${said(verified)}`;
  const found = await run(['atlas', 'search', 'atlas', '--columns', 'experiment', '-q'], { cwd });
  const experiments = new Set(found.stdout.split('\n').slice(1));
  const done = ended.filter(({ status }) => status === 0).map(({ args }) => args);
  const replaced = done.some((args) => args.includes('--force'));
  for (const args of replaced ? [] : done) {
    const missing = (ADDED[args[3]] ?? []).filter((name) => !experiments.has(name));
    if (args[1] === 'add' && missing.length > 0)
      return `chipmate ${args.join(' ')} ended with 0, and ${missing.join()} is not there`;
  }
  const asked = await run(['partners', 'query.narrowPeak', '--atlas', 'atlas'], { cwd });
  if (asked.status !== 0) return `partners: ${said(asked)}`;
  const after = await run(['atlas', 'sites', 'atlas'], { cwd });
  return done.length > 0 && after.stderr.includes('made for')
    ? `an atlas whose sites are old: ${said(after)}`
    : undefined;
}

export const writersScenarios: readonly WritersScenario[] = [
  {
    what: 'atlas build, twice',
    writers: [build('sheet.tsv'), build('other.tsv')],
    check: atlasHolds,
  },
  {
    what: 'atlas add, twice',
    prepare: withAtlas,
    writers: [add('more.tsv'), add('more-2.tsv')],
    check: atlasHolds,
  },
  {
    what: 'atlas add and atlas sites',
    prepare: withAtlas,
    writers: [add('more.tsv'), ['atlas', 'sites', 'atlas', '-q']],
    check: atlasHolds,
  },
  {
    what: 'atlas build --force and atlas add',
    prepare: withAtlas,
    writers: [build('other.tsv', '--force'), add('more.tsv')],
    check: atlasHolds,
  },
  {
    what: 'study run, twice',
    prepare: withAtlas,
    writers: [study, study],
    check: async (cwd) => {
      const page = existsSync(join(cwd, 'results', 'report.html'));
      const again = await run(study, { cwd });
      return !page ? 'no report' : again.status === 0 ? undefined : `once more: ${said(again)}`;
    },
  },
];

/** One of two additions reads its sheet from a pipe that is slow; the other is done meanwhile. */
export async function slowSheet(options: AttackOptions): Promise<AttackRow> {
  const tally = new Tally('two writers: atlas add, one with a slow sheet', options);
  await withFolder(async (cwd) => {
    writeWorld(cwd);
    await withAtlas(cwd);
    if (spawnSync('mkfifo', ['slow.tsv'], { cwd }).status !== 0)
      return tally.refused('no pipes with a name on this system');
    const slow = start(add('slow.tsv'), { cwd });
    const pipe = await Promise.race([
      open(join(cwd, 'slow.tsv'), 'w'),
      slow.ended.then(() => undefined),
      setTimeout(20_000).then(() => undefined),
    ]);
    const quick = start(add('more.tsv'), { cwd, limit: 20_000 });
    // An addition that waits for the other one's lock is not told from one that has ended: it gets its time.
    await Promise.race([quick.ended, setTimeout(3000)]);
    await pipe?.writeFile(worldFiles['more-2.tsv']);
    await pipe?.close();
    const ended = await Promise.all([slow.ended, quick.ended]);
    await judge(tally, cwd, ended, atlasHolds);
  });
  return tally.row;
}

async function judge(
  tally: Tally,
  cwd: string,
  ended: readonly Ended[],
  check: WritersScenario['check'],
): Promise<void> {
  const how = ended.map((each) => `chipmate ${each.args.join(' ')}: ${said(each)}`).join(' || ');
  if (ended.some(({ status, hung }) => hung || (status !== 0 && status !== 2)))
    return tally.exception('exception or hang', how);
  if (ended.some((each) => each.status === 2 && !isRefusal(each))) return tally.wrong('no sentence', how);
  if (ended.every(({ status }) => status !== 0)) return tally.wrong('both refused', how);
  const problem = await check(cwd, ended);
  if (problem !== undefined) return tally.wrong('lost or damaged', `${problem} (${how})`);
  const refused = ended.filter(({ status }) => status === 2);
  const misled = refused.find(({ stderr }) => !/another process|there is an atlas already/.test(stderr));
  if (misled !== undefined) return tally.wrong('misleading refusal', said(misled));
  tally.fine(refused.length > 0 ? 'one, the other told' : 'both');
}

/** Lets the writers of a scenario go at one time. */
export async function together(
  scenario: WritersScenario,
  times: number,
  options: AttackOptions,
): Promise<AttackRow> {
  const tally = new Tally(`two writers: ${scenario.what}`, options);
  const random = createRandom(options.seed);
  await withFolder(async (folder) => {
    const template = join(folder, 'template');
    mkdirSync(template);
    writeWorld(template);
    await scenario.prepare?.(template);
    const cwd = join(folder, 'round');
    for (let i = 0; i < times; i++) {
      copyOver(template, cwd);
      const pending = scenario.writers.map(async (args, writer) => {
        if (writer > 0) await setTimeout(100 * random.uniform());
        return run(args, { cwd });
      });
      await judge(tally, cwd, await Promise.all(pending), scenario.check);
    }
  });
  return tally.row;
}

/** Two fetches into one data folder, each for an atlas of its own. */
async function fetches(times: number, options: AttackOptions): Promise<AttackRow> {
  const server = await startTestServer(madeUpChipAtlas());
  const fetch = (atlas: string): string[] => [
    ...['atlas', 'fetch', '--base', server.base, '--genome', 'hg38', '--cell-class', 'Blood', '-q'],
    ...['-o', atlas],
  ];
  server.habits.slowMilliseconds = 2;
  try {
    return await together(
      {
        what: 'atlas fetch into one data folder, twice',
        writers: [fetch('one'), fetch('two')],
        check: async (cwd, ended) => {
          const alone = await run([...fetch('alone'), '--data', 'alone-data'], { cwd });
          if (alone.status !== 0) return `alone: ${said(alone)}`;
          for (const { args, status } of ended) {
            if (status !== 0) continue;
            const differing = await run(['atlas', 'diff', args.at(-1) ?? '', 'alone'], { cwd });
            if (differing.status !== 0 || differing.stdout.trim().split('\n').length > 1)
              return `atlas diff ${args.at(-1)} alone: ${differing.stdout.slice(0, 300)} ${said(differing)}`;
          }
          const again = await run([...fetch('three'), '--force'], { cwd });
          return again.status === 0 ? undefined : `a third fetch: ${said(again)}`;
        },
      },
      times,
      options,
    );
  } finally {
    await server.close();
  }
}

export const attacks: readonly Attack[] = [
  {
    name: 'harm-two-writers',
    promises:
      'of two that write into one folder at a time, each that ends with success is there as a whole, and each other one is told',
    run: async (options) => {
      const times = TIMES[options.amount];
      const rows: AttackRow[] = [];
      for (const scenario of writersScenarios) rows.push(await together(scenario, times, options));
      rows.push(await slowSheet(options), await fetches(times, options));
      return rows;
    },
  },
];
