// Enrichment of motifs beside R (exact, rank and binomial tests), and on real sequence: peaks of CTCF.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openMotifEnrich } from '../../src/analyses/inputs/motifs/enrich-input.ts';
import { motifEnrich } from '../../src/analyses/motifs/motif-enrichment.ts';
import { openSequence } from '../../src/formats/sequence/sequence-reader.ts';
import { decodeSequence, reverseComplement } from '../../src/genome/sequence.ts';
import { centralSites } from '../../src/motifs/enrichment/central-sites.ts';
import { windowEnrichment } from '../../src/motifs/enrichment/window-enrichment.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { shown } from '../support/answers.ts';
import { folderWith } from '../support/chipmate.ts';
import { comparisonsWithR } from '../support/comparisons-with-r.ts';
import { describeWith, realData, realDataPresent } from '../support/reference.ts';

const { compare, run } = comparisonsWithR();
const random = createRandom(23);
const inR = (values: ArrayLike<number>): string => `c(${Array.from(values).join(',')})`;

/** By how much best sites fall short (-1: none) in windows and in those of a background. */
const drawn = Array.from({ length: 8 }, (_, i): [number[], number[]] => {
  const side = (count: number, share: number): number[] =>
    Array.from({ length: count }, () => (random.uniform() < share ? random.integer(400) : -1));
  return [side(60 + 40 * i, 0.2 + 0.05 * i), side(150 + 90 * i, 0.2)];
});
const MOST = 250;

compare(
  'windowEnrichment',
  1e-9,
  drawn,
  (own, others) =>
    `local({ x <- ${inR(own)}; y <- ${inR(others)}; hit <- function(v) sum(v >= 0 & v <= ${MOST}); ` +
    `a <- hit(x); b <- hit(y); m <- length(x); n <- length(y); ` +
    `exact <- fisher.test(matrix(c(a, m - a, b, n - b), 2), alternative = "greater")$p.value; ` +
    `beyond <- phyper(a, m, n, a + b, lower.tail = FALSE); ` +
    `score <- function(v) ifelse(v < 0, -1e6, -v); ` +
    `w <- wilcox.test(score(x), score(y), alternative = "greater", exact = FALSE); ` +
    `c(a, b, exact, (exact + beyond) / 2, w$statistic / m / n, w$p.value) })`,
  (own, others) => {
    const found = windowEnrichment(
      { short: Int32Array.from([...own, ...others]), start: new Int32Array(own.length + others.length) },
      { foreground: own.length, background: others.length, most: MOST, positions: undefined },
    );
    const { windows, background, log10P, log10MidP, better, rankLog10P } = found;
    return [windows, background, 10 ** log10P, 10 ** log10MidP, better, 10 ** rankLog10P];
  },
);

/** First bases of best sites, more of them in the middle. */
const positions = [101, 120, 185].map((count): [number, number[]] => [
  count,
  Array.from({ length: 150 }, () =>
    random.integer(3) === 0 ? Math.floor(count / 2) + random.integer(21) - 10 : random.integer(count),
  ),
]);

compare(
  'centralSites',
  1e-8,
  positions,
  (count, start) =>
    `local({ d <- abs(2 * ${inR(start)} - ${count - 1}); t <- seq(${(count - 1) % 2}, ${count - 2}, 2); ` +
    `p <- sapply(t, function(x) binom.test(sum(d <= x), length(d), (x + 1) / ${count}, "greater")$p.value); ` +
    `i <- which.min(p); k <- sum(d <= t[i]); c(t[i] + 1, k / length(d), binom.test(k, length(d))$conf.int, ` +
    `min(1, p[i] * length(t))) })`,
  (count, start) => {
    const { width, share, low, high, log10P } = centralSites(start, count);
    return [width, share, low, high, 10 ** log10P];
  },
);
run('enrichment of motifs');

describeWith(realDataPresent, 'the folder of real data', 'peaks of CTCF in GM12878', () => {
  const library = realData('motifs', 'JASPAR2024_CORE_vertebrates_non-redundant_pfms_transfac.txt.gz');
  const peaks = realData('sequences', 'Gm12878.CTCF.top500.w200.fa.gz');
  const ask = async (query: string) => {
    const { input, close } = await openMotifEnrich({ query }, { motifs: [library] });
    close();
    return shown(motifEnrich(input));
  };

  test('the family of CTCF is first by far, and central; the other strand gives the same table', async () => {
    const { rows, text } = await ask(peaks);
    expect(rows[0]).toMatchObject({ motif: 'MA0139.2', factors: 'CTCF' });
    expect(Number(rows[0]['odds_ratio'])).toBeGreaterThan(80);
    expect(Number(rows[0]['minus_log10_p'])).toBeGreaterThan(5 * Number(rows[1]['minus_log10_p']));
    expect(Number(rows[0]['central_minus_log10_p'])).toBeGreaterThan(50);
    expect(Number(rows[0]['central_percent'])).toBeGreaterThan(1.8 * Number(rows[0]['central_expected']));
    const sequences = await openSequence(peaks);
    const turned = sequences.names.map((name, i) => {
      const bases = sequences.bases(i, 0, sequences.sizes[i]);
      return `>${name}\n${decodeSequence(reverseComplement(bases))}\n`;
    });
    const other = join(folderWith({ 'turned.fa': turned.join('') }), 'turned.fa');
    expect((await ask(other)).text).toBe(text);
  }, 60_000);
});
