import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readGenes } from '../../src/formats/genes/genes-reader.ts';
import { readPeakFile } from '../../src/formats/peaks/peak-reader.ts';
import { indexTss } from '../../src/genome/nearest-tss.ts';
import { betaPotential } from '../../src/targets/binding/contributions.ts';
import { groupTranscripts } from '../../src/targets/binding/gene-list.ts';
import { scoreGenes } from '../../src/targets/binding/gene-scores.ts';
import { chipmate } from '../support/chipmate.ts';
import { describeWith, realData, realDataPresent } from '../support/reference.ts';

const peakPath = realData('expression', 'AR-LNCaP', 'AR_peaks.hg19.bed');
const genePath = realData('genes', 'hg19', 'beta.refseq.tsv.gz');
const expressionPath = realData('expression', 'AR-LNCaP', 'AR_diff_expr.xls.gz');

function runTargets(...args: string[]): { rows: string[][]; said: string } {
  const run = chipmate(['targets', ...args]);
  expect(run.status).toBe(0);
  const lines = run.stdout.trimEnd().split('\n');
  return { rows: lines.map((line) => line.split('\t')), said: run.stderr };
}

/** BETA's score written down as its paper gives it, transcript by transcript, peak by peak. */
function plainScores(): Map<string, number> {
  const centers = new Map<string, number[]>();
  for (const line of readFileSync(peakPath, 'utf8').trimEnd().split('\n')) {
    const [chromosome, start, end] = line.split('\t');
    const list = centers.get(chromosome) ?? [];
    list.push(Math.floor((Number(start) + Number(end)) / 2));
    centers.set(chromosome, list);
  }
  const scores = new Map<string, number>();
  for (const line of gunzipSync(readFileSync(genePath)).toString('utf8').trimEnd().split('\n')) {
    const [transcript, chromosome, strand, start, end] = line.split('\t');
    if (transcript.startsWith('#') || !/^chr(?:\d+|X|Y)$/.test(chromosome)) continue;
    const tss = strand === '+' ? Number(start) : Number(end) - 1;
    let score = 0;
    for (const center of centers.get(chromosome) ?? []) {
      const distance = Math.abs(center - tss);
      if (distance < 100_000) score += Math.exp(-0.5 - (4 * distance) / 100_000);
    }
    scores.set(`${transcript} ${chromosome} ${tss}`, score);
  }
  return scores;
}

/** BETA's list of one direction as its program makes it (transcripts, dense binding ranks, expression ranks with gaps). */
function plainList(direction: 1 | -1): string[] {
  const score = new Map<string, number>();
  for (const [key, value] of plainScores()) {
    const transcript = key.split(' ')[0];
    const printed = Number(value.toFixed(3));
    if (printed > (score.get(transcript) ?? -1)) score.set(transcript, printed);
  }
  const lines = gunzipSync(readFileSync(expressionPath)).toString('utf8').trimEnd().split('\n').slice(1);
  const changed = lines
    .map((line) => line.split('\t'))
    .filter((fields) => Math.sign(Number(fields[3])) === direction)
    .map((fields) => ({ transcript: fields[0].replace(/_at$/, ''), q: Number(fields[5]) }))
    .sort((a, b) => a.q - b.q);
  const bound = changed
    .filter(({ transcript }) => (score.get(transcript) ?? 0) > 0)
    .map(({ transcript }) => transcript)
    .sort((a, b) => score.get(b)! - score.get(a)!);
  const bindingRank = new Map<string, number>();
  bound.forEach((transcript, i) => {
    const before = i === 0 ? 1 : bindingRank.get(bound[i - 1])!;
    const lower = i > 0 && score.get(transcript)! < score.get(bound[i - 1])!;
    bindingRank.set(transcript, before + Number(lower));
  });
  const half = changed.slice(0, Math.floor(changed.length / 2));
  return half
    .map(({ transcript, q }) => ({
      transcript,
      product: (bindingRank.get(transcript) ?? Infinity) * (1 + changed.findIndex((other) => other.q === q)),
    }))
    .filter(({ product }) => Number.isFinite(product))
    .sort((a, b) => a.product - b.product)
    .map(({ transcript }) => transcript);
}

