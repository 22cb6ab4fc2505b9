import { Hono } from 'hono';
import { questions } from '../../questions/catalogue.ts';
import { OFFERS, WITHOUT_FILE } from '../../questions/offers.ts';
import { readVersion } from '../../version.ts';
import { summariesOf } from '../atlas-summary.ts';
import { sharingNotices } from '../running-note.ts';
import type { Served } from '../served.ts';

/** What the server holds, and its end. */
export function stateRoutes(served: Served): Hono {
  const { atlases, uploads, reads, quit, once, studies, others = [] } = served;
  const routes = new Hono();
  const summaries = summariesOf(atlases);
  routes.get('/state', async (context) =>
    context.json({
      version: readVersion(),
      questions: Object.keys(questions),
      offers: OFFERS,
      withoutFile: WITHOUT_FILE,
      mostBytes: uploads.mostBytes,
      keeps: studies.root !== undefined,
      hasReads: reads?.isGiven ?? false,
      atlases: await summaries.all(),
      notices: sharingNotices(others),
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
