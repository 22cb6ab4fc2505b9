// A build that is killed, interrupted or out of disk leaves the old atlas as it was, and no folder that opens.
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { createRandom } from '../src/statistics/random.ts';
import { chipmate, commandLine, folderWith } from './support/chipmate.ts';

const EXPERIMENTS = 30;
let cwd = '';
let oldManifest = '';

beforeAll(() => {
  const random = createRandom(7);
  const files: Record<string, string> = {
    'old.tsv': 'experiment\tantigen\tfile\nOLD\tFOS\told.bed\n',
    'old.bed': 'chr1\t5\t9\n',
  };
  const rows = ['experiment\tantigen\tfile'];
  for (let e = 0; e < EXPERIMENTS; e++) {
    const lines: string[] = [];
    for (let i = 0; i < 20_000; i++) {
      const start = Math.floor(random.uniform() * 240e6);
      lines.push(`chr1\t${start}\t${start + 400}\tp\t${Math.floor(random.uniform() * 1000)}`);
    }
    files[`${e}.bed`] = lines.join('\n') + '\n';
    rows.push(`NEW${e}\tJUN\t${e}.bed`);
  }
  cwd = folderWith({ ...files, 'new.tsv': rows.join('\n') + '\n' });
  const { status } = chipmate(['atlas', 'build', 'old.tsv', '-o', 'atlas', '--genome', 'hg38', '-q'], {
    cwd,
  });
  expect(status).toBe(0);
  oldManifest = readFileSync(join(cwd, 'atlas', 'atlas.json'), 'utf8');
});

const REBUILD = [
  commandLine,
  'atlas',
  'build',
  'new.tsv',
  '-o',
  'atlas',
  '--genome',
  'hg38',
  '--force',
  '-q',
];

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Starts a build that replaces the atlas. */
function startBuild() {
  const build = spawn(process.execPath, REBUILD, { cwd, stdio: 'ignore' });
  const ended = new Promise<Ended>((resolve) =>
    build.on('exit', (code, signal) => resolve({ code, signal })),
  );
  return { build, ended };
}

async function untilLocked(): Promise<void> {
  while (!readdirSync(cwd).includes('.atlas.lock')) await setTimeout(5);
}

/** The atlas is the old one or, where the build had come as far as its last step, the new one: never another. */
function expectWholeAtlas(ended: Ended): void {
  const verified = chipmate(['atlas', 'verify', 'atlas'], { cwd });
  expect(verified.status, verified.stderr).toBe(0);
  const info = chipmate(['atlas', 'info', 'atlas'], { cwd });
  expect(info.status).toBe(0);
  if (info.stdout.includes(`experiments\t${EXPERIMENTS}\n`)) {
    // A killed process may have replaced the atlas and not yet ended; an interrupted one must say that it was.
    expect(ended.code === 0 || ended.signal === 'SIGKILL').toBe(true);
    restoreOldAtlas();
  }
  expect(readFileSync(join(cwd, 'atlas', 'atlas.json'), 'utf8')).toBe(oldManifest);
}

/** A folder that was being built has no manifest, which comes last, or, killed between that and its renaming, is whole. */
function expectNoneOrWhole(folder: string): void {
  if (!readdirSync(join(cwd, folder)).includes('atlas.json')) return;
  const verified = chipmate(['atlas', 'verify', folder], { cwd });
  expect(verified.status, verified.stderr).toBe(0);
}

function restoreOldAtlas(): void {
  chipmate(['atlas', 'build', 'old.tsv', '-o', 'atlas', '--genome', 'hg38', '--force', '-q'], { cwd });
}

describe('an atlas that is being replaced', () => {
  test('stays whole when the build is killed at any moment; the next build clears what is left', async () => {
    const random = createRandom(1);
    let killed = 0;
    for (let round = 0; round < 8; round++) {
      const { build, ended: ending } = startBuild();
      await Promise.race([ending, setTimeout(100 + 1400 * random.uniform())]);
      build.kill('SIGKILL');
      const ended = await ending;
      if (ended.signal === 'SIGKILL') killed++;
      expectWholeAtlas(ended);
      for (const name of readdirSync(cwd).filter((each) => each.startsWith('.atlas.building')))
        expectNoneOrWhole(name);
    }
    expect(killed).toBeGreaterThan(0);
    const next = chipmate(['atlas', 'build', 'old.tsv', '-o', 'atlas', '--genome', 'hg38', '--force'], {
      cwd,
    });
    expect(next.status).toBe(0);
    expect(readdirSync(cwd).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('stays whole when the build is interrupted, which leaves nothing behind', async () => {
    const { build, ended: ending } = startBuild();
    await untilLocked();
    build.kill('SIGINT');
    const ended = await ending;
    expect([0, 130]).toContain(ended.code);
    expect(readdirSync(cwd).filter((name) => name.startsWith('.'))).toEqual([]);
    expectWholeAtlas(ended);
  });

  test.skipIf(process.platform === 'win32')('stays whole when a file cannot grow any further', () => {
    const limited = `trap '' XFSZ; ulimit -f 2000; exec "$@"`;
    const { status, stderr } = spawnSync('sh', ['-c', limited, 'sh', process.execPath, ...REBUILD], {
      cwd,
      encoding: 'utf8',
    });
    expect(stderr).toMatch(/the file is larger than the file system allows: nothing was written/);
    expect(status).toBe(2);
    expect(readdirSync(cwd).filter((name) => name.startsWith('.'))).toEqual([]);
    expectWholeAtlas({ code: status, signal: null });
  });

  test('a second build into the same folder is refused while the first runs', async () => {
    const { build: first, ended } = startBuild();
    await untilLocked();
    const second = chipmate(REBUILD.slice(1), { cwd });
    expect(second.stderr).toMatch(/another process is writing here/);
    expect(second.status).toBe(2);
    first.kill('SIGKILL');
    expectWholeAtlas(await ended);
  });
});

test('an addition that is killed leaves the atlas without it', async () => {
  writeFileSync(join(cwd, 'more.tsv'), readFileSync(join(cwd, 'new.tsv')));
  const add = spawn(process.execPath, [commandLine, 'atlas', 'add', 'atlas', 'more.tsv', '-q'], {
    cwd,
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => add.on('exit', resolve));
  await untilLocked();
  add.kill('SIGKILL');
  await ended;
  expect(chipmate(['atlas', 'info', 'atlas'], { cwd }).stdout).toContain('experiments\t1\n');
  expect(chipmate(['atlas', 'verify', 'atlas'], { cwd }).status).toBe(0);
  const again = chipmate(['atlas', 'add', 'atlas', 'more.tsv', '-q'], { cwd });
  expect(again.status, again.stderr).toBe(0);
  expect(chipmate(['atlas', 'info', 'atlas'], { cwd }).stdout).toContain(`experiments\t${EXPERIMENTS + 1}\n`);
});
