import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWith, realData, realDataPresent } from '../../../test/support/reference.ts';
import { parseExperiment, recogniseLayout } from '../../formats/chip-atlas/experiment-list-reader.ts';
import { indexExperimentList } from './build-index.ts';
import { openCatalogue, type Catalogue, type CatalogueQuery } from './open-catalogue.ts';
import { mayBePerturbed, perturbationsOf } from './perturbation.ts';

const LIST = [
  'SRX900001\thg38\tTFs and others\tIKZF1\tBlood\tMM.1S\tTissue=Blood\t30180878,82.3,42.1,6691\tGSM900001: Ikaros in MM.1S\tsource_name=MM1S cells\ttreatment=none',
  'SRX900002\thg38\tTFs and others\tIKZF1\tBlood\tMM.1S\tTissue=Blood\t21180878,81.3,12.1,7691\tGSM900002: Ikaros in MM.1S lenalidomide\ttreatment=lenalidomide 10 uM',
  'SRX900003\thg38\tTFs and others\tPRDM1\tBlood\tK-562\t\t30180878,82.3,42.1,6691\tGSM900003: Blimp-1\tgenotype=wild type',
  'SRX900003\thg19\tTFs and others\tPRDM1\tBlood\tK-562\t\t30180878,82.2,42.1,6600\tGSM900003: Blimp-1\tgenotype=wild type',
  'SRX900004\thg38\tHistone\tH3K4me3\tNeural\tDopaminergic neurons\t\tNA\tGSM900004: chromatin',
  '',
  'SRX900005\thg38\tTFs and others\tFOS\tBlood\tMM.1S\t\t1000,99,1,3\tGSM900005: FOS\tgenotype=IKZF1 KO\tunlabelled attribute',
  'SRX900006\thg38\tTFs and others\tFOS\tBlood\tMM.1S\t\t30180878,82.3,42.1,6691\tGSM900006: naïve\tshRNA=shFOS\tdiagnosis=multiple myeloma',
].join('\n');

let folder: string;
let catalogue: Catalogue;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chipmate-catalogue-'));
  writeFileSync(join(folder, 'experimentList.tab'), `${LIST}\n`);
  catalogue = openCatalogue(join(folder, 'experimentList.tab'));
});

afterAll(() => {
  catalogue.close();
  rmSync(folder, { recursive: true, force: true });
});

function found(query: CatalogueQuery): string[] {
  return [...catalogue.search(query)].map((row) => {
    const { experiment, genome } = catalogue.row(row);
    return genome === 'hg38' ? experiment : `${experiment} ${genome}`;
  });
}

describe('search', () => {
  test('finds words whatever their case, hyphens and dots, also inside longer words', () => {
    const all = ['SRX900001', 'SRX900002', 'SRX900005', 'SRX900006'];
    expect(found({ words: [['MM.1S']] })).toEqual(all);
    expect(found({ words: [['mm1s']] })).toEqual(all);
    expect(found({ words: [['MM1.S']] })).toEqual(all);
    expect(found({ words: [['K562']] })).toEqual(['SRX900003', 'SRX900003 hg19']);
    expect(found({ words: [['H3K4']] })).toEqual(['SRX900004']);
    expect(found({ words: [['X90000']] })).toHaveLength(7);
    expect(found({ words: [['naïve']] })).toEqual(['SRX900006']);
    expect(found({ words: [['nothing of the kind']] })).toEqual([]);
  });

  test('combines words, spellings and facets', () => {
    expect(found({ words: [['Ikaros', 'IKZF1'], ['lenalidomide']] })).toEqual(['SRX900002']);
    expect(found({ words: [['blimp1', 'PRDM1']], facets: { genome: (name) => name === 'hg19' } })).toEqual([
      'SRX900003 hg19',
    ]);
    expect(
      found({ facets: { antigen: (name) => name === 'FOS', cellClass: (name) => name === 'Blood' } }),
    ).toEqual(['SRX900005', 'SRX900006']);
  });

  test('leaves out perturbed samples and rows of the same data', () => {
    const blood = { facets: { cellClass: (name: string): boolean => name === 'Blood' } };
    expect(found({ ...blood, without: ['drug', 'knock-out', 'knock-down'] })).toEqual([
      'SRX900001',
      'SRX900003',
      'SRX900003 hg19',
    ]);
    expect(found({ ...blood, withoutDuplicates: true })).toEqual([
      'SRX900001',
      'SRX900002',
      'SRX900003 hg19',
      'SRX900005',
    ]);
  });

  test('reads whole rows', () => {
    expect(catalogue.row(2)).toMatchObject({
      experiment: 'SRX900003',
      antigen: 'PRDM1',
      cell: 'K-562',
      title: 'GSM900003: Blimp-1',
      sample: 'GSM900003',
      quality: { reads: 30_180_878, mappedPercent: 82.3, duplicatesPercent: 42.1, peaks: 6691 },
      sameDataAs: 'SRX900001',
      perturbations: [],
    });
    expect(catalogue.row(4).quality.peaks).toBeNaN();
    expect(catalogue.row(5)).toMatchObject({ perturbations: ['knock-out'], sameDataAs: '' });
    expect(catalogue.row(6).perturbations).toEqual(['knock-down', 'disease']);
  });

  test('an index that is older than its list is made again', () => {
    const list = join(folder, 'growing.tab');
    writeFileSync(list, LIST.split('\n')[0] + '\n');
    openCatalogue(list).close();
    writeFileSync(list, `${LIST}\n`);
    const again = openCatalogue(list);
    expect(again.rows).toBe(7);
    again.close();
  });

  test('an empty class and a very long attribute', () => {
    const list = join(folder, 'odd.tab');
    const long = `note=${'a b '.repeat(600_000)}last-word`;
    writeFileSync(
      list,
      `SRX900001\thg38\tHistone\t\tBlood\tMM.1S\t\tNA\tGSM900001: no antigen\t${long}\nSRX900002\thg38\tHistone\tH3K27ac\tBlood\n`,
    );
    const odd = openCatalogue(list);
    expect(odd.values('antigen')).toEqual(['', 'H3K27ac']);
    expect(odd.values('cell')).toEqual(['', 'MM.1S']);
    expect([...odd.search({ facets: { antigen: (name) => name === '' } })]).toEqual([0]);
    expect([...odd.search({ facets: { cell: (name) => name === '' } })]).toEqual([1]);
    expect([...odd.search({ words: [['lastword']] })]).toEqual([0]);
    expect([...odd.search({ words: [['SRX900002']] })]).toEqual([1]);
    odd.close();
  });

  test('a file of another kind is refused with its first line', () => {
    const other = join(folder, 'other.tab');
    writeFileSync(other, 'chr1\t10\t20\n');
    expect(() => indexExperimentList(other, `${other}.index`)).toThrow(/not a list of experiments[^]*chr1/);
  });
});

