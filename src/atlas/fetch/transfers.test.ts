import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { describeWith, programPresent } from '../../../test/support/reference.ts';
import { startTestServer, type Fault, type TestServer } from '../../../test/support/chip-atlas-server.ts';
import { DownloadFailedError } from './download.ts';
import { transfer, type TransferOptions } from './transfers.ts';
import type { WantedFile } from './wanted-file.ts';

const content = Buffer.from(Array.from({ length: 20_000 }, (_, i) => `made-up line ${i}\n`).join(''));
const gz = gzipSync(
  Buffer.from(Array.from({ length: 60_000 }, (_, i) => `${(i * 7919) % 65_537}\n`).join('')),
);
const sha = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

let server: TestServer;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chipmate-fetch-'));
  server = await startTestServer(
    new Map([
      ['a/list.tab', content],
      ['a/light.bed.gz', gz],
      ...Array.from({ length: 12 }, (_, i): [string, Buffer] => [`b/${i}.bed`, content.subarray(i * 100)]),
    ]),
  );
});

afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

function options(more: Partial<TransferOptions> = {}): TransferOptions {
  return {
    base: server.base,
    folder,
    transfers: 4,
    retries: 3,
    // Long enough that a busy machine's slow answer is no stall.
    stallMilliseconds: 1500,
    backOffMilliseconds: 4,
    jitter: () => 0.5,
    ...more,
  };
}

const wanted = (...files: string[]): WantedFile[] => files.map((file) => ({ file, mostBytes: 1e9 }));
const path = (name: string): string => join(folder, ...name.split('/'));
const got = (name: string): string[] =>
  server.seen
    .filter((request) => request.path === name)
    .map((request) => `${request.status} ${request.range}`);

/** Breaks the connection once the first 65,536 bytes of the list are on disk. */
const reset: Fault = {
  kind: 'reset',
  after: 65_536,
  arrived: () => existsSync(path('a/list.tab.part')) && statSync(path('a/list.tab.part')).size >= 65_536,
};

