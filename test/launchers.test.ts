// What a double click starts: on Linux and macOS it is run here, with a browser that only notes what it was to open; of Windows'
// launcher the text alone can be judged.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { folderWith, writeFiles } from './support/chipmate.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const launchers = join(root, 'launchers');
const read = (name: string): string => readFileSync(join(launchers, name), 'utf8');
const isPosix = process.platform !== 'win32';

test('a Node is new enough where the pages say so', () => {
  const { isNewEnough } = createRequire(import.meta.url)(join(launchers, 'start.cjs')) as {
    isNewEnough(this: void, version: string): boolean;
  };
  const enough = ['20.19.0', '20.20.2', '22.12.0', '22.21.1', '23.0.0', '24.11.0', '26.1.0', '100.0.0'];
  const tooOld = ['0.12.18', '4.9.1', '16.20.2', '18.20.8', '20.18.3', '21.7.3', '22.11.0'];
  expect([...enough, ...tooOld].filter(isNewEnough)).toEqual(enough);
  expect(isNewEnough(process.versions.node)).toBe(true);
  for (const page of ['docs/install.md', 'launchers/node-missing.txt', 'README.md'])
    expect(readFileSync(join(root, page), 'utf8'), page).toContain('20.19');
});

test('an old Node can read the file that tells it that it is too old', () => {
  const newer = /\?\.|\?\?|\*\*|\basync\b|\bimport\b|\.\.\.|\bcatch \{|=>\s*\(\{ \.\.\./;
  const code = read('start.cjs').replaceAll(/^\s*(?:\/\/|\/?\*).*$/gm, '');
  expect(newer.exec(code)?.[0]).toBeUndefined();
  expect(code).toContain('ci');
});

describe("Windows' launcher", () => {
  const text = read('chipmate.cmd');
  test('is ASCII with the line ends of Windows, in a checkout of any system', () => {
    expect(text).toMatch(/^[\t\r\n\x20-\x7e]*$/);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(readFileSync(join(root, '.gitattributes'), 'utf8')).toContain('*.cmd text eol=crlf');
  });

  test('has paths in quotation marks, no blocks that a path may close, and nothing of another shell', () => {
    const code = text.split('\r\n').filter((line) => !line.startsWith('rem '));
    for (const line of code) {
      expect(line).not.toMatch(/\$|`|\/(?:bin|dev|usr)\b|&&|\|\||\becho [^o]|\bexport\b/);
      // What a variable holds may have blanks, ampersands and parentheses.
      const used = line.replace(/^for (?:\/[df] )?(?:"delims=" )?%%[A-Z] in /, '');
      for (const { index } of used.matchAll(/%%~?[A-Z]|%~?\w+%?/g))
        expect((used.slice(0, index).match(/"/g) ?? []).length % 2, line).toBe(1);
    }
    expect(code.join('\n')).toContain('DisableDelayedExpansion');
    const labels = code.filter((line) => line.startsWith(':')).map((line) => line.slice(1));
    for (const [, label] of code.join('\n').matchAll(/(?:goto |call :)(\w+)/g))
      expect(labels).toContain(label);
    for (const [, file] of text.matchAll(/%HERE%([\w.-]+)/g))
      expect(existsSync(join(launchers, file))).toBe(true);
  });
});

describe.skipIf(!isPosix)('the launchers of macOS and Linux', () => {
  test.each(['chipmate.command', 'chipmate.sh'])(
    '%s is a script of any shell, and may be started',
    (name) => {
      expect(statSync(join(launchers, name)).mode & 0o111).toBe(0o111);
      const listed = spawnSync('git', ['ls-files', '-s', join('launchers', name)], {
        cwd: root,
        encoding: 'utf8',
      });
      if (listed.status === 0) expect(listed.stdout).toMatch(/^100755 /);
      for (const shell of ['sh', 'dash', 'bash', 'zsh']) {
        const { error, status, stderr } = spawnSync(shell, ['-n', join(launchers, name)], {
          encoding: 'utf8',
        });
        if (error === undefined) expect(`${shell} ${status} ${stderr}`).toBe(`${shell} 0 `);
      }
      expect(read(name)).not.toMatch(/\[\[|^\s*(?:function|local|source) |<<<|\bsort -V\b|readlink -f/m);
    },
  );

  /** Launchers in a folder that is called as folders are, a home, and programs that come first. */
  function place(programs: Readonly<Record<string, string>>): {
    folder: string;
    home: string;
    env: NodeJS.ProcessEnv;
  } {
    const folder = folderWith({
      'home/.keep': '',
      ...Object.fromEntries(
        Object.entries(programs).map(([name, lines]) => [`programs/${name}`, `#!/bin/sh\n${lines}\n`]),
      ),
    });
    for (const name of Object.keys(programs)) chmodSync(join(folder, 'programs', name), 0o755);
    const app = join(folder, "鈴木's ダウンロード (1) & $HOME", 'chipmate');
    cpSync(launchers, join(app, 'launchers'), { recursive: true });
    const home = join(folder, 'home');
    const env = {
      ...process.env,
      HOME: home,
      XDG_RUNTIME_DIR: home,
      PATH: `${join(folder, 'programs')}:${process.env['PATH']}`,
    };
    return { folder: app, home, env };
  }

  const texts = async (child: ChildProcess): Promise<{ code: number | null; told: string }> => {
    const parts: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (part: Buffer) => parts.push(String(part)));
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { code, told: parts.join('') };
  };
  const start = (folder: string, env: NodeJS.ProcessEnv, name = 'chipmate.command') =>
    texts(spawn(join(folder, 'launchers', name), { env, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] }));

  test('the app opens in the browser, with folders at home, and ends by its button', async () => {
    const browser = 'printf %s "$1" > "$HOME/opened"';
    const { folder, home, env } = place({ 'xdg-open': browser, open: browser });
    symlinkSync(join(root, 'dist'), join(folder, 'dist'));
    const run = start(folder, env, 'chipmate.sh');
    const address = await vi.waitFor(
      () => {
        const opened = readFileSync(join(home, 'opened'), 'utf8');
        expect(opened).toMatch(/^http:/);
        return opened;
      },
      { timeout: 30_000, interval: 50 },
    );
    const page = await fetch(address);
    expect(page.status).toBe(200);
    for (const kept of ['atlases', 'studies'])
      expect(existsSync(join(home, 'chipmate-data', kept))).toBe(true);
    const ask = async (what: string): Promise<unknown> =>
      (await fetch(new URL(`api/${what}`, page.url))).json();
    expect(await ask('first-atlas')).toMatchObject({ folder: 'atlases' });
    expect(await ask('studies')).toMatchObject({ studies: [] });
    await fetch(new URL('api/quit', page.url), { method: 'POST' });
    const { code, told } = await run;
    expect(code).toBe(0);
    expect(told).toMatch(/To quit: [^]*終了するには[^]*http:\/\/127\.0\.0\.1:\d+\/\?token=/);
    expect(told).toContain(join(home, 'chipmate-data'));
  });

  test('what is missing is installed, once, and a failure is said', async () => {
    const npm = `echo "npm $* in $PWD" >> "$HOME/calls"; [ -e "$HOME/offline" ] && exit 1
mkdir -p node_modules dist/cli dist/report/page && touch node_modules/.package-lock.json dist/report/page/index.html
echo 'console.log("started", process.argv.slice(2).join(" "))' > dist/cli/chipmate.cjs`;
    const node = `exec "${process.execPath}" "$@"`;
    const { folder, home, env } = place({ npm, node });
    // The npm beside the Node itself would come first: only the one of this test is to be found.
    const source = join(folder, 'launchers', 'start.cjs');
    const text = readFileSync(source, 'utf8');
    writeFiles(folder, {
      'package-lock.json': '{}',
      'launchers/start.cjs': text.replace('dirname(process.execPath), dirname(process.argv0), ', ''),
    });
    expect(readFileSync(source, 'utf8')).not.toBe(text);
    writeFiles(home, { offline: '' });
    const failed = await start(folder, env);
    expect(failed.code).toBe(1);
    expect(failed.told).toMatch(
      /is being installed[^]*インストールしています[^]*could not be installed[^]*できませんでした/,
    );
    expect(failed.told).not.toContain('started');

    writeFiles(home, { calls: '' });
    const online = { ...env, HOME: join(home, 'online') };
    writeFiles(home, { 'online/.keep': '' });
    const first = await start(folder, online);
    expect(first.code).toBe(0);
    const data = join(home, 'online', 'chipmate-data');
    const options = `--data ${join(data, 'atlases')} --studies ${join(data, 'studies')}`;
    expect(first.told).toContain(`started serve --open ${options}\n`);
    const again = await start(folder, online);
    expect(again.told).not.toContain('install');
    expect(again.told).toContain('started serve');
    const calls = readFileSync(join(home, 'online', 'calls'), 'utf8');
    expect(calls).toBe(`npm ci --include=dev --no-audit --no-fund in ${folder}\n`);
  });

  test('a Node is found where installers put it, the first that is new enough, and none is said in both languages', async () => {
    const { folder, home, env } = place({ node: 'exit 1' });
    const script = join(folder, 'launchers', 'chipmate.command');
    // This machine's own are out of the way.
    writeFiles(folder, {
      'launchers/chipmate.command': readFileSync(script, 'utf8').replaceAll(
        /(?<= )\/(?=usr|opt|snap)/g,
        '/nowhere/',
      ),
      'dist/cli/chipmate.cjs': 'console.log("started by", process.env.WHICH);\n',
    });
    const programs = join(dirname(home), 'programs');
    for (const program of ['cat', 'dirname', 'sh']) {
      const { stdout } = spawnSync('/bin/sh', ['-c', `command -v ${program}`], { encoding: 'utf8' });
      symlinkSync(stdout.trim(), join(programs, program));
    }
    const alone = { ...env, PATH: programs };
    const none = await start(folder, alone);
    expect(none).toEqual({ code: 1, told: read('node-missing.txt') });
    expect(none.told).toMatch(/nodejs\.org[^]*LTS[^]*ダウンロード/);

    const of = (name: string) => `#!/bin/sh\nWHICH=${name} exec "${process.execPath}" "$@"\n`;
    for (const [where, name] of [
      ['.nvm/versions/node/v16.20.2/bin/node', 'old'],
      ['.nvm/versions/node/v24.11.0/bin/node', 'nvm'],
    ]) {
      writeFiles(home, { [where]: name === 'old' ? '#!/bin/sh\nexit 1\n' : of(name) });
      chmodSync(join(home, where), 0o755);
    }
    const found = await start(folder, alone);
    expect(found.told).toContain('started by nvm');
    expect(found.code).toBe(0);
  });
});
