import { expect, test } from 'vitest';
import { inEnglish } from '../../messages/message.ts';
import { parseExpressionBytes } from './expression-reader.ts';

const read = (text: string) => parseExpressionBytes(Buffer.from(text), 'counts.txt');

test('featureCounts: its comment and the places of genes are no samples, alignments name them', () => {
  const file = read(
    [
      '# Program:featureCounts v2.0.3; Command:"featureCounts" "-a" "g.gtf" "ctl1.bam"',
      'Geneid\tChr\tStart\tEnd\tStrand\tLength\t/data/run 1/ctl1.bam\tlen1.bam',
      'ENSG00000170345.10\tchr14;chr14\t75278826;75279\t75279;75282230\t+;+\t2158\t120\t3',
      'ENSG00000136997\tchr8\t127735434\t127742951\t+\t5386\t55\t7',
      '',
    ].join('\n'),
  );
  expect(file.matrix.sampleNames).toEqual(['ctl1', 'len1']);
  expect([...file.matrix.values]).toEqual([120, 55, 3, 7]);
  expect(file.annotation.get('Length')).toEqual(['2158', '5386']);
});

test('HTSeq and STAR: reads of no gene are no gene', () => {
  const file = read(
    'gene\tsymbol\ta\tb\nFOS\tF\t5\t6\n__no_feature\t\t900\t800\nN_unmapped\t\t7\t7\nMYC\tM\t1\t2\n',
  );
  expect(file.matrix.rowNames).toEqual(['FOS', 'MYC']);
  expect([...file.matrix.values]).toEqual([5, 1, 6, 2]);
  expect(file.annotation.get('symbol')).toEqual(['F', 'M']);
  expect(file.notices.map(inEnglish)).toEqual([
    'rows that are no genes are left out: __no_feature, N_unmapped',
  ]);
});

test('a header that begins with # stays a header, and faults keep their line', () => {
  expect(read('#gene\ta\tb\nFOS\t5\t6\n').matrix.sampleNames).toEqual(['a', 'b']);
  expect(() => read('# made by hand\ngene\ta\tb\nFOS\t5\n')).toThrow(/line 3/);
});
