import { spawnSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { InputError } from '../../errors.ts';
import { readChunks, readUnpacked } from './byte-source.ts';
import { readTextNow } from './text-file.ts';

const reader = new URL('../../../dist/formats/peaks/peak-reader.js', import.meta.url).href;
const script = `
  const { readPeakFile } = await import(${JSON.stringify(reader)});
  try {
    const { peaks, path } = await readPeakFile('-');
    console.log(path, peaks.count, [...peaks.start].join());
  } catch (error) {
    console.log(error.name, error.message.split('\\n')[0]);
  }`;

function readFromStdin(input: string | Uint8Array): string {
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    input,
    encoding: 'utf8',
  }).stdout.trim();
}

test('peaks come from standard input, plain or packed, and errors name it', () => {
  const text = 'chr1\t5\t9\nchr2\t7\t8\n';
  expect(readFromStdin(text)).toBe('standard input 2 5,7');
  expect(readFromStdin(gzipSync(text))).toBe('standard input 2 5,7');
  expect(readFromStdin('')).toBe('InputError standard input: the file is empty');
  expect(readFromStdin(gzipSync(text).subarray(0, 20))).toMatch(
    /^InputError standard input: the gzip file ends early/,
  );
  expect(readFromStdin('chr1\t9\t5\n')).toMatch(/^InputError standard input, line 1: the end lies before/);
});

test('a gzip file that repeats the same bytes without end is refused early, and whole where it is no text', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'chipmate-')), 'empty.gz');
  const member = gzipSync(Buffer.alloc(1 << 22, '\n'), { level: 9 });
  writeFileSync(file, Buffer.concat(Array.from({ length: 24 }, () => member)));
  let bytes = 0;
  const read = async (chunks: AsyncIterable<Buffer>): Promise<void> => {
    bytes = 0;
    for await (const chunk of chunks) bytes += chunk.length;
  };
  await expect(read(readChunks(file))).rejects.toThrow(InputError);
  await expect(read(readChunks(file))).rejects.toThrow(/repeats the same (bytes|blank) again and again/);
  expect(bytes).toBeLessThanOrEqual(1 << 26);
  expect(() => readTextNow(file)).toThrow(/repeats the same (bytes|blank) again and again/);
  await read(readUnpacked(file));
  expect(bytes).toBe(24 * (1 << 22));
});

test('a byte that no text has is seen wherever it stands', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chipmate-'));
  const text = Buffer.from('chr1\t5\t9\n'.repeat(300_000));
  text[2_000_000] = 0;
  for (const [name, bytes] of [
    ['plain', text],
    ['packed.gz', gzipSync(text)],
  ] as const) {
    writeFileSync(join(folder, name), bytes);
    const read = async (): Promise<void> => {
      for await (const chunk of readChunks(join(folder, name))) void chunk;
    };
    await expect(read()).rejects.toThrow(/this is a binary file \(a NUL byte at position 2000000\)/);
  }
  expect(() => readTextNow(join(folder, 'plain'))).toThrow(/NUL byte at position 2000000/);
});
