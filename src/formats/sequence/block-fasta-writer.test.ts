import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { decodeSequence } from '../../genome/sequence.ts';
import { createRandom } from '../../statistics/random.ts';
import { blockFasta, type PartlyKnown } from './block-fasta-writer.ts';
import { openSequence } from './sequence-reader.ts';

const random = createRandom(3);

function known(
  name: string,
  size: number,
  at: readonly (readonly [start: number, bases: number])[],
): PartlyKnown {
  const parts = at.map(([start, bases]) => ({
    start,
    letters: Buffer.from(Array.from({ length: bases }, () => 'ACGT'[random.integer(4)]).join('')),
  }));
  return { name, description: 'simulated', size, parts };
}

const sequences = [
  known('chr1', 250_000, [
    [0, 10],
    [62, 1],
    [63, 5],
    [500, 500],
    [1030, 70],
    [70_000, 63],
    [249_999, 1],
  ]),
  known('chr2', 64_260, []),
  known('chr3', 630, [[0, 630]]),
  known('chr4', 1, []),
  known('chr5', 100_000, [[99_800, 100]]),
  known('chr6', 150_000, [[100, 140_000]]),
];

/** The sequence with every letter of it. */
function whole({ size, parts }: PartlyKnown): string {
  const letters = Buffer.alloc(size, 'N');
  for (const { start, letters: part } of parts) letters.set(part, start);
  return letters.toString('latin1');
}

test('every base is where it was put, by the index and without it, and unpacked by others', async () => {
  const { packed, index } = blockFasta(sequences);
  const folder = mkdtempSync(join(tmpdir(), 'chipmate-'));
  const [indexed, plain] = [join(folder, 'indexed.fa.gz'), join(folder, 'plain.fa.gz')];
  for (const file of [indexed, plain]) writeFileSync(file, packed);
  writeFileSync(`${indexed}.fai`, index);
  for (const file of [indexed, plain]) {
    const opened = await openSequence(file);
    expect(opened.names).toEqual(sequences.map(({ name }) => name));
    for (const [i, sequence] of sequences.entries())
      expect(
        decodeSequence(opened.bases(i, 0, sequence.size)) === whole(sequence),
        `${file} ${sequence.name}`,
      ).toBe(true);
    opened.close();
  }
  const text = gunzipSync(packed).toString('latin1');
  expect(text.split('\n').filter((line) => line.startsWith('>'))).toEqual(
    sequences.map(({ name }) => `>${name} simulated`),
  );
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBe(63);
  expect(packed.length).toBeLessThan(60_000);
});
