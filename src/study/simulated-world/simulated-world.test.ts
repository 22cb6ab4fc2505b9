import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { sitesWithin } from '../../analyses/atlas/make-sites.ts';
import { openAtlasSites } from '../../analyses/inputs/class-sites.ts';
import { buildAtlas } from '../../atlas/making/build-atlas.ts';
import { openAtlas } from '../../atlas/open-atlas.ts';
import { builtInGenes } from '../../formats/genes/genes-reader.ts';
import { parseGrids } from '../../formats/workbooks/grids-reader.ts';
import { readUnpacked } from '../../formats/text/byte-source.ts';
import { knownAssembly } from '../../genome/assembly.ts';
import type { Assembly } from '../../genome/assembly.ts';
import type { GeneModels } from '../../genome/genes.ts';
import { decodeSequence } from '../../genome/sequence.ts';
import { tellFile } from '../../analyses/inputs/told/tell-file.ts';
import { draftStudy } from '../drafting/draft-text.ts';
import { filesBelow as studyFilesBelow } from '../drafting/files-below.ts';
import { placeFiles } from '../drafting/place-files.ts';
import { namedFiles } from '../file/named-files.ts';
import { parseStudy } from '../file/read-study.ts';
import { makeWorld } from './make-world.ts';
import { truthOf } from './truth.ts';
import { PLANTED_COMPLEXES } from './world-plan.ts';
import { SAMPLE_FILES } from './sample-files.ts';
import { writeSampleTable } from './write-sample-table.ts';
import { sampleGround, writeSampleAtlas, writeSamplePeaks } from './write-sample.ts';
import { writeWorld } from './write-world.ts';

const genes = builtInGenes('hg38') as GeneModels;
const assembly = knownAssembly('hg38') as Assembly;
const world = makeWorld(genes, assembly, { seed: 11 });
const folder = mkdtempSync(join(tmpdir(), 'chipmate-world-'));
const written = writeWorld(world, genes, assembly, folder);
afterAll(() => rmSync(folder, { recursive: true }));

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

async function beginningOf(file: string): Promise<Buffer> {
  for await (const bytes of readUnpacked(file)) return bytes;
  throw new Error(`${file} is empty`);
}

