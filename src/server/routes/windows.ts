// Windows of the genome for the browser beside an answer: answered by the threads that keep the atlases open.
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { drawings } from '../../questions/drawings.ts';
import { chosenInBody } from '../question-body.ts';
import { withoutPlaces, type Served } from '../served.ts';
import { atlasFolder, jsonOf, MOST_CHOICES } from './questions.ts';

/** What lies in a window, where a gene is, and which chromosomes there are. */
export function windowRoutes({ atlases, genomes, uploads, threads }: Served): Hono {
  const routes = new Hono();
  routes.post(
    '/windows/:what',
    bodyLimit({ maxSize: MOST_CHOICES, onError: (context) => context.text('Too much was asked.', 413) }),
    async (context) => {
      const name = `window ${context.req.param('what')}`;
      if (!Object.hasOwn(drawings, name)) return context.notFound();
      const { choices } = await drawings[name]();
      const chosen = chosenInBody(choices, await jsonOf(context), {
        file: (number) => uploads.file(number).path,
        atlas: (number) => atlasFolder(number, atlases),
        genomes,
      });
      const answer = await threads.ask({ name, chosen }, undefined, context.req.raw.signal);
      return context.json(withoutPlaces(answer, uploads));
    },
  );
  return routes;
}
