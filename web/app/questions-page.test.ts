// Every question of the catalogue on the page, as a person asks it: its form is filled, its answer is shown, in both languages.
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Choice } from '../../src/analyses/inputs/choices.ts';
import { chipQpcrTemplate } from '../../src/assays/chip-qpcr/template.ts';
import { combinationTemplate } from '../../src/assays/combination/template.ts';
import { doseTemplate } from '../../src/assays/dose/template.ts';
import { growthTemplate } from '../../src/assays/growth/template.ts';
import { qpcrTemplate } from '../../src/assays/qpcr/template.ts';
import { builtInGenes } from '../../src/formats/genes/genes-reader.ts';
import { formatTable } from '../../src/formats/text/table-writer.ts';
import { questions } from '../../src/questions/catalogue.ts';
import { startServer, type RunningServer } from '../../src/server/start-server.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { madeUpTags } from '../../test/support/made-up-tags.ts';
import { plantedPartners } from '../../test/support/planted-partners.ts';
import { buildFromSheet } from '../../test/support/shared-atlases.ts';
import { faultsOf, openApp } from '../test/app-pages.ts';
import { browserPath, startBrowser } from '../test/browser.ts';

const inBrowser = browserPath === undefined ? describe.skip : describe;

/** What is put into the fields of a form: names of files, the number of an atlas, texts, numbers and ticks. */
type Filled = Readonly<Record<string, string | number | boolean | readonly (string | number)[]>>;

interface Case {
  readonly filled: Filled;
  /** Figures that the answer has. */
  readonly figures?: number;
  /** What its table has a row of. */
  readonly row?: string;
}

const ONE = { queryAntigen: ['IKZF1'], queryCell: 'ONE' };
const CASES: Readonly<Record<string, Case>> = {
  partners: { filled: { query: 'a.bed', atlas: [0], ...ONE }, figures: 1, row: 'FOS' },
  sites: { filled: { query: 'a.bed', atlas: [0], partner: 'FOS' } },
  overlap: { filled: { query: 'a.bed', atlas: [0] }, row: 'FOS' },
  compare: {
    filled: { a: 'a.bed', b: 'b.bed', atlas: [0], aCell: 'ONE', bCell: 'TWO', draws: 5 },
    ...{ figures: 2, row: 'FOS' },
  },
  sets: { filled: { files: ['a.bed', 'b.bed'], genome: 'hg38' }, figures: 1 },
  'compare-cells': {
    filled: { query: 'a.bed', atlas: [0], a: ['ONE'], b: ['TWO'], draws: 5 },
    ...{ figures: 1, row: 'FOS' },
  },
  enrich: { filled: { a: 'a.bed', atlas: [0], background: ['reachable'] }, row: 'FOS' },
  page: { filled: { table: 'changed.tsv', atlas: [0] }, row: 'FOS' },
  explain: { filled: { table: 'changed.tsv', atlas: [0], direction: 'down' }, row: 'FOS' },
  locus: { filled: { places: ['chr1:1-1000000'], atlas: [0], loci: 50 }, row: 'FOS' },
  colocalize: { filled: { antigen: 'FOS', atlas: [0], rule: 'any' }, row: 'FOS' },
  targets: {
    filled: { query: 'a.bed', expression: 'changed.tsv', genome: 'hg38', factorIs: 'lowered' },
    figures: 1,
  },
  annotate: { filled: { peaks: 'a.bed', genome: 'hg38', copies: 1 }, figures: 1 },
  expression: {
    filled: { files: ['values.tsv'], design: 'samples.tsv', contrast: 'drug-none' },
    figures: 7,
  },
  'atlas search': { filled: { atlas: [0], words: ['other'], cell: ['ONE'] }, row: 'OTHER1' },
  'motifs scan': { filled: { sequences: 'sites.fa', motif: ['AP1=TGASTCA'] }, row: 'AP1' },
  'motifs enrich': { filled: { query: 'planted.fa', motif: ['EBOX=CACGTG'] }, row: 'EBOX' },
  'motifs spacing': {
    filled: { query: 'planted.fa', primary: 'EBOX=CACGTG', motif: ['AP1=TGASTCA'] },
    row: 'AP1',
  },
  'motifs discover': { filled: { query: 'planted.fa', background: 'shuffled', most: 1 }, figures: 1 },
  'motifs loci': { filled: { fasta: 'sites.fa', motif: ['AP1=TGASTCA'] }, figures: 1, row: 'AP1' },
  'assay growth': { filled: { table: 'counts.tsv' }, figures: 2 },
  'assay blot': { filled: { table: 'bands.tsv', control: ['siNC'] }, figures: 1, row: 'IRF4' },
  'assay dose': { filled: { table: 'doses.tsv' }, figures: 1 },
  'assay combination': { filled: { table: 'bars.tsv' }, figures: 1 },
  'assay qpcr': { filled: { table: 'qpcr.tsv' }, figures: 3, row: 'IRF4' },
  'assay chip-qpcr': { filled: { table: 'chip-qpcr.tsv' }, figures: 4 },
  'assay replicate': { filled: { table: 'effects.tsv', discovery: 'MM.1S' }, figures: 1 },
  'peaks call': { filled: { chip: ['tags.bed'], genomeSize: '2e7', fragment: 200 } },
  'peaks qc': { filled: { chips: ['tags.bed'], peaks: ['first.bed'], genomeSize: '2e7' }, figures: 3 },
  'peaks consensus': { filled: { replicates: ['first.bed', 'second.bed'], rule: 'k-of-n' } },
  'peaks differential': { filled: { sheet: 'reads.tsv', peaks: ['first.bed'] } },
  'peaks signal': { filled: { signals: ['tags.bed'], sites: ['first.bed'], fragment: 200 }, figures: 2 },
  treatments: {
    filled: { gene: 'PRDM1', tables: ['drug1.tsv', 'drug2.tsv', 'drug3.tsv'], direction: 'raise' },
  },
};

