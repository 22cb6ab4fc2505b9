import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { refusal } from '../../../test/support/answers.ts';
import { folderWith } from '../../../test/support/chipmate.ts';
import { smallAtlas } from '../../../test/support/shared-atlases.ts';
import { checksumOfWords } from '../peaks-file/checksum.ts';
import { SitesFile } from './sites-file.ts';

const folder = folderWith({});
const path = join(folder, 'sites.bin');

/** What is said of a sites file with this header, whose checksum is right, and 100 words of sites. */
async function withHeader(header: string): Promise<string> {
  const text = deflateRawSync(header);
  const padded = Buffer.alloc(Math.ceil(text.length / 4) * 4, 0x20);
  text.copy(padded);
  const words = new Uint32Array(Uint8Array.from(padded).buffer);
  const prefix = Uint32Array.of(0x53504d43, 3, padded.length, checksumOfWords(words, 0, words.length, 0));
  writeFileSync(path, Buffer.concat([Buffer.from(prefix.buffer), padded, Buffer.alloc(400)]));
  return refusal(() => new SitesFile(path));
}

const CLASS = {
  cellClass: 'Blood',
  columns: [{ antigen: 'FOS', cell: 'K-562', experiments: ['E1'], sites: 10 }],
  siteCount: 10,
  memberCount: 10,
  promoters: false,
  codeScore: [0, 1],
};
const entry = (header: object): string =>
  JSON.stringify([{ fingerprint: 'f', first: 0, length: 100, checksum: 0, header: { ...CLASS, ...header } }]);

test.each([
  ['no JSON', 'not json', /a header that cannot be read/],
  ['JSON of another kind', '{"a":1}', /the header is not a list/],
  ['no columns', entry({ columns: undefined }), /the header\[0\]\.header\.columns is not a list/],
  ['a count that is a text', entry({ siteCount: '10' }), /siteCount is not a whole number/],
  ['more sites than bytes', entry({ siteCount: 2 ** 32 }), /more sites of Blood than there are bytes for/],
  [
    'more members than bytes',
    entry({ memberCount: 2 ** 40 }),
    /more sites of Blood than there are bytes for/,
  ],
  [
    'a model of other columns',
    entry({
      ...{
        model: { ridge: 1, nearCopy: 1, nearCopies: [], groups: [], groupOfColumn: [], backgroundScores: 0 },
      },
    }),
    /more sites of Blood/,
  ],
])('a header with %s is refused with its file, before anything is made for it', async (_, header, said) => {
  const message = await withHeader(header);
  expect(message).toContain(path);
  expect(message).toMatch(said);
});

test('a header longer than the file, one that unpacks without end, and a file that is none are refused', async () => {
  writeFileSync(path, Buffer.from(Uint32Array.of(0x53504d43, 3, 2 ** 31, 0).buffer));
  expect(await refusal(() => new SitesFile(path))).toContain('fewer bytes than were written');
  expect(await withHeader(`[${' '.repeat(2 ** 26)}]`)).toContain('a header that cannot be read');
  expect(await refusal(() => new SitesFile(folder))).toContain('the sites of this atlas cannot be read');
});

test('bits that say more members than the header are refused', async () => {
  const bytes = readFileSync(join(await smallAtlas(), 'atlas', 'sites.bin'));
  writeFileSync(path, bytes);
  const sites = new SitesFile(path);
  const { words, header } = sites.encoded('Blood');
  const { decodeClass } = await import('./sites-codec.ts');
  expect(() => decodeClass({ ...header, memberCount: 3 }, words)).toThrow(RangeError);
});