describe('one file', () => {
  test('arrives whole with its length, SHA-256 and validators', async () => {
    const { files, missing } = await transfer(wanted('a/list.tab'), options());
    expect(readFileSync(path('a/list.tab')).equals(content)).toBe(true);
    expect(files[0]).toMatchObject({ file: 'a/list.tab', bytes: content.length, sha256: sha(content) });
    expect(files[0].etag).toMatch(/^"/);
    expect(missing).toEqual([]);
    expect(existsSync(path('a/list.tab.part'))).toBe(false);
    expect(existsSync(path('a/list.tab.part.json'))).toBe(false);
  });

  const troubles: [string, Fault, string[]][] = [
    ['an answer 500', { kind: 'status', status: 500 }, ['500 undefined', '200 undefined']],
    ['an answer 429', { kind: 'status', status: 429, retryAfter: 0 }, ['429 undefined', '200 undefined']],
    ['a stall', { kind: 'stall', after: 65_536 }, ['200 undefined', '206 bytes=65536-']],
    ['a reset', reset, ['200 undefined', '206 bytes=65536-']],
    ['a stall before the first byte', { kind: 'stall', after: 0 }, ['200 undefined', '200 undefined']],
  ];
  for (const [name, fault, requests] of troubles) {
    test(`survives ${name}`, async () => {
      server.fail('a/list.tab', fault);
      await transfer(wanted('a/list.tab'), options());
      expect(readFileSync(path('a/list.tab')).equals(content)).toBe(true);
      expect(got('a/list.tab')).toEqual(requests);
    });
  }

  test('a gzip file cut off without a word is noticed and brought again', async () => {
    server.fail('a/light.bed.gz', { kind: 'truncate', after: 10_000 });
    const retries: string[] = [];
    await transfer(wanted('a/light.bed.gz'), options({ onRetry: (problem) => retries.push(problem) }));
    expect(readFileSync(path('a/light.bed.gz')).equals(gz)).toBe(true);
    expect(retries.join()).toContain('not a whole gzip file');
  });

  test('a file that changed on the server between two attempts is brought anew', async () => {
    server.fail('a/list.tab', reset);
    const changed = Buffer.from(content).fill('x', 0, 40);
    await transfer(wanted('a/list.tab'), options({ onRetry: () => server.files.set('a/list.tab', changed) }));
    expect(readFileSync(path('a/list.tab')).equals(changed)).toBe(true);
    expect(got('a/list.tab')).toEqual(['200 undefined', '200 bytes=65536-']);
  });

  test('a server without ranges, without lengths or without ETag is served as well', async () => {
    for (const habit of ['range', 'length', 'etag'] as const) {
      server.habits[habit] = false;
      server.fail('a/list.tab', reset);
      await transfer(wanted('a/list.tab'), options());
      expect(readFileSync(path('a/list.tab')).equals(content)).toBe(true);
      server.habits[habit] = true;
      rmSync(path('a/list.tab'));
    }
  });

  test('bytes that arrived are counted once', async () => {
    server.fail('a/list.tab', reset, { kind: 'status', status: 503 });
    let bytes = 0;
    await transfer(wanted('a/list.tab'), options({ onBytes: (more) => (bytes += more) }));
    expect(bytes).toBe(content.length);
  });

  test('without end, or that no disk holds, is given up at its bound', async () => {
    server.habits.length = false;
    const small = (): Promise<unknown> => transfer([{ file: 'a/list.tab', mostBytes: 100_000 }], options());
    await expect(small()).rejects.toThrow(/sends more than such a file can have[^]*no end/);
    expect(existsSync(path('a/list.tab.part'))).toBe(false);
    server.habits.length = true;
    await expect(small()).rejects.toThrow(/sends more than such a file can have[^]*bytes/);
    server.instead.set('a/list.tab', (_, response) => {
      response.setHeader('content-length', String(2 ** 49));
      response.write('x');
    });
    await expect(transfer([{ file: 'a/list.tab', mostBytes: Infinity }], options())).rejects.toThrow(
      /the disk is too small for what arrives/,
    );
  });

  test('that comes a byte at a time, a connection each, is given up', async () => {
    server.fail(
      'a/list.tab',
      ...Array.from({ length: 40 }, (_, i): Fault => ({ kind: 'stall', after: i + 1 })),
    );
    const failed = transfer(wanted('a/list.tab'), options({ stallMilliseconds: 60 }));
    await expect(failed).rejects.toThrow(/given up after 4 attempts/);
  });

  test('gives up after the retries, with the reason, and keeps what arrived for the next run', async () => {
    server.fail('a/list.tab', reset);
    server.fail('a/list.tab', ...Array.from({ length: 6 }, (): Fault => ({ kind: 'status', status: 500 })));
    const failed = transfer(wanted('a/list.tab'), options());
    await expect(failed).rejects.toThrow(DownloadFailedError);
    await expect(failed).rejects.toThrow(/answered 500/);
    expect(statSync(path('a/list.tab.part')).size).toBe(65_536);
  });
});

describe('many files', () => {
  const names = Array.from({ length: 12 }, (_, i) => `b/${i}.bed`);

  test('come at most so many at once, and what the server lacks is listed', async () => {
    server.habits.slowMilliseconds = 1;
    const { files, missing } = await transfer(wanted(...names, 'b/none.bed'), options({ transfers: 3 }));
    expect(files).toHaveLength(12);
    expect(missing).toEqual(['b/none.bed']);
    expect(server.mostAtOnce()).toBeLessThanOrEqual(3);
    expect(server.mostAtOnce()).toBeGreaterThan(1);
  });

  test('are not brought twice', async () => {
    await transfer(wanted(...names), options());
    const requests = server.seen.length;
    // Of a run that was killed before it took this away.
    writeFileSync(path('b/3.bed.part.json'), '{}');
    const again = await transfer(wanted(...names), options());
    expect(again.kept).toBe(12);
    expect(server.seen).toHaveLength(requests);
    expect(existsSync(path('b/3.bed.part.json'))).toBe(false);
  });

  test('are kept only where every byte is still the same, whatever size and time say', async () => {
    await transfer(wanted(...names), options());
    const flipped = readFileSync(path('b/3.bed'));
    const { atime, mtime } = statSync(path('b/3.bed'));
    flipped[1000] ^= 4;
    writeFileSync(path('b/3.bed'), flipped);
    utimesSync(path('b/3.bed'), atime, mtime);
    const repaired: string[] = [];
    const again = await transfer(
      wanted(...names),
      options({ onRepair: (problem) => repaired.push(problem) }),
    );
    expect(again.kept).toBe(11);
    expect(repaired).toHaveLength(1);
    expect(repaired[0]).toMatch(/3\.bed: its bytes are not those that were brought/);
    expect(readFileSync(path('b/3.bed')).equals(content.subarray(300))).toBe(true);
  });

  test('a lock file demands the same bytes', async () => {
    const { files } = await transfer(wanted(...names), options());
    const locked = new Map(files.map((entry) => [entry.file, entry]));
    const elsewhere = mkdtempSync(join(tmpdir(), 'chipmate-fetch-'));
    await transfer(wanted(...names), options({ folder: elsewhere, locked }));
    expect(readFileSync(join(elsewhere, 'b', '3.bed')).equals(content.subarray(300))).toBe(true);
    rmSync(elsewhere, { recursive: true });

    server.files.set('b/3.bed', Buffer.from(content.subarray(300)).fill('y', 0, 9));
    const third = mkdtempSync(join(tmpdir(), 'chipmate-fetch-'));
    const { changed, files: same } = await transfer(wanted(...names), options({ folder: third, locked }));
    expect(changed).toHaveLength(1);
    expect(changed[0]).toMatch(/b\/3.bed has other bytes now/);
    expect(same).toHaveLength(11);
    rmSync(third, { recursive: true });
  });
});

test('a process killed again and again ends with identical bytes and finished files brought once', async () => {
  server.habits.slowMilliseconds = 6;
  const names = [...Array.from({ length: 12 }, (_, i) => `b/${i}.bed`), 'a/light.bed.gz'];
  const script = `
    const { transfer } = await import(${JSON.stringify(new URL('../../../dist/atlas/fetch/transfers.js', import.meta.url).href)});
    await transfer(${JSON.stringify(wanted(...names))}, { ...${JSON.stringify(options())}, jitter: () => 0.5 });`;
  const requestsOf = (name: string): number => server.seen.filter((seen) => seen.path === name).length;
  const finished = new Map<string, number>();
  let runs = 0;
  for (; runs < 60; runs++) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
    const timer = setTimeout(() => child.kill('SIGKILL'), 130 + 23 * runs);
    const code = await new Promise((resolve) => child.on('exit', resolve));
    clearTimeout(timer);
    for (const name of names)
      if (existsSync(path(name)) && !finished.has(name)) finished.set(name, requestsOf(name));
    if (code === 0) break;
  }
  expect(runs).toBeGreaterThan(0);
  for (const name of names)
    expect(readFileSync(path(name)).equals(server.files.get(name) ?? content)).toBe(true);
  for (const name of names) expect(requestsOf(name)).toBe(finished.get(name));
  expect(server.seen.some((request) => request.status === 206)).toBe(true);
});

