// Every command of the README, as it stands there and in its order, on small made-up inputs.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { builtInGenes } from '../src/formats/genes/genes-reader.ts';
import { knownAssembly } from '../src/genome/assembly.ts';
import { createRandom } from '../src/statistics/random.ts';
import { worldGround } from '../src/study/simulated-world/make-world.ts';
import { drawReads } from '../src/study/simulated-world/reads.ts';
import { QUERY } from '../src/study/simulated-world/world-plan.ts';
import { startTestServer, type TestServer } from './support/chip-atlas-server.ts';
import { commandLine, folderWith, rowsOf } from './support/chipmate.ts';
import { experiments, madeUpChipAtlas, peaksOf, type MadeUpPeak } from './support/made-up-chip-atlas.ts';
import { changedGenes, falling, madeUpArrays, narrowPeakText } from './support/made-up-inputs.ts';
import { madeUpGenome } from './support/made-up-genome.ts';
import { tableOf } from './support/run-page.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const page = readFileSync(join(root, 'README.md'), 'utf8');
const lines = [...page.matchAll(/```sh\n([^]*?)```/g)].flatMap(([, block]) =>
  block
    .replaceAll('\\\n', '')
    .split('\n')
    .filter((line) => line !== ''),
);
const commands = lines.filter((line) => line.startsWith('chipmate ') && !line.startsWith('chipmate serve'));
const servers = lines.filter((line) => line.startsWith('chipmate serve'));

let folder: string;
let server: TestServer;
const printed = new Map<string, string>();

beforeAll(async () => {
  server = await startTestServer(madeUpChipAtlas());
  folder = folderWith(inputs());
});
afterAll(() => server.close());

/** The files that the README's user has before the first command. */
function inputs(): Record<string, string | Buffer> {
  const measured = experiments.filter(({ peaks }) => peaks > 0);
  const rows = measured.map(
    ({ experiment, antigen, cellClass, cell }) =>
      `${experiment}\t${antigen}\t${cellClass}\t${cell}\t${experiment}.narrowPeak\n`,
  );
  const files = measured.map((each) => [`${each.experiment}.narrowPeak`, narrowPeakText(peaksOf(each))]);
  const [ikzf1, , ikzf3, , prdm1] = experiments.map((each) => peaksOf(each));
  const { matrix, platform, samples } = madeUpArrays();
  const models = builtInGenes('hg38')!;
  const loci = ['IRF4', 'SLAMF7', 'BSG', 'CD48'];
  const genome = madeUpGenome(knownAssembly('hg38')!, [
    ...narrowPeakText(ikzf1)
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'))
      .map(([chromosome, start, end]) => ({
        chromosome,
        start: Number(start) - 600,
        end: Number(end) + 600,
      })),
    ...[...models.symbol.keys()]
      .filter((row) => loci.includes(models.symbol[row]))
      .map((row) => ({
        chromosome: models.chromosomeNames[models.chromosome[row]],
        start: models.tss[row] - 3000,
        end: models.tss[row] + 3000,
      })),
  ]);
  const groups = samples.map((sample, i) => `${sample}\t${i > 2 ? 'lenalidomide' : 'control'}\n`);
  return {
    ...(Object.fromEntries(files) as Record<string, string>),
    ...simulatedReads(),
    'experiments.tsv': `experiment\tantigen\tcell_class\tcell\tfile\n${rows.join('')}`,
    'my-peaks.narrowPeak': narrowPeakText(ikzf1),
    'my-peaks.narrowPeak.gz': gzipSync(narrowPeakText(ikzf1)),
    // Treated cells have the factor at half of PRDM1's sites besides, the others at half of IKZF3's.
    'treated.narrowPeak': narrowPeakText([...ikzf1, ...everySecond(prdm1)]),
    'control.narrowPeak': narrowPeakText([...ikzf1, ...everySecond(ikzf3)]),
    'GSE0000_series_matrix.txt.gz': matrix,
    'GPL0000.txt.gz': gzipSync(platform),
    'samples.tsv': `sample\ttreatment\n${groups.join('')}`,
    'genes.tsv': changedGenes(),
    'hg38.fa.gz': genome.packed,
    'hg38.fa.gz.fai': genome.index,
    // The template of a study names its peaks so, and says that paths are relative to it.
    'replicate1.narrowPeak.gz': gzipSync(narrowPeakText(ikzf1)),
  };
}

/** The reads that the demo leaves. */
function simulatedReads(): Record<string, string | Buffer> {
  const assembly = knownAssembly('hg38')!;
  const peaks = worldGround(builtInGenes('hg38')!, assembly, { seed: 1 }).query(QUERY.myeloma, 1);
  const { files } = drawReads(peaks, assembly, true, createRandom(1));
  return Object.fromEntries(
    [...files].map(([name, text]) => [name, name.endsWith('.gz') ? gzipSync(text) : text]),
  );
}

function everySecond(peaks: readonly MadeUpPeak[]): MadeUpPeak[] {
  return peaks.filter((_, i) => i % 2 === 0);
}

/** Runs a line of the page; the built command line stands for `chipmate`, the test's server for ChIP-Atlas. */
async function run(line: string): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const here = line
    .replace(/^chipmate/, `"${process.execPath}" "${commandLine}"`)
    .replace(' atlas fetch ', ` atlas fetch --base ${server.base} `);
  const child = spawn(here, { cwd: folder, shell: true });
  const [stdout, stderr, code] = await Promise.all([
    child.stdout.toArray(),
    child.stderr.toArray(),
    new Promise<number | null>((resolve) => child.on('close', resolve)),
  ]);
  return { code, stdout: stdout.join(''), stderr: stderr.join('') };
}

