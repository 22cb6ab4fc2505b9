import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { InputError } from '../../errors.ts';
import { zipOf } from '../workbooks/zip-parts.ts';
import { BUNDLE_FORMAT, BUNDLE_MANIFEST, isBundle, openBundle } from './bundle-reader.ts';
import { bundleOf } from './bundle-writer.ts';

const about = { title: 'A study', factor: 'IKZF1', genome: 'hg38', version: '1.0.0', simulated: true };
const files = new Map([
  ['report.html', Buffer.from('<p>')],
  ['tables/Ikaros と FOS.tsv', Buffer.from('a\tb\n')],
]);

/** A bundle with a list of one's own. */
function made(
  parts: Readonly<Record<string, string>>,
  change: (listed: Record<string, unknown>[]) => unknown,
): Buffer {
  const listed = Object.entries(parts).map(([path, text]) => ({
    path,
    bytes: Buffer.byteLength(text),
    sha256: createHash('sha256').update(text).digest('hex'),
  }));
  const manifest = JSON.stringify({ format: BUNDLE_FORMAT, ...about, files: change(listed) });
  const entries = Object.entries(parts).map(([path, text]): [string, Buffer] => [path, Buffer.from(text)]);
  return zipOf(new Map([[BUNDLE_MANIFEST, Buffer.from(manifest)], ...entries]), true);
}

test('what was written is read, byte for byte, and told from other archives by its beginning', () => {
  const bytes = bundleOf(about, files);
  const bundle = openBundle(bytes, 'b.zip');
  expect(bundle.about).toEqual(about);
  expect(bundle.files.map(({ path }) => path)).toEqual([...files.keys()]);
  for (const [path, content] of files) expect(Buffer.from(bundle.read(path))).toEqual(content);
  expect(bundleOf(about, files).equals(bytes)).toBe(true);
  const folder = mkdtempSync(join(tmpdir(), 'chipmate-bundle-'));
  writeFileSync(join(folder, 'a.zip'), bytes);
  writeFileSync(join(folder, 'b.zip'), zipOf(files));
  expect([isBundle(join(folder, 'a.zip')), isBundle(join(folder, 'b.zip'))]).toEqual([true, false]);
});

test.each([
  ['a path that leads out', () => made({ '../evil.txt': 'x' }, (listed) => listed)],
  ['an absolute path', () => made({ '/etc/passwd': 'x' }, (listed) => listed)],
  ['a device of Windows', () => made({ 'tables/con.tsv': 'x' }, (listed) => listed)],
  ['a file that the list does not name', () => made({ a: 'x', b: 'y' }, (listed) => listed.slice(1))],
  [
    'a list of what is not there',
    () => made({ a: 'x' }, (listed) => [...listed, { ...listed[0], path: 'b' }]),
  ],
  ['a file twice in the list', () => made({ a: 'x', b: 'y' }, ([first]) => [first, first])],
  ['another length', () => made({ a: 'x' }, ([first]) => [{ ...first, bytes: 2 }])],
  ['a list that is none', () => made({ a: 'x' }, () => 'all')],
  ['no list', () => zipOf(new Map([['a', Buffer.from('x')]]))],
  ['no archive', () => Buffer.from('PK')],
  [
    'more than it may unpack to',
    () =>
      withSize(
        made({ a: 'x' }, (listed) => listed),
        2 ** 31,
      ),
  ],
])('is refused with %s', (_, bytes) => {
  expect(() => openBundle(bytes(), 'b.zip')).toThrow(InputError);
  expect(() => openBundle(bytes(), 'b.zip')).toThrow(/this is no bundle of a study/);
});

test('a file that was changed is refused when it is read, and no other is read', () => {
  const bundle = openBundle(
    made({ a: 'x' }, ([first]) => [{ ...first, sha256: '0'.repeat(64) }]),
    'b.zip',
  );
  expect(() => bundle.read('a')).toThrow(/a was changed/);
  expect(() => bundle.read(BUNDLE_MANIFEST)).toThrow(InputError);
  expect(() => bundle.read('constructor')).toThrow(InputError);
});

/** The size of the last part, as the directory has it. */
function withSize(bytes: Buffer, size: number): Buffer {
  const at = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  bytes.writeUInt32LE(size, at + 24);
  return bytes;
}
