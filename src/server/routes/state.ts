import { Hono } from 'hono';
import { questions } from '../../questions/catalogue.ts';
import { readVersion } from '../../version.ts';
import { atlasSummary } from '../atlas-summary.ts';
import type { Served } from '../served.ts';

/** What the server holds, and its end. */
export function stateRoutes({ atlases, quit }: Served): Hono {
  const routes = new Hono();
  routes.get('/state', async (context) =>
    context.json({
      version: readVersion(),
      questions: Object.keys(questions),
      atlases: await Promise.all(atlases.map(atlasSummary)),
    }),
  );
  routes.post('/quit', (context) => {
    setImmediate(quit);
    return context.json({ quit: true });
  });
  return routes;
}
