import { Hono } from 'hono';
import type { Served } from '../served.ts';
import { handedOver, type HandedOver } from './files.ts';

/** The sample as a page gets it: its files are among those that were handed over. */
export interface GivenSample {
  readonly atlas: number;
  readonly peaks: HandedOver;
}

/** Sample data, made at the first click, or from when a page's reader is at the button. */
export function sampleRoutes({ sample }: Served): Hono {
  const routes = new Hono();
  routes.post('/sample/soon', (context) => {
    sample.prepare();
    return context.json({ soon: true });
  });
  routes.post('/sample', async (context) => {
    const { atlas, peaks } = await sample.give();
    return context.json({ atlas, peaks: handedOver(peaks) } satisfies GivenSample);
  });
  // Not waited for by who first asks about the peaks.
  routes.post('/sample/table', async (context) => context.json(handedOver(await sample.giveTable())));
  return routes;
}
