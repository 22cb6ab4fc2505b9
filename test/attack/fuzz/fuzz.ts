import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Amount, Attack, AttackOptions, AttackRow } from '../attack.ts';
import { inputOf } from './inputs.ts';
import type { Batch, BatchResult, Finding, FuzzJob } from './protocol.ts';
import type { FuzzTarget } from './target.ts';
import { Stopped, Victim } from './victim.ts';

const AMOUNTS: Readonly<Record<Amount, number>> = { small: 120, bounded: 2_000, full: 100_000 };
const BATCH = 200;
/** Stops of one reader that are tried again: a busy machine may stop a process, too. */
const MOST_TRIED_AGAIN = 3;
/** Stops after which a reader is given up: each takes seconds. */
const MOST_STOPS = 8;
/** MB */
const MOST_MEMORY = 1024;
/** Findings of one reader of which an input is made small and kept. */
const MOST_KEPT = 40;

/** The attack on the readers that a module exports as `targets`. */
export function fuzzAttack(name: string, module: string, targets: readonly FuzzTarget[]): Attack {
  return {
    name,
    promises:
      'a reader gives what an independent, slow reader gives, or refuses with one message that names file and line; it never ends as a bug, takes longer than 5 s or more than 1 GB',
    run: (options) => fuzz(module, targets, options),
  };
}

/** @param limit ms that one input may take */
export async function fuzz(
  module: string,
  targets: readonly FuzzTarget[],
  options: AttackOptions,
  limit?: number,
): Promise<AttackRow[]> {
  const victim = new Victim(limit);
  try {
    const rows: AttackRow[] = [];
    for (const target of targets) {
      // A process of its own for each, so that its memory is its own; starting one takes longer than the small amount.
      if (options.amount !== 'small') victim.restart();
      const weight = Math.min(target.weight ?? 1, options.amount === 'full' ? Infinity : 1);
      const amount = Math.ceil(AMOUNTS[options.amount] * weight);
      rows.push(
        await fuzzOne(victim, { module, target: target.name, seed: options.seed }, target, amount, options),
      );
    }
    return rows;
  } finally {
    victim.close();
  }
}

async function fuzzOne(
  victim: Victim,
  job: FuzzJob,
  target: FuzzTarget,
  amount: number,
  options: AttackOptions,
): Promise<AttackRow> {
  const sum = new Sum();
  for (let from = 0; from < amount && sum.stops < MOST_STOPS; from += BATCH)
    await batch(victim, { job, from, to: Math.min(amount, from + BATCH) }, sum);
  const row = sum.row(target.what);
  if (options.keep !== undefined) await keep(victim, job, sum.failures(), target, options.keep);
  for (const { outcome, kind, times, index } of sum.findings())
    options.report(`  ${target.name}: ${outcome} ${times} x (input ${index}) ${kind}`);
  return row;
}

/** Does a batch; an input that stops the process is tried once more alone (the first few), then named, and the rest goes on. */
async function batch(victim: Victim, { job, from, to }: Batch, sum: Sum): Promise<void> {
  if (from >= to || sum.stops >= MOST_STOPS) return;
  try {
    const result = await victim.batch({ job, from, to });
    sum.add(result);
    // What a process once held is not known of the next input.
    if (result.memory > MOST_MEMORY) victim.restart();
  } catch (error) {
    if (!(error instanceof Stopped) || error.index < from || error.index >= to) throw error;
    const { index } = error;
    await batch(victim, { job, from, to: index }, sum);
    try {
      if (sum.stops >= MOST_TRIED_AGAIN) throw error;
      sum.add(await victim.batch({ job, from: index, to: index + 1 }));
    } catch (again) {
      if (!(again instanceof Stopped)) throw again;
      sum.stops++;
      const kind = again.how === 'hang' ? 'no answer in time (hang)' : 'the process ended';
      sum.add({
        ...NOTHING,
        counts: { exception: 1 },
        findings: [{ outcome: 'exception', kind, index, times: 1 }],
      });
    }
    await batch(victim, { job, from: index + 1, to }, sum);
  }
}

const NOTHING: BatchResult = { counts: {}, findings: [], slowest: NaN, memory: NaN };

/** What all batches of a reader gave. */
class Sum {
  /** Inputs that stopped the process. */
  stops = 0;
  readonly #counts = new Map<string, number>();
  readonly #findings = new Map<string, Finding>();
  #slowest = 0;
  #memory = 0;

  add({ counts, findings, slowest, memory }: BatchResult): void {
    for (const [outcome, times] of Object.entries(counts))
      this.#counts.set(outcome, this.#count(outcome) + times);
    for (const finding of findings) {
      const key = `${finding.outcome} ${finding.kind}`;
      const known = this.#findings.get(key);
      this.#findings.set(
        key,
        known === undefined ? finding : { ...known, times: known.times + finding.times },
      );
    }
    if (slowest > this.#slowest) this.#slowest = slowest;
    if (memory > this.#memory) this.#memory = memory;
  }

  #count(outcome: string): number {
    return this.#counts.get(outcome) ?? 0;
  }

  findings(): Finding[] {
    return [...this.#findings.values()].sort((a, b) => b.times - a.times || a.index - b.index);
  }

  failures(): Finding[] {
    return this.findings().filter(({ outcome }) => outcome === 'wrong' || outcome === 'exception');
  }

  row(what: string): AttackRow {
    const amount = [...this.#counts.values()].reduce((sum, times) => sum + times, 0);
    const [stricter, free] = [this.#count('stricter'), this.#count('open')];
    const failures = this.failures().map(({ kind, times }) => `${kind} (${times})`);
    const notes = [
      ...(this.stops >= MOST_STOPS ? ['given up, as it stopped too often'] : []),
      ...(stricter > 0 ? [`${stricter} refused that could be read`] : []),
      ...(free > 0 ? [`${free} left open`] : []),
      ...failures.slice(0, 4),
      ...(failures.length > 4 ? [`and ${failures.length - 4} other kinds`] : []),
    ];
    return {
      what,
      amount,
      fine: this.#count('fine') + free,
      refused: this.#count('refused') + stricter,
      wrong: this.#count('wrong'),
      exceptions: this.#count('exception'),
      slowest: this.#slowest,
      memory: this.#memory,
      note: notes.join('; '),
    };
  }
}

/** Writes an input of every kind of failure, as small as it goes, with the list of kinds. */
async function keep(
  victim: Victim,
  job: FuzzJob,
  failures: readonly Finding[],
  target: FuzzTarget,
  folder: string,
): Promise<void> {
  if (failures.length === 0) return;
  const own = join(folder, target.name);
  mkdirSync(own, { recursive: true });
  const lines: string[] = [];
  for (const finding of failures.slice(0, MOST_KEPT)) {
    let bytes = inputOf(target, job.seed, finding.index).bytes;
    try {
      if (!/hang|process ended/.test(finding.kind)) bytes = await victim.minimal(job, finding);
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
    }
    writeFileSync(join(own, String(finding.index)), bytes);
    lines.push(`${finding.index}\t${finding.outcome}\t${finding.times}\t${finding.kind}`);
  }
  writeFileSync(join(own, 'kinds.tsv'), `${lines.join('\n')}\n`);
}