test('a study drafted from the files alone names them where the study of the world does', () => {
  const files = studyFilesBelow(folder)
    // Reads are no part of the study: drafted, they are two more experiments whose cells and strands are asked for.
    .files.filter((file) => file !== 'study.yaml' && !file.startsWith('reads/'))
    .map((file) => ({ file, told: tellFile(join(folder, file)) }));
  const { lines } = draftStudy(placeFiles(files), { date: '2026-11-29', atlas: [] });
  const namesOf = (text: string): string[] =>
    namedFiles(parseStudy(text, join(folder, 'study.yaml')).study)
      .filter(({ kind }) => kind !== 'atlas')
      .map(({ place, path }) => `${place.filter((part) => typeof part === 'string').join(' ')} ${path}`);
  const drafted = new Set(namesOf(lines.text));
  const missing = namesOf(readFileSync(written.study, 'utf8')).filter((name) => !drafted.has(name));
  expect(missing).toEqual([]);
  // What is beside the study's tables to fool is a table of the bench, too.
  expect([...drafted].filter((name) => /unrelated|experiments\//.test(name))).toEqual([]);
  expect(lines.questions.map(({ doubt }) => doubt.key)).toEqual([
    'draft.no-chip',
    'draft.no-target',
    'draft.no-target',
  ]);
});

test('every file says that it is simulated, and the truth is not where the analysis looks', async () => {
  const files = filesBelow(folder);
  expect(files.length).toBeGreaterThan(80);
  for (const file of files) {
    // The index has numbers alone, and the genome that it is of is three billion letters.
    if (file.endsWith('.fai')) continue;
    if (file.endsWith('.xlsx')) {
      const [{ rows }] = parseGrids(readFileSync(file), file);
      expect(rows.slice(1).every((cells) => cells.includes('simulated'))).toBe(true);
      continue;
    }
    const bytes = file.endsWith('.fa.gz') ? await beginningOf(file) : readFileSync(file);
    const text = (file.endsWith('.gz') && !file.endsWith('.fa.gz') ? gunzipSync(bytes) : bytes).toString(
      'utf8',
    );
    expect(text, file).toMatch(/simulated/i);
  }
  expect(readFileSync(written.study, 'utf8')).not.toContain('truth');
  expect(createHash('sha256').update(readFileSync(written.truth)).digest('hex')).toBe(written.truthDigest);
  writeFileSync(written.study, 'mine');
  expect(() => writeWorld(world, genes, assembly, folder)).toThrow(
    /study\.yaml: this file was changed since chipmate wrote it/,
  );
  expect(readFileSync(written.study, 'utf8')).toBe('mine');
});

test('the sample is a part of the world, byte by byte, and its table has the planted changes', async () => {
  const place = mkdtempSync(join(tmpdir(), 'chipmate-sample-'));
  const ground = sampleGround(11);
  writeSamplePeaks(place, ground);
  await writeSampleAtlas(place, ground);
  await writeSampleTable(place, ground);
  // Its atlas is made of columns in memory: as it is of the files of the world.
  const [head, ...sheet] = readFileSync(written.sheet, 'utf8').trim().split('\n');
  const own = sheet.filter((row) => row.includes('\tMM.1S\t'));
  expect(own).toHaveLength(world.experiments.filter(({ plan }) => plan.cell === 'MM.1S').length);
  const sheetOfLine = join(folder, 'of-one-line.tsv');
  writeFileSync(sheetOfLine, `${[head, ...own].join('\n')}\n`);
  const built = join(place, 'of-files');
  await buildAtlas(sheetOfLine, built, {
    ...{ assembly, genes, threads: 1 },
    finish: (change) => sitesWithin(change),
  });
  rmSync(sheetOfLine);
  const atlasFiles = readdirSync(built);
  expect(atlasFiles).toContain('sites.bin');
  expect(readdirSync(join(place, SAMPLE_FILES.atlas))).toEqual(atlasFiles);
  for (const name of atlasFiles) {
    const ofFiles = readFileSync(join(built, name));
    expect(readFileSync(join(place, SAMPLE_FILES.atlas, name)).equals(ofFiles), name).toBe(true);
  }
  const [sample, whole] = [
    readFileSync(join(place, SAMPLE_FILES.peaks), 'utf8'),
    gunzipSync(
      readFileSync(join(folder, 'chip-seq/IKZF1_MM.1S_replicate1.simulated.narrowPeak.gz')),
    ).toString(),
  ].map((text) => text.split('\n').map((line) => line.split('\t').toSpliced(3, 1)));
  expect(sample.join('\n')).toBe(whole.join('\n'));
  for (const name of readdirSync(join(place, 'expression'))) {
    const whole = readFileSync(join(folder, 'expression', name));
    expect(readFileSync(join(place, 'expression', name)).equals(whole), name).toBe(true);
  }
  const [names, ...rows] = readFileSync(join(place, SAMPLE_FILES.table), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
  const changes = new Map(rows.map((row) => [row[0], Number(row[names.indexOf('log2_fold_change')])]));
  for (const gene of truthOf(world, genes).namedTargets) expect(changes.get(gene), gene).toBeLessThan(-0.7);
  const atlas = await openAtlas(join(place, SAMPLE_FILES.atlas), { threads: 1 });
  expect(new Set(atlas.experiments.source)).toEqual(new Set(['simulated world']));
  expect(openAtlasSites(atlas).sources).toHaveLength(1);
  await atlas.close();
  rmSync(place, { recursive: true });
});

test('the same seed gives the same world, another seed another one', () => {
  const again = makeWorld(genes, assembly, { seed: 11 });
  expect(again.query.myeloma[0]).toEqual(world.query.myeloma[0]);
  expect(again.arrays.values).toEqual(world.arrays.values);
  const other = makeWorld(genes, assembly, { seed: 12 });
  expect(other.query.myeloma[0].summit).not.toEqual(world.query.myeloma[0].summit);
});

test('the planted complexes lie in the query and the partners, and not in the query when nothing is planted', () => {
  const [complex] = PLANTED_COMPLEXES;
  const sites = world.landscape.complexSites.get(complex.name) as Int32Array;
  const share = (peaks: { summit: Int32Array; chromosome: Uint16Array; count: number }): number => {
    const found = new Set<string>();
    for (let peak = 0; peak < peaks.count; peak++)
      found.add(`${peaks.chromosome[peak]}:${Math.round(peaks.summit[peak] / 400)}`);
    let hits = 0;
    for (const site of sites) {
      const bin = Math.round(world.landscape.position[site] / 400);
      const near = [bin - 1, bin, bin + 1].some((b) => found.has(`${world.landscape.chromosome[site]}:${b}`));
      if (near) hits++;
    }
    return hits / sites.length;
  };
  const peaksOf = (antigen: string, cell: string) => {
    const found = world.experiments.find(({ plan }) => plan.antigen === antigen && plan.cell === cell);
    if (found === undefined) throw new Error(`no ${antigen} in ${cell}`);
    return found.peaks;
  };
  expect(share(world.query.myeloma[0])).toBeGreaterThan(0.8);
  expect(share(peaksOf('FOS', 'MM.1S'))).toBeGreaterThan(0.6);
  expect(share(peaksOf('FOS', 'NALM-6'))).toBeLessThan(0.4);
  expect(share(world.query.lymphoid[0])).toBeLessThan(0.5);
  const empty = makeWorld(genes, assembly, { seed: 11, planted: false });
  expect(share(empty.query.myeloma[0])).toBeLessThan(0.5);
  const truth = truthOf(empty, genes);
  expect([truth.targets, truth.partners.myeloma, truth.indirect, truth.namedTargets]).toEqual([
    [],
    [],
    [],
    [],
  ]);
});

test('the arrays hold the planted changes and leave the mRNA of the factor alone', () => {
  const { probes, samples, values } = world.arrays;
  const mean = (row: number, treatment: string): number => {
    const columns = samples.flatMap((s, column) =>
      s.cell === 'MM.1S' && s.treatment === treatment ? [column] : [],
    );
    return columns.reduce((sum, column) => sum + values[row * samples.length + column], 0) / columns.length;
  };
  const change = (symbol: string): number => {
    const rows = probes.flatMap((probe, row) => (probe.symbol === symbol ? [row] : []));
    const changes = rows.map((row) => mean(row, 'lenalidomide') - mean(row, 'control'));
    return changes.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a));
  };
  for (const gene of truthOf(world, genes).namedTargets) expect(change(gene), gene).toBeLessThan(-0.7);
  for (const gene of ['IFIT1', 'ISG15', 'MX1']) expect(change(gene), gene).toBeGreaterThan(0.6);
  expect(Math.abs(change('IKZF1'))).toBeLessThan(0.5);
  expect(samples.filter((s) => s.cell === 'KMS-12-BM')).toHaveLength(2);
});

test('the unrelated factor sits at expressed genes, whether they change or not', () => {
  const peaks = world.unrelated;
  expect(peaks.count).toBeGreaterThan(1_500);
  const bins = new Set<string>();
  for (let peak = 0; peak < peaks.count; peak++)
    bins.add(`${peaks.chromosome[peak]}:${Math.round(peaks.summit[peak] / 1000)}`);
  const isBound = (row: number): boolean => {
    const chromosome = assembly.find(genes.chromosomeNames[genes.chromosome[row]]);
    const bin = Math.round(genes.tss[row] / 1000);
    return [bin - 1, bin, bin + 1].some((near) => bins.has(`${chromosome}:${near}`));
  };
  const { samples, probes, values, planted } = world.arrays;
  const levelOf = new Map(probes.map(({ symbol }, row) => [symbol, values[row * samples.length]]));
  const rows = Array.from(world.landscape.geneRows).filter((row) => levelOf.has(genes.symbol[row]));
  const share = (wanted: (symbol: string) => boolean): number => {
    const found = rows.filter((row) => wanted(genes.symbol[row]));
    return found.filter(isBound).length / found.length;
  };
  const levels = (low: number, high: number) => (symbol: string) =>
    (levelOf.get(symbol) ?? 0) >= low && (levelOf.get(symbol) ?? 0) < high;
  expect(share(levels(10.5, 20))).toBeGreaterThan(share(levels(4.5, 7)) + 0.2);
  const middling = levels(8, 10);
  const changed = share((symbol) => middling(symbol) && planted.has(symbol));
  const unchanged = share((symbol) => middling(symbol) && !planted.has(symbol));
  expect(Math.abs(changed - unchanged)).toBeLessThan(0.15);
});

test('words stand at the sites of their complexes, on either strand, and at no others beyond chance', () => {
  const { codes, width, planted } = world.sequence;
  const letters = (site: number): string => decodeSequence(codes.subarray(site * width, (site + 1) * width));
  const turned = (text: string): string =>
    [...text]
      .reverse()
      .map((base) => 'TGCA'['ACGT'.indexOf(base)])
      .join('');
  const composite = /TGGGAA[AT].{5}TGA[CG]TCA/;
  const complex = PLANTED_COMPLEXES[0].name;
  const chosen = planted.get(complex) ?? [];
  expect(chosen.length).toBeGreaterThan(700);
  const inside = chosen.map(letters);
  const forward = inside.filter((text) => composite.test(text)).length;
  const backward = inside.filter((text) => composite.test(turned(text))).length;
  // Another complex, or the word that stands everywhere, may have been written over them.
  expect((forward + backward) / inside.length).toBeGreaterThan(0.8);
  expect(Math.abs(forward - backward) / inside.length).toBeLessThan(0.15);
  const others = [...Array(world.landscape.count).keys()].filter((site) => !chosen.includes(site));
  const by = others.filter(
    (site) => composite.test(letters(site)) || composite.test(turned(letters(site))),
  ).length;
  expect(by / others.length).toBeLessThan(0.002);
  const gc = (wanted: number): number => {
    const sites = [...Array(world.landscape.count).keys()].filter(
      (site) => world.landscape.promoter[site] === wanted,
    );
    const text = sites.slice(0, 500).map(letters).join('');
    return text.replace(/[AT]/g, '').length / text.length;
  };
  expect([gc(0), gc(1)].map((share) => Math.round(share * 10))).toEqual([4, 6]);
  const empty = makeWorld(genes, assembly, { seed: 11, planted: false });
  expect(empty.sequence.planted.has(complex)).toBe(false);
});
