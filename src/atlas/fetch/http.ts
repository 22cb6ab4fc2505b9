import type { Dispatcher } from 'undici';

export interface HttpOptions {
  readonly method?: 'GET' | 'HEAD';
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds without a byte after which the connection counts as dead. */
  readonly stallMilliseconds: number;
  readonly signal?: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The bytes of the answer; must be read to its end or destroyed. */
  readonly body: Dispatcher.ResponseData['body'];
}

let dispatcher: Dispatcher | undefined;

/**
 * Opens an http or https address, follows five redirects, and goes through the proxy that HTTPS_PROXY, HTTP_PROXY or
 * ALL_PROXY names unless NO_PROXY excepts the host (https through a CONNECT tunnel).
 * @throws the error of a refused, broken or silent connection
 */
export async function openAddress(address: string, options: HttpOptions): Promise<HttpAnswer> {
  // Loaded here: verbs that fetch nothing start without it.
  const { EnvHttpProxyAgent, interceptors, request } = await import('undici');
  dispatcher ??= new EnvHttpProxyAgent({
    httpProxy: proxyFor('http'),
    httpsProxy: proxyFor('https'),
    proxyTunnel: false,
  }).compose(interceptors.redirect({ maxRedirections: 5 }));
  const { method = 'GET', headers, stallMilliseconds, signal } = options;
  const answer = await request(address, {
    dispatcher,
    method,
    headers: { 'user-agent': 'chipmate', accept: '*/*', ...headers },
    headersTimeout: stallMilliseconds,
    bodyTimeout: stallMilliseconds,
    signal,
  });
  // An answer that is destroyed unread tells so as an error, which nobody waits for.
  answer.body.on('error', () => undefined);
  return {
    status: answer.statusCode,
    headers: answer.headers as Record<string, string>,
    body: answer.body,
  };
}

/** The proxy that the environment names for http or https, as curl reads it; undefined where undici shall look. */
function proxyFor(kind: 'http' | 'https'): string | undefined {
  const read = (name: string): string => process.env[name] ?? process.env[name.toUpperCase()] ?? '';
  const proxy = read(`${kind}_proxy`) || read('all_proxy');
  return proxy === '' ? undefined : proxy.includes('://') ? proxy : `http://${proxy}`;
}
