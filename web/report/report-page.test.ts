import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FILE_LOOK } from '../../src/figures/svg.ts';
import { studyFigures } from '../../src/report/figures/study-figures.ts';
import { renderReport } from '../../src/report/write-report.ts';
import { VERDICTS } from '../../src/tables/verdicts.ts';
import { describeWith } from '../../test/support/reference.ts';
import { browserPath, openReport, startBrowser, type OpenedReport } from '../test/browser.ts';
import { handMadeReport } from '../test/hand-made-report.ts';

describeWith(browserPath !== undefined, 'Chromium', 'the report page in a browser', () => {
  let browser: Browser;
  let address = '';
  beforeAll(async () => {
    browser = await startBrowser();
    const file = join(mkdtempSync(join(tmpdir(), 'chipmate-report-')), 'report.html');
    writeFileSync(file, renderReport(handMadeReport()));
    address = pathToFileURL(file).href;
  });
  afterAll(async () => browser.close());

  /** The first four words of the column of expression in the partners' table. */
  async function wordsOfExpression(page: Page): Promise<string[]> {
    const heads = await page.locator('#partners thead th').allInnerTexts();
    const column = heads.findIndex((head) => /Expressed here|この細胞での発現/.test(head));
    const rows = page.locator('#partners tbody tr');
    return Promise.all([0, 1, 2, 3].map((row) => rows.nth(row).locator('th, td').nth(column).innerText()));
  }

  test('each partner says in words whether its gene is expressed; a comparison, where that is known', async () => {
    const { page } = await open(1280);
    expect(await wordsOfExpression(page)).toEqual(['yes', 'not seen', 'not measured', 'unknown']);
    const heads = await page.locator('#contrasts thead th').allInnerTexts();
    expect(heads.join()).toMatch(/Expressed in MM\.1S[\s\S]*Expressed in NALM-6/);
    const sentence = 'Whether the factors are expressed on either side is unknown';
    expect(await page.locator('#contrasts').innerText()).not.toContain(sentence);
    await page.close();
    const report = handMadeReport();
    const [contrast] = report.contrasts;
    const unknown = contrast.rows.antigen.map(() => 'unknown' as const);
    const rows = { ...contrast.rows, expressedA: unknown, expressedB: unknown };
    const file = join(mkdtempSync(join(tmpdir(), 'chipmate-report-')), 'report.html');
    writeFileSync(file, renderReport({ ...report, contrasts: [{ ...contrast, rows }] }));
    const silent = await browser.newPage({ locale: 'en-GB' });
    await silent.goto(pathToFileURL(file).href);
    const section = await silent.locator('#contrasts').innerText();
    expect(section).toContain(sentence);
    expect(section).not.toContain('Expressed in');
    await silent.close();
  });

  const open = (width: number): Promise<OpenedReport> =>
    openReport(browser, address, { width, locale: 'en-GB' });

  test('edges stand in a matrix of words with their results below, in a figure and in a paragraph', async () => {
    const { page, complaints } = await open(1280);
    const section = page.locator('#edges');
    const lines = await section
      .locator('figure path[data-edge]')
      .evaluateAll((paths) =>
        paths.map(
          (path) => `${path.getAttribute('data-edge') ?? ''}: ${path.getAttribute('data-verdict') ?? ''}`,
        ),
      );
    expect(lines).toEqual(['FOS IRF4: supported', 'FOS BCL2: no significant difference']);
    const rows = section.locator('.matrix tbody tr');
    const row = rows.filter({ hasText: 'FOS' }).first();
    const titles = await row
      .locator('.verdict')
      .evaluateAll((all) => all.map((mark) => mark.getAttribute('title')));
    // What has been tested stands first.
    expect(titles.slice(0, 3)).toEqual([
      'FOS → IRF4: supported',
      'FOS → BCL2: no significant difference',
      'FOS → SLAMF7: not tested',
    ]);
    await row.getByRole('button').click();
    const detail = await section.locator('.detail').innerText();
    expect(detail).toMatch(
      /FOS raises IRF4\s+● supported[^]*qPCR \(n = 3\)[^]*−1\.20 \(95% CI −1\.70 to −0\.70\)/,
    );
    expect(detail).toContain('IRF4, siFOS, MM.1S; from qpcr siFOS');
    expect(await section.locator('.outcome').innerText()).toContain('Partner candidates of IKZF1');
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('its footer unfolds the notices of the software in the page', async () => {
    const { page } = await open(1280);
    expect(await page.locator('.licences pre').isVisible()).toBe(false);
    await page.locator('.licences summary').click();
    expect(await page.locator('.licences pre').innerText()).toMatch(/preact \S+ \(MIT\)[^]*Copyright/);
    await page.close();
  });

  test.each([1280, 390])(
    'opens from disk at %i px: no request, no complaint, every figure visible',
    async (width) => {
      const { page, requests, complaints } = await open(width);
      const figures = await page.$$eval('figure .drawing > *', (drawings) =>
        drawings.map((drawing) => drawing.getBoundingClientRect().toJSON() as DOMRect),
      );
      expect(figures.length).toBeGreaterThanOrEqual(11);
      for (const box of figures) {
        expect(box.width).toBeGreaterThan(250);
        expect(box.height).toBeGreaterThan(60);
        expect(box.right).toBeLessThanOrEqual(width);
      }
      await page.$$eval('details', (parts) => parts.forEach((part) => (part.open = true)));
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      expect(requests).toEqual([]);
      expect(complaints).toEqual([]);
      await page.close();
    },
  );

  test('tables sort by their headers, search their text, and open to all rows', async () => {
    const { page } = await open(1280);
    const table = page.locator('#partners .table-block');
    const first = () => table.locator('tbody tr th').first().innerText();
    expect(await first()).toBe('FOS');
    await table.locator('thead button', { hasText: 'Factor' }).click();
    expect(await first()).toBe('ATF3');
    await table.locator('thead button', { hasText: 'Factor' }).click();
    expect(await first()).toBe('SUZ12');
    expect(await table.locator('thead th[aria-sort=descending]').count()).toBe(1);
    await table.locator('input').fill('prdm');
    expect(await table.locator('tbody tr').count()).toBe(1);
    await table.locator('input').fill('');
    await table.locator('.more').click();
    expect(await table.locator('tbody tr').count()).toBe(24);
    await page.close();
  });

  test('two factors side by side, each named after itself, are told apart by their cells', async () => {
    const report = handMadeReport();
    const [entry] = report.chipSeq;
    const [contrast] = report.contrasts;
    const file = join(mkdtempSync(join(tmpdir(), 'chipmate-report-')), 'report.html');
    const twoFactors = {
      ...report,
      chipSeq: [
        { ...entry, name: 'IKZF1', cell: 'MM.1S' },
        { ...entry, name: 'IKZF3', antigen: 'IKZF3', cell: 'MM.1S' },
      ],
      contrasts: [{ ...contrast, a: 'IKZF1', b: 'IKZF3', antigens: ['IKZF1', 'IKZF3'] as const }],
    };
    writeFileSync(file, renderReport(twoFactors));
    const page = await browser.newPage({ locale: 'en-GB' });
    await page.goto(pathToFileURL(file).href);
    expect(await page.locator('#contrasts h3').innerText()).toBe('IKZF1 in MM.1S against IKZF3 in MM.1S');
    await page.close();
  });

  test('the language switches, genes stay italic and proteins roman', async () => {
    const { page, complaints } = await open(1280);
    await page.getByRole('button', { name: '日本語' }).click();
    expect(await page.locator('#partners h2').innerText()).toContain('転写パートナー候補');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('ja');
    expect(await wordsOfExpression(page)).toEqual(['発現あり', '発現を認めず', '未測定', '不明']);
    expect(await page.locator('#targets tbody th i').first().innerText()).toBe('IRF4');
    expect(await page.locator('#partners tbody th i').count()).toBe(0);
    const said = page.locator('#expression .caution');
    expect(await said.isVisible()).toBe(true);
    expect(await said.innerText()).toBe(
      '列「batch」による検体の群分けは「group」と完全に一致し、両者の効果を区別できないため、モデルに含めない',
    );
    const record = page.locator('#expression .record');
    expect(await record.locator('summary').innerText()).toBe('解析の記録');
    expect(await record.locator('li').allTextContents()).toEqual(['分位点正規化']);
    const steps = await page.locator('.steps li').allInnerTexts();
    expect(steps.slice(0, 2)).toEqual([
      '完了 MM.1S の転写パートナー候補',
      '省略 遺伝子座 「MM.1S の転写パートナー候補」が完了しなかった',
    ]);
    const cells = await page
      .locator('#provenance .table-block')
      .last()
      .locator('tbody td, tbody th')
      .allInnerTexts();
    expect(cells).toEqual(['MM.1S の転写パートナー候補', '乱数シード', '1']);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('every section, table and figure of simulated data says so', async () => {
    const { page } = await open(1280);
    const sections = await page.locator('main > section').count();
    expect(await page.locator('main > section h2 .tag').count()).toBe(sections);
    const tables = await page.locator('table').count();
    expect(await page.locator('table caption .tag').count()).toBe(tables);
    const figures = await page.locator('figure svg').count();
    // Once across the drawing, once in its corner above all marks.
    expect(await page.locator('figure svg text', { hasText: /^simulated$/ }).count()).toBe(2 * figures);
    expect(await page.title()).toContain('simulated');
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('#partners .table-tools button').click(),
    ]);
    expect(saved.suggestedFilename()).toBe('simulated-partners-MM.1S.tsv');
    await page.close();
  });

  test('quality pictures, probes and the path of the study are there to be opened and read', async () => {
    const { page, complaints } = await open(1280);
    expect(await page.locator('.quality svg').count()).toBe(0);
    await page.locator('.quality summary').click();
    await expect
      .poll(() => page.locator('.quality svg > title').allTextContents())
      .toEqual([
        'Change against expression: lenalidomide-control',
        'p-values: lenalidomide-control',
        'Library sizes',
        'Relative log expression of every sample before normalisation',
        'Distribution of every sample before normalisation',
        'Principal components of the samples',
        'Principal components of the samples, by batch',
        'Correlation of the samples',
        'Variation of counts (voom)',
      ]);
    expect(await page.locator('#loci .probes').first().innerText()).toContain('P1_at −1.20, P2_at −0.30');
    const path = page.locator('#summary .path li');
    expect(await path.count()).toBe(14);
    expect(await path.nth(3).innerText()).toContain('failed');
    expect(await path.last().innerText()).toContain('not tested');
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('a figure is saved as the file beside the page has it, and as PNG, in the reader’s language', async () => {
    const { page, requests } = await open(390);
    const report = handMadeReport();
    const [figure] = studyFigures(report).filter(({ name }) => name === 'partners MM.1S');
    const save = async (format: string): Promise<{ name: string; bytes: Buffer }> => {
      const [saved] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('#partners figure button', { hasText: format }).click(),
      ]);
      return { name: saved.suggestedFilename(), bytes: readFileSync(await saved.path()) };
    };
    const svg = await save('SVG');
    expect(svg.name).toBe('simulated-partners-MM.1S.svg');
    expect(svg.bytes.toString()).toBe(figure.draw({ ...FILE_LOOK, simulated: true }));
    const png = await save('PNG');
    expect(png.name).toBe('simulated-partners-MM.1S.png');
    const height = Number(/viewBox="0 0 720 (\d+)"/.exec(svg.bytes.toString())?.[1]);
    expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
    expect([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)]).toEqual([1440, 2 * height]);
    expect(png.bytes.length).toBeGreaterThan(10_000);
    await page.getByRole('button', { name: '日本語' }).click();
    expect((await save('SVG')).bytes.toString()).toContain('>模擬データ</text>');
    expect(requests.filter((address) => !address.startsWith('blob:'))).toEqual([]);
    await page.close();
  });

  test('a link that leaves the machine says so, and gives the place alone', async () => {
    const { page, requests } = await open(1280);
    const links = page.locator('a[href^="http"]');
    expect(await links.count()).toBeGreaterThan(10);
    let own = 0;
    for (const link of await links.all()) {
      expect(await link.getAttribute('href')).toMatch(
        /^https:\/\/genome\.ucsc\.edu\/cgi-bin\/hgTracks\?db=hg38&position=chr\d+%3A\d+-\d+$/,
      );
      expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
      expect(await link.getAttribute('referrerpolicy')).toBe('no-referrer');
      const ofOwnData = (await link.innerText()).includes('↗•');
      if (ofOwnData) own++;
      expect(await link.innerText()).toContain('↗');
      const title = await link.getAttribute('title');
      expect(title).toMatch(
        ofOwnData
          ? /^opens the UCSC Genome Browser and tells it a place of your own data: chr/
          : /^opens the UCSC Genome Browser and tells it this place: chr/,
      );
      expect(await link.textContent()).toContain(`(${title})`);
    }
    // Every peak of the user's own is marked as that, wherever it stands.
    const peaks = handMadeReport().targets.flatMap(({ rows }) => rows.strongestPeak);
    const addresses = await links.evaluateAll((all) =>
      all.map((link) => [(link as HTMLAnchorElement).href, link.textContent.includes('↗•')] as const),
    );
    expect(own).toBeGreaterThan(2);
    for (const [href, marked] of addresses)
      if (peaks.some((peak) => peak !== '' && href.endsWith(encodeURIComponent(peak.replaceAll(',', '')))))
        expect(marked, href).toBe(true);
    const genes = page.locator('#targets tbody th');
    expect(await genes.nth(0).locator('a').getAttribute('href')).toContain('chr6%3A391701-411400');
    expect(await genes.nth(3).innerText()).toBe('MYC');
    expect(await genes.nth(3).locator('a').count()).toBe(0);
    expect(await page.locator('#model .next-steps a').innerText()).toContain('chr6:391,600-391,900↗•');
    const note = page.locator('#summary p', { hasText: 'UCSC' });
    expect(await note.innerText()).toMatch(/leaves this machine.*The peaks of this report are simulated/s);
    await page.getByRole('button', { name: '日本語' }).click();
    expect(await links.first().getAttribute('title')).toMatch(
      /^UCSC ゲノムブラウザを開き、この位置を送信する：chr/,
    );
    expect(await page.locator('#summary p', { hasText: 'UCSC' }).innerText()).toContain('模擬データ');
    expect(requests).toEqual([]);
    await page.close();
  });

  test('no other link leaves the page, and nothing may be loaded by it, whatever its data say', async () => {
    const { page, requests } = await open(1280);
    const others = await page
      .locator('a:not([href^="https://genome.ucsc.edu/cgi-bin/hgTracks?"])')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    expect(others.length).toBeGreaterThan(5);
    for (const href of others) expect(href).toMatch(/^(?:#[\w-]+|exports\/[\w.-]+)$/);
    const refused = page.evaluate(
      () =>
        new Promise((resolve) =>
          document.addEventListener('securitypolicyviolation', (event) => resolve(event.blockedURI)),
        ),
    );
    await page.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<img src="https://collector.example/pixel">');
    });
    expect(await refused).toBe('https://collector.example/pixel');
    expect(await page.evaluate(() => fetch('https://collector.example/').catch(() => 'refused'))).toBe(
      'refused',
    );
    expect(requests.filter((address) => !address.startsWith('https://collector.example/'))).toEqual([]);
    await page.close();
  });

  test('the IGV session is named with its partners and what it leaves out, in both languages', async () => {
    const { page } = await open(1280);
    const session = page.locator('#loci .session');
    expect(await session.locator('a').getAttribute('href')).toBe('exports/igv-session.xml');
    expect(await session.innerText()).toMatch(/File > Open Session.*partners FOS, PRDM1.*Left out.*IRF4/s);
    expect(await page.locator('#loci h3 .place').first().innerText()).toContain('chr6:380,001-430,000');
    expect(await page.locator('#loci > p.fine').innerText()).toContain('the first 5 of 8 partner candidates');
    await page.getByRole('button', { name: '日本語' }).click();
    expect(await session.innerText()).toMatch(/転写パートナー候補 FOS、PRDM1 のピーク.*省いた候補：IRF4/s);
    await page.close();
  });

  test('a factor that is looked for is found under any of its names, or its absence explained', async () => {
    const { page } = await open(390);
    expect(await page.getByLabel('Why is my factor not in the list?').count()).toBe(1);
    const field = page.locator('#partners .factor-search input');
    const answer = page.locator('#partners .answer');
    expect(await answer.innerText()).toContain('all 29 names of the atlas');
    await field.fill('c-Fos');
    expect(await answer.innerText()).toMatch(
      /c-Fos is called FOS in this atlas\. FOS has rank 1 of 24.*supported · All evidence together: ● supported/,
    );
    await field.fill('FOSL2');
    expect(await answer.innerText()).toContain('= no significant difference');
    await field.fill('h3k27AC');
    expect(await answer.innerText()).toContain('only in the class Histone');
    await field.fill('ESR1');
    await page.getByRole('button', { name: '日本語' }).click();
    expect(await answer.innerText()).toBe(
      'ESR1 はアトラスにあるが、この細胞種の大分類にはなく、Breast、Uterus でのみ調べられている。',
    );
    await field.press('Enter');
    expect(await page.title()).toContain('A hand-made study');
    await page.close();
  });

  test('a definition opens by touch and by keyboard, is read aloud, and closes by Escape or a tap elsewhere', async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 800 }, hasTouch: true });
    await page.goto(address);
    expect(await page.locator('#partners .what').first().getAttribute('aria-label')).toBe(
      'What is “Factor”?',
    );
    const what = page.locator('#partners .what').nth(3);
    const shown = page.locator('.definition:popover-open');
    expect(await what.getAttribute('aria-label')).toBe('What is “Co-binding score”?');
    await what.tap();
    expect(await shown.innerText()).toMatch(/^Co-binding score Partial correlation/);
    expect(await shown.evaluate((element) => element === document.activeElement)).toBe(true);
    const box = await shown.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
    await page.touchscreen.tap(200, 60);
    expect(await shown.count()).toBe(0);
    await what.focus();
    await page.keyboard.press('Enter');
    expect(await shown.count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await shown.count()).toBe(0);
    expect(await what.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.locator('#partners tbody tr th').first().innerText()).toBe('FOS');
    await page.getByRole('button', { name: '日本語' }).click();
    await what.tap();
    expect(await shown.innerText()).toMatch(/^共局在スコア .*値です。$/);
    await page.close();
  });

  test('paper says how many rows are left out and what the columns mean; the screen does not', async () => {
    const { page } = await open(1280);
    const lines = page.locator('p.on-paper:visible');
    expect(await lines.count()).toBe(0);
    await page.emulateMedia({ media: 'print' });
    const ofPartners = page.locator('#partners .on-paper');
    expect(await ofPartners.first().innerText()).toBe(
      '12 of 24 rows are printed; all of them are in tables/simulated.partners_MM.1S.tsv.',
    );
    expect(await ofPartners.last().locator('dt').allInnerTexts()).toEqual(
      await page.locator('#partners table').last().locator('thead th').allInnerTexts(),
    );
    expect(await page.locator('.what:visible').count()).toBe(0);
    expect(await page.locator('#expression p.on-paper').innerText()).toBe(
      '10 of 607 rows are printed; all of them are in tables/simulated.expression_lenalidomide.tsv.',
    );
    expect(await page.locator('#targets p.on-paper').count()).toBe(0);
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('button', { name: '日本語' }).click();
    await page.locator('#partners .table-tools input').fill('prdm');
    await page.emulateMedia({ media: 'print' });
    expect(await ofPartners.first().innerText()).toBe(
      '24 行中 1 行を印刷。全行は tables/simulated.partners_MM.1S.tsv にある。',
    );
    await page.emulateMedia({ media: 'screen' });
    await page.locator('#partners .table-tools input').fill('');
    await page.locator('#partners .more').click();
    expect(await page.locator('#partners p.on-paper').count()).toBe(0);
    await page.close();
  });

  test('the order of partners is told beside every list that has another', async () => {
    const { page } = await open(1280);
    for (const section of ['#summary', '#evidence'])
      expect(await page.locator(section).innerText()).toContain('Partners stand in one order on this page');
    expect(await page.locator('#partners').innerText()).toContain('This ranking goes by co-binding alone');
    expect(await page.locator('#contrasts').innerText()).toContain('Ordered by the size of the difference');
    await page.getByRole('button', { name: '日本語' }).click();
    expect(await page.locator('#summary').innerText()).toContain('全ての根拠を統合した順');
    expect(await page.locator('#partners').innerText()).toContain('この順位は共局在のみによる');
    await page.close();
  });

  test('the page ends with what to cite, to copy and to download, and says what it is not for', async () => {
    const { page, complaints } = await open(390);
    expect(await page.locator('main > section').last().getAttribute('id')).toBe('cite');
    const listed = await page.locator('#cite .citations li').allTextContents();
    expect(listed[0]).toMatch(/^The chipmate developers\. chipmate, version /);
    expect(listed.filter((line) => /ChromNet|BETA/.test(line))).toHaveLength(2);
    expect(await page.locator('.masthead').innerText()).toContain('not for clinical decisions');
    for (const suffix of ['txt', 'bib', 'ris']) {
      const arriving = page.waitForEvent('download');
      await page.getByRole('button', { name: `.${suffix}`, exact: true }).click();
      const file = await arriving;
      expect(file.suggestedFilename()).toBe(`simulated-A-hand-made-study-citations.${suffix}`);
      expect(readFileSync(await file.path(), 'utf8')).toContain('10.1038/nprot.2013.150');
    }
    await page.getByRole('button', { name: '日本語' }).click();
    expect(await page.locator('#cite').innerText()).toContain('測定結果として引用してはならない');
    expect(await page.locator('.masthead').innerText()).toContain('診療の判断に用いるものではない');
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('text in the data cannot become part of the page', async () => {
    const { page } = await open(1280);
    expect(await page.locator('.steps .failed .reason').innerText()).toContain('</script><b>');
    await page.close();
  });

  test('no name becomes part of the page, or a line of a table that is saved from it', async () => {
    const hostile = `FOS"'><img src=x onerror="document.body.dataset.evil=1"><script>document.body.dataset.evil=1</script>\n\tx`;
    const text = JSON.stringify(handMadeReport());
    const named = (word: string): string => JSON.stringify(hostile.replace('FOS', word)).slice(1, -1);
    const data = ['FOS', 'IRF4', 'MM.1S', 'IKZF1'].reduce(
      (all, word) => all.replaceAll(word, named(word)),
      text,
    );
    const file = join(mkdtempSync(join(tmpdir(), 'chipmate-report-')), 'report.html');
    writeFileSync(file, renderReport(JSON.parse(data) as ReturnType<typeof handMadeReport>));
    const { page, requests, complaints } = await openReport(browser, pathToFileURL(file).href, {
      width: 1280,
      locale: 'en-GB',
    });
    await page.$$eval('details', (parts) => parts.forEach((part) => (part.open = true)));
    await page.$$eval('#evidence .opener, .more', (openers) => {
      for (const opener of openers) (opener as HTMLElement).click();
    });
    expect(await page.locator('#partners tbody').first().innerText()).toContain('FOS"\'><img src=x');
    expect(await page.evaluate(() => document.body.dataset['evil'])).toBeUndefined();
    expect(await page.locator('body img, #app script').count()).toBe(0);
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('#partners').getByRole('button', { name: /TSV/ }).first().click(),
    ]);
    const table = readFileSync(await saved.path(), 'utf8')
      .trimEnd()
      .split('\n');
    expect(new Set(table.map((line) => line.split('\t').length)).size).toBe(1);
    expect(table.filter((line) => line.includes('FOS'))).not.toEqual([]);
    expect([requests.filter((address) => !address.startsWith('blob:')), complaints]).toEqual([[], []]);
    await page.close();
  });

  test('the keyboard reaches the tools, an evidence row opens with Enter', async () => {
    const { page } = await open(1280);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip');
    const opener = page.locator('#evidence .opener').first();
    await opener.focus();
    await page.keyboard.press('Enter');
    expect(await opener.getAttribute('aria-expanded')).toBe('true');
    expect(await page.locator('#evidence .detail li').count()).toBeGreaterThan(1);
    const unreachable = await page.$$eval(
      'a[href], button, input, .scroller',
      (elements) => elements.filter((element) => (element as HTMLElement).tabIndex < 0).length,
    );
    expect(unreachable).toBe(0);
    await page.close();
  });

  test('each of the seven words has a mark of its own, and the reason stands behind the word in both languages', async () => {
    const { page, complaints } = await open(1280);
    const evidence = page.locator('#evidence');
    const legend = await evidence.locator('caption').first().innerText();
    const marks = VERDICTS.map((word) => new RegExp(`(\\S) ${word}[,.]`).exec(legend)?.[1]);
    expect(new Set(marks).size).toBe(7);
    expect(marks).not.toContain(undefined);
    const opener = evidence.locator('.opener', { hasText: 'EP300' });
    const row = evidence.locator('tr', { hasText: 'EP300' });
    expect(await row.locator('.verdict').first().innerText()).toBe(
      '= no significant difference (not above other factors)',
    );
    const short = row.locator('.mark .verdict').nth(1);
    expect(await short.getAttribute('title')).toBe('not estimable (one side only)');
    await opener.click();
    expect(await evidence.locator('.detail li .verdict').allInnerTexts()).toEqual([
      '= no significant difference (not above other factors)',
      '△ not estimable (one side only)',
    ]);
    await page.getByRole('button', { name: '日本語' }).click();
    expect(await short.getAttribute('title')).toBe('解析不能（一方のデータのみ）');
    const absent = evidence.locator('table').nth(1).locator('.mark .not-measured').first();
    expect(await absent.innerText()).toContain('◇');
    expect(await absent.getAttribute('title')).toBe('未測定（測定系に含まれない）');
    expect(await page.locator('#methods .notes').innerText()).toBe(
      'study.yaml:4：「other_samples」は「samples」に改名された。旧名も引き続き読み込む',
    );
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('text stands out from its background as WCAG AA asks', async () => {
    const { page } = await open(1280);
    await page.locator('#evidence .opener').first().click();
    const faint = await page.evaluate(findFaintText);
    expect(faint).toEqual([]);
    await page.close();
  });
});

/** Runs in the page: texts whose contrast with the colour behind them is under 4.5, or 3 where they are large. */
function findFaintText(): string[] {
  const parse = (colour: string): number[] =>
    colour.startsWith('#')
      ? [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
      : (colour.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = ([r, g, b]: number[]): number => {
    const linear = [r, g, b].map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const background = (element: Element | null): number[] => {
    for (let at = element; at !== null; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const faint = new Set<string>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (
      element === null ||
      node.textContent?.trim() === '' ||
      element.closest('script, style, noscript, [fill-opacity]')
    )
      continue;
    const style = getComputedStyle(element);
    const ink = luminance(parse(element instanceof SVGElement ? style.fill : style.color));
    const shape = element.getAttribute('data-behind');
    const paper = luminance(shape === null ? background(element) : parse(shape));
    const ratio = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
    const size = parseFloat(style.fontSize);
    const needed = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
    if (ratio < needed) faint.add(`${node.textContent?.trim().slice(0, 30)} ${ratio.toFixed(2)}`);
  }
  return [...faint];
}