test('the other lines install and start scripts that exist', () => {
  expect(lines.filter((line) => !commands.includes(line) && !servers.includes(line))).toEqual([
    'npm ci && npm run demo',
    'npm ci && npm run check',
  ]);
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
  expect(scripts).toHaveProperty('demo');
  expect(scripts).toHaveProperty('check');
  // Elsewhere than in the clone npx would bring whatever is published under the name.
  expect(lines.filter((line) => line.includes('npx'))).toEqual([]);
});

test.each(commands)('%s', async (line) => {
  if (line.includes('study run')) takeOwnAtlas();
  const { code, stdout, stderr } = await run(line);
  expect(`${code} ${code === 0 ? '' : stderr}`).toBe('0 ');
  const output = / -o (\S+)/.exec(line)?.[1];
  if (line.endsWith('--dry-run')) expect(existsSync(join(folder, output!))).toBe(false);
  else if (output === undefined) printed.set(/^chipmate (motifs \w+|\S+)/.exec(line)![1], stdout);
  else expect(statSync(join(folder, output)).size).toBeGreaterThan(0);
});

test.each(servers)('%s: the app opens in the browser and ends when it is told', async (line) => {
  // The atlas of the page's commands, which has been built by now, and a browser that only notes what it was to open.
  const programs = join(folder, 'programs');
  mkdirSync(join(folder, 'my-studies'));
  mkdirSync(programs);
  for (const browser of ['xdg-open', 'open'])
    writeFileSync(join(programs, browser), '#!/bin/sh\nprintf %s "$1" > opened\n', { mode: 0o755 });
  const [, ...args] = line.split(' ');
  const child = spawn(process.execPath, [commandLine, ...args], {
    cwd: folder,
    env: { ...process.env, PATH: `${programs}:${process.env['PATH']}`, XDG_RUNTIME_DIR: folder },
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const told = (async () => (await child.stdout.toArray()).join(''))();
  const opened = await vi.waitFor(
    () => {
      const address = readFileSync(join(folder, 'opened'), 'utf8');
      expect(address).toMatch(/^http:/);
      return address;
    },
    { timeout: 60_000, interval: 50 },
  );
  const page = await fetch(opened);
  const state = (await (await fetch(new URL('api/state', page.url))).json()) as {
    atlases: { name: string }[];
  };
  expect(state.atlases.map(({ name }) => name)).toEqual(['my-atlas']);
  await fetch(new URL('api/quit', page.url), { method: 'POST' });
  expect(await ended).toBe(0);
  expect(await told).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=/);
});

/** What the template of a study asks its user for: the comment is taken away where the data are there. */
function takeOwnAtlas(): void {
  const study = join(folder, 'study.yaml');
  const template = readFileSync(study, 'utf8');
  const edited = template.replace('# atlas: [my-atlas]', 'atlas: [my-atlas]');
  expect(edited).not.toBe(template);
  writeFileSync(study, edited);
}

test('the commands told what the page says they tell', () => {
  const column = (name: string, header: string): string[] => tableOf(folder, name).get(header) ?? [];
  expect(printed.get('partners')).toMatch(/\tIKZF3\t/);
  expect(printed.get('sites')).toMatch(/\tSRX9000006\t/);
  expect(printed.get('overlap')?.trimEnd().split('\n').length).toBeGreaterThan(10);
  const compared = rowsOf(printed.get('compare') ?? '');
  const differences = new Map(compared.map((row) => [row['antigen'], Number(row['difference'])]));
  expect(differences.get('PRDM1')).toBeGreaterThan(0);
  expect(differences.get('IKZF3')).toBeLessThan(0);
  const ofLoci = rowsOf(printed.get('motifs loci') ?? '');
  expect(ofLoci.map(({ motif }) => motif)).toContain('AP-1');
  expect(ofLoci.every((row) => row['loci'] === '4' && Number(row['minus_log10_p']) >= 0)).toBe(true);
  expect(
    rowsOf(printed.get('motifs enrich') ?? '')
      .map(({ motif }) => motif)
      .join(),
  ).toContain('AP-1');
  expect(rowsOf(printed.get('motifs spacing') ?? '').map(({ verdict }) => verdict)).not.toContain(
    'supported',
  );
  const changes = column('changed-peaks.tsv', 'log2_fold_change').map(Number);
  expect(column('IKZF1.tsv', 'chrom').length).toBeGreaterThan(100);
  expect(changes.filter((change) => change < -1).length).toBeGreaterThan(changes.length / 2);
  expect(column('changed.tsv', 'gene').slice(0, 5).sort()).toEqual(falling.toSorted());
  expect(column('partners.tsv', 'antigen')).toContain('IKZF3');
  const effects = column('targets.tsv', 'effect_of_factor');
  const activated = column('targets.tsv', 'gene').filter((_, row) => effects[row] === 'activates');
  expect(activated.length).toBeGreaterThan(2);
  expect(falling).toEqual(expect.arrayContaining(activated));
  const report = readFileSync(join(folder, 'my-study', 'report.html'), 'utf8');
  expect(report).toContain('IKZF3');
  expect(printed.get('cite')).toMatch(/^@software\{chipmate,[^]*@article\{mantel1959,/);
});
