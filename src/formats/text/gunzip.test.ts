import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { gunzipped, gunzippedNow } from './gunzip.ts';

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function both(bytes: Buffer): Promise<string[]> {
  const answers: string[] = [];
  for (const size of [1, 7, 1000, 1 << 20]) {
    try {
      let text = '';
      for await (const piece of gunzipped(inPieces(bytes, size), 1 << 12)) text += piece.toString('latin1');
      answers.push(text);
    } catch (error) {
      answers.push((error as NodeJS.ErrnoException).code ?? 'bug');
    }
  }
  try {
    answers.push(gunzippedNow(bytes, 1e8).toString('latin1'));
  } catch (error) {
    answers.push((error as NodeJS.ErrnoException).code ?? 'bug');
  }
  return [...new Set(answers)];
}

const [first, second] = [gzipSync('chr1\t5\t9\n'), gzipSync('chr2\t5\t9\n'.repeat(50_000))];

test('all members are read, and zeros behind the last are no data', async () => {
  const text = `chr1\t5\t9\n${'chr2\t5\t9\n'.repeat(50_000)}`;
  expect(await both(Buffer.concat([first, second]))).toEqual([text]);
  expect(await both(Buffer.concat([first, second, Buffer.alloc(5_000)]))).toEqual([text]);
});

test('what stands behind a zero between members is not left out without a word', async () => {
  const damaged = Buffer.from(second);
  damaged[0] = 0;
  expect(await both(Buffer.concat([first, damaged]))).toEqual(['Z_DATA_ERROR']);
  expect(await both(Buffer.concat([first, Buffer.alloc(3_000), second]))).toEqual(['Z_DATA_ERROR']);
  const noise = Buffer.from(Array.from({ length: 9_000_000 }, (_, i) => (i === 0 ? 0 : i & 0xff)));
  expect(await both(Buffer.concat([first, noise]))).toEqual(['Z_DATA_ERROR']);
});
