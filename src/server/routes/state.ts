import { Hono } from 'hono';
import { questions } from '../../questions/catalogue.ts';
import { OFFERS, WITHOUT_FILE } from '../../questions/offers.ts';
import { readVersion } from '../../version.ts';
import { AtlasSummaries } from '../atlas-summary.ts';
import type { Served } from '../served.ts';

/** What the server holds, and its end. */
export function stateRoutes({ atlases, uploads, quit, once }: Served): Hono {
  const routes = new Hono();
  const summaries = new AtlasSummaries(atlases);
  routes.get('/state', async (context) =>
    context.json({
      version: readVersion(),
      questions: Object.keys(questions),
      offers: OFFERS,
      withoutFile: WITHOUT_FILE,
      mostBytes: uploads.mostBytes,
      atlases: await summaries.all(),
    }),
  );
  // Asked by a second `chipmate serve --open`.
  routes.post('/once', (context) => context.json({ once: once?.make() ?? null }));
  routes.post('/quit', (context) => {
    setImmediate(quit);
    return context.json({ quit: true });
  });
  return routes;
}
