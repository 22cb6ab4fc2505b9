import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { builtInGenes, readGenes } from '../../src/formats/genes/genes-reader.ts';
import { readChromSizes } from '../../src/formats/genes/chrom-sizes-reader.ts';
import { readPeakFile } from '../../src/formats/peaks/peak-reader.ts';
import { peakText } from '../../src/formats/peaks/peak-writer.ts';
import { antigenAliases, nameKey } from '../../src/genome/antigens/antigen-aliases.ts';
import type { Assembly } from '../../src/genome/assembly.ts';
import { KNOWN_ASSEMBLIES, knownAssembly } from '../../src/genome/assembly.ts';
import type { BuildCandidate } from '../../src/genome/build-check.ts';
import { guessBuild } from '../../src/genome/build-check.ts';
import { splitByOverlap } from '../../src/genome/intervals.ts';
import { indexTss, nearestTss } from '../../src/genome/nearest-tss.ts';
import { placeOnAssembly } from '../../src/genome/place.ts';
import { describeWith, programPresent, realData, realDataPresent } from '../support/reference.ts';

const folder = mkdtempSync(join(tmpdir(), 'chipmate-genome-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function assembly(name: string): Assembly {
  const found = knownAssembly(name);
  if (found === undefined) throw new Error(name);
  return found;
}

const peakFiles = (): string[] =>
  ['GM12878', 'K562'].flatMap((cell) =>
    readdirSync(realData('encode-hg19', cell)).map((name) => realData('encode-hg19', cell, name)),
  );

describeWith(realDataPresent, 'the real data', 'real data', () => {
  test('chromosome sizes of hg38 and hg19 are those of the files (whose hg19 chrM is rounded)', async () => {
    for (const name of ['hg38', 'hg19']) {
      const file = await readChromSizes(realData('genes', name, 'chrom.sizes'));
      const known = assembly(name);
      expect([...file.chromosomeNames].sort()).toEqual([...known.chromosomeNames].sort());
      for (const [index, chromosome] of file.chromosomeNames.entries()) {
        if (name === 'hg19' && chromosome === 'chrM') continue;
        expect(file.sizes[index], chromosome).toBe(known.sizes[known.find(chromosome)]);
      }
    }
  });

  test('every peak file has as many peaks as lines, with the columns that cut and awk see', async () => {
    let peaks = 0;
    for (const path of peakFiles()) {
      const read = await readPeakFile(path);
      expect(read.format).toBe(path.includes('.broadPeak') ? 'broadPeak' : 'narrowPeak');
      expect(read.notices).toEqual([]);
      peaks += read.peaks.count;
      if (!/Ikzf1/.test(path)) continue;
      const rows = gunzipSync(readFileSync(path))
        .toString()
        .trimEnd()
        .split('\n')
        .map((line) => line.split('\t'));
      expect([...read.peaks.start]).toEqual(rows.map((row) => Number(row[1])));
      expect([...read.peaks.signal]).toEqual(rows.map((row) => Number(row[6])));
      expect([...read.peaks.score]).toEqual(rows.map((row) => Number(row[4])));
      expect([...read.peaks.summit]).toEqual(
        rows.map((row) => Math.min(Number(row[1]) + Number(row[9]), Number(row[2]) - 1)),
      );
    }
    expect(peaks).toBe(3_969_559);
  });

  test('the built-in hg38 genes agree with RefSeq', async () => {
    const builtIn = builtInGenes('hg38');
    if (builtIn === undefined) throw new Error('no built-in genes');
    const refSeq = await readGenes(realData('genes', 'hg38', 'beta.refseq.tsv.gz'));
    const starts = new Map<string, [string, number][]>();
    for (let row = 0; row < builtIn.count; row++) {
      const list = starts.get(builtIn.symbol[row]) ?? [];
      list.push([builtIn.chromosomeNames[builtIn.chromosome[row]], builtIn.tss[row]]);
      starts.set(builtIn.symbol[row], list);
    }
    const genes = new Set<string>();
    const covered = new Set<string>();
    const near = new Set<string>();
    let transcripts = 0;
    let nearTranscripts = 0;
    for (let row = 0; row < refSeq.count; row++) {
      // NM_ transcripts code for proteins.
      if (
        !refSeq.transcript[row].startsWith('NM_') ||
        assembly('hg38').find(refSeq.chromosomeNames[refSeq.chromosome[row]]) < 0
      ) {
        continue;
      }
      const symbol = refSeq.symbol[row];
      genes.add(symbol);
      const list = starts.get(symbol);
      if (list === undefined) continue;
      covered.add(symbol);
      transcripts++;
      const chromosome = refSeq.chromosomeNames[refSeq.chromosome[row]];
      if (list.some(([name, tss]) => name === chromosome && Math.abs(tss - refSeq.tss[row]) <= 1000)) {
        near.add(symbol);
        nearTranscripts++;
      }
    }
    const share = (part: number, whole: number): string =>
      `${part} of ${whole} (${((100 * part) / whole).toFixed(1)} %)`;
    console.log(
      `built-in hg38 genes: ${builtIn.count} transcripts; of RefSeq's coding symbols present ${share(covered.size, genes.size)}; ` +
        `of these with a TSS within 1 kb ${share(near.size, covered.size)}; coding transcripts with a TSS of their gene within 1 kb ${share(nearTranscripts, transcripts)}`,
    );
    expect(covered.size / genes.size).toBeGreaterThan(0.92);
    expect(near.size / covered.size).toBeGreaterThan(0.97);
    expect(nearTranscripts / transcripts).toBeGreaterThan(0.95);
  });

  test('hg19 peaks read as hg38 are recognised, and never the other way round', async () => {
    const genes: Record<string, BuildCandidate> = {
      hg38: {
        assembly: assembly('hg38'),
        tss: indexTss(builtInGenes('hg38') ?? (await readGenes('absent'))),
      },
      hg19: {
        assembly: assembly('hg19'),
        tss: indexTss(await readGenes(realData('genes', 'hg19', 'refseq.bed.gz'))),
      },
    };
    const candidates = (expected: string, withGenes: boolean): BuildCandidate[] =>
      [expected, ...KNOWN_ASSEMBLIES.filter((name) => name !== expected)].map((name) =>
        withGenes && name in genes ? genes[name] : { assembly: assembly(name) },
      );
    const told = { hg19Genes: 0, endsOnly: 0, falseAlarms: 0, files: 0 };
    for (const path of peakFiles()) {
      const { peaks } = await readPeakFile(path);
      told.files++;
      if (guessBuild(peaks, candidates('hg38', true)).looksLike === 'hg19') told.hg19Genes++;
      if (guessBuild(peaks, candidates('hg38', false)).looksLike === 'hg19') told.endsOnly++;
      if (guessBuild(peaks, candidates('hg19', true)).contradictsExpected) told.falseAlarms++;
      if (/K562.*Taf1V/.test(path)) {
        const { evidence, message } = guessBuild(peaks, candidates('hg38', true));
        expect(evidence[0].atTss).toBeLessThan(0.12);
        expect(evidence[1].atTss).toBeGreaterThan(0.6);
        expect(message).toMatch(/look like hg19, not hg38/);
      }
    }
    console.log(`hg19 peaks read as hg38: ${JSON.stringify(told)}`);
    expect(told.falseAlarms).toBe(0);
    expect(told.hg19Genes / told.files).toBeGreaterThan(0.98);
    expect(told.endsOnly / told.files).toBeGreaterThan(0.95);
    const hg38 = await readPeakFile(realData('chip-atlas', 'TP63.keratinocytes.hg38.bed.gz'));
    expect(guessBuild(hg38.peaks, candidates('hg38', true))).toMatchObject({ contradictsExpected: false });
    expect(guessBuild(hg38.peaks, candidates('hg19', true))).toMatchObject({
      looksLike: 'hg38',
      contradictsExpected: true,
    });
  });

  test('no synonym is the symbol of another protein-coding gene', () => {
    const rows = gunzipSync(readFileSync(realData('genes', 'human_gene_ids.tsv.gz')))
      .toString()
      .split('\n')
      .map((line) => line.split('\t'));
    const symbols = new Map(
      rows.filter((row) => row[3] === 'protein-coding').map((row) => [nameKey(row[1]), row[1]]),
    );
    for (const [symbol, ...aliases] of antigenAliases()) {
      for (const alias of aliases)
        expect(symbols.get(nameKey(alias)), `${alias} of ${symbol}`).toBeUndefined();
    }
  });
});

describeWith(realDataPresent && programPresent('bedtools'), 'the real data or bedtools', 'bedtools', () => {
  const peakFile = realData(
    'encode-hg19',
    'GM12878',
    'wgEncodeAwgTfbsSydhGm12878Ikzf1iknuclaUniPk.narrowPeak.gz',
  );
  const bedtools = (...parameters: string[]): string =>
    execFileSync('bedtools', parameters, { encoding: 'utf8', maxBuffer: 1 << 28 });

  test('peaks outside the blacklist are those of intersect -v', async () => {
    const blacklist = realData('blacklist', 'hg19-blacklist.v2.bed.gz');
    const { peaks } = await readPeakFile(peakFile);
    const regions = (await readPeakFile(blacklist)).peaks;
    const { inside, outside } = splitByOverlap(peaks, regions);
    const lines = bedtools('intersect', '-v', '-a', peakFile, '-b', blacklist).trimEnd().split('\n');
    expect([...outside.start]).toEqual(lines.map((line) => Number(line.split('\t')[1])));
    expect(inside.count).toBe(peaks.count - lines.length);
  });

  test('the nearest TSS is as far away as closest -d says', async () => {
    const genes = await readGenes(realData('genes', 'hg19', 'refseq.bed.gz'));
    const placed = placeOnAssembly((await readPeakFile(peakFile)).peaks, assembly('hg19')).peaks;
    const { gene, distance } = nearestTss(indexTss(genes), placed);
    const summits = { ...placed, start: placed.summit, end: placed.summit.map((at) => at + 1) };
    const write = (name: string, text: string): string => {
      const path = join(folder, name);
      writeFileSync(path, text);
      const sorted = spawnSync('sort', ['-k1,1', '-k2,2n', path], {
        encoding: 'utf8',
        env: { ...process.env, LC_ALL: 'C' },
        maxBuffer: 1 << 28,
      });
      writeFileSync(path, sorted.stdout);
      return path;
    };
    const names = Array.from({ length: placed.count }, (_, row) => String(row));
    const a = write('summits.bed', peakText(summits, 'bed4', { names }));
    const b = write(
      'tss.bed',
      Array.from(
        genes.tss,
        (tss, row) => `${genes.chromosomeNames[genes.chromosome[row]]}\t${tss}\t${tss + 1}\n`,
      ).join(''),
    );
    const closest = bedtools('closest', '-d', '-t', 'first', '-a', a, '-b', b).trimEnd().split('\n');
    expect(closest).toHaveLength(placed.count);
    for (const line of closest) {
      const fields = line.split('\t');
      const row = Number(fields[3]);
      expect(gene[row]).toBeGreaterThanOrEqual(0);
      expect(Math.abs(distance[row])).toBe(Number(fields[fields.length - 1]));
    }
  });
});
