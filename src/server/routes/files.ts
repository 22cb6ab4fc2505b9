import { Hono } from 'hono';
import type { Recognised } from '../../analyses/inputs/recognise.ts';
import { InputError } from '../../errors.ts';
import { refused } from '../../messages/refused.ts';
import { withoutPlaces, type Served } from '../served.ts';

/** Files that pages hand over, and what they are. */
export function fileRoutes({ uploads, threads }: Served): Hono {
  const routes = new Hono();
  routes.get('/files', (context) =>
    context.json(
      uploads.all.map(({ number, name, bytes, recognised }) => ({ file: number, name, bytes, recognised })),
    ),
  );
  routes.delete('/files/:number', async (context) => {
    const { number } = context.req.param();
    await uploads.remove(uploads.file(/^\d{1,9}$/.test(number) ? Number(number) : undefined));
    return context.json({ removed: true });
  });
  routes.post('/files', async (context) => {
    const { body } = context.req.raw;
    if (body === null) throw refused('upload.empty', {});
    const announced = Number(context.req.header('content-length') ?? 0) || 0;
    const upload = await uploads.add(body, context.req.query('name') ?? '', announced);
    try {
      const anyKind = context.req.query('any') !== undefined;
      const found = await threads
        .recognise(upload.path, context.req.raw.signal)
        .catch((error: unknown): Recognised => {
          if (anyKind && error instanceof InputError) return { kind: 'other' };
          throw error;
        });
      const recognised = withoutPlaces(found, uploads);
      uploads.keep({ ...upload, recognised });
      const { number: file, name, bytes } = upload;
      return context.json({ file, name, bytes, recognised });
    } catch (error) {
      await uploads.remove(upload);
      throw error;
    }
  });
  return routes;
}