/** Samples whose reads lie in a folder of the server. */
const READS = ['a1', 'a2', 'b1', 'b2'];

/** Small inputs that are made up; peaks and their atlas are those of `plantedPartners`. */
function inputs(): Record<string, string> {
  const random = createRandom(11);
  const bases = (many: number): string =>
    Array.from({ length: many }, () => 'ACGT'[random.integer(4)]).join('');
  const planted = Array.from({ length: 60 }, (_, i) => `>w${i}\n${bases(30)}GGTCACGTGACC${bases(30)}\n`);
  const symbols = [...new Set(builtInGenes('hg38')!.symbol)].slice(0, 3000);
  const change = symbols.map((_, i) => (i % 10 === 0 ? -1.5 : 0) + random.normal() / 4);
  const changed = symbols.map(
    (symbol, i) =>
      `${symbol}\t${change[i].toFixed(4)}\t${i % 10 === 0 ? '6\t0.001' : '0.2\t0.7'}\t${5 + (i % 7)}`,
  );
  const samples = ['n1', 'n2', 'n3', 'd1', 'd2', 'd3'];
  const values = symbols.slice(0, 400).map((symbol, i) => {
    const measured = samples.map((_, j) => 6 + (i % 7) + random.normal() / 5 + (j > 2 ? change[i] : 0));
    return [symbol, ...measured.map((value) => value.toFixed(4))].join('\t');
  });
  const bands = [1, 2, 3, 4].flatMap((n) =>
    ['siNC', 'siFOS'].flatMap((arm, lane) => [
      `e${n}\tg${n}\t${lane + 1}\t${arm}\tIRF4\t${lane === 0 ? 800 : 300 + 20 * n}\t50`,
      `e${n}\tg${n}\t${lane + 1}\t${arm}\tACTB\t500\t50`,
    ]),
  );
  const drug = (n: number): string =>
    `gene\tlog2_fold_change\tminus_log10_p\tadj_p\nPRDM1\t${n - 0.5}\t4\t0.01\nFOS\t${n}\t4\t0.01\nJUN\t-1\t4\t0.01\n`;
  const lines = (header: string, rows: readonly string[]): string => `${[header, ...rows].join('\n')}\n`;
  const places = (by: number): string =>
    Array.from({ length: 60 }, (_, i) => {
      const middle = 100_000 * (i + 1) + by;
      return `chr18\t${middle - 150}\t${middle + 150}\tp${i}\t${(i * 7) % 60}\n`;
    }).join('');
  const tags = (seed: number, atSite: number): string =>
    madeUpTags({ seed, background: 4000, atSite, sites: 60 });
  return {
    'tags.bed': tags(1, 60),
    ...Object.fromEntries(
      READS.map((name, i) => [join('reads', `${name}.bed`), tags(2 + i, i < 2 ? 80 : 30)]),
    ),
    'reads.tsv': ['sample\treads\tgroup', ...READS.map((name) => `${name}\t${name}.bed\t${name[0]}`)].join(
      '\n',
    ),
    'first.bed': places(0),
    'second.bed': places(20),
    'planted.fa': planted.join(''),
    'sites.fa': '>one\nGGTGAGTCACC\n>two\nNNTTGACTCAAAN\n',
    'changed.tsv': lines('gene\tlog2_fold_change\tminus_log10_p\tadj_p\taverage_expression', changed),
    'values.tsv': lines(['gene', ...samples].join('\t'), values),
    'samples.tsv': lines(
      'sample\tgroup',
      samples.map((name, i) => `${name}\t${i < 3 ? 'none' : 'drug'}`),
    ),
    'bands.tsv': lines('experiment\tgel\tlane\tperturbation\ttarget\tintensity\tbackground', bands),
    'effects.tsv': lines('unit\tkind\testimate\tse\tn', [
      ...[
        'MM.1S\tline\t-1\t0.2\t3',
        'H929\tline\t-2\t0.1\t3',
        'OPM2\tline\t2\t0.1\t3',
        'patient 1\tpatient\t-1\tNA\t1',
      ],
    ]),
    'counts.tsv': formatTable(growthTemplate()),
    'doses.tsv': formatTable(doseTemplate()),
    'bars.tsv': formatTable(combinationTemplate()),
    'qpcr.tsv': formatTable(qpcrTemplate()),
    'chip-qpcr.tsv': formatTable(chipQpcrTemplate()),
    ...Object.fromEntries([1, 2, 3].map((n) => [`drug${n}.tsv`, drug(n)])),
  };
}

