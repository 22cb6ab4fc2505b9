// A few loci of a real megabase: what four of them can say about GGGAA and TGA[GC]TCA.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openMotifLoci } from '../../src/analyses/inputs/motifs/loci-input.ts';
import { motifLoci } from '../../src/analyses/motifs/loci.ts';
import { shown } from '../support/answers.ts';
import { folderWith } from '../support/chipmate.ts';
import { describeWith, realData, realDataPresent } from '../support/reference.ts';

const FROM = 20_000_000;
const SIZE = 1_000_000;
const unpacked = (path: string): string => gunzipSync(readFileSync(path)).toString('utf8');

/** Lines of BED in the megabase, moved to its beginning. */
function moved(path: string): string {
  return unpacked(path)
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(([chrom, start, end]) => chrom === 'chr22' && Number(start) >= FROM && Number(end) <= FROM + SIZE)
    .map(([, start, end, ...rest]) => ['part', Number(start) - FROM, Number(end) - FROM, ...rest].join('\t'))
    .join('\n');
}

describeWith(realDataPresent, 'the folder of real data', 'four loci of chr22', () => {
  test('GGGAA is in all of them, as in nearly all other open sites; TGASTCA is as rare as in random sequence', async () => {
    const letters = unpacked(realData('sequences', 'chr22_20000001-21000000.hg19.fa.gz'));
    // DNase: open chromatin of GM12878, 119 sites here.
    const open = moved(
      realData('encode-hg19', 'GM12878', 'wgEncodeAwgDnaseUwdukeGm12878UniPk.narrowPeak.gz'),
    );
    const folder = folderWith({
      'part.fa.gz': gzipSync(letters.replace(/^>[^\n]*\n/, '>part\n')),
      'peaks.bed': open,
      'four.bed': open
        .split('\n')
        .filter((_, i) => [20, 50, 80, 110].includes(i))
        .join('\n'),
    });
    const { input, close } = await openMotifLoci({
      places: [],
      regions: join(folder, 'four.bed'),
      motif: ['IKZF=GGGAA', 'AP1=TGASTCA'],
      peaks: join(folder, 'peaks.bed'),
      sequence: join(folder, 'part.fa.gz'),
      genomes: folder,
    });
    const { rows, cautions } = shown(await motifLoci(input, { words: 0, bases: 'uniform' }));
    await close();
    const [ikaros, ap1] = ['IKZF', 'AP1'].map((motif) => rows.find((row) => row['motif'] === motif) ?? {});
    expect([ikaros['loci'], ikaros['loci_with'], ikaros['against']]).toEqual(['4', '4', 'bound sites']);
    // Four random windows hold 7.8 and 0.49 sites; real ones are not far from it.
    expect(Number(ikaros['expected_sites'])).toBeCloseTo(7.78, 2);
    expect(Number(ap1['expected_sites'])).toBeCloseTo(0.485, 2);
    expect(Number(ikaros['chance_of_any'])).toBeGreaterThan(0.999);
    expect(10 ** -Number(ikaros['minus_log10_p'])).toBeGreaterThan(0.5);
    expect(Number(ap1['expected_loci'])).toBeGreaterThan(0.3);
    expect(Number(ap1['expected_loci'])).toBeLessThan(0.8);
    expect(cautions).toContain('4 loci alone cannot show');
  });
});
