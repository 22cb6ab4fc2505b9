import { spawnSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

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
