import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { appsThatShare, findRunning, noteRunning, sharingNotices } from './running-note.ts';
import { startServer, type RunningServer } from './start-server.ts';

const place = mkdtempSync(join(tmpdir(), 'chipmate-note-test-'));
let server: RunningServer;
beforeAll(async () => {
  for (const name of ['XDG_RUNTIME_DIR', 'LOCALAPPDATA']) vi.stubEnv(name, place);
  server = await startServer({ atlases: [] });
});
afterAll(async () => {
  await server.close();
  rmSync(place, { recursive: true });
});

test('the app that runs is found by what it serves, and opened by a word that works once', async () => {
  const forget = noteRunning({ atlases: [] }, server.address);
  const [name] = readdirSync(join(place, 'chipmate'));
  const file = join(place, 'chipmate', name);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  const found = await findRunning({ atlases: [] });
  expect(found?.address).toBe(server.address);
  expect(found?.addressOnce).not.toContain(new URL(server.address).searchParams.get('token'));
  expect((await fetch(found?.addressOnce ?? '')).status).toBe(200);
  expect((await fetch(found?.addressOnce ?? '')).status).toBe(403);
  expect(await findRunning({ atlases: ['another'] })).toBeUndefined();

  // What others may have written is not believed, nor what does not answer.
  if (process.platform !== 'win32') {
    chmodSync(file, 0o644);
    expect(await findRunning({ atlases: [] })).toBeUndefined();
    chmodSync(file, 0o600);
  }
  const note = readFileSync(file, 'utf8');
  writeFileSync(file, note.replace(/:\d+\/\?/, ':9/?'));
  expect(await findRunning({ atlases: [] })).toBeUndefined();
  writeFileSync(file, note);
  forget();
  expect(readdirSync(join(place, 'chipmate'))).toEqual([]);
});

test('another app that writes into the same folder is told of, as long as it runs', () => {
  const forget = noteRunning({ atlases: [], studies: place, data: 'elsewhere' }, server.address);
  expect(appsThatShare({ atlases: ['an atlas'], studies: 'another' })).toEqual([]);
  expect(appsThatShare({ atlases: [] })).toEqual([]);
  const others = appsThatShare({ atlases: ['an atlas'], studies: place });
  expect(others.map(({ folder, pid }) => [folder, pid])).toEqual([[place, process.pid]]);
  expect(sharingNotices(others)).toMatchObject([{ key: 'serve.shared-folder', values: { folder: place } }]);
  // It has ended.
  expect(sharingNotices([{ ...others[0], pid: 1_000_000_000 }])).toEqual([]);
  forget();
  expect(appsThatShare({ atlases: [], studies: place })).toEqual([]);
});
