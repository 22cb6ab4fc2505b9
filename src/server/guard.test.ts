import { Hono } from 'hono';
import { afterEach, expect, test, vi } from 'vitest';
import { inAddress, onlyThisMachine } from './guard.ts';

vi.mock('node:os', async (original) => ({
  ...(await original<object>()),
  networkInterfaces: () => ({ eth0: [{ address: '192.0.2.7' }, { address: 'fe80::7%eth0' }] }),
}));
afterEach(() => vi.restoreAllMocks());

const statusOf = async (listening: string | undefined, host: string, origin?: string): Promise<number> => {
  const app = new Hono();
  app.use(onlyThisMachine(listening));
  app.get('/', (context) => context.text('here'));
  const headers = { host, ...(origin !== undefined && { origin }) };
  return (await app.request('/', { headers })).status;
};

test.each([
  ['0.0.0.0', '192.0.2.7:80', 200],
  ['0.0.0.0', '[fe80::7]:80', 200],
  ['::', '192.0.2.7', 200],
  ['0.0.0.0', 'localhost:80', 200],
  ['0.0.0.0', '0.0.0.0:80', 403],
  ['0.0.0.0', '192.0.2.8:80', 403],
  ['0.0.0.0', 'evil.example:80', 403],
  ['fe80::7', '[fe80::7]:80', 200],
  ['My-Machine', 'my-machine:80', 200],
  ['192.0.2.7', '192.0.2.7.evil.example', 403],
  [undefined, '192.0.2.7:80', 403],
])('listening on %s, asked as %s: %i', async (listening, host, status) => {
  expect(await statusOf(listening, host)).toBe(status);
});

test('another page may not ask, whatever is listened on', async () => {
  expect(await statusOf('0.0.0.0', '192.0.2.7:80', 'http://192.0.2.7:80')).toBe(200);
  expect(await statusOf('0.0.0.0', '192.0.2.7:80', 'http://192.0.2.7:81')).toBe(403);
});

test('IPv6 stands in brackets in an address', () => {
  expect(['::1', '127.0.0.1', 'a.example'].map(inAddress)).toEqual(['[::1]', '127.0.0.1', 'a.example']);
});
