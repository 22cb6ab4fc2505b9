import { closeSync, mkdtempSync, openSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BlockReader, noReads } from './block-reader.ts';

test('on a slow disk all reads that are left are asked for at once, and every block arrives in its place', async () => {
  const words = 4096;
  const blocks = 24;
  const path = join(mkdtempSync(join(tmpdir(), 'chipmate-blocks-')), 'blocks.bin');
  const content = Uint32Array.from({ length: words * blocks }, (_, i) => i);
  writeFileSync(path, new Uint8Array(content.buffer));
  const descriptor = openSync(path, 'r');
  const memory = new Uint8Array(content.byteLength);
  const counters = noReads();
  const blockOffsets = Uint32Array.from({ length: blocks + 1 }, (_, i) => i * words);
  const reader = new BlockReader({ path, descriptor, blockOffsets }, memory, counters);
  const wanted = Uint32Array.from({ length: blocks / 2 }, (_, i) => 2 * i);
  const addresses = new Uint32Array(wanted.length);
  const reads = reader.plan(wanted, wanted.length, 0, false, addresses);
  reader.slow = true;
  await reader.start(reads);
  closeSync(descriptor);
  const got = new Uint32Array(memory.buffer);
  wanted.forEach((block, i) => {
    const first = addresses[i] / 4;
    expect(got.slice(first, first + words)).toEqual(content.slice(block * words, (block + 1) * words));
  });
  expect(counters.mostInFlight).toBeGreaterThanOrEqual(8);
  expect(counters.bytesRead).toBe(counters.bytesTouched);
});
