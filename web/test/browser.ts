import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A browser installed on this machine, or undefined. */
export const browserPath = CANDIDATES.find((path) => existsSync(path));

/** Starts the installed browser without a window; it makes no connection of its own. */
export async function startBrowser(): Promise<Browser> {
  return chromium.launch({
    ...(browserPath === undefined ? {} : { executablePath: browserPath }),
    args: [
      ...[
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
      ],
      ...['--disable-component-update', '--disable-sync'],
    ],
  });
}

/** A report that is opened, with what it asked of the network and what the browser complained about. */
export interface OpenedReport {
  readonly page: Page;
  readonly requests: readonly string[];
  readonly complaints: readonly string[];
}

/** Opens a report and waits for its figures. @param view width of the window in px, language of the reader */
export async function openReport(
  browser: Browser,
  address: string,
  { width, locale }: { readonly width: number; readonly locale: string },
): Promise<OpenedReport> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, locale });
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    if (request.url() !== address && !request.url().startsWith('data:')) requests.push(request.url());
  });
  page.on('console', (entry) => {
    if (entry.type() === 'error' || entry.type() === 'warning') complaints.push(entry.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address);
  await page.waitForSelector('figure svg');
  return { page, requests, complaints };
}
