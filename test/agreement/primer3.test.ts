// Primers by the user's own Primer3, where it is installed.
import { expect, test } from 'vitest';
import { primer3 } from '../../src/analyses/inputs/motifs/primer3.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { refusal } from '../support/answers.ts';
import { describeWith, programPresent } from '../support/reference.ts';

const random = createRandom(8);
const template = Array.from({ length: 1000 }, () => 'ACGT'[random.integer(4)]).join('');
const other = (word: string): string =>
  [...word]
    .reverse()
    .map((letter) => 'TGCA'['ACGT'.indexOf(letter)])
    .join('');

describeWith(programPresent('primer3_core'), 'primer3_core', 'primers by Primer3', () => {
  test('stand where they say, hold the target, and none ends in a repeat', () => {
    const masked = template.slice(0, 440) + template.slice(440, 500).toLowerCase() + template.slice(500);
    const [pair, around, none] = primer3()([
      { template, target: 500 },
      { template: masked, target: 500 },
      { template: 'AT'.repeat(500), target: 500 },
    ]);
    for (const found of [pair, around]) {
      if (found === undefined) throw new Error('there are primers');
      const { left, right, start, end, meltingLeft, meltingRight } = found;
      expect(template.slice(start, start + left.length)).toBe(left.toUpperCase());
      expect(other(template.slice(end - right.length, end))).toBe(right.toUpperCase());
      expect([start <= 500, end > 500, end - start >= 80, end - start <= 150]).toEqual([
        true,
        true,
        true,
        true,
      ]);
      for (const celsius of [meltingLeft, meltingRight]) {
        expect(celsius).toBeGreaterThanOrEqual(58);
        expect(celsius).toBeLessThanOrEqual(62);
      }
    }
    const last = (around?.start ?? 0) + (around?.left.length ?? 0);
    expect(last <= 440 || last > 500).toBe(true);
    expect(none).toBeUndefined();
    expect(primer3()([])).toEqual([]);
  });
});

test('without Primer3 the advice is how to get it', async () => {
  expect(await refusal(() => primer3('primer3_core_that_is_not_there'))).toMatch(
    /cannot be started[^]*apt-get install primer3/,
  );
});
