import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { LOCK_NAME, readLockFile } from '../../../atlas/fetch/lock-file.ts';
import { startChipmate } from '../../../../test/support/chipmate.ts';
import { startTestServer, type TestServer } from '../../../../test/support/chip-atlas-server.ts';
import { madeUpChipAtlas } from '../../../../test/support/made-up-chip-atlas.ts';

let server: TestServer;
let folder: string;

beforeAll(async () => {
  server = await startTestServer(madeUpChipAtlas());
});
afterAll(() => server.close());

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chipmate-fetch-verb-'));
  return () => rmSync(folder, { recursive: true, force: true });
});

/** Runs chipmate in `folder`; the server answers from this process. */
async function chipmate(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const { status: code, stdout, stderr } = await startChipmate(args, folder).ended;
  return { code, stdout, stderr };
}

const fetchBlood = (...more: string[]): string[] => [
  ...['atlas', 'fetch', '--base', server.base, '--genome', 'hg38', '--cell-class', 'blood'],
  ...more,
];

test('one command from nothing to an atlas, and what it pinned', async () => {
  const run = await chipmate(...fetchBlood('-o', 'blood'));
  expect(run.stderr).toMatch(/ChIP-Atlas of 2026-09-28, hg38, Q < 1E-05: 11 experiments of 7 antigens/);
  expect(run.stderr).toMatch(/to bring .* disk .* afterwards/);
  expect(run.stderr).toMatch(/please cite: Oki S[^]*Zou Z[^]*2022[^]*2024/);
  expect(run.stderr).toContain('1 experiment has no peaks on the server: SRX9000014');
  expect(run.code).toBe(0);
  const lock = readLockFile(join(folder, 'chip-atlas-data', LOCK_NAME));
  expect(lock.release).toBe('2026-09-28');
  expect(lock.files.map(({ file }) => file)).toContain('hg38/eachData/bed05/SRX9000001.05.bed');
  expect(lock.missing).toEqual(['hg38/eachData/bed05/SRX9000014.05.bed']);

  const search = await chipmate('atlas', 'search', 'blood', '--antigen', 'Ikaros');
  expect(search.stdout.split('\n')).toHaveLength(1 + 3 + 1);
  expect(search.stdout).toContain('2026-09-28');
  expect(search.stdout).toContain('treatment=lenalidomide 10 uM for 24 h');
  const verify = await chipmate('atlas', 'verify', 'blood');
  expect(verify.code).toBe(0);
});

test('the assembled file gives the same atlas, its scores capped at 1000', async () => {
  expect((await chipmate(...fetchBlood('-o', 'single', '--threshold', '10'))).code).toBe(0);
  const assembled = await chipmate(...fetchBlood('-o', 'whole', '--threshold', '10', '--files', 'assembled'));
  expect(assembled.stderr).toMatch(/Q < 1E-10/);
  expect(assembled.code).toBe(0);
  const rows = async (atlas: string): Promise<string[]> => {
    const lines = (await chipmate('atlas', 'search', atlas)).stdout.split('\n').slice(1, -1);
    return lines.map((line) => line.split('\t').slice(0, 7).join(' ')).filter((line) => !line.endsWith(' 0'));
  };
  expect(await rows('whole')).toEqual(await rows('single'));
  expect((await rows('whole')).length).toBe(10);
});

test('a dry run brings the list of experiments and nothing else', async () => {
  const before = server.seen.length;
  const run = await chipmate(...fetchBlood('-o', 'blood', '--dry-run', '--unperturbed'));
  expect(run.code).toBe(0);
  expect(run.stderr).toMatch(/9 experiments of 7 antigens/);
  expect(server.seen.slice(before).map(({ path }) => path)).toEqual(['metadata/experimentList.tab']);
  expect(existsSync(join(folder, 'blood'))).toBe(false);
});

