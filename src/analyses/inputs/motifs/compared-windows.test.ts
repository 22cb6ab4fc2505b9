import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { refusal } from '../../../../test/support/answers.ts';
import { motifWorld } from '../../../../test/support/motif-world.ts';
import { openAtlas } from '../../../atlas/open-atlas.ts';
import { decodeSequence, encodeSequence, reverseComplement } from '../../../genome/sequence.ts';
import { inEnglish } from '../../../messages/message.ts';
import { mean } from '../../../statistics/descriptive.ts';
import { createRandom } from '../../../statistics/random.ts';
import { choose, type Choosing } from '../choices.ts';
import { openCompared, type ComparedSources } from './compared-input.ts';
import { comparedChoices, comparedWindows } from './compared-windows.ts';

let folder = '';
const at = (file: string): string => join(folder, file);
beforeAll(async () => {
  folder = await motifWorld(1);
  const random = createRandom(4);
  const sequences = Array.from({ length: 60 }, () =>
    Array.from({ length: 100 }, () => 'ACGT'[random.integer(4)]).join(''),
  );
  const text = (list: readonly string[]): string => list.map((letters, i) => `>w${i}\n${letters}\n`).join('');
  const turned = sequences.map((each) => decodeSequence(reverseComplement(encodeSequence(each))));
  writeFileSync(at('own.fa.gz'), gzipSync(text([...sequences, sequences[7]])));
  writeFileSync(at('turned.fa'), text([...turned, turned[7]]));
  writeFileSync(at('long.fa'), text(sequences.slice(0, 3).map((each) => each.repeat(40))));
  writeFileSync(at('unknown.fa'), `>n\n${'N'.repeat(100)}\n`);
});

async function compared(sources: ComparedSources, asking: Choosing<typeof comparedChoices> = {}) {
  const { input, close } = await openCompared(sources);
  try {
    const windows = comparedWindows(input, choose(comparedChoices, asking));
    return { ...windows, said: windows.notices.map(inEnglish), keys: windows.notices.map(({ key }) => key) };
  } finally {
    close();
  }
}

test('sequences are windows as they are, each once, on whichever strand; compared with themselves shuffled', async () => {
  const own = await compared({ query: at('own.fa.gz') });
  const turned = await compared({ query: at('turned.fa') });
  expect([own.foreground.count, own.background.count, own.width, own.against]).toEqual([
    60,
    600,
    100,
    'shuffled',
  ]);
  expect(turned.foreground.codes).toEqual(own.foreground.codes);
  expect(turned.background.codes).toEqual(own.background.codes);
  expect(own.said[0]).toContain('60 windows of 61 sequences');
  expect(own.keys).toEqual(['motifs.sequences', 'motifs.background-shuffled', 'motifs.shuffled']);
  const other = await compared({ query: at('own.fa.gz') }, { seed: 2 });
  expect(other.background.codes).not.toEqual(own.background.codes);
});

test('peaks have one window a place, and peaks given are matched by GC', async () => {
  const sources = { query: at('query.bed'), sequence: at('genome.2bit'), background: at('other.bed') };
  const { foreground, background, against, keys, said } = await compared(sources);
  expect(against).toBe('given');
  expect(keys).toEqual([
    'sequence.used',
    'motifs.windows',
    'motifs.windows',
    'motifs.background-matched',
    'motifs.likeness',
  ]);
  expect(said[1]).toContain('Left out: 0 that overlap a stronger one, 0 at an end of a chromosome, 0 with');
  const all = await compared(sources, { unmatched: true });
  const apart = (other: typeof background): number => Math.abs(mean(foreground.gc) - mean(other.gc));
  expect(apart(all.background)).toBeGreaterThan(3 * apart(background));
  expect(all.keys).toContain('motifs.background-unlike');
  // Wider windows than the peaks are apart: of neighbours one is left.
  const wide = await compared(sources, { width: 900 });
  expect(wide.foreground.count).toBeLessThan(0.9 * foreground.count);
  const strongest = await compared(sources, { bestPeaks: 20 });
  expect(strongest.foreground.count).toBe(20);
});

test('sites of the atlas that the query does not overlap, of its cells', async () => {
  const atlas = await openAtlas(at('atlas'), { threads: 1 });
  try {
    const sources = { query: at('query.bed'), sequence: at('genome.2bit'), atlas };
    const asked = await compared({ ...sources, identity: { antigen: 'FOS', cell: 'ONE' } });
    expect(asked.against).toBe('sites');
    expect(asked.keys).toContain('motifs.sites-of');
    expect(asked.said.join('\n')).toMatch(/that factors bind in ONE and no peak of the query overlaps: \d+,/);
    expect(asked.background.count).toBeGreaterThan(asked.foreground.count / 2);
    const windows = new Set<string>();
    for (let i = 0; i < asked.foreground.count; i++) windows.add(textOf(asked.foreground, i));
    for (let i = 0; i < asked.background.count; i++)
      expect(windows.has(textOf(asked.background, i))).toBe(false);
    // Too few sites in TWO for a comparison within it: the class of cells has them all.
    const small = await compared(
      { ...sources, identity: { antigen: 'FOS', cell: 'TWO' } },
      { bestPeaks: 300 },
    );
    expect(small.said.join('\n')).toMatch(/factors bind in (?:Blood|TWO)/);
    expect((await compared({ ...sources, background: 'shuffled' })).against).toBe('shuffled');
    expect(await refusal(() => openCompared({ query: at('own.fa.gz'), atlas }))).toContain(
      'sequences have no place on the genome of an atlas',
    );
  } finally {
    await atlas.close();
  }
});

function textOf({ codes, offset }: { codes: Uint8Array; offset: Float64Array }, i: number): string {
  return decodeSequence(codes.subarray(offset[i], offset[i + 1] - 1));
}

test('what cannot be compared is refused, and what may mislead is told', async () => {
  expect(await refusal(() => compared({ query: at('unknown.fa') }))).toContain(
    'no window of sequence is left',
  );
  const sources = { query: at('query.bed'), sequence: at('genome.2bit') };
  expect(await refusal(() => compared({ ...sources, background: 'nowhere.bed' }))).toContain(
    "no background 'nowhere.bed'",
  );
  expect(await refusal(() => compared({ ...sources, background: 'sites' }))).toContain('those of an atlas');
  expect(await refusal(() => compared({ query: at('query.bed') }))).toContain('of which genome');
  const long = await compared({ query: at('long.fa') });
  expect(long.keys).toEqual(expect.arrayContaining(['motifs.long-windows', 'motifs.few-windows']));
  expect(await refusal(() => compared({ query: at('genome.2bit') }))).toMatch(/this is .*2bit/);
  const fitted = await compared({ query: at('own.fa.gz'), background: at('long.fa') });
  expect(fitted.said.join('\n')).toContain('fitted to windows of 100 to 100 bp: 3 sequences cut');
  expect(fitted.keys).toContain('motifs.background-small');
});
