import { spawn, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { builtInGenes } from '../../src/formats/genes/genes-reader.ts';
import { knownAssembly, type Assembly } from '../../src/genome/assembly.ts';
import type { GeneModels } from '../../src/genome/genes.ts';
import type { ReportData } from '../../src/report/report-data.ts';
import { makeWorld } from '../../src/study/simulated-world/make-world.ts';
import { writeWorld } from '../../src/study/simulated-world/write-world.ts';
import { commandLine } from '../support/chipmate.ts';

const folder = mkdtempSync(join(tmpdir(), 'chipmate-study-run-'));
const study = join(folder, 'world', 'study.yaml');

function chipmate(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [commandLine, ...args], { encoding: 'utf8', cwd: folder });
}

/** Every file of a run's folder that is a result: its cache is not. */
function contents(run: string): Map<string, string> {
  const files = readdirSync(run, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !path.includes('.chipmate'))
      .map((path): [string, string] => [relative(run, path), readFileSync(path, 'latin1')])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** What the report of a run holds. */
function reportData(run: string): ReportData {
  const page = readFileSync(join(folder, run, 'report.html'), 'utf8');
  const embedded = /id="report-data">\s*(\{.*?\})\s*<\/script>/s.exec(page);
  return JSON.parse(embedded?.[1] ?? '') as ReportData;
}

beforeAll(() => {
  const genes = builtInGenes('hg38') as GeneModels;
  const assembly = knownAssembly('hg38') as Assembly;
  writeWorld(makeWorld(genes, assembly, { seed: 3 }), genes, assembly, join(folder, 'world'));
  const text = readFileSync(study, 'utf8');
  writeFileSync(study, text.replace('atlas: [atlas]\n', ''));
  const { status, stderr } = chipmate('study', 'run', study, '-o', 'undisturbed');
  expect(status, stderr).toBe(0);
});

test('check says what would run', () => {
  const { status, stdout } = chipmate('study', 'check', study);
  expect(status).toBe(0);
  expect(stdout).toContain('would run  peaks MM.1S');
});

test('check opens the data: samples that the matrix lacks and contrasts without a group are named before anything runs', () => {
  const design = join(folder, 'world', 'expression', 'design_MM.1S.simulated.tsv');
  const text = readFileSync(design, 'utf8');
  writeFileSync(design, text.replace('SIM_MM1S_control_1', 'SIM_MM1S_control_9'));
  const samples = chipmate('study', 'check', study);
  writeFileSync(design, text.replaceAll('\tlenalidomide\t', '\tpomalidomide\t'));
  const groups = chipmate('study', 'check', study);
  writeFileSync(design, text);
  expect([samples.status, groups.status]).toEqual([2, 2]);
  expect(samples.stderr).toContain('SIM_MM1S_control_9');
  expect(groups.stderr).toContain('pomalidomide');
  expect(chipmate('study', 'check', study).status).toBe(0);
});

test('every output of simulated data says so', () => {
  for (const [path, text] of contents(join(folder, 'undisturbed'))) expect(text, path).toMatch(/simulated/);
});

test('killed while steps run and started again, a run ends with the bytes of an undisturbed one', async () => {
  const undisturbed = contents(join(folder, 'undisturbed'));
  // Between the renames that replace results: results-folder.test.ts.
  for (const point of [1, 5]) {
    const run = join(folder, `killed-${point}`);
    await killedAt(point, run);
    // What a writer leaves behind that was killed before its file was whole.
    mkdirSync(run, { recursive: true });
    writeFileSync(join(run, '.report.html.0123456789ab.partial'), 'half a report');
    const { status, stderr } = chipmate('study', 'run', study, '-o', run);
    expect(status, stderr).toBe(0);
    expect(stderr, `killed at ${point}`).toContain('kept ');
    expect(contents(run), `killed at ${point}`).toEqual(undisturbed);
  }
});

/** Starts the study and kills it after so many finished steps. */
async function killedAt(point: number, run: string): Promise<void> {
  const child = spawn(process.execPath, [commandLine, 'study', 'run', study, '-o', run], { cwd: folder });
  let finished = 0;
  child.stderr.on('data', (data: Buffer) => {
    finished += data.toString().match(/done /g)?.length ?? 0;
    if (finished >= point) child.kill('SIGKILL');
  });
  await new Promise<void>((resolve) => child.on('close', () => resolve()));
}

test('one file less fails its own steps only: the report says so, the others stay, the exit code is 2', () => {
  const platform = join(folder, 'world', 'expression', 'simulated_platform.txt.gz');
  renameSync(platform, `${platform}.away`);
  writeFileSync(platform, 'no table');
  const broken = chipmate('study', 'run', study, '-o', 'broken');
  rmSync(platform);
  renameSync(`${platform}.away`, platform);
  expect(broken.status).toBe(2);
  expect(broken.stderr).toContain('steps failed');
  expect(broken.stderr).not.toContain('bug');
  expect(broken.stderr).toContain('done peaks MM.1S');
  const tables = readdirSync(join(folder, 'broken', 'tables'));
  expect(tables.some((name) => name.includes('evidence'))).toBe(true);
  const { steps, summary, path } = reportData('broken');
  const failed = steps.filter(({ state }) => state === 'failed');
  expect(failed.map(({ name }) => name)).toContain('expression lenalidomide');
  expect(failed[0].reason?.values['problem']).toContain('simulated_platform.txt.gz');
  expect(steps.find(({ name }) => name === 'targets MM.1S, lenalidomide')?.state).toBe('skipped');
  expect(summary.some(({ key }) => key === 'say.failed')).toBe(true);
  expect(path.find(({ stage }) => stage === 'expression')?.state).toBe('failed');
  const { status } = chipmate('study', 'run', study, '-o', 'broken');
  expect(status).toBe(0);
  expect(contents(join(folder, 'broken'))).toEqual(contents(join(folder, 'undisturbed')));
});

test('diff says what changed and why', () => {
  const same = chipmate('study', 'diff', 'undisturbed', 'undisturbed');
  expect(same.stdout).toBe('what\tname\tbefore\tafter\n');
  const text = readFileSync(study, 'utf8');
  writeFileSync(
    study,
    text.replace('lenalidomide-control\n    chip_seq: MM.1S', 'control-lenalidomide\n    chip_seq: MM.1S'),
  );
  expect(chipmate('study', 'run', study, '-o', 'other').status).toBe(0);
  writeFileSync(study, text);
  const { stdout } = chipmate('study', 'diff', 'undisturbed', 'other');
  expect(stdout).toMatch(
    /parameter\texpression lenalidomide: contrast\tlenalidomide-control\tcontrol-lenalidomide/,
  );
  expect(stdout).toMatch(/input\tstudy\.yaml/);
  expect(stdout).not.toMatch(/step\tpeaks/);
  expect(chipmate('study', 'diff', 'undisturbed', 'world').status).toBe(2);
});

test('quality pictures of every experiment that was modelled lie beside the report, and in its data', () => {
  const names = readdirSync(join(folder, 'undisturbed', 'figures'));
  const kinds = ['density', 'ma', 'volcano', 'pca', 'correlation'];
  for (const kind of kinds) expect(names).toContain(`simulated.expression_lenalidomide_${kind}.svg`);
  expect(names.some((name) => /^simulated\.targets_.*_potential\.svg$/.test(name))).toBe(true);
  const page = readFileSync(join(folder, 'undisturbed', 'report.html'), 'utf8');
  expect(page).toContain('Principal components of the samples');
});

test('what this version does not evaluate is checked, listed as such, and does not stop the rest', () => {
  const table = join(folder, 'world', 'patients.csv');
  writeFileSync(table, 'sample,ct\n');
  const reserved = join(folder, 'world', 'reserved.yaml');
  const text = readFileSync(study, 'utf8');
  writeFileSync(
    reserved,
    text.replace('\nsamples:\n', '\nother_samples:\n  - { name: patients, file: patients.csv }\n'),
  );
  const checked = chipmate('study', 'check', reserved);
  expect(checked.stdout).toContain('not yet evaluated  sample patients');
  const ran = chipmate('study', 'run', reserved, '-o', 'reserved');
  expect(ran.status).toBe(0);
  for (const { stderr } of [checked, ran])
    expect(stderr).toMatch(/reserved\.yaml, line \d+: “other_samples” is now called “samples”/);
  const { steps, path, ofFile } = reportData('reserved');
  expect(ofFile.map(({ key }) => key)).toEqual(['former-name']);
  const waiting = steps.filter(({ state }) => state === 'not yet evaluated').map(({ name }) => name);
  expect(waiting).toEqual(['sample patients']);
  // The table of effects over lines and patients fills the box all the same.
  expect(path.find(({ stage }) => stage === 'replication')?.state).toBe('done');
  rmSync(table);
  const missing = chipmate('study', 'check', reserved);
  expect(missing.status).toBe(2);
  expect(missing.stderr).toContain('patients.csv is not there');
});
