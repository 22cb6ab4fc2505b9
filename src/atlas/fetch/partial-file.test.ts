import { appendFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith } from '../../../test/support/chipmate.ts';
import { createRandom } from '../../statistics/random.ts';
import { PartialFile } from './partial-file.ts';

const ADDRESS = 'http://made.up/a';
const state = { address: ADDRESS, validator: '"1"', total: 400_000 };
const content = Buffer.from(Array.from({ length: 300_000 }, (_, i) => (i * 7919) & 255));

async function arrived(bytes: number): Promise<string> {
  const path = join(folderWith({}), 'a.part');
  const part = new PartialFile(path, ADDRESS);
  await part.begin(state, true);
  for (let at = 0; at < bytes; at += 20_000)
    await part.write(content.subarray(at, Math.min(bytes, at + 20_000)));
  await part.close();
  return path;
}

test('goes on where it ended', async () => {
  const path = await arrived(123_456);
  const part = new PartialFile(path, ADDRESS);
  expect([part.bytes, part.state]).toEqual([123_456, state]);
  await part.begin(state, false);
  await part.write(content.subarray(123_456));
  await part.close();
  expect(readFileSync(path).equals(content)).toBe(true);
  expect(new PartialFile(path, ADDRESS).bytes).toBe(content.length);
});

test('bytes behind the last checksum are cut off', async () => {
  const path = await arrived(100_000);
  appendFileSync(path, 'what a killed process wrote last');
  expect(new PartialFile(path, ADDRESS).bytes).toBe(100_000);
  expect(statSync(path).size).toBe(100_000);
});

test('a flipped bit, in the bytes or in the notes, leaves what is before it', async () => {
  const path = await arrived(300_000);
  const notes = readFileSync(`${path}.json`);
  const random = createRandom(6);
  for (let i = 0; i < 60; i++) {
    const flipped = Buffer.from(content);
    const at = random.integer(flipped.length);
    flipped[at] ^= 1 << random.integer(8);
    writeFileSync(path, flipped);
    writeFileSync(`${path}.json`, notes);
    const { bytes } = new PartialFile(path, ADDRESS);
    expect(bytes).toBeLessThanOrEqual(at);
    expect(bytes).toBeGreaterThanOrEqual(Math.max(0, at - 90_000));
    if (bytes > 0) expect(readFileSync(path).equals(content.subarray(0, bytes))).toBe(true);
  }
  for (let i = 0; i < 60; i++) {
    const flipped = Buffer.from(notes);
    flipped[random.integer(flipped.length)] ^= 1 << random.integer(8);
    writeFileSync(path, content);
    writeFileSync(`${path}.json`, flipped);
    const part = new PartialFile(path, ADDRESS);
    if (part.bytes > 0) {
      expect(part.state).toEqual(state);
      expect(readFileSync(path).equals(content.subarray(0, part.bytes))).toBe(true);
    }
  }
});

test('the partial file of another address, of an earlier release or without a mark of its version begins anew', async () => {
  const path = await arrived(100_000);
  expect(new PartialFile(path, 'http://made.up/b').bytes).toBe(0);
  expect(existsSync(path)).toBe(false);
  writeFileSync(path, content);
  writeFileSync(`${path}.json`, JSON.stringify(state));
  expect(new PartialFile(path, ADDRESS).bytes).toBe(0);
});
