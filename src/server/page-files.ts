import { readFile } from 'node:fs/promises';
import type { Context } from 'hono';

/** The files of the page: names that a build gives, and no others. */
const NAME = /^(?:assets\/)?[\w-]+(?:\.[\w-]+)*\.(html|js|css|svg|png|txt)$/;
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  txt: 'text/plain; charset=utf-8',
};

/** A file of the built page. @param base path below which the page lies */
export async function pageFile(context: Context, base: string): Promise<Response> {
  const name = context.req.path.slice(base.length) || 'index.html';
  const type = NAME.exec(name)?.[1];
  if (type === undefined) return context.notFound();
  // Sources serve what was built.
  const folder = import.meta.url.endsWith('.ts') ? '../../dist/app/' : '../app/';
  try {
    const content = await readFile(new URL(folder + name, import.meta.url));
    // What is below assets/ is named after its content.
    const cache = name.startsWith('assets/') ? 'private, max-age=31536000, immutable' : 'no-store';
    return context.body(new Uint8Array(content), 200, {
      'content-type': TYPES[type],
      'cache-control': cache,
    });
  } catch {
    return context.notFound();
  }
}
