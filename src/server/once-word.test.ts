import { expect, test } from 'vitest';
import { OnceWord } from './once-word.ts';

test('a word opens the page once, and in time', () => {
  let now = 0;
  const words = new OnceWord(() => now);
  const [word, late] = [words.make(), words.make()];
  expect([words.opens(undefined), words.opens(''), words.opens(`${word}x`)]).toEqual([false, false, false]);
  expect([words.opens(word), words.opens(word)]).toEqual([true, false]);
  now = 200_000;
  expect(words.opens(late)).toBe(false);
});
