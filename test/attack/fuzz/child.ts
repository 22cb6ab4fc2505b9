// The process in which readers are attacked: it takes batches from its parent, and writes the number of the input at hand into a
// file, so that the parent sees where it stands even if it never comes back.
import { openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { inputOf } from './inputs.ts';
import { judge, type Judgement } from './judge.ts';
import type { Batch, BatchResult, Finding, FuzzJob } from './protocol.ts';
import { shrunk } from './shrink.ts';
import type { FuzzTarget } from './target.ts';

const [folder] = process.argv.slice(2);
const progress = openSync(join(folder, 'progress'), 'w');
const stamp = new Float64Array(2);
const MOST_MEMORY = 1 << 20;

function standsAt(index: number): void {
  stamp[0] = index;
  stamp[1]++;
  writeSync(progress, stamp, 0, 16, 0);
}

async function targetOf({ module, target }: FuzzJob): Promise<FuzzTarget> {
  const { targets } = (await import(module)) as { targets: readonly FuzzTarget[] };
  const found = targets.find(({ name }) => name === target);
  if (found === undefined) throw new Error(`${module} has no target ${target}`);
  found.prepare?.(folder);
  return found;
}

async function judged(target: FuzzTarget, bytes: Buffer, valid: boolean): Promise<Judgement> {
  const path = join(folder, target.fileName ?? 'input');
  writeFileSync(path, bytes);
  const before = process.resourceUsage().maxRSS;
  const judgement = await judge(target, path, bytes, valid);
  const after = process.resourceUsage().maxRSS;
  return after > MOST_MEMORY && before <= MOST_MEMORY
    ? { outcome: 'exception', kind: 'more than 1 GB of memory' }
    : judgement;
}

async function batch({ job, from, to }: Batch): Promise<BatchResult> {
  const target = await targetOf(job);
  const counts: Record<string, number> = {};
  const findings = new Map<string, Finding>();
  let slowest = 0;
  for (let index = from; index < to; index++) {
    const { bytes, valid } = inputOf(target, job.seed, index);
    standsAt(index);
    const begun = process.cpuUsage();
    const { outcome, kind } = await judged(target, bytes, valid);
    const { user, system } = process.cpuUsage(begun);
    slowest = Math.max(slowest, (user + system) / 1_000);
    counts[outcome] = (counts[outcome] ?? 0) + 1;
    if (outcome === 'fine' || outcome === 'refused') continue;
    const key = `${outcome} ${kind}`;
    const known = findings.get(key);
    findings.set(key, { outcome, kind, index: known?.index ?? index, times: (known?.times ?? 0) + 1 });
  }
  standsAt(-1);
  return { counts, findings: [...findings.values()], slowest, memory: process.resourceUsage().maxRSS / 1024 };
}

/** The input behind a finding, made as small as it goes. */
async function minimal(job: FuzzJob, { index, outcome, kind }: Finding): Promise<Uint8Array> {
  const target = await targetOf(job);
  const { bytes, valid } = inputOf(target, job.seed, index);
  const alike = async (candidate: Buffer): Promise<boolean> => {
    standsAt(index);
    const found = await judged(target, candidate, false);
    return found.outcome === outcome && found.kind === kind;
  };
  const small = valid || kind.startsWith('more than 1 GB') ? bytes : await shrunk(bytes, alike);
  standsAt(-1);
  return small;
}

process.on('message', (request: { batch: Batch } | { minimal: [FuzzJob, Finding] }) => {
  const answer = 'batch' in request ? batch(request.batch) : minimal(...request.minimal);
  answer.then(
    (result) =>
      process.send?.({
        result: result instanceof Uint8Array ? Buffer.from(result).toString('base64') : result,
      }),
    (error: unknown) =>
      process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
process.on('disconnect', () => process.exit());