/** Puts one value into its field, as hands do. */
async function fill(
  page: Page,
  name: string,
  choice: Choice,
  value: Filled[string],
  at: string,
): Promise<void> {
  const field = page.locator(`.field:has(#choice-${name})`);
  await opened(field);
  const input = page.locator(`#choice-${name}`);
  switch (choice.type) {
    case 'file':
    case 'files':
      if (choice.words?.includes(String(value)) === true)
        return void (await input.selectOption(String(value)));
      for (const file of [value].flat().map(String)) {
        if (choice.words?.includes(file) === true) await input.selectOption(file);
        else {
          await field.locator('input[type=file]').setInputFiles(join(at, file));
          await field.locator(`option:checked:has-text("${basename(file)}")`).waitFor({ state: 'attached' });
        }
      }
      return;
    case 'folder':
    case 'folders':
      return void (await input.selectOption([value].flat().map(String)));
    case 'one of':
      return void (await input.selectOption(String(value)));
    case 'flag':
      return input.setChecked(value === true);
    case 'texts':
      return input.fill([value].flat().join(', '));
    case 'text':
    case 'integer':
    case 'number':
      return input.fill(String(value));
  }
}

/** Choices that most people leave alone are folded away. */
async function opened(field: Locator): Promise<void> {
  await field.waitFor({ state: 'attached' });
  const folded = field.page().locator('details.more:not([open])').filter({ has: field });
  if ((await folded.count()) > 0) await folded.locator('> summary').click();
}

inBrowser('every question on the page', () => {
  const folder = plantedPartners(5);
  let browser: Browser;
  let server: RunningServer;
  beforeAll(async () => {
    mkdirSync(join(folder, 'reads'));
    for (const [name, text] of Object.entries(inputs())) writeFileSync(join(folder, name), text);
    await buildFromSheet(join(folder, 'sheet.tsv'), join(folder, 'atlas'));
    [browser, server] = await Promise.all([
      startBrowser(),
      startServer({
        atlases: [join(folder, 'atlas')],
        genomes: join(folder, 'no-genomes'),
        reads: [join(folder, 'reads')],
      }),
    ]);
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  test('is a case', () => {
    expect(Object.keys(CASES).sort()).toEqual(Object.keys(questions).sort());
  });

  const views = [
    { width: 1280, locale: 'en-US' },
    { width: 390, locale: 'ja-JP' },
  ];
  describe.each(views)('$locale at $width px', ({ width, locale }) => {
    test.each(Object.entries(CASES))('%s', async (name, { filled, figures = 0, row }) => {
      const { page, elsewhere, complaints, close } = await openApp(browser, server.address, width, locale);
      const address = `#/${encodeURIComponent(name)}?`;
      await page.click(`details:has(a[href="${address}"]) > summary`);
      await page.click(`details a[href="${address}"]`);
      await page.waitForSelector('form');
      expect(await faultsOf(page)).toEqual([]);
      const { choices } = await questions[name]();
      for (const [field, value] of Object.entries(filled))
        await fill(page, field, choices[field], value, folder);
      await page.click('button.primary');
      await page.waitForSelector('.answer, .refusal', { timeout: 120_000 });
      expect(await page.locator('.refusal').allTextContents()).toEqual([]);
      await page.waitForSelector('.answer tbody tr');
      // What was brought, and nothing else: a number that was typed is no file.
      const brought = ((await page.locator('.compared').textContent()) ?? '').match(
        /\w[\w-]*\.(?:bed|tsv|fa)\b/g,
      );
      const files = Object.entries(filled).flatMap(([field, value]) =>
        choices[field].type.startsWith('file')
          ? [value].flat().filter((each) => /\.\w+$/.test(String(each)))
          : [],
      );
      expect(brought ?? []).toEqual(files);
      if (row !== undefined) expect(await page.textContent('.answer tbody')).toContain(row);
      expect(await page.locator('.answer figure svg').count()).toBe(figures);
      const pictures = process.env['CHIPMATE_PICTURES'];
      if (pictures !== undefined)
        await page.screenshot({
          path: join(pictures, `${name.replace(' ', '-')}-${width}.png`),
          fullPage: true,
        });
      expect(await faultsOf(page)).toEqual([]);
      expect([elsewhere, complaints]).toEqual([[], []]);
      await close();
    });
  });
});
