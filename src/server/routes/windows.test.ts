// What a window shows is weighed against a slow reader of the same files: every line of every peak file, one window after another.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routesOf, type Routes } from '../../../test/support/route.ts';
import { plantedAtlas } from '../../../test/support/shared-atlases.ts';
import { openAtlas } from '../../atlas/open-atlas.ts';
import { openAtlasSites } from '../../analyses/inputs/class-sites.ts';
import { builtInGenes } from '../../formats/genes/genes-reader.ts';
import { knownAssembly } from '../../genome/assembly.ts';
import { createRandom } from '../../statistics/random.ts';
import type { AnswerBody, RefusalBody } from '../answer-body.ts';

interface Line {
  readonly chrom: string;
  readonly start: number;
  readonly end: number;
}

let folder: string;
let routes: Routes;
let query: number;
beforeAll(async () => {
  folder = await plantedAtlas();
  routes = routesOf([join(folder, 'atlas')]);
  query = await routes.handOver(join(folder, 'a.bed'));
});
afterAll(async () => routes.close());

const post = async (what: string, body: unknown): Promise<Response> =>
  routes.ask(`api/windows/${what}`, { method: 'POST', body: JSON.stringify(body) });
type Cells = (string | number | boolean | null)[];
const columnsOf = async (response: Response): Promise<Record<string, Cells>> => {
  expect(response.status).toBe(200);
  const { columns } = (await response.json()) as AnswerBody;
  return Object.fromEntries(columns.map(({ name, values }) => [name, [...values]]));
};
const placesIn = async (body: unknown): Promise<string[]> => {
  const { start, end, experiment } = await columnsOf(await post('features', body));
  return start.map((from, i) => `${String(from)}-${String(end[i])} ${String(experiment[i] ?? '')}`).sort();
};
const linesOf = (name: string): Line[] =>
  readFileSync(join(folder, name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t'))
    .map(([chrom, start, end]) => ({ chrom, start: Number(start), end: Number(end) }));
const slowly = (lines: readonly Line[], { chrom, start, end }: Line, name: string): string[] =>
  lines
    .filter((line) => line.chrom === chrom && line.start < end && line.end > start)
    .map((line) => `${line.start}-${line.end} ${name}`);

/** Windows of all widths, half of which begin or end at a peak's first or last base. */
function windows(seed: number, count: number): Line[] {
  const random = createRandom(seed);
  const peaks = linesOf('a.bed');
  return Array.from({ length: count }, (_, i) => {
    const peak = peaks[random.integer(peaks.length)];
    const width = 1 + random.integer(i % 3 === 0 ? 300 : 5_000_000);
    const start = [peak.start, peak.end, peak.end - 1, random.integer(40_000_000)][i % 4];
    return { chrom: peak.chrom, start, end: start + width };
  });
}

describe('a window', () => {
  test('of the query has the peaks that a slow reader finds', async () => {
    const lines = linesOf('a.bed');
    let found = 0;
    for (const window of windows(3, 25)) {
      const places = await placesIn({ of: 'query', query, atlas: [0], ...window });
      expect(places).toEqual(slowly(lines, window, '').sort());
      found += places.length;
    }
    expect(found).toBeGreaterThan(100);
  });

  test('of experiments has the peaks of these and of no other', async () => {
    const experiments = ['simulated-1', 'simulated-3', 'simulated-22'];
    const lines = experiments.map((name) => linesOf(`${name}.bed`));
    let found = 0;
    for (const window of windows(4, 25)) {
      const places = await placesIn({ of: 'experiments', experiments, atlas: [0], ...window });
      expect(places).toEqual(experiments.flatMap((name, i) => slowly(lines[i], window, name)).sort());
      found += places.length;
    }
    expect(found).toBeGreaterThan(100);
  });

  test('of sites has those of the class, with the number of factors that bind them', async () => {
    const atlas = await openAtlas(join(folder, 'atlas'));
    const sites = openAtlasSites(atlas).sources[0].read('Blood');
    const { offsets, sizes, chromosomeNames } = atlas.genome;
    await atlas.close();
    const expected: string[] = [];
    const [from, to] = [1_000_000, 3_000_000];
    const second = chromosomeNames.indexOf('chr2');
    for (let i = 0; i < sites.start.length; i++) {
      const place = [...offsets.keys()].find(
        (code) => sites.start[i] >= offsets[code] && sites.start[i] < offsets[code] + sizes[code],
      );
      const [start, end] = [sites.start[i] - offsets[second], sites.end[i] - offsets[second]];
      const binders = sites.members.offset[i + 1] - sites.members.offset[i];
      if (place === second && start < to && end > from) expected.push(`${start}-${end} ${binders}`);
    }
    const found = await columnsOf(
      await post('features', {
        of: 'sites',
        cellClass: 'Blood',
        atlas: [0],
        chrom: 'chr2',
        start: from,
        end: to,
      }),
    );
    expect(
      found['start'].map(
        (start, i) => `${String(start)}-${String(found['end'][i])} ${String(found['strength'][i])}`,
      ),
    ).toEqual(expected);
    expect(expected.length).toBeGreaterThan(10);
  });

  test('of genes has every transcript within a gene of its name', async () => {
    const models = builtInGenes('hg38');
    const [from, to] = [63_000_000, 64_000_000];
    const found = await columnsOf(
      await post('features', { of: 'genes', atlas: [0], chrom: 'chr18', start: from, end: to }),
    );
    const names = new Set<string>();
    models?.symbol.forEach((symbol, row) => {
      const chromosome = models.chromosomeNames[models.chromosome[row]];
      const [start, end] = [models.start[row], models.end[row]];
      if (chromosome !== 'chr18' || start >= to || end <= from) return;
      names.add(symbol);
      const at = found['name'].findIndex(
        (name, i) => name === symbol && Number(found['start'][i]) <= start && Number(found['end'][i]) >= end,
      );
      expect(at, symbol).toBeGreaterThanOrEqual(0);
    });
    expect(new Set(found['name'])).toEqual(names);
    expect(names).toContain('BCL2');
  });

  test('that holds more than is drawn has the strongest, and says so', async () => {
    const lines: string[] = [];
    for (let i = 0; i < 6000; i++)
      lines.push(`chr1\t${1000 * i}\t${1000 * i + 100}\t.\t0\t.\t${(i * 7919) % 6000}\t-1\t-1\t50`);
    const upload = await routes.ask('api/files?name=many.narrowPeak', {
      method: 'POST',
      body: `${lines.join('\n')}\n`,
    });
    const { file } = (await upload.json()) as { file: number };
    const response = await post('features', {
      of: 'query',
      query: file,
      atlas: [0],
      chrom: '1',
      start: 0,
      end: 19_000_000,
    });
    const { columns, notices } = (await response.json()) as AnswerBody;
    const strengths = columns.find(({ name }) => name === 'strength')?.values.map(Number) ?? [];
    expect([...strengths].sort((a, b) => a - b)).toEqual(Array.from({ length: 5000 }, (_, i) => i + 1000));
    expect(notices).toMatchObject([{ key: 'window.cut', values: { features: 6000, most: 5000 } }]);
  });

  test.each([
    ['an unknown chromosome', { chrom: 'chr99', start: 0, end: 100 }, 'window.no-chromosome'],
    ['a place beyond the end', { chrom: 'chr1', start: 0, end: 300_000_000 }, 'window.beyond-end'],
    ['an empty one', { chrom: 'chr1', start: 100, end: 100 }, 'window.beyond-end'],
    ['one without ends', { chrom: 'chr1' }, 'window.beyond-end'],
    ['one that is too wide', { chrom: 'chr1', start: 0, end: 30_000_000 }, 'window.too-wide'],
    [
      'sites of a class that is not there',
      { of: 'sites', cellClass: 'Liver', chrom: 'chr1', start: 0, end: 100 },
      'window.no-sites',
    ],
    ['a path in place of a file', { query: '/etc/passwd', chrom: 'chr1', start: 0, end: 100 }, 'body.wrong'],
    ['a file that nobody handed over', { query: 99, chrom: 'chr1', start: 0, end: 100 }, 'upload.gone'],
    ['half a base', { chrom: 'chr1', start: 0.5, end: 100 }, 'choices.out-of-range'],
    [
      'an unknown experiment',
      { of: 'experiments', experiments: ['E0'], chrom: 'chr1', start: 0, end: 100 },
      null,
    ],
    ['a choice that there is not', { chrom: 'chr1', start: 0, end: 100, path: '/' }, 'body.wrong'],
  ])('is refused for %s', async (_, body, key) => {
    const response = await post('features', { of: 'query', query, atlas: [0], ...body });
    expect(response.status).toBe(422);
    expect(((await response.json()) as RefusalBody).refusal.key).toBe(key);
  });

  test('is no question of its own, nor anything else below its route', async () => {
    const body = JSON.stringify({ atlas: [0] });
    for (const path of ['api/windows/constructor', 'api/windows/x', 'api/questions/window%20features'])
      expect((await routes.ask(path, { method: 'POST', body })).status).toBe(404);
  });
});

test('a gene and a region are places, and the genome has chromosomes', async () => {
  const place = async (name: string) => columnsOf(await post('place', { place: name, atlas: [0] }));
  const { chrom, start, end } = await place('bcl2');
  expect(chrom).toEqual(['chr18']);
  expect(Number(end[0]) - Number(start[0])).toBeGreaterThan(100_000);
  expect(await place('chr2:1,001-2,000')).toEqual({ chrom: ['chr2'], start: [1000], end: [2000] });

  const chromosomes = await columnsOf(await post('chromosomes', { atlas: [0] }));
  const genome = knownAssembly('hg38');
  expect(chromosomes).toEqual({
    chrom: [...(genome?.chromosomeNames ?? [])],
    length: [...(genome?.sizes ?? [])],
  });
});
