// Who may ask: the server listens on loopback, but every page of the same browser and every program of the machine can reach it there.
import { createHash, timingSafeEqual } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import type { MiddlewareHandler } from 'hono';

/** Host names under which a browser on this machine reaches the server. */
const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Styles that the genome browser (igv.js) puts into the page when it is loaded, by what they hold: of its colour picker and of a
 * circular view. Everything else that it sets goes through style sheets that are made by script, which needs no permission.
 */
const BROWSER_STYLES = [
  'sha256-ITHmamcImsZ/Je1xrdtDLZVvRSpj1Zokb6uHXORB824=',
  'sha256-NTwDUA6nIvRRpI2lIBtHJqkV0TlTj4HVmI6vI81fIfM=',
];

/** Scripts, styles and pictures come from the server alone; the genome browser draws from blobs. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${BROWSER_STYLES.map((hash) => `'${hash}'`).join(' ')}`,
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Addresses that stand for all of a machine. */
const ALL: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/** @param host where the server listens, if it is open to a network: under that name, or under every address of this machine */
export function onlyThisMachine(host?: string): MiddlewareHandler {
  return async (context, next) => {
    // Another name that leads here (DNS rebinding) would make a foreign page one of the same origin.
    const asked = context.req.header('host') ?? '';
    const name = asked.replace(/:\d+$/, '').toLowerCase();
    if (!LOOPBACK.has(name) && !isServed(name, host)) return context.text('This name is not served.', 403);
    const origin = context.req.header('origin');
    if (origin !== undefined && origin !== `http://${asked}`)
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

/** Whether a server that is open to a network is asked under a name of its own: no name that others may make lead here. */
function isServed(name: string, host: string | undefined): boolean {
  if (host === undefined) return false;
  if (!ALL.has(host)) return name === inAddress(host).toLowerCase();
  // Asked for each time: a laptop gets another address in another network.
  return ownAddresses().some(({ address }) => name === inAddress(address));
}

/** The addresses of this machine's network, as they stand now. */
export function ownAddresses(): { address: string; internal: boolean }[] {
  return Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .map(({ address, internal }) => ({ address: address.split('%')[0].toLowerCase(), internal }));
}

/** A host as it stands in an address: IPv6 in brackets. */
export function inAddress(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

/** Whether a text is the token, in a time that tells nothing of where they differ. */
export function isToken(given: string | undefined, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return given !== undefined && timingSafeEqual(digest(given), digest(token));
}
