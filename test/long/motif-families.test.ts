// Families of whole libraries, which docs/decisions/motif-families.md tells of.
import { expect, test } from 'vitest';
import { readMotifs } from '../../src/formats/motifs/motif-reader.ts';
import { motifFamilies } from '../../src/motifs/motif-families.ts';
import { baseProbabilities } from '../../src/motifs/score-matrix.ts';
import { describeWith, realData, realDataPresent } from '../support/reference.ts';

async function grouped(file: string) {
  const library = await readMotifs([realData('motifs', file)]);
  const families = motifFamilies(
    library.matrix.map((values, i) =>
      baseProbabilities({ kind: library.kind[i], values, sites: library.sites[i] }),
    ),
  );
  const sizes = new Uint32Array(families.representative.length);
  for (const one of families.family) sizes[one]++;
  if (process.env['CHIPMATE_PRINT_AGREEMENT'] !== undefined) {
    const alone = sizes.filter((size) => size === 1).length;
    const least = Math.min(...families.correlation).toFixed(3);
    console.log(
      `${file}\t${sizes.length} families, ${alone} of one, largest ${sizes.subarray(0, 8).join(' ')}, least ${least}`,
    );
  }
  const of = (ids: readonly string[]): number[] => {
    expect(ids.filter((id) => !library.id.includes(id))).toEqual([]);
    return [...new Set(ids.map((id) => families.family[library.id.indexOf(id)]))];
  };
  return { library, ...families, sizes, of };
}

describeWith(
  realDataPresent,
  'the folder of real data',
  'families: AP-1 is one, CTCF one, none runs through everything',
  () => {
    test('JASPAR 2024', async () => {
      const { library, family, sizes, of, correlation } = await grouped(
        'JASPAR2024_CORE_vertebrates_non-redundant_pfms_transfac.txt.gz',
      );
      // TGASTCA of FOS, JUN, BATF, BACH2 and NFE2; TGACGTCA of the same factors is another.
      const tre = [
        ...['MA0099.4', 'MA0476.2', 'MA0477.3', 'MA0478.2', 'MA0489.3', 'MA0490.3', 'MA0491.3', 'MA1130.2'],
        ...['MA1134.2', 'MA0462.3', 'MA1634.2', 'MA1101.3', 'MA0841.2'],
      ];
      const cre = ['MA1126.2', 'MA1127.1', 'MA1129.1', 'MA0018.5', 'MA0605.3'];
      expect(of(tre)).toHaveLength(1);
      expect(of(cre)).toHaveLength(1);
      expect(of([...tre, ...cre])).toHaveLength(2);
      const [ctcf] = of(['MA0139.2', 'MA1929.2', 'MA1930.2']);
      expect(of(['MA0139.2', 'MA1929.2', 'MA1930.2'])).toHaveLength(1);
      expect(library.name.filter((_, i) => family[i] === ctcf).every((name) => /^CTCFL?$/.test(name))).toBe(
        true,
      );
      expect(sizes[0]).toBeLessThan(100);
      expect(Math.min(...correlation)).toBeGreaterThan(0.65);
    });

    test('HOCOMOCO v12', async () => {
      const { library, sizes, of, correlation, family } = await grouped('HOCOMOCO-v12.transfac.txt.gz');
      const names = (list: string): string[] => list.split(' ').map((name) => name.replace('.', '.H12CORE.'));
      const tre = names(
        'FOS.0.P.B FOSB.0.P.B FOSL1.0.P.B FOSL2.0.P.B JUN.0.P.B JUNB.0.PM.A JUND.0.PM.A BATF.1.P.B BACH2.0.P.B',
      );
      const cre = names('FOS.2.S.C JUN.1.S.C JUNB.1.S.C CREB1.0.PSM.A ATF2.0.PSM.A');
      expect(of(tre)).toHaveLength(1);
      expect(of(cre)).not.toContain(of(tre)[0]);
      const [ctcf] = of(names('CTCF.0.P.B CTCFL.0.P.B'));
      expect(library.name.filter((_, i) => family[i] === ctcf)).toEqual(['CTCF_HUMAN', 'CTCFL_HUMAN']);
      expect(sizes[0]).toBeLessThan(130);
      expect(Math.min(...correlation)).toBeGreaterThan(0.6);
    });
  },
);
