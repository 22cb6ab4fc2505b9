import { request as requestHttp, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

export interface HttpOptions {
  readonly method?: 'GET' | 'HEAD';
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds without a byte after which the connection counts as dead. */
  readonly stallMilliseconds: number;
  readonly signal?: AbortSignal;
  /** Where HTTPS_PROXY, HTTP_PROXY and NO_PROXY are read; defaults to the process' environment. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** The bytes of the answer; must be read to its end or destroyed. */
  readonly body: IncomingMessage;
}

/** Nothing came for the stall time. */
export class StallError extends Error {}

const REDIRECTS = 5;

/**
 * Opens an http or https address, follows redirects, and goes through the proxy that HTTPS_PROXY or
 * HTTP_PROXY names unless NO_PROXY excepts the host (https through a CONNECT tunnel).
 * @throws StallError, or the system's error of a refused or broken connection
 */
export async function openAddress(address: string, options: HttpOptions): Promise<HttpAnswer> {
  let target = new URL(address);
  for (let step = 0; step <= REDIRECTS; step++) {
    const answer = await openOnce(target, options);
    const location = answer.headers.location;
    if (answer.status < 301 || answer.status > 308 || answer.status === 304 || location === undefined)
      return answer;
    answer.body.destroy();
    target = new URL(location, target);
  }
  throw new Error(`${address} redirects more than ${REDIRECTS} times`);
}

async function openOnce(target: URL, options: HttpOptions): Promise<HttpAnswer> {
  const secure = target.protocol === 'https:';
  const proxy = proxyFor(target, options.environment ?? process.env);
  const common = {
    method: options.method ?? 'GET',
    headers: { 'user-agent': 'chipmate', accept: '*/*', host: target.host, ...options.headers },
    signal: options.signal,
  };
  if (proxy === undefined)
    return answerOf((secure ? requestHttps : requestHttp)(target, common), target, options);
  if (!secure) {
    const throughProxy = { ...common, host: proxy.hostname, port: portOf(proxy), path: target.href };
    const headers = { ...common.headers, ...proxyAuthorization(proxy) };
    return answerOf(requestHttp({ ...throughProxy, headers }), target, options);
  }
  const tunnel = await openTunnel(proxy, target, options);
  const encrypted = connectTls({ socket: tunnel, servername: target.hostname });
  const request = requestHttps(target, { ...common, agent: false, createConnection: () => encrypted });
  const answer = await answerOf(request, target, options);
  // The tunnel serves one request: left open, it would keep the process alive.
  answer.body.on('close', () => {
    encrypted.destroy();
    tunnel.destroy();
  });
  return answer;
}

function answerOf(
  request: ReturnType<typeof requestHttp>,
  target: URL,
  options: HttpOptions,
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    let body: IncomingMessage | undefined;
    request.setTimeout(options.stallMilliseconds, () => {
      const seconds = options.stallMilliseconds / 1000;
      (body ?? request).destroy(new StallError(`${target.host} sent nothing for ${seconds} seconds`));
    });
    request.on('error', reject);
    request.on('response', (message) => {
      body = message;
      resolve({ status: message.statusCode ?? 0, headers: message.headers, body: message });
    });
    request.end();
  });
}

function openTunnel(proxy: URL, target: URL, options: HttpOptions): Promise<Socket> {
  const authority = `${target.hostname}:${portOf(target)}`;
  return new Promise((resolve, reject) => {
    const request = requestHttp({
      host: proxy.hostname,
      port: portOf(proxy),
      method: 'CONNECT',
      path: authority,
      headers: { host: authority, ...proxyAuthorization(proxy) },
      agent: false,
      signal: options.signal,
    });
    request.setTimeout(options.stallMilliseconds, () =>
      request.destroy(new StallError(`the proxy ${proxy.host} did not answer`)),
    );
    request.on('error', reject);
    request.on('connect', (response, socket) => {
      if (response.statusCode === 200) resolve(socket);
      else {
        socket.destroy();
        reject(new Error(`the proxy ${proxy.host} refused ${authority}: ${response.statusCode}`));
      }
    });
    request.end();
  });
}

/** The proxy for an address, as curl reads the environment; undefined for a direct connection. */
export function proxyFor(
  target: URL,
  environment: Readonly<Record<string, string | undefined>>,
): URL | undefined {
  const read = (name: string): string => environment[name] ?? environment[name.toUpperCase()] ?? '';
  const proxy = read(target.protocol === 'https:' ? 'https_proxy' : 'http_proxy') || read('all_proxy');
  if (proxy === '') return undefined;
  const excepted = read('no_proxy')
    .split(',')
    .map((name) => name.trim().replace(/^\./, ''))
    .filter((name) => name !== '');
  const host = target.hostname;
  if (excepted.some((name) => name === '*' || host === name || host.endsWith(`.${name}`))) return undefined;
  return new URL(proxy.includes('://') ? proxy : `http://${proxy}`);
}

function portOf(address: URL): number {
  return address.port === '' ? (address.protocol === 'https:' ? 443 : 80) : Number(address.port);
}

function proxyAuthorization(proxy: URL): Record<string, string> {
  if (proxy.username === '') return {};
  const pair = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` };
}
