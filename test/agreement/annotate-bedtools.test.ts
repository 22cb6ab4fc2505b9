// Classes of places, nearest genes and genes in reach beside bedtools, on the same gene models.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { annotate } from '../../src/analyses/annotate.ts';
import { openAnnotate } from '../../src/analyses/inputs/genes/annotate-input.ts';
import { createRandom } from '../../src/statistics/random.ts';
import { shown } from '../support/answers.ts';
import { folderWith } from '../support/chipmate.ts';
import { describeWith, programPresent } from '../support/reference.ts';

const PROMOTER = 100;
const REACH = 30_000;
const SIZE = 3_000_000;

interface Transcript {
  readonly gene: string;
  readonly chrom: string;
  readonly strand: string;
  readonly exons: readonly (readonly [number, number])[];
  /** First and last coding base, half-open; undefined where it codes for nothing. */
  readonly coding: readonly [number, number] | undefined;
}

type Bed = [chrom: string, start: number, end: number, name: string, score: number, strand: string];

function transcripts(seed: number): Transcript[] {
  const random = createRandom(seed);
  return Array.from({ length: 300 }, (_, i) => {
    let at = 5_000 + random.integer(SIZE - 100_000);
    const exons = Array.from({ length: 1 + random.integer(7) }, (): [number, number] => {
      const start = at;
      const end = start + 1 + random.integer(900);
      at = end + 1 + random.integer(4_000);
      return [start, end];
    });
    // Coding bases lie in exons: the span begins in one and ends in the same or a later one.
    const inside = ([start, end]: readonly [number, number]): number => start + random.integer(end - start);
    const [from, to] = [inside(exons[0]), inside(exons[exons.length - 1])];
    return {
      // Pairs of transcripts share a gene.
      gene: `G${i >> 1}`,
      chrom: `chr${1 + ((i >> 1) % 2)}`,
      strand: random.integer(2) === 0 ? '+' : '-',
      exons,
      coding: random.integer(4) === 0 || to <= from ? undefined : [from, to],
    };
  });
}

const refFlat = ({ gene, chrom, strand, exons, coding }: Transcript, row: number): string => {
  const [start, end] = [exons[0][0], exons[exons.length - 1][1]];
  const [from, to] = coding ?? [end, end];
  const list = (which: 0 | 1): string => exons.map((exon) => `${exon[which]},`).join('');
  return [gene, `T${row}`, chrom, strand, start, end, from, to, exons.length, list(0), list(1)].join('\t');
};

const tssOf = ({ strand, exons }: Transcript): number =>
  strand === '+' ? exons[0][0] : exons.at(-1)![1] - 1;

/** The parts of a transcript, base by base of what is written about them: one list of intervals for each class. */
function partsOf(transcript: Transcript): Record<string, Bed[]> {
  const { gene, chrom, strand, exons, coding } = transcript;
  const bed = (start: number, end: number): Bed => [chrom, start, end, gene, 0, strand];
  const tss = tssOf(transcript);
  const spans = exons.map(([start, end]) => bed(start, end));
  const outside = (before: boolean): Bed[] =>
    coding === undefined
      ? []
      : exons
          .map(([start, end]) =>
            before ? bed(start, Math.min(end, coding[0])) : bed(Math.max(start, coding[1]), end),
          )
          .filter(([, start, end]) => start < end);
  return {
    promoter: [bed(tss - PROMOTER, tss + PROMOTER + 1)],
    "5' UTR": outside(strand === '+'),
    "3' UTR": outside(strand === '-'),
    exon: spans,
    intron: [bed(exons[0][0], exons.at(-1)![1])],
  };
}

const asText = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.join('\t')}\n`).join('');

describeWith(programPresent('bedtools'), 'bedtools', 'annotate and bedtools', () => {
  test.each([1, 2, 3])('the same classes, nearest genes and genes in reach (seed %i)', async (seed) => {
    const models = transcripts(seed);
    const random = createRandom(seed + 100);
    const starts = Array.from({ length: 2_000 }, (_, i) => {
      // Half of the summits lie at the edges of exons.
      const { exons, chrom } = models[random.integer(models.length)];
      const edge = exons[random.integer(exons.length)][random.integer(2)] + random.integer(3) - 1;
      return i % 2 === 0 ? ([chrom, edge] as const) : (['chr1', random.integer(SIZE)] as const);
    });
    const summits: Bed[] = starts.map(([chrom, at], i) => [chrom, at, at + 1, String(i), 0, '.']);
    const parts = models.map(partsOf);
    const classes = Object.keys(parts[0]);
    const tss: Bed[] = models.map((each) => {
      const at = tssOf(each);
      return [each.chrom, at, at + 1, each.gene, 0, each.strand];
    });
    const sorted = (rows: readonly Bed[]): Bed[] =>
      [...rows].sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1]));
    const folder = folderWith({
      'genes.refflat': models.map((each, row) => `${refFlat(each, row)}\n`).join(''),
      'summits.bed': asText(sorted(summits)),
      'tss.bed': asText(sorted(tss)),
      // BED names the peaks; the summit of a peak of one base is that base.
      'peaks.bed': asText(summits),
      'toy.chrom.sizes': `chr1\t${SIZE}\nchr2\t${SIZE}\n`,
      ...Object.fromEntries(
        classes.map((name, i) => [`${i}.bed`, asText(parts.flatMap((each) => each[name]))]),
      ),
    });
    const bedtools = (...args: string[]): string[][] => {
      const run = spawnSync('bedtools', args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
      expect(run.stderr).toBe('');
      return run.stdout
        .split('\n')
        .slice(0, -1)
        .map((line) => line.split('\t'));
    };
    // The first class wins; an exon's untranslated ends are taken away from it by the order.
    const expected = summits.map(() => 'intergenic');
    classes.toReversed().forEach((name) => {
      const file = `${classes.indexOf(name)}.bed`;
      for (const row of bedtools('intersect', '-u', '-a', 'summits.bed', '-b', file))
        expected[Number(row[3])] = name;
    });
    const { input, close } = await openAnnotate({
      peaks: join(folder, 'peaks.bed'),
      genome: join(folder, 'toy.chrom.sizes'),
      genes: { file: join(folder, 'genes.refflat'), genomes: folder },
    });
    const { rows } = shown(annotate(input, { promoter: PROMOTER, reach: REACH, copies: 1 }));
    close();
    expect(rows.map((row) => row['place_class'])).toEqual(expected);
    expect(new Set(expected).size).toBe(6);

    const nearest = summits.map(() => new Set<string>());
    for (const row of bedtools('closest', '-D', 'b', '-t', 'all', '-a', 'summits.bed', '-b', 'tss.bed'))
      nearest[Number(row[3])].add(`${row[9]} ${row[12]}`);
    rows.forEach((row, i) =>
      expect([...nearest[i]]).toContain(`${row['nearest_gene']} ${row['distance_to_tss']}`),
    );

    const within = summits.map(() => new Set<string>());
    for (const row of bedtools('window', '-w', String(REACH), '-a', 'summits.bed', '-b', 'tss.bed'))
      within[Number(row[3])].add(row[9]);
    rows.forEach((row, i) => {
      const own = row['genes'] === 'NA' ? [] : row['genes'].split('; ').map((each) => each.split(' ')[0]);
      expect(new Set(own)).toEqual(within[i]);
      expect(row['genes_in_reach']).toBe(String(own.length));
    });
  });
});
