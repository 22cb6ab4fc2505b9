// The picture of the README: the first page of a report, down to its leading candidates.
// npx tsx scripts/report-picture.ts chipmate-demo/results/report.html docs/images/report.png
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startBrowser } from '../web/test/browser.ts';

const WIDTH = 1280;

async function takePicture(report: string, picture: string): Promise<void> {
  const browser = await startBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: WIDTH, height: 1600 }, locale: 'en-GB' });
    await page.goto(pathToFileURL(resolve(report)).href);
    await page.waitForSelector('figure svg');
    const below = await page.locator('#summary .card.next').boundingBox();
    if (below === null) throw new Error('this report has no summary');
    const height = Math.floor(below.y) - 1;
    await page.screenshot({ path: picture, clip: { x: 0, y: 0, width: WIDTH, height } });
  } finally {
    await browser.close();
  }
}

const [report, picture] = process.argv.slice(2);
if (report === undefined || picture === undefined)
  throw new Error('usage: npx tsx scripts/report-picture.ts REPORT.html PICTURE.png');
await takePicture(report, picture);
