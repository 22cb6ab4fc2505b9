// The report of the demo in both languages at every width that people look at it with.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { english } from '../../src/messages/english/index.ts';
import { japanese } from '../../src/messages/japanese/index.ts';
import { browserPath, openReport, startBrowser } from '../test/browser.ts';
import { describeWith } from '../../test/support/reference.ts';
import { chipmate, folderWith } from '../../test/support/chipmate.ts';

const WIDTHS = [320, 390, 768, 1024, 1280, 1920];
const LANGUAGES = ['en', 'ja'] as const;

/** Texts that the report never says: the app's `yes` may stand in it as a word of its data. */
const OF_THE_APP = /^(?:app|compared|first-atlas|label)\./;

/** Texts of one language that stand for themselves: no values in them, and another wording in the other language. */
const fixedTexts = (
  of: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
): Set<string> =>
  new Set(
    Object.entries(of).flatMap(([key, text]) =>
      text.includes('{') || text === other[key] || OF_THE_APP.test(key) ? [] : [text],
    ),
  );

const FOREIGN = { en: fixedTexts(japanese, english), ja: fixedTexts(english, japanese) };

describeWith(browserPath !== undefined, 'Chromium', 'the report of the demo', () => {
  let browser: Browser;
  let address = '';

  beforeAll(async () => {
    const folder = folderWith({});
    const { status, stderr } = chipmate(['demo', '-o', 'demo', '--seed', '1'], { cwd: folder });
    expect(status, stderr).toBe(0);
    address = pathToFileURL(join(folder, 'demo', 'results', 'report.html')).href;
    browser = await startBrowser();
  });
  afterAll(async () => browser.close());

  test.each(WIDTHS.flatMap((width) => LANGUAGES.map((language) => ({ width, language }))))(
    'fits $width px in $language: nothing beyond the edge, no request, no complaint, one language',
    async ({ width, language }) => {
      const { page, requests, complaints } = await openReport(browser, address, { width, locale: language });
      await page.$$eval('details', (parts) => parts.forEach((part) => (part.open = true)));
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(beyond).toBeLessThanOrEqual(0);
      const texts = await page.locator('body').evaluate((body) => {
        const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
        const found: string[] = [];
        while (walker.nextNode() !== null) {
          const { parentElement, textContent } = walker.currentNode;
          if (parentElement?.closest('script, style, button[lang], svg') === null)
            found.push(textContent ?? '');
        }
        return found.map((text) => text.trim());
      });
      expect(texts.length).toBeGreaterThan(300);
      expect(texts.filter((text) => FOREIGN[language].has(text))).toEqual([]);
      expect({ requests, complaints }).toEqual({ requests: [], complaints: [] });
      await page.close();
    },
  );
});