test('the first generation of the list has its title in column 7', () => {
  const line = 'SRX900001\thg19\tTFs and others\tIKZF1\tBlood\tMM.1S\tGSM900001: Ikaros\tsource_name=MM1S';
  const layout = recogniseLayout([line], 'list');
  expect(parseExperiment(line, layout)).toMatchObject({
    title: 'GSM900001: Ikaros',
    attributes: [['source_name', 'MM1S']],
  });
});

describe('perturbations', () => {
  const flags = (attribute: string, title = ''): string[] => {
    const [key, value] = attribute.split('=');
    return perturbationsOf({ title, attributes: [[key, value]] });
  };
  const cases: [string, string[]][] = [
    ['genotype=ARID1A KO', ['knock-out']],
    ['genotype=ARID1A WT', []],
    ['genotype=AAVS1-KO', []],
    ['sirna=SOX2 and SOX3 siRNA for 72 hours', ['knock-down']],
    ['sirna=non-targeting siRNA for 72 hours', []],
    ['shRNA=none', []],
    ['genotype/variation=shKMT2D', ['knock-down']],
    ['treatment=JQ1', ['drug']],
    ['treatment=DMSO', []],
    ['treatment=No treatment', []],
    ['treatment=transfection with control plasmid', []],
    ['genotype=overexpression of MYC', ['over-expression']],
    ['treatment=H5N1 IAV infected (06h)', ['drug', 'infection']],
    ['disease state=healthy', []],
    ['health state=DM: no; HTN: no; CAD: no', []],
    ['tumor type=Chronic lymphocytic leukemia', ['disease']],
    ['chip antibody=anti-KO tag', []],
  ];
  for (const [attribute, expected] of cases) {
    test(`${attribute}: ${expected.join(', ') || 'none'}`, () => {
      expect(flags(attribute)).toEqual(expected);
    });
  }

  test('titles count without their sample accession', () => {
    expect(flags('age=3', 'GSM1: Notch1 ChIPSeq siPFKFB3')).toEqual(['knock-down']);
    expect(flags('age=3', 'GSM4146354: tibial artery (ENCLB021PKO)')).toEqual([]);
  });
});

describeWith(realDataPresent, 'the data folder', 'the human extract of 2,946 experiments', () => {
  const path = realData('chip-atlas', 'experiments.human-extract.hg38.tsv.gz');

  test('is read whole', () => {
    const list = join(folder, 'extract.tab');
    writeFileSync(list, gunzipSync(readFileSync(path)));
    const extract = openCatalogue(list);
    expect(extract.rows).toBe(2946);
    expect(extract.values('antigen').filter((name) => name !== '')).toHaveLength(310);
    expect(extract.search({ facets: { cellClass: (name) => name === 'Blood' } })).toHaveLength(1075);
    for (const row of extract.search({ facets: { cell: (name) => name === 'MM.1S' } }))
      expect(extract.row(row).cellClass).toBe('Blood');
    const brd4 = [...extract.search({ words: [['MM1.S']] })].map((row) => extract.row(row));
    expect(brd4.length).toBeGreaterThan(0);
    extract.close();
  });

  test('gives each row the perturbations that its own words have', () => {
    const extract = openCatalogue(join(folder, 'extract.tab'));
    for (let row = 0; row < extract.rows; row++) {
      const listed = extract.row(row);
      const read = perturbationsOf(listed);
      expect(`${listed.experiment} ${listed.perturbations.join()}`).toBe(
        `${listed.experiment} ${read.join()}`,
      );
    }
    extract.close();
  });

  test('holds the reads of 49 experiments under a second accession', () => {
    const extract = openCatalogue(join(folder, 'extract.tab'));
    const rows = [...extract.search({})].map((row) => extract.row(row));
    const pairs = rows.filter((row) => row.sameDataAs !== '');
    expect(pairs).toHaveLength(49);
    expect(pairs.map((row) => `${row.sameDataAs} ${row.experiment}`)).toContain('SRX3847778 SRX6476497');
    // As many reads by chance are not to be expected among so few: every pair with equal numbers of reads is one.
    const reads = rows.map(({ quality }) => quality.reads).filter((number) => number >= 100_000);
    expect(reads.length - new Set(reads).size).toBe(pairs.length);
    extract.close();
  });
});

test('words that make a row worth a closer look', () => {
  expect(['shkmt2d', 'knockout', 'treatment', 'jq1', '10um'].every(mayBePerturbed)).toBe(true);
  expect(['sigma', 'chip', 'blood'].some(mayBePerturbed)).toBe(false);
});
