import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { InputError } from '../../errors.ts';
import { parseStudy } from '../read-study.ts';
import type { Resources } from './resources.ts';
import { runPlan, type RunOptions, type StepOutcome } from './run-plan.ts';
import type { Step } from './step.ts';

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

function step(name: string, run: Step['run'], more: Partial<Step> = {}): Step {
  return { name, kind: name, version: 1, needs: [], inputs: [], parameters: {}, run, ...more };
}

function sumSteps(): Step[] {
  const read = step(
    'read',
    async ({ file }) => readFileSync(file.locate('numbers.txt'), 'utf8').split(' ').map(Number),
    { inputs: ['numbers.txt'] },
  );
  const sum = step('sum', async ({ result }) => (result('read') as number[]).reduce((a, b) => a + b), {
    needs: ['read'],
  });
  const other = step('other', async () => ({ value: 7, missing: NaN }));
  return [read, sum, other];
}

const states = (outcomes: StepOutcome[]): string[] =>
  outcomes.map(({ step, state }) => `${step.name} ${state}`);

test('a second run reuses every result, a changed input redoes only what depends on it', async () => {
  const { options, input, started } = setUp();
  const first = await runPlan(sumSteps(), options);
  expect(first.map(({ result }) => result)).toEqual([[1, 2, 3], 6, { value: 7, missing: null }]);
  const second = await runPlan(sumSteps(), options);
  expect(second.every(({ reused }) => reused)).toBe(true);
  expect(second.map(({ key, result }) => [key, result])).toEqual(
    first.map(({ key, result }) => [key, result]),
  );
  writeFileSync(input, '4 5');
  started.length = 0;
  const third = await runPlan(sumSteps(), options);
  expect(third[1].result).toBe(9);
  expect(started).toEqual(['read', 'sum']);
});

test('a raised version or another parameter is another key', async () => {
  const { options } = setUp();
  const key = async (more: Partial<Step>): Promise<string> =>
    (await runPlan([step('a', async () => 1, more)], options))[0].key;
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
  const steps = [
    step('bad', async () => {
      if (broken) throw new InputError('the file is empty', { file: 'x.tsv' });
      return 1;
    }),
    step('after', async ({ result }) => (result('bad') as number) + 1, { needs: ['bad'] }),
    step('curious', async ({ result }) => result('bad') ?? 'nothing', { wants: ['bad'] }),
    step('good', async () => 5),
  ];
  const failed = await runPlan(steps, options);
  expect(states(failed)).toEqual(['bad failed', 'after skipped', 'curious done', 'good done']);
  expect(failed[0].reason?.values['problem']).toContain('x.tsv: the file is empty');
  expect(failed[2].result).toBe('nothing');
  broken = false;
  const mended = await runPlan(steps, options);
  expect(states(mended)).toEqual(['bad done', 'after done', 'curious done', 'good done']);
  expect(mended.map(({ result }) => result)).toEqual([1, 2, 1, 5]);
  expect(mended[3].reused).toBe(true);
});

test('a result that was cut off on its way to the disk is computed again', async () => {
  const { options } = setUp();
  const [first] = await runPlan([step('a', async () => 'whole')], options);
  const [kept] = readdirSync(options.cache);
  writeFileSync(join(options.cache, kept), '{"key":"');
  const [again] = await runPlan([step('a', async () => 'whole')], options);
  expect([again.result, again.reused, again.key]).toEqual(['whole', false, first.key]);
});

test('stopping after any number of steps and starting again gives the results of an undisturbed run', async () => {
  const chain = (stopAfter: number): Step[] => {
    let done = 0;
    return Array.from({ length: 5 }, (_, index) =>
      step(
        `step ${index}`,
        async ({ result }) => {
          if (done++ === stopAfter) throw new Error('interrupted');
          return index === 0 ? 1 : (result(`step ${index - 1}`) as number) * 3;
        },
        { needs: index === 0 ? [] : [`step ${index - 1}`] },
      ),
    );
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