test('experiments with the data of another one are left out on request', async () => {
  const path = 'metadata/experimentList.tab';
  const original = server.files.get(path) ?? Buffer.alloc(0);
  // SRX9000003 now has the processing numbers of SRX9000002.
  const [second, third] = [/2000111[^\t]*/, /2000222[^\t]*/].map(
    (form) => form.exec(original.toString())?.[0] ?? '',
  );
  server.files.set(path, Buffer.from(original.toString().replace(third, second)));
  try {
    const chosen = async (...more: string[]): Promise<string> =>
      (await chipmate(...fetchBlood('--data', 'other', '--dry-run', ...more))).stderr;
    expect(await chosen()).toContain('11 experiments of 7 antigens');
    expect(await chosen('--without-duplicates')).toContain('10 experiments of 6 antigens');
    expect(await chosen('--without-duplicates', '--antigen', 'IKZF3')).toContain(
      '1 experiment of 1 antigen,',
    );
  } finally {
    server.files.set(path, original);
  }
});

test('a first atlas, said before it is brought, pinned by its experiments, and grown without being rewritten', async () => {
  const fetch = (...more: string[]) => chipmate('atlas', 'fetch', '--base', server.base, ...more);
  const asked = await fetch('--starter', 'myeloma', '--dry-run');
  expect(asked.stderr).toContain('5 experiments of 4 antigens');
  expect(asked.stderr).toContain('at 2.5 MB/s');
  expect((await fetch('-o', 'first', '--starter', 'myeloma')).code).toBe(0);
  const rows = async (): Promise<string[]> =>
    (await chipmate('atlas', 'search', 'first')).stdout
      .split('\n')
      .slice(1, -1)
      .map((line) => line.split('\t')[0].slice(-2));
  // Not SRX9000002, which has lenalidomide.
  expect(await rows()).toEqual(['01', '03', '04', '05', '08']);
  const { selection } = readLockFile(join(folder, 'chip-atlas-data', LOCK_NAME));
  expect(selection.starter).toBe('myeloma');
  expect(selection.experiments).toHaveLength(5);
  const again = await fetch(
    ...['--lock', 'chip-atlas-data/chip-atlas.lock.json', '-o', 'again', '--data', 'other'],
  );
  expect(again.code).toBe(0);
  const peaks = (atlas: string): Buffer => readFileSync(join(folder, atlas, 'peaks.bin'));
  expect(peaks('again').equals(peaks('first'))).toBe(true);

  const before = peaks('first');
  const grow = ['-o', 'first', '--add', '--genome', 'hg38', '--antigen', 'CTCF'];
  expect((await fetch(...grow)).code).toBe(0);
  expect(await rows()).toEqual(['01', '03', '04', '05', '08', '09']);
  expect(peaks('first').equals(before)).toBe(true);
  expect((await fetch(...grow)).stderr).toContain('nothing was added');
  expect((await chipmate('atlas', 'verify', 'first')).code).toBe(0);

  for (const [wrong, said] of [
    [['--starter'], /--starter needs a name[^]*myeloma, blood, breast, liver, neural/],
    [['--starter', 'kidney'], /no starter 'kidney'[^]*myeloma, blood/],
    [['--starter', 'liver', '--cell', 'Hep G2'], /--starter is given together with --cell/],
    [['--starter', 'liver', '--genome', 'mm10'], /no experiment is left/],
    [['--starter', 'liver', '--add'], /--add needs the atlas/],
  ] as const) {
    const { code, stderr } = await fetch(...wrong);
    expect(code).toBe(2);
    expect(stderr).toMatch(said);
  }
});

test('another machine brings the same bytes or is told what changed', async () => {
  await chipmate(...fetchBlood('-o', 'blood'));
  cpSync(join(folder, 'chip-atlas-data', LOCK_NAME), join(folder, 'pinned.json'));
  const lockArgs = ['atlas', 'fetch', '--lock', 'pinned.json'];
  expect((await chipmate(...lockArgs, '--cell-class', 'Blood')).stderr).toContain(
    '--lock is given together with --cell-class',
  );
  const same = await chipmate(...lockArgs, '-o', 'again', '--data', 'elsewhere');
  expect(same.code).toBe(0);
  for (const file of ['experiments.tsv', 'peaks.bin'])
    expect(readFileSync(join(folder, 'again', file)).equals(readFileSync(join(folder, 'blood', file)))).toBe(
      true,
    );

  const path = 'hg38/eachData/bed05/SRX9000003.05.bed';
  const original = server.files.get(path) ?? Buffer.alloc(0);
  server.files.set(path, Buffer.from(original.toString().replace('chr1\t', 'chr2\t')));
  const changed = await chipmate(...lockArgs, '-o', 'third', '--data', 'third-data');
  server.files.set(path, original);
  expect(changed.code).toBe(2);
  expect(changed.stderr).toMatch(/changed 1 file of the lock file[^]*SRX9000003/);
});

