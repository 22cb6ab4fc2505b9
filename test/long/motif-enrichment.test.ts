// Enrichment of motifs in real sequence: what docs/motifs.md tells of false alarms and of peaks of CTCF.
import { expect, test } from 'vitest';
import { openMotifEnrich } from '../../src/analyses/inputs/motifs/enrich-input.ts';
import { motifEnrich } from '../../src/analyses/motifs/motif-enrichment.ts';
import { openSequence } from '../../src/formats/sequence/sequence-reader.ts';
import type { SequenceFile } from '../../src/formats/sequence/sequence-file.ts';
import type { CodedSequence } from '../../src/genome/sequence.ts';
import { mean } from '../../src/statistics/descriptive.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { shown } from '../support/answers.ts';
import { describeWith, realData, realDataPresent } from '../support/reference.ts';

const jaspar = realData('motifs', 'JASPAR2024_CORE_vertebrates_non-redundant_pfms_transfac.txt.gz');
const hocomoco = realData('motifs', 'HOCOMOCO-v12.transfac.txt.gz');
const ctcf = realData('sequences', 'Gm12878.CTCF.top500.w200.fa.gz');
const chr22 = realData('sequences', 'chr22_20000001-21000000.hg19.fa.gz');

function sideOf(all: readonly CodedSequence[], chosen: readonly number[]): SequenceFile {
  return {
    ...{ file: 'half', format: 'FASTA', names: chosen.map(String) },
    sizes: chosen.map((i) => all[i].length),
    bases: (i, start, end) => all[chosen[i]].slice(start, end),
    masked: () => 0,
    close: () => undefined,
  };
}

describeWith(realDataPresent, 'the folder of real data', 'enrichment of motifs', () => {
  test.each([
    ['ctcf', 20],
    ['chr22', 10],
  ])(
    'two halves of one set (%s) look different as often as stated',
    async (name, rounds) => {
      const { input } = await openMotifEnrich({ query: ctcf }, { motifs: [jaspar] });
      const file = await openSequence(name === 'ctcf' ? ctcf : chr22);
      const all =
        name === 'ctcf'
          ? file.names.map((_, i) => file.bases(i, 0, file.sizes[i]))
          : Array.from({ length: 4900 }, (_, i) => file.bases(0, i * 200, i * 200 + 200));
      const rates = new Map<string, number[]>();
      for (let round = 0; round < rounds; round++) {
        const order = createRandom(100 + round).shuffle([...all.keys()]);
        const half = Math.floor(order.length / 2);
        const side = (from: number, to?: number) =>
          ({ name: 'half', notices: [], sequences: sideOf(all, order.slice(from, to)) }) as const;
        const halves = { ...input, foreground: side(0, half), background: side(half) };
        for (const eachMotif of [false, true]) {
          const { rows } = shown(motifEnrich(halves, { eachMotif, seed: round }));
          for (const column of ['minus_log10_p', 'better_minus_log10_p']) {
            const false05 = rows.filter((row) => Number(row[column]) >= -Math.log10(0.05)).length;
            const what = `${eachMotif ? 'motifs' : 'families'} ${column}`;
            rates.set(what, [...(rates.get(what) ?? []), false05 / rows.length]);
          }
        }
      }
      for (const [what, found] of rates) {
        const rate = mean(found);
        if (process.env['CHIPMATE_PRINT_AGREEMENT'] !== undefined)
          console.log(`${name}\t${what}\t${rate.toFixed(4)} over ${rounds} splits`);
        expect(rate).toBeGreaterThan(0.03);
        expect(rate).toBeLessThan(0.07);
      }
    },
    1_800_000,
  );

  test('CTCF is first by far among the 1,443 matrices of HOCOMOCO, too', async () => {
    const { input } = await openMotifEnrich({ query: ctcf }, { motifs: [hocomoco] });
    const { rows } = shown(motifEnrich(input));
    expect(rows[0]['factors']).toContain('CTCF');
    expect(Number(rows[0]['minus_log10_p'])).toBeGreaterThan(5 * Number(rows[1]['minus_log10_p']));
    expect(Number(rows[0]['central_minus_log10_p'])).toBeGreaterThan(50);
  }, 300_000);
});
