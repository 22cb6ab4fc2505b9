import { expect, test } from 'vitest';
import { QuestionThreads } from './question-threads.ts';

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
