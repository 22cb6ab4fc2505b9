// Whoever writes into an atlas, and wherever it ends: the atlas is the old one or the new one with its sites, and the same command
// afterwards gives the bytes of an undisturbed one.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { openAtlas } from '../src/atlas/open-atlas.ts';
import { openSitesFile } from '../src/atlas/sites/sites-file.ts';
import { verifyAtlas } from '../src/atlas/verify-atlas.ts';
import { chipmate, commandLine, folderWith, startChipmate } from './support/chipmate.ts';

const HEADER = 'experiment\tantigen\tcell_class\tfile\n';
let cwd = '';

/** Ends the process before the n-th step that changes what others see, n being in its environment. */
const KILLER = `const fs = require('node:fs');
let left = Number(process.env.STEPS_BEFORE_DEATH);
for (const name of ['renameSync', 'rmSync', 'linkSync', 'mkdirSync']) {
  const real = fs[name];
  fs[name] = (...args) => {
    if (--left < 0) process.kill(process.pid, 'SIGKILL');
    return real(...args);
  };
}
require('node:module').syncBuiltinESMExports();
`;

beforeAll(() => {
  const bed = (step: number): string =>
    Array.from(
      { length: 200 },
      (_, i) => `chr1\t${(i + 1) * 1000 * step}\t${(i + 1) * 1000 * step + 200}\n`,
    ).join('');
  const row = (name: string, antigen: string, step: number): string =>
    `${name}\t${antigen}\tBlood\t${step}.bed\n`;
  cwd = folderWith({
    ...{ 'killer.cjs': KILLER, 'small.sizes': 'chr1\t2000000\n' },
    ...{ '1.bed': bed(1), '2.bed': bed(2), '3.bed': bed(3) },
    'old.tsv': HEADER + row('A', 'FOS', 1) + row('B', 'JUN', 2),
    'new.tsv': HEADER + row('C', 'FOS', 2) + row('D', 'MAX', 3),
    'one.tsv': HEADER + row('E', 'MYC', 3),
    'two.tsv': HEADER + row('F', 'CTCF', 1),
  });
  run(...build('old.tsv', 'base'));
});

function build(sheet: string, atlas: string, ...more: string[]): string[] {
  return ['atlas', 'build', sheet, '-o', atlas, '--genome', 'small.sizes', '--threads', '1', '-q', ...more];
}

function run(...args: string[]): string {
  const { status, stderr, stdout } = chipmate(args, { cwd });
  expect(`${status} ${stderr}`).toBe('0 ');
  return stdout;
}

/** A copy of the atlas in a folder of its own, so that what lies beside it is seen, too. */
function copied(name: string): string {
  rmSync(join(cwd, name), { recursive: true, force: true });
  mkdirSync(join(cwd, name));
  cpSync(join(cwd, 'base'), join(cwd, name, 'atlas'), { recursive: true });
  return join(name, 'atlas');
}

/** Every file and folder with its bytes. */
function everything(folder: string): string[] {
  return readdirSync(join(cwd, folder), { recursive: true, withFileTypes: true })
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const content = entry.isFile() ? createHash('sha256').update(readFileSync(path)).digest('hex') : '';
      return `${path.slice(join(cwd, folder).length)} ${content}`;
    })
    .sort();
}

/** What an atlas answers with; that it is whole. */
async function said(atlas: string): Promise<string> {
  const path = join(cwd, atlas);
  expect(verifyAtlas(path).filter(({ verdict }) => verdict !== 'fine')).toEqual([]);
  const opened = await openAtlas(path);
  const names = opened.experiments.experiment.join();
  await opened.close();
  return `${names} ${openSitesFile(path)?.description ?? 'no sites'}`;
}

