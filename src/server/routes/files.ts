import { Hono } from 'hono';
import type { Recognised } from '../../analyses/inputs/told/recognise.ts';
import { refused } from '../../messages/refused.ts';
import { handOver } from '../hand-over.ts';
import type { Served } from '../served.ts';
import type { RecognisedUpload } from '../uploads.ts';

/** A file that was handed over, as pages know it. */
export interface HandedOver {
  readonly file: number;
  readonly name: string;
  readonly bytes: number;
  readonly recognised: Recognised;
  /** Whether it is of the sample: nothing in it was measured. */
  readonly simulated: boolean;
  /** Whether it lies in a folder that the server was started with, and was never handed over. */
  readonly inPlace: boolean;
}

export function handedOver(upload: RecognisedUpload): HandedOver {
  const { number, name, bytes, recognised, simulated = false, inPlace = false } = upload;
  return { file: number, name, bytes, recognised, simulated, inPlace };
}

/** Files that pages hand over, and what they are. */
export function fileRoutes({ uploads, threads, reads }: Served): Hono {
  const routes = new Hono();
  routes.get('/files', (context) => {
    reads?.look();
    return context.json(uploads.all.map(handedOver));
  });
  routes.delete('/files/:number', async (context) => {
    const { number } = context.req.param();
    await uploads.remove(uploads.file(/^\d{1,9}$/.test(number) ? Number(number) : undefined));
    return context.json({ removed: true });
  });
  routes.post('/files', async (context) => {
    const { body } = context.req.raw;
    if (body === null) throw refused('upload.empty', {});
    const announced = Number(context.req.header('content-length') ?? 0) || 0;
    const name = context.req.query('name') ?? '';
    const anyKind = context.req.query('any') !== undefined;
    const path = context.req.query('path') ?? '';
    const coming = { name, path, announced, anyKind, signal: context.req.raw.signal };
    return context.json(handedOver(await handOver(uploads, threads, body, coming)));
  });
  return routes;
}
