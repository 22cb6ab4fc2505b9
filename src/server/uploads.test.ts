import { expect, test } from 'vitest';
import { placesIn, Uploads } from './uploads.ts';

test.each([
  ['/tmp/chipmate-serve-abc123', '/tmp/chipmate-serve-abc123/7/a.bed'],
  ['C:\\Users\\x y\\Temp\\chipmate-serve-abc123', 'C:\\Users\\x y\\Temp\\chipmate-serve-abc123\\7\\a.bed'],
])("a path below %s is the file's own name, in a text and in JSON", (folder, path) => {
  const places = placesIn(folder);
  expect(`${path}, line 2`.replaceAll(places, '')).toBe('a.bed, line 2');
  expect(JSON.parse(JSON.stringify({ path }).replaceAll(places, ''))).toEqual({ path: 'a.bed' });
});

test('what is announced as too large is refused before any of it is read', async () => {
  const uploads = new Uploads({ file: 10, all: 15 });
  let read = 0;
  const content = (): ReadableStream<Uint8Array> =>
    new ReadableStream(
      {
        pull: (controller) => {
          read++;
          controller.enqueue(Buffer.from('chr1\t1\t2\n'));
          controller.close();
        },
      },
      { highWaterMark: 0 },
    );
  await expect(uploads.add(content(), 'a.bed', 5 * 2 ** 30)).rejects.toMatchObject({
    details: { key: 'upload.too-large', file: 'a.bed' },
  });
  await expect(uploads.add(content(), 'a.bed', Infinity)).rejects.toThrow('too large');
  expect(read).toBe(0);
  const first = await uploads.add(content(), 'a.bed', 9);
  await expect(uploads.add(content(), 'b.bed', 9)).rejects.toMatchObject({
    details: { key: 'upload.full' },
  });
  // What is thrown away makes room.
  await uploads.remove(first);
  await uploads.add(content(), 'b.bed', 9);
  uploads.close();
});