describe.each([
  ['atlas build --force', (atlas: string) => build('new.tsv', atlas, '--force')],
  ['atlas add', (atlas: string) => ['atlas', 'add', atlas, 'one.tsv', '--threads', '1', '-q']],
])('%s', (_, args) => {
  test('that dies before any of its steps leaves the old atlas or the new one, and is finished by the same command', async () => {
    const undisturbed = copied('undisturbed');
    const old = await said(undisturbed);
    run(...args(undisturbed));
    const now = await said(undisturbed);
    expect(now).not.toBe(old);
    const states: string[] = [];
    for (let steps = 0; ; steps++) {
      const atlas = copied('killed');
      const { signal, status } = spawnSync(
        process.execPath,
        ['--require', './killer.cjs', commandLine, ...args(atlas)],
        {
          cwd,
          env: { ...process.env, STEPS_BEFORE_DEATH: String(steps) },
        },
      );
      const state = await said(atlas);
      expect([old, now]).toContain(state);
      states.push(state === old ? 'old' : 'new');
      if (signal === null) {
        expect(status).toBe(0);
        break;
      }
      // Every few steps: a process each costs more than all the rest.
      if (steps % 6 !== 0 && states.at(-2) === states.at(-1)) continue;
      run(...args(atlas));
      expect(everything('killed')).toEqual(everything('undisturbed'));
    }
    expect(states.join(' ')).toMatch(/^(old )+(new ?)+$/);
    expect(states.length).toBeGreaterThan(8);
  });
});

test.skipIf(process.platform === 'win32')(
  'of two additions at once, one of which waits for its sheet, none is lost',
  async () => {
    const atlas = copied('twice');
    spawnSync('mkfifo', [join(cwd, 'slow.tsv')]);
    const slow = startChipmate(['atlas', 'add', atlas, 'slow.tsv', '-q'], cwd);
    while (!existsSync(join(cwd, atlas, '.lock'))) await setTimeout(5);
    const other = chipmate(['atlas', 'add', atlas, 'one.tsv', '-q'], { cwd });
    expect([other.status, other.stderr]).toEqual([
      2,
      expect.stringContaining('another process is writing here'),
    ]);
    for (const args of [build('new.tsv', atlas, '--force'), ['atlas', 'sites', atlas, '-q']])
      expect(chipmate(args, { cwd }).stderr).toContain('another process is writing here');
    writeFileSync(join(cwd, 'slow.tsv'), readFileSync(join(cwd, 'two.tsv')));
    expect(await slow.ended).toMatchObject({ status: 0 });
    run('atlas', 'add', atlas, 'one.tsv', '-q');
    expect(await said(atlas)).toMatch(/^A,B,F,E /);
    rmSync(join(cwd, 'slow.tsv'));
  },
);

test('an addition that is repeated is recognised, and said to be there', async () => {
  const atlas = copied('again');
  run('atlas', 'add', atlas, 'one.tsv', '-q');
  const before = everything('again');
  const { status, stderr } = chipmate(['atlas', 'add', atlas, 'one.tsv'], { cwd });
  expect([status, stderr]).toEqual([
    0,
    expect.stringContaining('with the same peaks already: nothing was added'),
  ]);
  expect(everything('again')).toEqual(before);
});

test('a second build of a new atlas does not replace the first', async () => {
  const folder = folderWith({});
  const first = startChipmate(build('old.tsv', join(folder, 'atlas')), cwd);
  const second = startChipmate(build('new.tsv', join(folder, 'atlas')), cwd);
  const statuses = [(await first.ended).status, (await second.ended).status].sort();
  expect(statuses).toEqual([0, 2]);
});

test('a link stays a link, and the atlas that it names is replaced', async () => {
  const atlas = copied('linked');
  symlinkSync('atlas', join(cwd, 'linked', 'link'));
  run(...build('new.tsv', join('linked', 'link'), '--force'));
  run('atlas', 'add', join('linked', 'link'), 'one.tsv', '-q');
  expect(lstatSync(join(cwd, 'linked', 'link')).isSymbolicLink()).toBe(true);
  expect(readdirSync(join(cwd, 'linked')).sort()).toEqual(['atlas', 'link']);
  expect(await said(atlas)).toMatch(/^C,D,E /);
});

