import { Hono } from 'hono';
import { InputError } from '../../errors.ts';
import { reportPage } from '../../report/report-page.ts';
import type { Served } from '../served.ts';

/**
 * The report of a study as a page of its own. It is one file with its script in it, and what it holds comes from data: it runs in a
 * sandbox, as a page of no origin, so that it can ask nothing of this server, and only the script with which chipmate wrote it.
 */
export function reportRoutes({ studies }: Served): Hono {
  const routes = new Hono();
  routes.get('/studies/:study{[0-9]+}/report', (context) => {
    try {
      const { html, scripts } = reportPage(studies.project(Number(context.req.param('study'))).results);
      return context.body(html, 200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policyOf(scripts),
      });
    } catch (error) {
      if (error instanceof InputError) return context.text(studies.withoutRoot(error.message), 422);
      throw error;
    }
  });
  return routes;
}

/** What a report may do: nothing but run its own scripts. */
export function policyOf(scripts: readonly string[]): string {
  return [
    "default-src 'none'",
    `script-src ${scripts.map((each) => `'${each}'`).join(' ')}`,
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    'sandbox allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox',
  ].join('; ');
}
