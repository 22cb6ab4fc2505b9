import { lookup, type LookupAddress, type LookupOptions } from 'node:dns';
import type { Dispatcher, EnvHttpProxyAgent } from 'undici';
import { InputError } from '../../errors.ts';
import { isInternalAddress, isInternalHost, isInternalName } from './internal-address.ts';

export interface HttpOptions {
  readonly method?: 'GET' | 'HEAD';
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds without a byte after which the connection counts as dead, and in which all headers must be there. */
  readonly stallMilliseconds: number;
  readonly signal?: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  /** By names in lower case; of several of one name the first. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The bytes of the answer; must be read to its end or destroyed. */
  readonly body: Dispatcher.ResponseData['body'];
}

const MOST_REDIRECTS = 5;
const REDIRECTS = [301, 302, 303, 307, 308];

/**
 * Opens an http or https address, follows five redirects, and goes through the proxy that HTTPS_PROXY, HTTP_PROXY or
 * ALL_PROXY names unless NO_PROXY excepts the host (https through a CONNECT tunnel). Redirects are followed to the same host or to
 * https, and from a public host never to this machine or its network.
 * @throws InputError for what no further attempt mends: another kind of address, a redirect that is not followed, a certificate that
 * is not trusted, a proxy that refuses
 * @throws the error of a refused, broken or silent connection
 */
export async function openAddress(address: string, options: HttpOptions): Promise<HttpAnswer> {
  let url = webAddress(address);
  let publicOnly = false;
  for (let redirects = 0; ; redirects++) {
    const answer = await ask(url, options, publicOnly);
    const { location } = answer.headers;
    if (answer.status === 407) throw refusedByProxy(407);
    if (!REDIRECTS.includes(answer.status) || location === undefined) return answer;
    answer.body.destroy();
    const next = URL.canParse(location, url.href) ? new URL(location, url.href) : undefined;
    publicOnly ||= !(await isInternalHost(url.hostname));
    const fault =
      redirects === MOST_REDIRECTS
        ? 'it is the sixth in a row'
        : next === undefined
          ? 'it is no address'
          : redirectFault(url, next, publicOnly);
    if (fault !== undefined || next === undefined)
      throw new InputError('the server leads to an address that is not followed', {
        file: address,
        expected: 'the same host, or https; from a public host no address of this machine or its network',
        found: `${next?.href ?? location}: ${fault}`,
        fix: '--base names the address of the data itself',
      });
    url = next;
  }
}

/** What a server says of a file; undefined where it says nothing. @throws InputError as `openAddress` */
export async function headersAt(
  address: string,
  stallMilliseconds: number,
): Promise<HttpAnswer['headers'] | undefined> {
  try {
    const answer = await openAddress(address, { method: 'HEAD', stallMilliseconds });
    answer.body.destroy();
    return answer.status === 200 ? answer.headers : undefined;
  } catch (error) {
    if (error instanceof InputError) throw error;
    return undefined;
  }
}

/** @throws InputError for what is no http or https address */
export function webAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw new InputError('this is not an address from which data can be brought', {
    expected: 'an address that begins with https:// or http://',
    found: address,
    fix: '--base names the address of the data',
  });
}

function redirectFault(from: URL, to: URL, publicOnly: boolean): string | undefined {
  if (to.protocol !== 'http:' && to.protocol !== 'https:') return `${to.protocol} is neither http nor https`;
  if (from.protocol === 'https:' && to.protocol === 'http:') return 'it gives up https';
  if (publicOnly && isInternalName(to.hostname)) return 'it lies inside';
  if (publicOnly && to.protocol === 'http:' && to.hostname !== from.hostname)
    return 'it is another host, without https';
  return undefined;
}

async function ask(url: URL, options: HttpOptions, publicOnly: boolean): Promise<HttpAnswer> {
  // Loaded here: verbs that fetch nothing start without it.
  const { request } = await import('undici');
  const { method = 'GET', headers, stallMilliseconds, signal } = options;
  const overdue = new AbortController();
  const late = new Error(`no answer within ${stallMilliseconds / 1000} seconds`);
  const timer = setTimeout(() => overdue.abort(late), stallMilliseconds);
  try {
    const answer = await request(url, {
      dispatcher: await dispatcherFor(publicOnly),
      method,
      headers: { 'user-agent': 'chipmate', accept: '*/*', ...headers },
      headersTimeout: stallMilliseconds,
      bodyTimeout: stallMilliseconds,
      signal: signal === undefined ? overdue.signal : AbortSignal.any([signal, overdue.signal]),
    });
    // An answer that is destroyed unread tells so as an error, which nobody waits for.
    answer.body.on('error', () => undefined);
    const first = Object.entries(answer.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value[0] : value,
    ]);
    return {
      status: answer.statusCode,
      headers: Object.fromEntries(first) as Record<string, string | undefined>,
      body: answer.body,
    };
  } catch (error) {
    throw explained(error, url);
  } finally {
    clearTimeout(timer);
  }
}

