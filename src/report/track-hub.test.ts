import { expect, test } from 'vitest';
import { assemblyFromSizes } from '../genome/assembly.ts';
import type { PeaksResult } from '../study/results.ts';
import { trackHub } from './track-hub.ts';

const assembly = assemblyFromSizes('toy', ['chr1', 'chr2'], [10_000, 5000]);
const peaks = (name: string): PeaksResult => ({
  name,
  antigen: 'IKZF1',
  cell: name,
  condition: null,
  distances: null,
  replicates: [{ file: 'a.bed', peaks: 2 }],
  notices: [],
  peaks: {
    chromosome: ['chr2', 'chr1'],
    start: [100, 200],
    end: [300, 250],
    summit: [150, 220],
    signal: [3, null],
  },
});

/** Settings of each stanza of a hub's file. */
function stanzas(text: string): Map<string, string>[] {
  return text
    .trim()
    .split(/\n\n+/)
    .map(
      (stanza) =>
        new Map(
          stanza.split('\n').map((line): [string, string] => {
            const space = line.indexOf(' ');
            return [line.slice(0, space), line.slice(space + 1)];
          }),
        ),
    );
}

test.each(['', 'simulated'])(
  'the hub has what UCSC demands, and every track its file (label "%s")',
  (label) => {
    const title = 'A study whose title is longer than what the genome browser shows of a label, by far';
    const names = ['MM.1S', 'NALM-6 with 10 µM lenalidomide'];
    const files = trackHub(names.map(peaks), assembly, title, label);
    const hub = files.find(({ path }) => path === 'hub/hub.txt')?.content as string;
    const [head, genome, ...tracks] = stanzas(hub);
    expect([...head.keys()]).toEqual(['hub', 'shortLabel', 'longLabel', 'useOneFile', 'email']);
    expect(genome.get('genome')).toBe('toy');
    expect(tracks).toHaveLength(2);
    for (const stanza of [head, ...tracks]) {
      expect(stanza.get('shortLabel')?.length).toBeLessThanOrEqual(17);
      expect(stanza.get('longLabel')?.length).toBeLessThanOrEqual(76);
      expect(stanza.get('longLabel')).toContain(label);
    }
    expect(new Set(tracks.map((track) => track.get('track'))).size).toBe(2);
    for (const track of tracks) {
      expect(track.get('type')).toBe('bigNarrowPeak');
      const path = `hub/${decodeURIComponent(track.get('bigDataUrl') ?? '')}`;
      const content = files.find((file) => file.path === path)?.content as Uint8Array;
      expect(new DataView(content.buffer).getUint32(0, true)).toBe(0x8789f2eb);
    }
  },
);

test('no peaks, no hub', () => {
  expect(trackHub([], assembly, 'Study', '')).toEqual([]);
});