describeWith(realDataPresent, 'the real data', 'androgen receptor in LNCaP cells', () => {
  test('regulatory potentials are those of BETA for every transcript', async () => {
    const models = await readGenes(genePath);
    const { peaks } = await readPeakFile(peakPath);
    const genes = groupTranscripts(models);
    const scores = scoreGenes(genes, betaPotential(indexTss(models), peaks));
    const plain = plainScores();
    let largest = 0;
    let compared = 0;
    for (let row = 0; row < models.count; row++) {
      const expected = plain.get(
        `${models.transcript[row]} ${models.chromosomeNames[models.chromosome[row]]} ${models.tss[row]}`,
      );
      if (expected === undefined) continue;
      compared++;
      largest = Math.max(largest, Math.abs(scores.ofTranscript[row] - expected));
    }
    expect(compared).toBe(50_801);
    expect(largest).toBeLessThan(1e-9);
    const scoreOf = (gene: string): number => scores.score[genes.names.indexOf(gene)];
    expect(scoreOf('LOC102577426')).toBeCloseTo(3.036, 3);
    expect(scoreOf('TRIM7')).toBeCloseTo(2.994, 3);
    expect(scoreOf('FKBP5')).toBeCloseTo(2.406, 3);
    expect(scoreOf('KLK3')).toBeCloseTo(1.008, 3);
    expect(scoreOf('TMPRSS2')).toBeCloseTo(0.642, 3);
    expect(scoreOf('NKX3-1')).toBeCloseTo(0.732, 3);
  });

  test('known targets stand in the first 25; genes that go up carry more of the factor, those that go down do not', () => {
    const { rows, said } = runTargets(
      peakPath,
      '--genes',
      genePath,
      '--expression',
      expressionPath,
      '--factor-is',
      'raised',
    );
    const first = rows.slice(1, 26);
    const genes = first.map((row) => row[rows[0].indexOf('gene')]);
    const known = ['KLK2', 'KLK3', 'FKBP5', 'TMPRSS2', 'NKX3-1'].filter((gene) => genes.includes(gene));
    expect(known.length).toBeGreaterThanOrEqual(4);
    expect(first[0][rows[0].indexOf('effect_of_factor')]).toBe('activates');
    expect(said).toMatch(/genes that go up carry more of the factor/);
    expect(said).toMatch(
      /caution: the 930 most changed of \d+ genes that go down do not carry significantly more .* 98 of them .* 93\.0 would be by chance/,
    );
    expect(said).not.toMatch(/different genome builds/);
  });

  test("BETA's lists: the same first 100 transcripts in both directions", () => {
    const folder = mkdtempSync(join(tmpdir(), 'chipmate-beta-'));
    try {
      const prefix = join(folder, 'ar');
      runTargets(
        peakPath,
        '--genes',
        genePath,
        '--expression',
        expressionPath,
        '--beta',
        prefix,
        '--top',
        '1',
      );
      for (const [name, direction] of [
        ['up', 1],
        ['down', -1],
      ] as const) {
        const rows = readFileSync(`${prefix}_${name}target.txt`, 'utf8')
          .trimEnd()
          .split('\n')
          .map((line) => line.split('\t'));
        expect(rows[0]).toEqual([
          'Chroms',
          'txStart',
          'txEnd',
          'refseqID',
          'rank product',
          'Strands',
          'GeneSymbol',
        ]);
        const expected = plainList(direction);
        expect(rows.length - 1).toBe(expected.length);
        const ours = new Set(rows.slice(1, 101).map((row) => row[3]));
        const shared = expected.slice(0, 100).filter((transcript) => ours.has(transcript)).length;
        expect(shared / (200 - shared)).toBeGreaterThanOrEqual(0.95);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('the same peaks read as hg38 or hg18 are noticed', () => {
    const hg38 = realData('genes', 'hg38', 'beta.refseq.tsv.gz');
    expect(runTargets(peakPath, '--genes', hg38, '--top', '1').said).toMatch(
      /caution: .*different genome builds/,
    );
    const refused = (...args: string[]): string => {
      const run = chipmate(['targets', peakPath, ...args]);
      expect(run.status).toBe(2);
      return run.stderr;
    };
    expect(refused()).toMatch(/look like hg19, not hg38/);
    expect(refused('--genome', 'hg38', '--genes', hg38)).toMatch(/look like hg19, not hg38/);
    expect(refused('--genome', 'hg18', '--genes', genePath)).toMatch(/gene models are not those of hg18/);
    expect(refused('--genome', 'hg38', '--genes', genePath)).toMatch(/gene models are not those of hg38/);
  });

  test('GDS507: from arrays to targets by symbol, in one pipe', () => {
    const values = realData('expression', 'GDS507', 'GDS507.soft.gz');
    const first = (...args: string[]): string =>
      chipmate(['expression', values, '--contrast', 'disease state=RCC-normal', ...args]).stdout.split(
        '\n',
      )[1];
    expect(first('--no-trend')).toMatch(/^KCNJ10\t228581_at\t-4\.3/);
    expect(first()).toMatch(/^AQP2\t236630_at\t-5\.9/);
  });
});
