import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { InputError } from '../../errors.ts';
import { parseStudy } from '../file/read-study.ts';
import type { Resources } from './resources.ts';
import { runPlan, type RunOptions, type StepOutcome } from './run-plan.ts';
import { message } from '../../messages/message.ts';
import { defineStep, type Step, type StepContext } from './step.ts';

function setUp(): { options: RunOptions; input: string; started: string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'chipmate-plan-'));
  const input = join(folder, 'numbers.txt');
  writeFileSync(input, '1 2 3');
  const started: string[] = [];
  const file = parseStudy('study: S\nfactor: F\ngenome: hg38\n', join(folder, 'study.yaml'));
  const options: RunOptions = {
    file,
    resources: {} as Resources,
    cache: join(folder, 'cache'),
    version: '1.0.0',
    threads: 1,
    onStart: (step) => started.push(step.name),
  };
  return { options, input, started };
}

interface Value<T> {
  readonly notices: readonly never[];
  readonly value: T;
}

/** A step of a kind of its own that gives one value. */
function step<T>(
  name: string,
  work: (context: StepContext) => T,
  more: Partial<Omit<Step<Value<T>>, 'kind'>> & { version?: number } = {},
): Step<Value<T>> {
  const { version = 1, ...rest } = more;
  const kind = defineStep<Value<T>>({ name, version, plan: () => [] });
  const title = message('step.peaks', { name });
  const run = async (context: StepContext): Promise<Value<T>> => ({ notices: [], value: work(context) });
  return { name, title, kind, needs: [], inputs: [], parameters: {}, run, ...rest };
}

function sumSteps(): Step[] {
  const read = step(
    'read',
    ({ file }) => readFileSync(file.locate('numbers.txt'), 'utf8').split(' ').map(Number),
    { inputs: ['numbers.txt'] },
  );
  const sum = step('sum', ({ result }) => result(read).value.reduce((a, b) => a + b), { needs: [read] });
  const other = step('other', () => ({ value: 7, share: 2 / 3, missing: NaN }));
  return [read, sum, other];
}

const values = (outcomes: readonly StepOutcome[]): unknown[] =>
  outcomes.map(({ result }) => (result as Value<unknown> | undefined)?.value);
const states = (outcomes: StepOutcome[]): string[] =>
  outcomes.map(({ step, state }) => `${step.name} ${state}`);

test('a second run reuses every result, a changed input redoes only what depends on it', async () => {
  const { options, input, started } = setUp();
  const first = await runPlan(sumSteps(), options);
  expect(values(first)).toEqual([[1, 2, 3], 6, { value: 7, share: 0.666666666667, missing: null }]);
  const second = await runPlan(sumSteps(), options);
  expect(second.every(({ reused }) => reused)).toBe(true);
  expect(second.map(({ key, result }) => [key, result])).toEqual(
    first.map(({ key, result }) => [key, result]),
  );
  writeFileSync(input, '4 5');
  started.length = 0;
  const third = await runPlan(sumSteps(), options);
  expect(values(third)[1]).toBe(9);
  expect(started).toEqual(['read', 'sum']);
});

test('a raised version or another parameter is another key', async () => {
  const { options } = setUp();
  const key = async (more: Parameters<typeof step<number>>[2]): Promise<string> =>
    (await runPlan([step('a', () => 1, more)], options))[0].key;
  const keys = [
    await key({}),
    await key({ version: 2 }),
    await key({ parameters: { seed: 1 } }),
    await key({ parameters: { seed: 2 } }),
  ];
  expect(new Set(keys).size).toBe(4);
});

test('a failing step is told, stops only what needs it, and is tried again', async () => {
  const { options } = setUp();
  let broken = true;
  const bad = step('bad', () => {
    if (broken) throw new InputError('the file is empty', { file: 'x.tsv' });
    return 1;
  });
  const steps = [
    bad,
    step('after', ({ result }) => result(bad).value + 1, { needs: [bad] }),
    step('curious', ({ wanted }) => wanted(bad)?.value ?? 'nothing', { wants: [bad] }),
    step('good', () => 5),
  ];
  const failed = await runPlan(steps, options);
  expect(states(failed)).toEqual(['bad failed', 'after skipped', 'curious done', 'good done']);
  expect(failed[0].reason?.values['problem']).toContain('x.tsv: the file is empty');
  expect(failed[1].reason?.values['step']).toEqual(bad.title);
  expect(values(failed)[2]).toBe('nothing');
  broken = false;
  const mended = await runPlan(steps, options);
  expect(states(mended)).toEqual(['bad done', 'after done', 'curious done', 'good done']);
  expect(values(mended)).toEqual([1, 2, 1, 5]);
  expect(mended[3].reused).toBe(true);
});

test('a result that was cut off on its way to the disk is computed again', async () => {
  const { options } = setUp();
  const [first] = await runPlan([step('a', () => 'whole')], options);
  const [kept] = readdirSync(options.cache);
  writeFileSync(join(options.cache, kept), '{"key":"');
  const [again] = await runPlan([step('a', () => 'whole')], options);
  expect([...values([again]), again.reused, again.key]).toEqual(['whole', false, first.key]);
});

test('stopping after any number of steps and starting again gives the results of an undisturbed run', async () => {
  const chain = (stopAfter: number): Step[] => {
    let done = 0;
    const steps: Step<Value<number>>[] = [];
    for (let index = 0; index < 5; index++) {
      const before = steps.slice(-1);
      const work = ({ result }: StepContext): number => {
        if (done++ === stopAfter) throw new Error('interrupted');
        return before.reduce((_, each) => result(each).value * 3, 1);
      };
      steps.push(step(`step ${index}`, work, { needs: before }));
    }
    return steps;
  };
  const undisturbed = await runPlan(chain(Infinity), setUp().options);
  for (let stop = 0; stop < 5; stop++) {
    const { options } = setUp();
    const interrupted = await runPlan(chain(stop), options);
    expect(interrupted.filter(({ state }) => state === 'done')).toHaveLength(stop);
    const resumed = await runPlan(chain(Infinity), options);
    expect(resumed.map(({ key, result }) => [key, result])).toEqual(
      undisturbed.map(({ key, result }) => [key, result]),
    );
  }
});
