// Motifs beside Biopython (reading, log-odds, hits) and the R package TFMPvalue (exact P of scores).
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { readMotifs } from '../../src/formats/motifs/motif-reader.ts';
import { logOdds, wholeScores, type Background } from '../../src/motifs/score-matrix.ts';
import { scoreTail } from '../../src/motifs/score-tail.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { comparisonsWithR } from '../support/comparisons-with-r.ts';
import { describeWith, pythonWith, realData, realDataPresent } from '../support/reference.ts';

const SKEWED: Background = [0.295, 0.205, 0.205, 0.295];
const python = pythonWith('Bio.motifs');

/** Id, name, counts and log-odds of every motif, as Biopython has them. */
const READ = `
import gzip, io, json, sys
from Bio import motifs
path, form, background = sys.argv[1], sys.argv[2], dict(zip("ACGT", json.loads(sys.argv[3])))
text = gzip.open(path, "rt").read() if path.endswith(".gz") else open(path).read()
for motif in list(motifs.parse(io.StringIO(text), form, strict=False))[:int(sys.argv[4])]:
    counts = motif.counts
    scores = counts.normalize({b: 0.1 * background[b] for b in "ACGT"}).log_odds(background)
    print(json.dumps({
        "id": motif.get("AC") if form == "TRANSFAC" else motif.matrix_id,
        "counts": [[float(counts[b][i]) for b in "ACGT"] for i in range(motif.length)],
        "scores": [[scores[b][i] for b in "ACGT"] for i in range(motif.length)],
    }))
`;

describeWith(
  python !== undefined && realDataPresent,
  'Biopython or the folder of real data',
  'libraries as Biopython reads and scores them',
  () => {
    test.each([
      ['JASPAR2024_CORE_vertebrates_non-redundant_pfms_transfac.txt.gz', 'TRANSFAC', 60],
      ['JASPAR2022_CORE_non-redundant_pfms_jaspar.txt.gz', 'jaspar', 60],
      ['MA0099.3.jaspar', 'jaspar', 1],
    ])('%s', async (name, form, most) => {
      const path = realData('motifs', name);
      const run = spawnSync(python ?? '', ['-c', READ, path, form, JSON.stringify(SKEWED), String(most)], {
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      });
      expect(run.status, run.stderr).toBe(0);
      const theirs = run.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { id: string; counts: number[][]; scores: number[][] });
      expect(theirs).toHaveLength(most);
      const ours = await readMotifs([path]);
      theirs.forEach(({ id, counts, scores }, i) => {
        expect(ours.id[i]).toBe(id);
        expect([...ours.matrix[i]]).toEqual(counts.flat());
        const found = logOdds({ kind: ours.kind[i], values: ours.matrix[i], sites: NaN }, SKEWED, 0.1);
        scores.flat().forEach((score, j) => expect(Math.abs(found[j] - score)).toBeLessThan(1e-12));
      });
    });
  },
);

const { compare, run } = comparisonsWithR();
const random = createRandom(17);
const inR = (values: readonly number[]): string => `c(${values.join(',')})`;

/** Random matrices of 4 to 10 columns in whole thousandths of a bit, each with three scores of words. */
const drawn = Array.from({ length: 12 }, (_, i): [number[], number[]] => {
  const width = 4 + (i % 7);
  const values = Float64Array.from(
    { length: width * 4 },
    () => (random.integer(3) === 0 ? 20 : random.integer(4)) + 0.01,
  );
  const whole = wholeScores(logOdds({ kind: 'counts', values, sites: NaN }, SKEWED, 0.1));
  const best = Array.from({ length: width }, (_unused, column) =>
    Math.max(...whole.subarray(column * 4, column * 4 + 4)),
  );
  const highest = best.reduce((a, b) => a + b, 0);
  const scores = [0, 1, 2].map((lower) => {
    let score = highest;
    for (let column = 0; column < lower; column++)
      score += whole[column * 4 + random.integer(4)] - best[column];
    return score;
  });
  return [[...whole], scores];
});

compare(
  'P of scores',
  1e-9,
  drawn,
  (whole, scores) =>
    `local({ m <- matrix(${inR(whole)}, nrow = 4, dimnames = list(c("A", "C", "G", "T"), NULL)); ` +
    `sapply(${inR(scores)}, function(s) TFMPvalue::TFMsc2pv(m, s, c(A = .295, C = .205, G = .205, T = .295), type = "PWM")) })`,
  (whole, scores) => {
    const tail = scoreTail(Int32Array.from(whole), SKEWED, 1);
    return scores.map((score) => tail.p[tail.highest - score]);
  },
);
run('motif scores', { packages: ['TFMPvalue'] });