test('what arrived is kept when the download breaks off', async () => {
  const path = 'hg38/eachData/bed05/SRX9000005.05.bed';
  server.fail(path, { kind: 'status', status: 500 });
  const broken = await chipmate(...fetchBlood('-o', 'blood', '--retries', '0'));
  expect(broken.code).toBe(2);
  expect(broken.stderr).toMatch(/broke off[^]*answered 500[^]*run the same command again/);
  const again = await chipmate(...fetchBlood('-o', 'blood'));
  expect(again.code).toBe(0);
});

/** Runs chipmate and kills it as soon as `when` has come to pass; its exit code, null where it was killed. */
async function killedWhen(
  when: (milliseconds: number) => boolean,
  ...args: string[]
): Promise<number | null> {
  const { child, ended } = startChipmate(args, folder);
  const started = performance.now();
  const timer = setInterval(() => when(performance.now() - started) && child.kill('SIGKILL'), 1);
  const { status } = await ended;
  clearInterval(timer);
  return status;
}

test('killed at any moment, the same command ends with the same atlas and brings nothing twice', async () => {
  const started = performance.now();
  expect((await chipmate(...fetchBlood('-o', 'whole', '--data', 'whole-data'))).code).toBe(0);
  const duration = performance.now() - started;
  const before = server.seen.length;
  server.habits.slowMilliseconds = 4;
  const finished = new Set<string>();
  let killed = 0;
  /** Kills one run; nothing that lay in its place before is asked for again. */
  const attempt = async (when: (milliseconds: number) => boolean): Promise<number | null> => {
    const code = await killedWhen(when, ...fetchBlood('-o', 'blood', '--force'));
    if (code === null) killed++;
    const asked = server.seen.splice(before).filter(({ method }) => method === 'GET');
    for (const { path } of asked) expect(finished).not.toContain(path);
    for (const { path } of asked) if (existsSync(join(folder, 'chip-atlas-data', path))) finished.add(path);
    return code;
  };
  let code: number | null = null;
  for (let run = 0; code !== 0 && run < 60; run++)
    code = await attempt(() => server.seen.length - before > run);
  expect(code).toBe(0);
  expect(killed).toBeGreaterThan(2);
  // With everything brought, the atlas is what a kill interrupts.
  for (const share of [0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1])
    await attempt((milliseconds) => milliseconds > share * duration);
  server.habits.slowMilliseconds = 0;
  expect(await attempt(() => false)).toBe(0);
  for (const file of ['experiments.tsv', 'peaks.bin', 'scores.bin', 'sites.bin'])
    expect(readFileSync(join(folder, 'blood', file)).equals(readFileSync(join(folder, 'whole', file)))).toBe(
      true,
    );
  expect((await chipmate('atlas', 'verify', 'blood')).code).toBe(0);
}, 120_000);

test('a second process in the same data folder is told; afterwards nothing keeps it away', async () => {
  server.habits.slowMilliseconds = 30;
  const first = startChipmate(fetchBlood(), folder);
  while (!existsSync(join(folder, 'chip-atlas-data', '.fetch.lock')))
    await new Promise((resolve) => setTimeout(resolve, 5));
  const second = await chipmate(...fetchBlood());
  expect(second.code).toBe(2);
  expect(second.stderr).toMatch(/chip-atlas-data: another process is writing here/);
  server.habits.slowMilliseconds = 0;
  expect((await first.ended).status).toBe(0);
  expect((await chipmate(...fetchBlood())).code).toBe(0);
});

