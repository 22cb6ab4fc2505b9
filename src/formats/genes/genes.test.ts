// Links, lists and tables of genes: what is no number or no name is refused with file and line.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { refusal } from '../../../test/support/answers.ts';
import { folderWith } from '../../../test/support/chipmate.ts';
import { readAliases } from './aliases-reader.ts';
import { readComplexes } from './complexes-reader.ts';
import { readEnhancerLinks } from './enhancer-links-reader.ts';
import { readGeneIdentifiers } from './gene-identifiers-reader.ts';
import { readGeneList } from './gene-list-reader.ts';
import { geneModels } from './gene-rows.ts';
import { readInteractions } from './interactions-reader.ts';

const file = (text: string | Uint8Array): string => join(folderWith({ 'f.tsv': text }), 'f.tsv');

test('links are read with their strength, with or without a header', async () => {
  for (const header of ['', 'chrom\tstart\tend\tgene\n', '#chr\tstart\tend\tgene\n']) {
    const links = await readEnhancerLinks(file(`${header}chr1\t0\t2147483647\tMYC\nchr2\t5\t5\tFOS\t0.5\n`));
    expect(links.chromosomeNames).toEqual(['chr1', 'chr2']);
    expect([...links.end]).toEqual([2147483647, 5]);
    expect([...links.score]).toEqual([1, 0.5]);
  }
});

describe('refused, with its line', () => {
  const links = async (path: string): Promise<unknown> => readEnhancerLinks(path);
  const interactions = async (path: string): Promise<unknown> => readInteractions(path, 'binding');
  test.each<[string, (path: string) => unknown, string | Uint8Array, RegExp]>([
    [
      'a start beyond the type',
      links,
      'chr1\t2147483648\t2147483649\tA\n',
      /f\.tsv, line 1: the start is out of range/,
    ],
    ['a negative first start', links, 'chr1\t-5\t10\tA\n', /f\.tsv, line 1: the start is out of range/],
    ['a start with decimals', links, 'chr1\t1.5\t10\tA\n', /f\.tsv, line 1: the start is not a whole number/],
    [
      'an end before the start',
      links,
      'chr1\t1\t10\tA\nchr1\t9\t8\tA\n',
      /f\.tsv, line 2: the link ends before its start/,
    ],
    ['no gene', links, 'chr1\t1\t10\n', /f\.tsv, line 1: the gene is empty/],
    [
      'a strength that is none',
      links,
      'chr1\t1\t10\tA\t1e999\n',
      /f\.tsv, line 1: the score is not a number/,
    ],
    [
      'a list with an escape character',
      readGeneList,
      '# mine\nFOS\nMY\u001b[31mC\n',
      /f\.tsv, line 3: the gene holds control/,
    ],
    [
      'a list in Latin-1',
      readGeneList,
      Buffer.from('FOS\nM\u00fc\n', 'latin1'),
      /f\.tsv, line 2: the gene is not UTF-8/,
    ],
    ['an alias with a bell', readAliases, 'IKZF1\tIka\u0007ros\n', /f\.tsv, line 1: the name holds control/],
    [
      'a complex with a bell',
      readComplexes,
      'complex\tmember\nNuRD\tCHD\u00074\n',
      /f\.tsv, line 2: the member holds control/,
    ],
    [
      'an identifier with a bell',
      readGeneIdentifiers,
      'symbol\taliases\nFOS\tc\u0007Fos;p55\n',
      /f\.tsv, line 2: the aliases holds control/,
    ],
    [
      'an interaction cut off',
      interactions,
      'node1\tnode2\tcombined_score\nA\tB\t0.5\nA\n',
      /f\.tsv, line 3: the node2 is empty/,
    ],
    [
      'an interaction without a score',
      interactions,
      'a\tb\tscore\nA\tB\tx\n',
      /f\.tsv, line 2: the score is not a number/,
    ],
  ])('%s', async (_, read, text, said) => {
    expect(await refusal(async () => read(file(text)))).toMatch(said);
  });

  test('more chromosomes than there are numbers for', async () => {
    const row = { symbol: 'A', geneId: '', transcript: '', start: 1, end: 2, forward: true };
    const rows = Array.from({ length: 65_537 }, (_, i) => ({ ...row, chromosome: `c${i}` }));
    expect(geneModels(rows.slice(1), 'g').chromosome.at(-1)).toBe(65_535);
    expect(await refusal(async () => geneModels(rows, 'g.bed'))).toMatch(/g\.bed: there are more than 65536/);
  });
});

test('a table of identifiers may have genes without a symbol; they name nothing', async () => {
  const ids = await readGeneIdentifiers(file('symbol\tensembl\nFOS\tENSG1\n\tENSG2\n'));
  expect([ids.symbolOf('ENSG1'), ids.symbolOf('ENSG2')]).toEqual(['FOS', undefined]);
});
