// A page of the app in a real browser: what it asked elsewhere, what the browser complained about, and who could not read it.
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';

/** A page of the app. */
export interface OpenedPage {
  readonly page: Page;
  /** Addresses beyond the server that the page asked for: all were kept from it. */
  readonly elsewhere: readonly string[];
  /** Errors and warnings of the browser. */
  readonly complaints: readonly string[];
  close(this: void): Promise<void>;
}

/** Opens the app with everything beyond its server out of reach. @param at where the server says it can be opened */
export async function openApp(
  browser: Browser,
  at: string,
  width: number,
  locale: string,
): Promise<OpenedPage> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale });
  const page = await context.newPage();
  const elsewhere: string[] = [];
  const complaints: string[] = [];
  await page.route('**', (route) => {
    const url = route.request().url();
    if (url.startsWith(new URL(at).origin)) return route.continue();
    elsewhere.push(url);
    return route.abort();
  });
  page.on('console', (entry) => {
    // A refusal is an answer, which the browser lists among failed requests.
    if (['error', 'warning'].includes(entry.type()) && !entry.text().includes('422'))
      complaints.push(entry.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(at);
  await page.waitForSelector('.drop');
  return { page, elsewhere, complaints, close: () => context.close() };
}

/** Serious faults for readers with a screen reader, a keyboard, or weak eyes; and whether the page is wider than its window. */
export async function faultsOf(page: Page): Promise<string[]> {
  // The policy of the page keeps scripts out that are put into it: this one comes from the debugger.
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (
      globalThis as unknown as {
        axe: {
          run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>;
        };
      }
    ).axe.run();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    const wide = document.documentElement.scrollWidth > innerWidth;
    return [
      ...serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`),
      ...(wide ? ['wider than the window'] : []),
    ];
  });
}
