// docs/privacy.md says that one module opens connections: the source is read for every other way out.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** What opens a connection or loads from elsewhere, in Node and in a browser. */
const WAYS =
  /'undici'|'node:(?:http|https|http2|net|tls|dns|dgram)(?:\/promises)?'|\bfetch\(|\bWebSocket\b|XMLHttpRequest|sendBeacon|EventSource\b|RTCPeerConnection|importScripts|<(?:script|img|link|iframe)[^>]*(?:src|href)=["'`]?https?:|url\(["']?https?:/;

function sourcesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .filter(
      (name) => /\.(?:ts|tsx|cts|css|html)$/.test(name) && !/\.test\.tsx?$|\/test\/|\/long\//.test(name),
    );
}

/** What asks whether an app of the same user runs already, what listens on loopback, and what a page asks of the server that it came from. */
const WITHIN_THE_MACHINE = ['src/server/running-note.ts', 'src/server/start-server.ts', 'web/app/server.ts'];

test('two files of atlas/fetch are the only ones that open connections, beside the app on loopback', () => {
  const files = [...sourcesBelow('src'), ...sourcesBelow('web')];
  expect(files.length).toBeGreaterThan(400);
  const ways = files.filter((file) => WAYS.test(readFileSync(join(root, file), 'utf8')));
  expect(ways.sort()).toEqual([
    'src/atlas/fetch/http.ts',
    'src/atlas/fetch/internal-address.ts',
    ...WITHIN_THE_MACHINE,
  ]);
  // The page's own server: no address but one below the page's.
  const page = readFileSync(join(root, 'web/app/server.ts'), 'utf8');
  expect(
    page.match(/(?:ask|json(?:<[^>]*>+)?)\(['"`][^'"`$]*/g)?.every((call) => /\(['"`]api\//.test(call)),
  ).toBe(true);
  // Its policy holds for what the page could try all the same.
  expect(readFileSync(join(root, 'src/server/guard.ts'), 'utf8')).toContain("connect-src 'self'");
});
