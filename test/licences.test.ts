// What is shipped has a licence that MIT may carry, and whatever is bundled comes with its notice.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8');

/** Name and version, licence, and the text of the licence of an installed package. */
function installed(name: string): { title: string; text: string } {
  const { version, license } = JSON.parse(read('node_modules', name, 'package.json')) as Record<
    string,
    string
  >;
  const file = readdirSync(join(root, 'node_modules', name)).find((each) => /^licen[sc]e/i.test(each)) ?? '';
  return { title: `${name} ${version} (${license})`, text: read('node_modules', name, file).trim() };
}

test('every package that an installation brings has a licence that MIT may carry', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { dev?: boolean; license?: string }>;
  };
  const shipped = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true);
  expect(shipped.map(([path]) => path)).toContain('node_modules/zod');
  // MPL-2.0 covers its own files alone, Apache-2.0 asks for its text: they may be dependencies, and nothing of them is bundled.
  const others: Readonly<Record<string, string>> = { '@resvg': 'MPL-2.0', '@e965': 'Apache-2.0' };
  const mayCarry = (path: string) => {
    const other = others[path.split('/')[1]] as string | undefined;
    return other === undefined ? ['MIT', 'ISC'] : [other];
  };
  for (const [path, { license }] of shipped) expect(mayCarry(path), path).toContain(license);
});

test('the report page has name, licence and text of every package that its source map names', async () => {
  const bundled = new Set<string>();
  const sources: Plugin = {
    name: 'sources',
    generateBundle(_, bundle) {
      for (const part of Object.values(bundle))
        for (const source of (part.type === 'chunk' ? part.map?.sources : undefined) ?? []) {
          const name = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1];
          if (name !== undefined) bundled.add(name);
        }
    },
  };
  const configFile = join(root, 'web', 'vite.config.ts');
  await build({ configFile, plugins: [sources], build: { write: false, sourcemap: true } });
  expect([...bundled]).toContain('preact');
  const page = read('dist', 'report', 'page', 'index.html');
  for (const name of bundled) {
    const { title, text } = installed(name);
    expect(text, name).toMatch(/copyright/i);
    expect(page, name).toContain(title);
    expect(page, name).toContain(text);
  }
});

test('of the files of the command line one holds code of another package, with its notice', () => {
  const cli = join(root, 'dist', 'cli');
  const names = readdirSync(cli, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  );
  const withNotice = names.filter((name) => readFileSync(join(cli, name), 'utf8').startsWith('/*!'));
  expect(withNotice).toEqual(['commander.js']);
  const { title, text } = installed('commander');
  expect(read('dist', 'cli', 'commander.js').slice(0, 2000)).toContain(`${title}\n\n${text}`);
  // What a file needs of the others it imports, so that nothing of them lies in it.
  const imports = names.map((name) => readFileSync(join(cli, name), 'utf8')).join('\n');
  for (const name of ['yaml', 'zod', 'cli-progress']) expect(imports).toMatch(new RegExp(`["']${name}["']`));
});
