// The pictures of docs/web-app.md: the app on the study of the demo, from its start to a study.
// npx tsx scripts/app-pictures.ts chipmate-demo docs/images
import { join } from 'node:path';
import { startServer } from '../src/server/start-server.ts';
import { startBrowser } from '../web/test/browser.ts';

const SIZE = { width: 1280, height: 860 };
/** Milliseconds until what is drawn is drawn. */
const DRAWN = 3000;
/** The same until a study is checked: its peaks, its expression and its sequence are read. */
const CHECKED = 300_000;

async function takePictures(demo: string, folder: string): Promise<void> {
  const world = join(demo, 'simulated-world');
  const server = await startServer({ atlases: [join(world, 'atlas')], studies: demo });
  const browser = await startBrowser();
  try {
    const page = await browser.newPage({ viewport: SIZE, locale: 'en-GB' });
    const take = async (name: string): Promise<void> => {
      await page.screenshot({ path: join(folder, `app-${name}.png`) });
    };
    await page.goto(server.address);
    await page.setInputFiles(
      '.drop input',
      join(world, 'chip-seq', 'IKZF1_MM.1S_replicate1.simulated.narrowPeak.gz'),
    );
    await page.waitForSelector('.file .offer.main');
    await take('start');
    await page.click('.file .offer.main');
    await page.waitForSelector('tbody tr a');
    await page.click('tbody tr:has-text("FOS") a');
    await page.locator('button.place').first().click();
    await page.waitForSelector('.genome-browser [role=status]:has-text("IKZF1")');
    await page.locator('.genome-browser').scrollIntoViewIfNeeded();
    // The genome browser draws on canvases, and tells nobody when it has ended.
    await page.waitForTimeout(DRAWN);
    await page.locator('.genome-browser').screenshot({ path: join(folder, 'app-browser.png') });
    await page.click('.app-head h1 a');
    await page.click('a[href^="#/study?"]');
    await page.waitForSelector('.study-run, textarea');
    await page.waitForSelector('.study-run button.primary:not([disabled])', { timeout: CHECKED });
    await take('study');
  } finally {
    await browser.close();
    await server.close();
  }
}

const [demo, folder] = process.argv.slice(2);
if (demo === undefined || folder === undefined)
  throw new Error('usage: npx tsx scripts/app-pictures.ts DEMO FOLDER');
await takePictures(demo, folder);
