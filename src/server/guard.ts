// Who may ask: the server listens on loopback, but every page of the same browser and every program of the machine can reach it there.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';

/** Host names under which a browser on this machine reaches the server. */
const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Scripts, styles and pictures come from the server alone; the genome browser sets styles, and draws from blobs. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** @param hosts further host names, where the server is open to a network */
export function onlyThisMachine(hosts: readonly string[]): MiddlewareHandler {
  return async (context, next) => {
    // Another name that leads here (DNS rebinding) would make a foreign page one of the same origin.
    const host = context.req.header('host') ?? '';
    const name = host.replace(/:\d+$/, '').toLowerCase();
    if (!LOOPBACK.has(name) && !hosts.includes(name)) return context.text('This name is not served.', 403);
    const origin = context.req.header('origin');
    if (origin !== undefined && origin !== `http://${host}`)
      return context.text('Another page may not ask.', 403);
    // Links and forms of other pages have no Origin everywhere.
    if (context.req.header('sec-fetch-site') === 'cross-site')
      return context.text('Another page may not ask.', 403);
    await next();
    const headers = context.res.headers;
    // A report has its own, which is narrower.
    if (!headers.has('content-security-policy')) headers.set('content-security-policy', POLICY);
    headers.set('x-content-type-options', 'nosniff');
    headers.set('referrer-policy', 'no-referrer');
    headers.set('cross-origin-resource-policy', 'same-origin');
    headers.set('cross-origin-opener-policy', 'same-origin');
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
    return undefined;
  };
}

/** Whether a text is the token, in a time that tells nothing of where they differ. */
export function isToken(given: string | undefined, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return given !== undefined && timingSafeEqual(digest(given), digest(token));
}
