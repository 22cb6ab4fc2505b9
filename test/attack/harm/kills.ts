// One command that is killed again and again, and what is left of old and new each time.
import { mkdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRandom, type Random } from '../../../src/statistics/random.ts';
import type { AttackOptions, AttackRow } from '../attack.ts';
import { isRefusal, mustRun, run, said, start } from './processes.ts';
import { Tally } from './tally.ts';
import { copyOver, differences, part, treeOf, withFolder, type Tree } from './trees.ts';
import { writeWorld } from './world.ts';

export interface KillScenario {
  /** The row's first cell. */
  readonly what: string;
  readonly args: readonly string[];
  /** Run in place of the command line. */
  readonly program?: string;
  /** The folder that is old or new as a whole. */
  readonly target: string;
  /** Brings a folder that has the world's inputs to where the command starts. */
  readonly prepare?: (folder: string) => Promise<void>;
  /** A reading verb: between old and new it still gives the answer of one of them. */
  readonly read?: readonly string[];
  /** Added when the command is repeated although the new state is there, and would be refused without. */
  readonly again?: readonly string[];
  /** Files are replaced one by one: each of them is old or new. */
  readonly each?: boolean;
  /** Files of the user's below the target that no run may touch, beside those next to it. */
  readonly mine?: readonly string[];
}

/** How one kill is aimed: so many ms after the start, or at a call that changes a file. */
type Aim = { readonly after: number } | { readonly harm: string };

/** The user's own files beside the target. */
const BESIDE = ['notes.txt', '.my-notes', 'papers/one.txt'];

interface Prepared {
  readonly folder: string;
  readonly mine: readonly string[];
  /** All files but the user's, before the command and after it. */
  readonly before: Tree;
  readonly after: Tree;
  readonly answers: readonly string[];
  readonly duration: number;
  readonly calls: number;
}

/** Kills a command so many times. @param together attempts that run at one time */
export async function killed(
  scenario: KillScenario,
  times: number,
  options: AttackOptions,
  together = 2,
): Promise<AttackRow> {
  return withFolder(async (folder) => {
    const tally = new Tally(`SIGKILL: ${scenario.what}`, options);
    const prepared = await prepare(scenario, folder, tally);
    const random = createRandom(options.seed);
    const aims = Array.from({ length: times }, (_, i) => aim(i, times, prepared, random));
    const workers = Array.from({ length: together }, async (_, worker) => {
      for (let i = worker; i < aims.length; i += together)
        await attempt(scenario, prepared, join(folder, `round-${worker}`), aims[i], tally);
    });
    await Promise.all(workers);
    return tally.row;
  });
}

/** A quarter at any time, a quarter in the last fifth, half around the calls that change files, evenly over all of them. */
function aim(i: number, times: number, { duration, calls }: Prepared, random: Random): Aim {
  if (i % 4 === 0) return { after: duration * 1.05 * random.uniform() };
  if (i % 4 === 2) return { after: duration * (0.8 + 0.25 * random.uniform()) };
  const share = (i + random.uniform()) / times;
  const mode = (['before', 'after', 'half'] as const)[random.integer(3)];
  return { harm: `${mode}:${1 + Math.floor(share * calls)}` };
}

const programOf = ({ program }: KillScenario) => (program === undefined ? {} : { program });

async function prepare(scenario: KillScenario, folder: string, tally: Tally): Promise<Prepared> {
  const template = join(folder, 'template');
  mkdirSync(template);
  writeWorld(template);
  await scenario.prepare?.(template);
  const owned = [...BESIDE, ...(scenario.mine ?? []).map((name) => `${scenario.target}/${name}`)];
  for (const name of owned) {
    mkdirSync(dirname(join(template, name)), { recursive: true });
    writeFileSync(join(template, name), `mine: ${name}\n`);
  }
  const others = (at: string): Tree => part(treeOf(at), (path) => !owned.includes(path));
  const before = others(template);
  const whole = join(folder, 'whole');
  copyOver(template, whole);
  const answers = [await answer(scenario, whole)];
  const { milliseconds: duration } = await mustRun(scenario.args, { ...programOf(scenario), cwd: whole });
  const after = others(whole);
  const gone = touched(whole, owned);
  if (gone.length > 0)
    tally.wrong(`the user's files`, `chipmate ${scenario.args.join(' ')}: ${gone.join(', ')}`);
  // What even an undisturbed run takes away is told once, so that the kills may tell something else.
  const mine = owned.filter((name) => !gone.includes(name));
  for (const name of gone) rmSync(join(template, name));
  answers.push(await answer(scenario, whole));
  const counted = join(folder, 'counted');
  copyOver(template, counted);
  const number = join(folder, 'calls');
  await mustRun(scenario.args, { ...programOf(scenario), cwd: counted, harm: `count:0:${number}` });
  return { folder: template, mine, before, after, answers, duration, calls: Number(readFileSync(number)) };
}

async function answer({ read }: KillScenario, folder: string): Promise<string> {
  if (read === undefined) return '';
  const { status, stdout } = await run(read, { cwd: folder });
  return `${status}\n${stdout}`;
}

/** Files of the user's that are not as they were. */
function touched(folder: string, mine: readonly string[]): string[] {
  return mine.filter((name) => {
    try {
      return readFileSync(join(folder, name), 'utf8') !== `mine: ${name}\n`;
    } catch {
      return true;
    }
  });
}

