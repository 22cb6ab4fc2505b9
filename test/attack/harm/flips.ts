// One bit of a file that chipmate keeps is flipped, as a disk does that grows old, and the same is asked again.
import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createRandom } from '../../../src/statistics/random.ts';
import type { AttackOptions, AttackRow } from '../attack.ts';
import { isRefusal, said, type Ended } from './processes.ts';
import { Tally } from './tally.ts';
import { copyOver, differences, part, treeOf, type Tree } from './trees.ts';
import type { Verbs } from './verbs.ts';

export interface FlipScenario {
  /** The row's first cell. */
  readonly what: string;
  /** The folder whose files are flipped, one bit of one file at a time, and which of them. */
  readonly folder: string;
  readonly flips?: (path: string) => boolean;
  /** Questions that are asked after a flip, with absolute paths. */
  readonly questions: readonly (readonly string[])[];
  /** What a question leaves in a folder counts as its answer, too: the folder, and which of its files. */
  readonly makes?: { readonly folder: string; readonly counts?: (path: string) => boolean };
  /** A verb that has to name the file. */
  readonly verify?: readonly string[];
}

/** Of so many flips one is asked of a process instead of a thread. */
const BY_PROCESS = 20;

interface Flip {
  readonly file: string;
  readonly byte: number;
  readonly bit: number;
}

/** Flips so many bits, each alone, spread over the files evenly and over their bytes at random. */
export async function flipped(
  scenario: FlipScenario,
  times: number,
  verbs: Verbs,
  options: AttackOptions,
): Promise<AttackRow> {
  const tally = new Tally(`one bit flipped: ${scenario.what}`, options);
  const random = createRandom(options.seed);
  const files = filesOf(scenario.folder).filter(scenario.flips ?? (() => true));
  if (files.length === 0) throw new Error(`${scenario.folder} has no files to flip`);
  const kept = `${scenario.folder}.kept`;
  copyOver(scenario.folder, kept);
  const made = scenario.makes?.folder;
  if (made !== undefined && made !== scenario.folder) copyOver(made, `${made}.kept`);
  const answers: Answer[] = [];
  for (const question of scenario.questions) {
    const ended = await verbs.ask(question);
    if (ended.status !== 0) throw new Error(`${question.join(' ')} before any flip: ${said(ended)}`);
    answers.push(answerOf(scenario, ended));
  }
  for (let i = 0; i < times; i++) {
    copyOver(kept, scenario.folder);
    if (made !== undefined && made !== scenario.folder) copyOver(`${made}.kept`, made);
    const file = files[i % files.length];
    const flip = { file, byte: random.integer(statSync(join(kept, file)).size), bit: random.integer(8) };
    flipBit(join(scenario.folder, file), flip);
    await judge(scenario, flip, { answers, verbs, tally, byProcess: i % BY_PROCESS === 0 });
  }
  copyOver(kept, scenario.folder);
  return tally.row;
}

interface Answer {
  readonly stdout: string;
  readonly made: Tree;
}

interface Judging {
  readonly answers: readonly Answer[];
  readonly verbs: Verbs;
  readonly tally: Tally;
  readonly byProcess: boolean;
}

async function judge(
  scenario: FlipScenario,
  flip: Flip,
  { answers, verbs, tally, byProcess }: Judging,
): Promise<void> {
  const how = `bit ${flip.bit} of byte ${flip.byte} of ${flip.file}`;
  if (scenario.verify !== undefined) {
    const verified = await verbs.ask(scenario.verify);
    if (verified.status === 0 || !`${verified.stdout}${verified.stderr}`.includes(basename(flip.file)))
      return tally.wrong('verify misses it', `${how}: ${said(verified)}`);
  }
  let refused: 'named' | 'not named' | undefined;
  let noted = false;
  for (const [i, question] of scenario.questions.entries()) {
    let ended = await (byProcess ? verbs.inProcess(question) : verbs.ask(question));
    tally.took(ended.milliseconds);
    if (ended.status === 0 && !same(answerOf(scenario, ended), answers[i]) && !byProcess)
      ended = await verbs.inProcess(question);
    const asked = `${how}, then chipmate ${question.join(' ')}`;
    if (ended.hung) return tally.exception('hang', asked);
    if (isRefusal(ended)) {
      refused = ended.stderr.includes(basename(flip.file)) ? 'named' : (refused ?? 'not named');
      continue;
    }
    if (ended.status !== 0) return tally.exception('exception', `${asked}: ${said(ended)}`);
    const found = answerOf(scenario, ended);
    if (!same(found, answers[i]))
      return tally.wrong('other answer', `${asked}: ${otherwise(found, answers[i])}`);
    noted ||= ended.stderr.includes(basename(flip.file));
  }
  if (refused !== undefined) tally.refused(`file ${refused}`);
  else
    tally.fine(
      noted ? 'made again, and told' : scenario.makes === undefined ? 'same answer' : 'right bytes again',
    );
}

function answerOf({ makes }: FlipScenario, { stdout }: Ended): Answer {
  if (makes === undefined) return { stdout, made: new Map() };
  return { stdout: '', made: part(treeOf(makes.folder), makes.counts ?? (() => true)) };
}

function same(one: Answer, other: Answer): boolean {
  return one.stdout === other.stdout && differences(one.made, other.made).length === 0;
}

function otherwise(found: Answer, wanted: Answer): string {
  if (found.stdout === wanted.stdout) return differences(found.made, wanted.made).slice(0, 5).join(', ');
  const lines = wanted.stdout.split('\n');
  const line = found.stdout.split('\n').findIndex((each, i) => each !== lines[i]);
  return `line ${line + 1} is ${JSON.stringify(found.stdout.split('\n')[line]?.slice(0, 120))}, not ${JSON.stringify(lines[line]?.slice(0, 120))}`;
}

/** Flips one bit of a file and keeps its time. */
function flipBit(path: string, { byte, bit }: Flip): void {
  const { atime, mtime } = statSync(path);
  const bytes = readFileSync(path);
  bytes[byte] ^= 1 << bit;
  writeFileSync(path, bytes);
  utimesSync(path, atime, mtime);
}

/** All files below a folder that have bytes, by path. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile() && statSync(join(folder, name)).size > 0)
    .sort();
}