describe.skipIf(process.platform === 'win32')('where nothing may be written', () => {
  const isRoot = process.getuid?.() === 0;

  /** Runs the command line as a user to whom permissions apply. */
  function restricted(...args: string[]): string {
    const who = isRoot ? { uid: 65_534, gid: 65_534 } : {};
    const { status, stderr } = spawnSync(process.execPath, [commandLine, ...args], {
      cwd,
      encoding: 'utf8',
      ...who,
    });
    return `${status} ${stderr}`;
  }

  /** Lets nobody, or everybody, write into a folder of the test. */
  function allow(folder: string, mode: number): void {
    for (const name of ['.', ...readdirSync(join(cwd, folder), { recursive: true, encoding: 'utf8' })])
      chmodSync(join(cwd, folder, name), mode);
  }

  // The folders of a run of the tests are closed to others.
  beforeAll(() => [cwd, ...(isRoot ? [dirname(cwd)] : [])].forEach((folder) => chmodSync(folder, 0o755)));

  test('it is said in a sentence, and nothing changes', () => {
    const atlas = copied('forbidden');
    const before = everything('forbidden');
    allow('forbidden', 0o555);
    for (const args of [
      ['atlas', 'add', atlas, 'one.tsv', '-q'],
      ['atlas', 'sites', atlas, '-q'],
      build('new.tsv', atlas, '--force'),
      build('new.tsv', join('forbidden', 'other')),
      ['atlas', 'export', atlas, '-o', join('forbidden', 'exported')],
    ])
      expect(restricted(...args), args.join(' ')).toMatch(
        /^2 chipmate: \S+: (?:the folder|there is no permission|this file|a file).*(?:written|write|here|there)/,
      );
    expect(restricted('atlas', 'verify', atlas)).toBe('0 ');
    allow('forbidden', 0o755);
    expect(everything('forbidden')).toEqual(before);
  });

  test('but into the atlas, experiments are added there', async () => {
    const atlas = copied('inner');
    allow(atlas, 0o777);
    chmodSync(join(cwd, 'inner'), 0o555);
    expect(restricted('atlas', 'add', atlas, 'one.tsv', '-q')).toBe('0 ');
    expect(restricted(...build('new.tsv', atlas, '--force'))).toMatch(
      /^2 chipmate: \S+: there is no permission to write this/,
    );
    expect(await said(atlas)).toMatch(/^A,B,E /);
    chmodSync(join(cwd, 'inner'), 0o755);
  });

  test('an addition for which the disk has no room leaves the atlas as it was', () => {
    const atlas = copied('full');
    const before = everything('full');
    const many = Array.from({ length: 40_000 }, (_, i) => `chr1\t${i * 40}\t${i * 40 + 30}\n`).join('');
    writeFileSync(join(cwd, 'many.bed'), many);
    writeFileSync(join(cwd, 'many.tsv'), `${HEADER}M\tMYC\tBlood\tmany.bed\n`);
    const limited = `trap '' XFSZ; ulimit -f 100; exec "$@"`;
    const add = [commandLine, 'atlas', 'add', atlas, 'many.tsv', '--threads', '1', '-q'];
    const { status, stderr } = spawnSync('sh', ['-c', limited, 'sh', process.execPath, ...add], {
      cwd,
      encoding: 'utf8',
    });
    expect(`${status} ${stderr}`).toMatch(
      /^2 .*the file is larger than the file system allows: nothing was written/,
    );
    expect(everything('full')).toEqual(before);
  });
});

test('an interrupted addition leaves nothing behind', async () => {
  const atlas = copied('interrupted');
  const before = everything('interrupted');
  const add = spawn(process.execPath, [commandLine, 'atlas', 'add', atlas, 'one.tsv', '-q'], {
    cwd,
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => add.on('exit', resolve));
  while (!existsSync(join(cwd, atlas, '.lock')) && add.exitCode === null) await setTimeout(1);
  add.kill('SIGINT');
  if ((await ended) === 130) expect(everything('interrupted')).toEqual(before);
  else expect(await said(atlas)).toMatch(/^A,B,E /);
});
