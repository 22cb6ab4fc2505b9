// CTCF's motif at the summits of its peaks (GM12878, hg19) in a real megabase, and at the same summits as if they were of another build.
import { expect, test } from 'vitest';
import { openMotifScan } from '../../src/analyses/inputs/motif-scan.ts';
import { motifScan } from '../../src/analyses/motifs/scan.ts';
import { readPeakFile } from '../../src/formats/peaks/peak-reader.ts';
import { describeWith, realData, realDataPresent } from '../support/reference.ts';

const FROM = 20_000_000;
const TO = 21_000_000;
/** How far a site may lie from the summit. */
const NEAR = 50;
/** Genes of this megabase lie so much further on in hg38. */
const OTHER_BUILD = 12_477;

describeWith(realDataPresent, 'the folder of real data', 'CTCF in chr22:20-21 Mb', () => {
  test('has sites at most summits, and hardly any at those of a wrong build', async () => {
    const { input, close } = await openMotifScan(
      realData('sequences', 'chr22_20000001-21000000.hg19.fa.gz'),
      { motifs: [realData('motifs', 'JASPAR2024_CORE_vertebrates_non-redundant_pfms_transfac.txt.gz')] },
    );
    const { table } = motifScan(input, { only: ['MA0139.2'] });
    close();
    const column = (name: string): number[] =>
      Array.from(table.columns.find((each) => each.name === name)!.values as ArrayLike<number>);
    const ends = column('end');
    const middles = column('start').map((start, i) => FROM + (start + ends[i]) / 2);
    const { peaks } = await readPeakFile(
      realData('encode-hg19', 'GM12878', 'wgEncodeAwgTfbsBroadGm12878CtcfUniPk.narrowPeak.gz'),
    );
    const summits = Array.from(peaks.summit, (at, i) => ({
      chromosome: peaks.chromosomeNames[peaks.chromosome[i]],
      at,
    })).filter(({ chromosome, at }) => chromosome === 'chr22' && at >= FROM && at < TO - OTHER_BUILD);
    const share = (shift: number): number =>
      summits.filter(({ at }) => middles.some((middle) => Math.abs(middle - at - shift) <= NEAR)).length /
      summits.length;
    const found = { summits: summits.length, right: share(0), wrong: share(OTHER_BUILD) };
    if (process.env['CHIPMATE_PRINT_AGREEMENT'] !== undefined) console.log(JSON.stringify(found));
    expect(found.right).toBeGreaterThanOrEqual(0.65);
    expect(found.wrong).toBeLessThan(0.05);
  });
});