async function attempt(
  scenario: KillScenario,
  prepared: Prepared,
  folder: string,
  aimed: Aim,
  tally: Tally,
): Promise<void> {
  copyOver(prepared.folder, folder);
  const how = `chipmate ${scenario.args.join(' ')}, killed ${'after' in aimed ? `after ${aimed.after.toFixed(0)} of ${prepared.duration.toFixed(0)} ms` : `at ${aimed.harm} of ${prepared.calls} calls`}`;
  const started = start(scenario.args, {
    ...programOf(scenario),
    cwd: folder,
    ...('harm' in aimed ? { harm: aimed.harm } : {}),
  });
  const timer = 'after' in aimed ? setTimeout(started.kill, aimed.after) : undefined;
  const ended = await started.ended;
  clearTimeout(timer);
  if (ended.hung || ended.status === 1) {
    tally.exception('before the kill', `${how}: ${said(ended)}`);
    return;
  }
  const killed = ended.signal === 'SIGKILL';
  const mine = touched(folder, prepared.mine);
  if (mine.length > 0) return tally.wrong(`the user's files`, `${how}: ${mine.join(', ')} not as before`);
  const state = stateOf(scenario, prepared, folder);
  if (state.fault !== undefined) return tally.wrong(state.name, `${how}: ${state.fault}`);
  let { name } = state;
  if (name === BETWEEN && scenario.read !== undefined) {
    const looked = join(dirname(folder), `look-${folder.slice(-1)}`);
    copyOver(folder, looked);
    const found = await answer(scenario, looked);
    const which = prepared.answers.indexOf(found);
    if (which < 0)
      return tally.wrong(
        'other answer between',
        `${how}: ${scenario.read.join(' ')} answers neither old nor new: ${found.slice(0, 300)}`,
      );
    name = `${which === 0 ? 'old' : 'new'} to all who read, ${BETWEEN}`;
  }
  const rerun = await repeated(scenario, state.name, folder);
  if (rerun.status !== 0 && !(state.name === 'new' && isRefusal(rerun)))
    return tally.wrong(
      rerun.hung || rerun.status !== 2 ? 'rerun fails' : 'rerun refused',
      `${how}: ${state.name}, then ${said(rerun)}`,
    );
  const left = differences(
    part(treeOf(folder), (path) => !prepared.mine.includes(path)),
    prepared.after,
  );
  if (left.length > 0)
    return tally.wrong(
      'rerun differs',
      `${how}: ${state.name}; after the same command again ${left.slice(0, 6).join(', ')}`,
    );
  const again = touched(folder, prepared.mine);
  if (again.length > 0)
    return tally.wrong(`the user's files`, `${how}: after the same command again ${again.join(', ')}`);
  tally.fine(killed ? name : `ended first, ${name}`);
}

/** The same command once more; where everything is new already, with what it then needs. */
async function repeated(scenario: KillScenario, state: string, folder: string) {
  const again = state === 'new' ? (scenario.again ?? []) : [];
  // A lock, a file or a folder that nobody finished making is left alone for a minute: a minute passes.
  const past = new Date(Date.now() - 61_000);
  for (const path of treeOf(folder).keys())
    if (/\.lock\.[0-9a-f]{12}$|\.[0-9a-f]{12}\.partial$|(^|\/)chipmate-serve-\w{6}$/.test(path))
      utimesSync(join(folder, path), past, past);
  return run([...scenario.args, ...again], { ...programOf(scenario), cwd: folder });
}

const BETWEEN = 'whole after the next command';
const EACH = 'each file old or new';

/** Files that a run works in: hidden ones, sites that are not finished, and what has arrived of a download. */
const isWork = (path: string): boolean =>
  path
    .split('/')
    .some((name) => name.startsWith('.') || name === 'sites.parts' || /\.part(?:\.json)?$/.test(name));

function stateOf(
  { target, each = false }: KillScenario,
  { before, after, mine }: Prepared,
  folder: string,
): { name: string; fault?: string } {
  const found = treeOf(folder);
  const outcome = (tree: Tree): Tree =>
    part(
      tree,
      (path) => (path === target || path.startsWith(`${target}/`)) && !isWork(path) && !mine.includes(path),
    );
  const [now, old, fresh] = [outcome(found), outcome(before), outcome(after)];
  // What the user put into a folder is all that it may hold.
  const empty = [...now.values()].every((what) => what === 'folder');
  if (differences(now, old).length === 0 || (old.size === 0 && empty)) return { name: 'old' };
  if (differences(now, fresh).length === 0) return { name: 'new' };
  if (each) {
    const neither = [...new Set([...now.keys(), ...old.keys()])].filter((path) => {
      const content = now.get(path);
      return content !== old.get(path) && content !== fresh.get(path);
    });
    if (neither.length === 0) return { name: EACH };
    return { name: 'neither old nor new', fault: neither.join(', ') };
  }
  const contents = new Set(found.values());
  if (old.size === 0) {
    const half = [...now].filter(([path, content]) => fresh.get(path) !== content);
    if (half.length === 0) return { name: BETWEEN };
    return { name: 'half a file', fault: half.map(([path]) => path).join(', ') };
  }
  const missing = (tree: Tree): string[] =>
    [...tree].filter(([, content]) => !contents.has(content)).map(([path]) => path);
  const [lost, absent] = [missing(old), missing(fresh)];
  if (lost.length === 0 || absent.length === 0) return { name: BETWEEN };
  return {
    name: 'lost',
    fault: `neither old nor new: ${lost.length} of the old files are nowhere (${lost.slice(0, 4).join(', ')} ...), nor are ${absent.length} of the new ones`,
  };
}

/** Puts one file in another's place, as a user does who has better data. */
export function replaced(folder: string, name: string, by: string): void {
  renameSync(join(folder, by), join(folder, name));
}
