import { expect, test } from 'vitest';
import { handMadeReport } from '../../web/test/hand-made-report.ts';
import { inEnglish } from '../messages/message.ts';
import { answerAbout, type Ranked } from './factor-answer.ts';

const report = handMadeReport();
const ranked: Ranked = {
  result: report.partners[0],
  notRanked: report.notRanked[0],
  evidence: report.evidence.partners,
};
const said = (name: string): string => answerAbout(name, ranked).sentences.map(inEnglish).join(' ');

test.each([
  ['fos', 'FOS has rank 1 of 24: co-binding score 7.50, FDR 1.0e−14, in MM.1S. Its co-binding:'],
  [
    'Blimp-1',
    'Blimp-1 is called PRDM1 in this atlas. PRDM1 has rank 2 of 24: co-binding score 7.10, FDR 4.0e−13, in MM.1S. Its co-binding:',
  ],
  ['Ikaros', 'Ikaros is called IKZF1 in this atlas. IKZF1 is what this ChIP-seq is of'],
  ['ER alpha', 'not in this class of cells: it was assayed in Breast, Uterus only'],
  ['GFP', 'the label names no factor'],
  ['H3K27ac', 'only in the class Histone'],
  ['T-bet', 'its experiments came after the consensus sites were made'],
  ['CTFC', 'CTFC is not in this atlas: nothing can be said about it. Names like it: CTCF.'],
])('%s is answered with its row, the reason why it has none, or that the atlas lacks it', (name, answer) => {
  expect(said(name)).toContain(answer);
});

test('a row earns a word of its own, and one for all evidence where that was gathered', () => {
  const supported = { verdict: 'supported', reason: null };
  expect(answerAbout('FOS', ranked)).toMatchObject({ coBinding: supported, overall: supported });
  const others = { verdict: 'no significant difference', reason: 'not above other factors' };
  expect(answerAbout('BRD4', ranked)).toMatchObject({ coBinding: others, overall: null });
  expect(answerAbout('GFP', ranked)).toMatchObject({ coBinding: null, overall: null });
});

test('a row says whether its gene is expressed here, and how it changes', () => {
  const expressionOf = (name: string, given = ranked): string =>
    answerAbout(name, given).expression.map(inEnglish).join(' ');
  expect(expressionOf('FOS')).toBe(
    'Its gene is expressed in these cells (lenalidomide). Its change there: log2 fold change −1.00, FDR 0.02.',
  );
  expect(expressionOf('Blimp-1')).toMatch(/^Its gene is not seen expressed in these cells \(lenalidomide\)/);
  expect(expressionOf('IRF4')).toBe('Its gene was not measured in these cells (lenalidomide).');
  const unknown = 'Whether its gene is expressed in these cells is unknown.';
  const none = { ...ranked, result: { ...ranked.result, expression: null } };
  expect([
    expressionOf(ranked.result.rows.antigen[3]),
    expressionOf('FOS', none),
    expressionOf('GFP'),
  ]).toEqual([unknown, unknown, '']);
});

test('an atlas too small for scores says so', () => {
  const rows = { ...ranked.result.rows, score: ranked.result.rows.score.map(() => null) };
  const small = { ...ranked, result: { ...ranked.result, rows } };
  expect(inEnglish(answerAbout('IRF4', small).sentences[0])).toMatch(
    /^IRF4 has rank 3 of 24 by its odds ratio/,
  );
});
