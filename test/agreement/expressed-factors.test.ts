// Factors that are, and are not, expressed in LNCaP cells, told from the arrays of an androgen experiment.
import { expect, test } from 'vitest';
import { expressedFactors } from '../../src/analyses/inputs/genes/expressed-factors.ts';
import { readNamedTable } from '../../src/analyses/inputs/genes/matched-table.ts';
import { readGenes } from '../../src/formats/genes/genes-reader.ts';
import { KnownNames } from '../../src/genome/antigens/antigen-aliases.ts';
import { describeWith, realData, realDataPresent } from '../support/reference.ts';

/** Factors of the prostate, of every cell, and of other lineages. */
const PROSTATE = ['AR', 'FOXA1', 'NKX3-1', 'HOXB13', 'GATA2'];
const EVERYWHERE = 'MYC MAX CTCF YY1 SP1 TBP RELA JUND GABPA NRF1 REST CREB1 E2F4 USF1'.split(' ');
const ELSEWHERE = 'GATA1 SPI1 CDX2 PAX5 MYOD1 HNF1A SOX2 TAL1 FOXP3 IRF4 NEUROD1 TBX21 ERG'.split(' ');

describeWith(realDataPresent, 'the folder of real data', 'expression of factors in LNCaP', () => {
  test('lineage factors of the prostate are expressed, those of other lineages are not seen', async () => {
    const table = await readNamedTable(realData('expression', 'AR-LNCaP', 'AR_diff_expr.xls.gz'), undefined);
    const models = await readGenes(realData('genes', 'hg19', 'beta.refseq.tsv.gz'));
    const { of, notices } = expressedFactors(table, models, new KnownNames());
    const states = (names: readonly string[], state: string) =>
      names.filter((name) => of(name).expressed === state);
    expect(states(PROSTATE, 'yes')).toEqual(PROSTATE);
    expect(states(EVERYWHERE, 'yes')).toHaveLength(11);
    expect(states(EVERYWHERE, 'not seen')).toEqual([]);
    expect(states(ELSEWHERE, 'not seen')).toHaveLength(8);
    expect(states(ELSEWHERE, 'yes')).toEqual([]);
    // By another name, and the product of no gene.
    expect([of('NKX3.1').expressed, of('Epitope tags').expressed]).toEqual(['yes', 'unknown']);
    expect(of('NKX3-1').log2FoldChange).toBeGreaterThan(1);
    expect(notices.map(({ key }) => key)).toContain('expressed.above-silent');
  });
});