const dispatchers = new Map<boolean, EnvHttpProxyAgent>();

async function dispatcherFor(publicOnly: boolean): Promise<Dispatcher> {
  const { EnvHttpProxyAgent } = await import('undici');
  const known = dispatchers.get(publicOnly);
  if (known !== undefined) return known;
  try {
    const made = new EnvHttpProxyAgent({
      httpProxy: proxyFor('http'),
      httpsProxy: proxyFor('https'),
      proxyTunnel: false,
      ...(publicOnly ? { connect: { lookup: lookupOutside } } : {}),
    });
    dispatchers.set(publicOnly, made);
    return made;
  } catch (error) {
    throw new InputError('the proxy of the environment is not understood', {
      expected: 'HTTPS_PROXY, HTTP_PROXY or ALL_PROXY as http://HOST:PORT',
      found: error instanceof Error ? error.message : String(error),
    });
  }
}

/** Finds a host's addresses, but refuses one that lies inside: a public name may lead there. */
function lookupOutside(
  host: string,
  options: LookupOptions,
  callback: (error: Error | null, address: string | LookupAddress[], family?: number) => void,
): void {
  lookup(host, { ...options, all: true }, (error, found) => {
    const inside = error === null && found.some(({ address }) => isInternalAddress(address));
    if (error !== null) callback(error, []);
    else if (inside) callback(new Error(`${host} lies inside: a public server leads there`), []);
    else if (options.all === true) callback(null, found);
    else callback(null, found[0].address, found[0].family);
  });
}

/** The proxy that the environment names for http or https, as curl reads it; undefined where undici shall look. */
function proxyFor(kind: 'http' | 'https'): string | undefined {
  const read = (name: string): string => process.env[name] ?? process.env[name.toUpperCase()] ?? '';
  const proxy = read(`${kind}_proxy`) || read('all_proxy');
  return proxy === '' ? undefined : proxy.includes('://') ? proxy : `http://${proxy}`;
}

/** Certificates that a further authority would vouch for: what a hospital's proxy shows that looks into https. */
const UNKNOWN_AUTHORITY = [
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'CERT_UNTRUSTED',
  'INVALID_CA',
];
const OTHER_CERTIFICATE = /^(?:CERT_|ERR_TLS_CERT|CRL_|HOSTNAME_MISMATCH)/;

/** Errors that another attempt does not mend, as the user's; every other as it is. */
function explained(error: unknown, url: URL): unknown {
  if (!(error instanceof Error)) return error;
  const { code = '' } = error as NodeJS.ErrnoException;
  if (UNKNOWN_AUTHORITY.includes(code))
    return new InputError('the certificate of the server is of an authority that is not known here', {
      key: 'fetch.proxy',
      file: url.origin,
      found: `${error.message} (${code})`,
      fix: "a proxy that looks into https shows its own: ask for its authority's certificate (PEM) and set NODE_EXTRA_CA_CERTS to that file",
    });
  if (OTHER_CERTIFICATE.test(code))
    return new InputError('the certificate of the server is not valid', {
      file: url.origin,
      found: `${error.message} (${code})`,
      fix: 'check the clock of this machine and the address; behind a proxy that looks into https set NODE_EXTRA_CA_CERTS',
    });
  const status = Number(/Proxy response \((\d{3})\)/.exec(error.message)?.[1]);
  return status >= 400 && status < 500 ? refusedByProxy(status) : error;
}

function refusedByProxy(status: number): InputError {
  return new InputError('the proxy refuses to let the request through', {
    key: 'fetch.proxy',
    found: `status ${status}`,
    fix: 'set HTTPS_PROXY (and HTTP_PROXY) to http://USER:PASSWORD@HOST:PORT, or NO_PROXY to the host of the data',
  });
}