test('what cannot be written or read is one sentence', async () => {
  writeFileSync(join(folder, 'file'), '');
  const wrong = async (...args: string[]): Promise<string> => {
    const run = await chipmate(...fetchBlood(...args));
    expect(run.code).toBe(2);
    return run.stderr;
  };
  expect(await wrong('--data', 'file')).toMatch(/^chipmate: [^\n]*file[^]*fix: /);
  expect(await wrong('--data', 'file/below')).toMatch(/^chipmate: [^\n]*below[^]*fix: /);
  expect(await wrong('--base', 'nowhere')).toMatch(/not an address from which data can be brought/);
  expect(await wrong('--base', 'file:///etc/')).toMatch(/not an address from which data can be brought/);
  for (const lock of [
    '{"format":1,"selection":{},"files":[]}',
    '{"format":1,"files":[{"file":null}]}',
    'x',
  ]) {
    writeFileSync(join(folder, 'lock.json'), lock);
    expect(await wrong('--lock', 'lock.json')).toMatch(
      /lock\.json: this (?:lock file is not one|is not a lock)/,
    );
  }
  mkdirSync(join(folder, 'chip-atlas-data', '.fetch.lock'), { recursive: true });
  expect(await wrong()).toMatch(/a folder has the name of a lock file/);
});

test('names that ChIP-Atlas does not have are answered with near ones', async () => {
  const wrong = async (...args: string[]): Promise<string> => {
    const run = await chipmate(...fetchBlood(...args));
    expect(run.code).toBe(2);
    return run.stderr;
  };
  expect(await wrong('--cell-class', 'Blod')).toMatch(/cell class 'Blod'[^]*perhaps Blood/);
  expect(await wrong('--antigen-class', 'TF')).toMatch(
    /antigen class 'TF'[^]*for instance Histone, TFs and others/,
  );
  expect(await wrong('--antigen', 'IKZF')).toMatch(/antigen 'IKZF'[^]*IKZF1, IKZF3/);
  expect(await wrong('--genome', 'hg37')).toMatch(/no genome 'hg37'[^]*hg38/);
  expect(await wrong('--threshold', '07')).toMatch(/no threshold '07'[^]*05 \(Q < 1E-05/);
  expect(await wrong('--threshold', '100')).toMatch(/label of the web page[^]*--threshold 10/);
  expect(await wrong('--threshold', '50')).toMatch(/no files at threshold 50[^]*assembled/);
  expect(await wrong('--antigen', 'REST')).toMatch(/no experiment is left/);
  writeFileSync(join(folder, 'lock.json'), '{"format": 2}');
  expect(await wrong('--lock', 'lock.json')).toMatch(/another format/);
});

test('the list of experiments is searched whether they were downloaded or not', async () => {
  await chipmate(...fetchBlood('--dry-run'));
  const names = async (...args: string[]): Promise<string[]> => {
    const run = await chipmate('atlas', 'search', 'chip-atlas-data', ...args);
    // The index was made before: nothing but the number is said.
    expect(run.stderr).toMatch(/^chipmate: \d+ of 14 experiments\n$/);
    return run.stdout
      .split('\n')
      .slice(1, -1)
      .map((line) => line.split('\t')[0]);
  };
  expect(await names('Ikaros', 'mm1s')).toEqual(['SRX9000001', 'SRX9000002']);
  expect(await names('Ikaros', 'mm1s', '--unperturbed')).toEqual(['SRX9000001']);
  expect(await names('--antigen', 'c-Fos', '--cell-class', 'breast')).toEqual(['SRX9000012']);
  expect(await names('--antigen', 'IKZF3,Blimp-1')).toEqual(['SRX9000003', 'SRX9000005']);
  expect(await names('--cell', 'MM1S', '--exclude', 'Ikaros', '--exclude', 'srx9000008')).toEqual([
    'SRX9000003',
    'SRX9000011',
  ]);
  const counted = await chipmate('atlas', 'search', 'chip-atlas-data', 'myeloma', 'IKZF1', '--count');
  expect(counted.stdout).toBe('facet\tvalue\texperiments\n');
  const cells = await chipmate('atlas', 'search', 'chip-atlas-data', 'IKZF1', '--count');
  expect(cells.stdout).toContain('cell\tMM.1S\t2\ncell\tOPM-2\t1\n');
  const wrong = await chipmate('atlas', 'search', 'chip-atlas-data', '--cell', 'K563');
  expect(wrong.stderr).toMatch(/perhaps K-562/);
});