/** Opens an address in a process of its own, which has these proxies in its environment, and gives what arrived. */
async function fetched(address: string, environment: Record<string, string>): Promise<string> {
  const script = `
    const { openAddress } = await import(${JSON.stringify(new URL('../../../dist/atlas/fetch/http.js', import.meta.url).href)});
    const { body } = await openAddress(${JSON.stringify(address)}, { stallMilliseconds: 2000 });
    process.stdout.write((await body.toArray()).join(''));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { PATH: process.env['PATH'], ...environment },
  });
  const [output, complaints] = await Promise.all([child.stdout.toArray(), child.stderr.toArray()]);
  expect(complaints.join('')).toBe('');
  return output.join('');
}

describe('an address', () => {
  let proxy: Server;
  let asked: string[];
  beforeEach(async () => {
    asked = [];
    proxy = createServer((request, response) => {
      asked.push(`${request.url} ${request.headers['proxy-authorization'] ?? ''}`);
      response.end('through the proxy');
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    return () => proxy.close();
  });
  const host = (): string => `127.0.0.1:${(proxy.address() as AddressInfo).port}`;

  test.each(['HTTP_PROXY', 'http_proxy', 'ALL_PROXY'])('a plain address goes through %s', async (name) => {
    expect(await fetched('http://made.up/file', { [name]: `http://me:it%20s@${host()}` })).toBe(
      'through the proxy',
    );
    expect(asked).toEqual([`http://made.up/file Basic ${Buffer.from('me:it s').toString('base64')}`]);
  });

  test('leads on to where it was moved', async () => {
    const moved = createServer((_, response) => {
      response.writeHead(302, { location: `${server.base}a/list.tab` }).end();
    });
    await new Promise<void>((resolve) => moved.listen(0, '127.0.0.1', resolve));
    const { port } = moved.address() as AddressInfo;
    const text = await fetched(`http://127.0.0.1:${port}/x`, { HTTP_PROXY: host(), NO_PROXY: '127.0.0.1' });
    expect(text).toBe(content.toString());
    moved.close();
  });

  /** What a public server, seen through the proxy, answers with; gives the complaint. */
  async function ledTo(location: string, address = 'http://public.example/file'): Promise<string> {
    proxy.removeAllListeners('request');
    proxy.on('request', (request, response) => {
      asked.push(request.url ?? '');
      if (request.url === address) response.writeHead(302, { location }).end();
      else response.end('inside');
    });
    const script = `
      const { openAddress } = await import(${JSON.stringify(new URL('../../../dist/atlas/fetch/http.js', import.meta.url).href)});
      await openAddress(${JSON.stringify(address)}, { stallMilliseconds: 2000 }).then(
        async ({ body }) => process.stdout.write((await body.toArray()).join('')),
        (error) => process.stdout.write(error.name + ' ' + error.message));`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      env: {
        PATH: process.env['PATH'],
        HTTP_PROXY: host(),
        HTTPS_PROXY: host(),
        NO_PROXY: '127.0.0.1,localhost',
      },
    });
    return (await child.stdout.toArray()).join('');
  }

  test('of a public host is not followed inside, nor to another host without https', async () => {
    const inside = createServer((_, response) => response.end('secrets of this machine'));
    await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve));
    const { port } = inside.address() as AddressInfo;
    for (const location of [
      `http://127.0.0.1:${port}/`,
      `https://localhost:${port}/`,
      `http://[::ffff:7f00:1]:${port}/`,
    ])
      expect(await ledTo(location)).toMatch(/^InputError [^]*not followed[^]*it lies inside/);
    expect(await ledTo('http://other.example/file')).toMatch(/^InputError [^]*another host, without https/);
    expect(await ledTo('file:///etc/passwd')).toMatch(/^InputError [^]*neither http nor https/);
    expect(await ledTo('/elsewhere')).toBe('inside');
    expect(await ledTo('http://public.example:8080/elsewhere')).toBe('inside');
    expect(asked).not.toContain('http://other.example/file');
    inside.close();
  });

  test('behind a proxy that refuses names HTTPS_PROXY', async () => {
    proxy.on('connect', (_, client) => client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'));
    expect(await ledTo('', 'https://public.example/file')).toMatch(
      /^InputError [^]*proxy refuses[^]*407[^]*HTTPS_PROXY/,
    );
  });

  test('is named with or without http://, and NO_PROXY excepts a host', async () => {
    const address = `${server.base}b/3.bed`;
    expect(await fetched('http://made.up/file', { HTTP_PROXY: host() })).toBe('through the proxy');
    expect(await fetched(address, { HTTP_PROXY: host(), NO_PROXY: 'localhost,127.0.0.1' })).toBe(
      content.subarray(300).toString(),
    );
    expect(asked).toHaveLength(1);
  });
});

