// Target genes of a simulated factor, from its peaks and from what changes with it.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refusal, shown, type Shown } from '../../test/support/answers.ts';
import { folderWith } from '../../test/support/chipmate.ts';
import { drivenGenes } from '../../test/support/driven-genes.ts';
import { writeFileAtomically } from '../formats/text/file-writer.ts';
import { inEnglish } from '../messages/message.ts';
import { expression } from './expression.ts';
import type { Choosing } from './inputs/choices.ts';
import { readExpressionInput } from './inputs/genes/expression-input.ts';
import { readTargetsInput, type TargetsFiles } from './inputs/genes/targets-input.ts';
import { sitesOfChangedGenes, targets, type Targets, type targetsChoices } from './targets.ts';

const levelled = drivenGenes['levels.tsv'];
const folder = folderWith({
  ...drivenGenes,
  'one-way.tsv': levelled.replaceAll(/^\w+\t0\.01\t.*\n/gm, ''),
  'constant.tsv': levelled.replaceAll(/\t[\d.e-]+\t[\d.e-]+$/gm, '\t1e-300\t1e-299'),
  'still.tsv': levelled.replaceAll(/\t[\d.e-]+\t[\d.e-]+$/gm, '\t1\t1'),
  'missing.tsv': levelled.replace(/^(GENE[1-3]\t.*\t)[\d.e-]+\t[\d.e-]+$/gm, '$1NA\tNA'),
  'known.txt': 'gene3\nNOSUCH\n',
  'irf4.txt': 'GENE4\n',
  'elsewhere.bed': 'scaffold1\t10\t20\nscaffold2\t10\t20\n',
  'partly.bed': '1\t500000\t500100\nscaffold2\t10\t20\n',
  'far.bed': 'chr1\t400000000\t400000100\n',
});
const at = (name: string): string => join(folder, name);

async function ask(
  { peaks, ...files }: Omit<TargetsFiles, 'genes'>,
  choices: Choosing<typeof targetsChoices> = {},
  known: Partial<Parameters<typeof targets>[0]> = {},
): Promise<Shown & { readonly answer: Targets }> {
  const input = await readTargetsInput({ ...files, peaks: at(peaks), genes: { file: at('genes.bed') } });
  const answer = targets({ ...input, ...known }, choices);
  return { ...shown(answer), answer };
}

const effects = ({ rows }: Shown): string[] => rows.map((row) => row['effect_of_factor']);

test('genes that fall when the driver is lowered are activated by it; its sites can be told by their genes', async () => {
  const files = { peaks: 'driver.narrowPeak', expression: at('levels.tsv') };
  const found = await ask(files, { factorIs: 'lowered' });
  const best = effects(found).slice(0, 40);
  expect(best.filter((effect) => effect === 'activates').length).toBeGreaterThan(35);
  const supported = found.answer.judged.verdicts.filter(({ verdict }) => verdict === 'supported').length;
  expect(supported).toBeGreaterThan(10);
  expect(found.said).toMatch(
    new RegExp(`${supported} genes are supported; about \\d+\\.\\d of them expected to be there by chance`),
  );
  const thresholds = { significance: 0.05, foldChange: 0 };
  const { changed, unchanged, notices } = sitesOfChangedGenes(found.answer, 'down', thresholds);
  expect(changed.count).toBe(40);
  expect(unchanged.count).toBeGreaterThan(15);
  expect(notices.map(inEnglish).join()).toMatch(/40 peaks at changed genes, \d+ at unchanged ones/);
});

test('tables that are not whole, or whose p-values cannot be, support nothing and say so', async () => {
  const words = ({ judged }: Targets): Set<string> =>
    new Set(judged.verdicts.map(({ verdict, reason }) => `${verdict} <- ${reason ?? ''}`));
  const cut = await ask({ peaks: 'driver.narrowPeak', expression: at('one-way.tsv') });
  expect(cut.said).toContain('change in one direction only');
  expect(words(cut.answer)).toContain('suggested <- incomplete table');
  expect(words(cut.answer)).toContain('not measured <- not in the table');
  const constant = await ask({ peaks: 'driver.narrowPeak', expression: at('constant.tsv') });
  expect(constant.said).toMatch(/one and the same[^]*300 of 300 genes change/);
  expect(constant.said).toMatch(/than the \d+ genes with the least evidence of a change, of like/);
  for (const { answer } of [cut, constant]) expect(words(answer)).not.toContain('supported <- ');
});

