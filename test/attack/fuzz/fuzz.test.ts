import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { withstood, type AttackRow } from '../attack.ts';
import { targets } from './fixtures/broken-readers.ts';
import { fuzz } from './fuzz.ts';
import { inputOf } from './inputs.ts';
import { shrunk } from './shrink.ts';

const module = pathToFileURL(join(import.meta.dirname, 'fixtures/broken-readers.ts')).href;

async function attacked(names: readonly string[], keep?: string, limit?: number): Promise<AttackRow[]> {
  const chosen = names.map((name) => targets.find((target) => target.name === name)!);
  return fuzz(module, chosen, { amount: 'small', seed: 1, report: () => undefined, keep }, limit);
}

test('a sound reader withstands, whatever it is given', async () => {
  const [row] = await attacked(['sound']);
  expect(withstood([row])).toBe(true);
  expect(row).toMatchObject({ amount: 120, fine: 120 - row.refused, wrong: 0, exceptions: 0, note: '' });
  expect(Math.min(row.fine, row.refused, row.memory, row.slowest)).toBeGreaterThan(0);
});

test('a reader that takes too much, reads otherwise, refuses what is valid or does not say where is caught as wrong', async () => {
  const rows = await attacked([
    'takes-text',
    'wraps-around',
    'refuses-all',
    'names-no-line',
    'says-too-much',
  ]);
  expect(rows.map((row) => row.note.replace(/ \(\d+\).*/, ''))).toEqual([
    expect.stringContaining('taken, though a line is no number'),
    'read otherwise: []',
    expect.stringContaining('a valid file is refused: no number'),
    'the message does not name the line: no number',
    expect.stringMatching(/^the message is too long: x+$/),
  ]);
  for (const row of rows) expect([row.wrong > 0, row.exceptions, withstood([row])]).toEqual([true, 0, false]);
});

test('errors that are bugs, endless loops, the end of the process and too much memory are caught and named', async () => {
  const rows = [
    ...(await attacked(['throws', 'ends-the-process', 'takes-memory'])),
    ...(await attacked(['hangs'], undefined, 300)),
  ];
  expect(rows.map((row) => row.note.replace(/ \(\d+\)$/, ''))).toEqual([
    'TypeError: line N is no number',
    'the process ended',
    'more than 1 GB of memory',
    'no answer in time (hang)',
  ]);
  for (const row of rows) {
    expect([row.wrong, row.exceptions > 0, withstood([row])]).toEqual([0, true, false]);
    expect(row.fine + row.refused + row.exceptions).toBe(row.amount);
  }
});

test('the same seed gives the same inputs; one of each kind of failure is kept, as small as it goes', async () => {
  const target = targets[0];
  expect(inputOf(target, 3, 7)).toEqual(inputOf(target, 3, 7));
  const others = Array.from({ length: 9 }, (_, i) => inputOf(target, 4, i).bytes.toString('latin1'));
  expect(others).not.toEqual(
    Array.from({ length: 9 }, (_, i) => inputOf(target, 3, i).bytes.toString('latin1')),
  );
  const folders = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'chipmate-kept-')));
  for (const folder of folders) await attacked(['throws'], folder);
  const [kept, again] = folders.map((folder) =>
    readdirSync(join(folder, 'throws')).map((name) => [
      name,
      readFileSync(join(folder, 'throws', name), name === 'kinds.tsv' ? 'utf8' : 'latin1'),
    ]),
  );
  expect(kept).toEqual(again);
  const texts = new Map(kept as [string, string][]);
  expect(texts.get('kinds.tsv')).toMatch(/^\d+\texception\t\d+\tTypeError: line N is no number\n$/);
  expect(Math.min(...[...texts.values()].map((text) => text.length))).toBeLessThan(3);
});

test('an input is made smaller by lines, then by bytes', async () => {
  const input = Buffer.from('one\ntwo\nthree X four\nfive\n');
  expect((await shrunk(input, async (candidate) => candidate.includes('X'))).toString()).toBe('X');
  let asked = 0;
  await shrunk(Buffer.alloc(1_000, 65), async () => ++asked < 0, 20);
  expect(asked).toBeLessThanOrEqual(20);
});
