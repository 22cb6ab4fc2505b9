import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { benchFiles } from '../../test/support/bench-study.ts';
import { folderWith } from '../../test/support/chipmate.ts';
import { describeWith } from '../../test/support/reference.ts';
import { ranStudy } from '../../test/support/studies.ts';
import { browserPath, openReport, startBrowser } from '../test/browser.ts';

/** An edge and a result of each method on it, as a reader of either language has them. */
const SHOWN = {
  'en-GB': [
    'FOS raises IRF4 ● supported',
    'qPCR (n = 3) ● supported log2 fold change −1.10 (95% CI −1.75 to −0.44)',
    'blot (n = 3) ● supported log2 ratio −1.02 (95% CI −1.51 to −0.53)',
    'replication (n = 5) ● supported effect −0.79 (95% CI −1.11 to −0.47)',
    'ChIP-qPCR (n = 3) ● supported log2 ratio 4.70 (95% CI 3.98 to 5.42)',
    'FOS in combination → IRF4 ● supported',
    'co-IP (n = 3) ● supported ratio 0.15 (95% CI 0.04 to 0.26)',
    'growth (n = 3) ● supported per day −0.27 (95% CI −0.36 to −0.19)',
    'dose (n = 3) ● supported log10 dose −0.58 (95% CI −0.72 to −0.45)',
    'combination (n = 3) ● supported percentage points 25.77 (95% CI 9.06 to 42.48)',
  ],
  'ja-JP': [
    'FOS は IRF4 を上昇させる ● 支持された',
    'RT-qPCR（n = 3） ● 支持された log2FC −1.10 (95% CI −1.75 〜 −0.44)',
    'ブロット（n = 3） ● 支持された log2 比 −1.02 (95% CI −1.51 〜 −0.53)',
    '再現（n = 5） ● 支持された 効果 −0.79 (95% CI −1.11 〜 −0.47)',
    'ChIP-qPCR（n = 3） ● 支持された log2 比 4.70 (95% CI 3.98 〜 5.42)',
    'FOS（併用）→IRF4 ● 支持された',
    '共免疫沈降（n = 3） ● 支持された 比 0.15 (95% CI 0.04 〜 0.26)',
    '増殖（n = 3） ● 支持された 1 日あたり −0.27 (95% CI −0.36 〜 −0.19)',
    '用量反応（n = 3） ● 支持された log10 用量 −0.58 (95% CI −0.72 〜 −0.45)',
    '薬剤併用（n = 3） ● 支持された パーセントポイント 25.77 (95% CI 9.06 〜 42.48)',
  ],
} as const;

describeWith(browserPath !== undefined, 'Chromium', 'the page of a study of the bench alone', () => {
  let browser: Browser;
  let address = '';
  beforeAll(async () => {
    browser = await startBrowser();
    const folder = folderWith(benchFiles());
    await ranStudy(folder, 'study.yaml', 'results');
    address = pathToFileURL(join(folder, 'results', 'report.html')).href;
  });
  afterAll(async () => browser.close());

  test.each(['en-GB', 'ja-JP'] as const)(
    'shows in %s every edge with its word, and every result with effect, interval and n',
    async (locale) => {
      const { page, requests, complaints } = await openReport(browser, address, { width: 1280, locale });
      const section = page.locator('#edges');
      for (const who of ['FOS', 'IKZF1']) {
        const opener = section.locator('.matrix tbody .opener', { hasText: who });
        await opener.click();
        const shown = await section.innerText();
        const own = SHOWN[locale].filter((line) => line.includes('ChIP') === (who === 'IKZF1'));
        for (const line of own) expect(shown).toContain(line);
        await opener.click();
      }
      const lines = await section.locator('figure path[data-edge]').count();
      expect(lines).toBeGreaterThan(10);
      expect([requests, complaints]).toEqual([[], []]);
      await page.close();
    },
  );
});