describeWith(programPresent('openssl'), 'openssl', 'a CONNECT tunnel', () => {
  test('carries https through HTTPS_PROXY', async () => {
    const key = join(folder, 'key.pem');
    const certificate = join(folder, 'certificate.pem');
    spawnSync('openssl', [
      ...'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj'.split(' '),
      '/CN=localhost',
      ...['-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', certificate],
    ]);
    const secure = createSecureServer(
      { key: readFileSync(key), cert: readFileSync(certificate) },
      (_, response) => response.end('secret bytes'),
    );
    await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
    const tunnels: string[] = [];
    const proxy = createServer();
    proxy.on('connect', (request, client, head) => {
      tunnels.push(request.url ?? '');
      const target = connect((secure.address() as AddressInfo).port, '127.0.0.1', () => {
        client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        target.write(head);
        target.pipe(client).pipe(target);
      });
      target.on('error', () => client.destroy());
      client.on('error', () => target.destroy());
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const { port } = secure.address() as AddressInfo;
    // The certificate is known to a process of its own only: nothing is trusted in this one.
    const output = await fetched(`https://localhost:${port}/x`, {
      NODE_EXTRA_CA_CERTS: certificate,
      HTTPS_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    });
    expect(output).toBe('secret bytes');
    // Without the certificate it is one sentence that names the variable, at once.
    const began = performance.now();
    await expect(
      transfer(wanted('a'), options({ base: `https://localhost:${port}/`, retries: 50 })),
    ).rejects.toThrow(/^https:[^]*authority that is not known here[^]*NODE_EXTRA_CA_CERTS/);
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(tunnels).toEqual([`localhost:${port}`]);
    secure.closeAllConnections();
    secure.close();
    proxy.closeAllConnections();
    proxy.close();
  });
});
