import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, test, vi } from 'vitest';
import { smallAtlas } from '../../test/support/shared-atlases.ts';
import { Cancelled, QuestionThreads } from './question-threads.ts';

test('who waits is told for how many, and no more wait than may', async () => {
  const threads = new QuestionThreads(1, 2);
  const question = { name: 'nothing', chosen: {} };
  const told: number[] = [];
  const gone = new AbortController();
  const asked = [
    threads.ask(question, undefined, gone.signal),
    threads.ask(question),
    threads.ask(question, undefined, undefined, (others) => told.push(others)),
  ].map((each) => each.catch((error: unknown) => (error as Error).message));
  await expect(threads.ask(question)).rejects.toMatchObject({
    details: { key: 'questions.too-many', values: { questions: 2 } },
  });
  gone.abort();
  const answers = await Promise.all(asked);
  expect(
    answers
      .slice(1)
      .every((each) => typeof each === 'string' && each.startsWith('there is no such question')),
  ).toBe(true);
  expect([told[0], told.at(-1)]).toEqual([2, 0]);
  await threads.close();
});

test('after a question was stopped another thread has started and opened the atlas before the next one comes', async () => {
  const folder = await smallAtlas();
  const atlas = [join(folder, 'atlas')];
  const question = { name: 'overlap', chosen: { query: join(folder, 'query.bed'), atlas } };
  const sent = vi.spyOn(Worker.prototype, 'postMessage');
  const threads = new QuestionThreads(1);
  const stopped = new AbortController();
  const asked = threads.ask(question, undefined, stopped.signal).catch((error: unknown) => error);
  stopped.abort();
  expect(await asked).toBeInstanceOf(Cancelled);
  expect(sent.mock.calls.map(([request]) => request as unknown)).toEqual([
    expect.objectContaining({ name: 'overlap' }),
    { open: atlas, question: 'overlap' },
  ]);
  const [first, spare] = sent.mock.contexts as unknown as Worker[];
  expect(spare).not.toBe(first);
  expect(await once(spare, 'message')).toEqual([{ opened: atlas }]);

  const { columns } = await threads.ask(question);
  expect(columns[0].values.length).toBeGreaterThan(0);
  expect(sent.mock.contexts.at(-1)).toBe(spare);
  sent.mockRestore();
  await threads.close();
});

test.each([
  ['an atlas that is not there', { name: 'overlap', chosen: { atlas: ['/nowhere/atlas'] } }],
  ['a question without an atlas', { name: 'assay blot', chosen: {} }],
])('%s is no fault of the thread that is made ready', async (_, question) => {
  const threads = new QuestionThreads(1);
  const stopped = new AbortController();
  const asked = threads.ask(question, undefined, stopped.signal).catch((error: unknown) => error);
  stopped.abort();
  expect(await asked).toBeInstanceOf(Cancelled);
  await expect(threads.ask({ name: 'nothing', chosen: {} })).rejects.toThrow('there is no such question');
  await threads.close();
});