test('of the strongest peaks alone the change is judged by these, and few of them do not show an absence', async () => {
  const files = { peaks: 'driver.narrowPeak', expression: at('levels.tsv') };
  const [all, few] = [await ask(files), await ask(files, { bestPeaks: 12 })];
  expect(few.answer.tests[0].difference.z).toBeLessThan(all.answer.tests[0].difference.z);
  const reasons = few.answer.judged.verdicts.map(({ reason }) => reason);
  expect(few.said).toContain('there are only 12 peaks');
  expect(reasons).toContain('too few sites');
  expect(reasons).not.toContain('no more than chance');
});

test('where nothing is significant that is no absence, and a gene without a p-value stands in the table', async () => {
  const still = await ask({ peaks: 'driver.narrowPeak', expression: at('still.tsv') });
  expect(still.cautions).toContain('no gene changes significantly (FDR 0.05)');
  expect(still.said).not.toMatch(/no gene (?:goes|counts)/);
  const missing = await ask({ peaks: 'driver.narrowPeak', expression: at('missing.tsv') });
  expect(missing.said).toContain('3 genes with a peak within reach: in the expression table without');
  expect(missing.said).not.toContain('not in the expression table');
});

test('an experiment without replicates goes on to targets, by fold change and without p-values', async () => {
  const input = await readExpressionInput({ files: [at('pair.tsv')], design: at('pair-sheet.tsv') });
  const pair = shown(expression(input, { contrast: 't-c' }));
  expect(pair.said).toContain('descriptive only');
  writeFileAtomically(at('pair-genes.tsv'), pair.text);
  const files = { peaks: 'bound.narrowPeak', expression: at('pair-genes.tsv') };
  const open = await ask(files, { factorIs: 'lowered' });
  expect(open.said).toContain('there are no p-values, so no gene counts as changed');
  expect(new Set(effects(open))).toEqual(new Set(['NA']));
  expect(Number(open.rows[0]['gene'].slice(4))).toBeLessThan(30);
  const described = await ask(files, { factorIs: 'lowered', foldChange: 1 });
  expect(described.said).toContain('which describes and does not test');
  expect(described.said).toMatch(/30 genes that go down carry more of the factor/);
  expect(described.rows[0]['effect_of_factor']).toBe('activates');
  // Nobody knows why a finished table has no p-values; of one's own experiment it is known.
  const reasons = ({ judged }: (typeof open)['answer']): string[] => [
    ...new Set(
      judged.verdicts.flatMap(({ verdict, reason }) => (verdict === 'suggested' ? [reason ?? ''] : [])),
    ),
  ];
  expect(reasons(open.answer)).toEqual(['no p-value']);
  const own = await ask(files, { factorIs: 'lowered' }, { unreplicated: true });
  expect(reasons(own.answer)).toEqual(['unreplicated']);
});

test('lists of known targets and of another regulator understand other names, and say what is no gene', async () => {
  const { rows, said } = await ask({
    peaks: 'driver.narrowPeak',
    known: at('known.txt'),
    follows: [`IRF4=${at('irf4.txt')}`, at('irf4.txt')],
  });
  const of = (gene: string, name: string) => rows.find((row) => row['gene'] === gene)?.[name];
  expect(of('GENE3', 'known')).toBe('known');
  expect(of('GENE4', 'also_follows')).toBe('IRF4,irf4');
  expect(said).toMatch(/known\.txt: not among the genes.*1 of 2 names: NOSUCH/);
});

test('peaks without a place among the genes are refused or told', async () => {
  expect(await refusal(() => ask({ peaks: 'elsewhere.bed' }))).toMatch(
    /no peak lies on a chromosome that has genes[^]*scaffold1 1, scaffold2 1/,
  );
  const partly = await ask({ peaks: 'partly.bed' });
  expect(partly.said).toMatch(/1 peak on 1 sequence without genes in .*genes.bed/);
  expect(partly.rows[0]['gene']).toBe('GENE0');
  const far = (await ask({ peaks: 'far.bed' })).said;
  expect(far).toContain('no gene has a peak within reach');
});
