// Every figure of a study, drawn in the process, and its PNG copies.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { Resvg } from '@resvg/resvg-js';
import { expect, test } from 'vitest';
import { FILE_LOOK } from '../src/figures/svg.ts';
import { loadPngWriter } from '../src/formats/text/png-writer.ts';
import { japanese } from '../src/messages/japanese/index.ts';
import { fillIn, plainEnglish } from '../src/messages/message.ts';
import { figurePath, studyFigures } from '../src/report/figures/study-figures.ts';
import { handMadeReport } from '../web/test/hand-made-report.ts';
import { chipmate, folderWith } from './support/chipmate.ts';

const report = handMadeReport();
const look = { ...FILE_LOOK, simulated: true };
const drawn = new Map(studyFigures(report).map(({ name, draw }) => [name, draw(look)]));

const count = (svg: string | undefined, mark: RegExp): number => svg?.match(mark)?.length ?? 0;

test('a study has all its figures, each with the marks of what it shows', () => {
  const marks = [...drawn].map(([name, svg]): [string, number] => {
    if (/^(partners|compare)/.test(name)) return [name, count(svg, /<circle/g)];
    if (name === 'distances') return [name, count(svg, /<rect/g) - 1];
    if (/ (volcano|ma|pca|pca-1-batch)$/.test(name)) return [name, Math.min(100, count(svg, /h0/g))];
    if (name.endsWith('p-values')) return [name, count(svg, /<rect/g)];
    if (name.endsWith('library-sizes')) return [name, count(svg, /height="14"/g)];
    if (name.endsWith(' rle')) return [name, count(svg, /fill-opacity="0.75"/g)];
    if (/ (density|mean-variance|potential)$/.test(name)) return [name, count(svg, /stroke-width="1.6"/g)];
    if (name.endsWith('correlation')) return [name, count(svg, /fill="rgb/g)];
    if (name.startsWith('locus')) return [name, count(svg, /rx="0.8"/g)];
    return [name, count(svg, /stroke-width="2"/g)];
  });
  expect(Object.fromEntries(marks)).toEqual({
    distances: 4,
    'places IKZF1 MM.1S': 0,
    study: 0,
    'partners MM.1S': 20,
    'compare MM.1S NALM-6': 12,
    'expression lenalidomide volcano': 100,
    'expression lenalidomide ma': 100,
    // The ground and twenty bars.
    'expression lenalidomide p-values': 21,
    'expression lenalidomide library-sizes': 3,
    'expression lenalidomide rle': 3,
    'expression lenalidomide density': 3,
    'expression lenalidomide pca': 3,
    'expression lenalidomide pca-1-batch': 3,
    'expression lenalidomide correlation': 9,
    'expression lenalidomide mean-variance': 1,
    'targets MM.1S lenalidomide potential': 3,
    ...Object.fromEntries(report.loci.map(({ gene }) => [`locus ${gene}`, 13])),
    // Three partners, six targets (one of them with a bar of another width), the drug.
    model: 15,
  });
});

test.each(['en', 'ja'] as const)('every figure is well-formed, simulated, the same again: %s', (language) => {
  const text =
    language === 'en'
      ? look.text
      : (...[key, values = {}]: Parameters<typeof look.text>) => fillIn(japanese[key], values, plainEnglish);
  const word = text('simulated.word');
  for (const width of [320, 720]) {
    for (const { draw } of studyFigures(report)) {
      const svg = draw({ ...look, text, width });
      // The library's XML parser is strict.
      expect(() => new Resvg(svg)).not.toThrow();
      expect(svg).not.toMatch(/NaN|undefined|null|Infinity|\{\w+\}/);
      expect(svg).toMatch(
        /^<svg [^>]*role="img" font-family="sans-serif"[^>]*><title>[^<]+<\/title><desc>[^<]+<\/desc>/,
      );
      expect(count(svg, new RegExp(`>${word}(?: \\(simulated\\))?</text>`, 'g'))).toBe(2);
      // Wherever it is shown, without Japanese letters, too.
      expect(svg).toMatch(/simulated\)?<\/text>/);
      expect(draw({ ...look, text, width })).toBe(svg);
    }
  }
});

test('a name with signs of XML stays a name', () => {
  expect(drawn.get('expression lenalidomide pca')).toContain('>treated &#60;&#34;1&#34;&#38;&#62;</text>');
  const [partners] = report.partners;
  const rows = { ...partners.rows, antigen: partners.rows.antigen.map((name) => `<b a="&">${name}`) };
  for (const { draw } of studyFigures({ ...report, factor: '<&"', partners: [{ ...partners, rows }] }))
    expect(() => new Resvg(draw(look))).not.toThrow();
});

/** Places of the ticks of the axis below: their numbers, and where they stand. */
function ticksBelow(svg: string): { at: (value: number) => number } {
  const ticks = [
    ...svg.matchAll(/<text x="([\d.]+)" y="[\d.]+" text-anchor="middle" font-size="11"[^>]*>(−?[\d.]+)</g),
  ].map(([, x, value]) => [Number(value.replace('−', '-')), Number(x)]);
  const [[first, from], [last, to]] = [ticks[0], ticks[ticks.length - 1]];
  return { at: (value) => from + ((value - first) / (last - first)) * (to - from) };
}

test('intervals and their ends lie where the axis says', () => {
  const svg = drawn.get('partners MM.1S')!;
  const { at } = ticksBelow(svg);
  const { log2OddsRatio, ciLow, ciHigh } = report.partners[0].rows;
  const circles = [...svg.matchAll(/<circle cx="([\d.]+)"/g)].map(([, x]) => Number(x));
  const lines = [...svg.matchAll(/d="M([\d.]+) [\d.]+H([\d.]+)"[^>]*stroke-width="1.6"/g)];
  for (const row of [0, 7, 19]) {
    expect(circles[row]).toBeCloseTo(at(log2OddsRatio[row]!), 0);
    expect(Number(lines[row][1])).toBeCloseTo(at(ciLow[row]!), 0);
    expect(Number(lines[row][2])).toBeCloseTo(at(ciHigh[row]!), 0);
  }
});

test('a gene of interest is circled where its change lies', () => {
  const svg = drawn.get('expression lenalidomide volcano')!;
  const { at } = ticksBelow(svg);
  const circles = [...svg.matchAll(/<circle cx="([\d.]+)"/g)].map(([, x]) => Number(x));
  expect(circles.length).toBe(7);
  const { log2FoldChange } = report.expression[0].rows;
  for (const row of [0, 5, 6]) expect(circles[row]).toBeCloseTo(at(log2FoldChange[row]!), 0);
});

test('the stronger a peak, the higher its bar', () => {
  const svg = drawn.get('locus IRF4')!;
  const heights = [...svg.matchAll(/height="([\d.]+)" fill="[^"]+" rx="0.8"/g)].map(([, height]) =>
    Number(height),
  );
  const strengths = report.loci[0].tracks.flatMap(({ peaks }) => peaks.map(([, , strength]) => strength));
  expect(heights).toEqual(strengths.map((strength) => Math.round(10 * (4 + 15 * strength)) / 10));
});

/** Width, height and the number of different bytes of a picture's rows. */
function readPng(bytes: Uint8Array): { width: number; height: number; bytes: number } {
  const png = Buffer.from(bytes);
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const different = new Set(inflateSync(Buffer.concat(parts))).size;
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20), bytes: different };
}

test('a PNG has twice the size of its drawing, and its texts', async () => {
  const toPng = await loadPngWriter();
  for (const svg of drawn.values()) {
    const [, height] = /viewBox="0 0 720 (\d+)"/.exec(svg)!;
    const png = readPng(toPng(svg));
    expect([png.width, png.height]).toEqual([1440, 2 * Number(height)]);
    expect(png.bytes).toBeGreaterThan(50);
  }
  const model = drawn.get('model')!;
  expect(toPng(model)).not.toEqual(toPng(model.replaceAll('IKZF1', '     ')));
  // Names of genes are italic, titles bold, in the picture, too.
  expect(toPng(model)).not.toEqual(toPng(model.replaceAll('font-style="italic"', '')));
  expect(toPng(model)).not.toEqual(toPng(model.replaceAll('font-weight="700"', '')));
});

const values = (row: number): string =>
  [7, 7.2, 7.1, row < 20 ? 9.1 : 7.1, row < 20 ? 9 : 7, row < 20 ? 9.2 : 7.2]
    .map((value, at) => (value + Math.sin(7 * row + at) / 5).toFixed(3))
    .join('\t');
const folder = folderWith({
  'values.tsv': `gene\tc1\tc2\tc3\tt1\tt2\tt3\n${Array.from({ length: 200 }, (_, row) => `GENE${row}\t${values(row)}\n`).join('')}`,
  'hook.mjs': `export const resolve = async (name, context, next) => {
    if (name.startsWith('@resvg/')) throw new Error('Cannot find module ' + name);
    return next(name, context);
  };`,
  'no-library.mjs': "import { register } from 'node:module'; register('./hook.mjs', import.meta.url);",
  'sheet.tsv': 'sample\tgroup\nc1\tc\nc2\tc\nc3\tc\nt1\tt\nt2\tt\nt3\tt\n',
});
const run = (...args: string[]) =>
  chipmate(
    ['expression', 'values.tsv', '--design', 'sheet.tsv', '--contrast', 't-c', '-o', 'out.tsv', ...args],
    {
      cwd: folder,
    },
  );

test('--png writes a picture beside each drawing of --figures', () => {
  const { status, stderr } = run('--figures', 'figures', '--png');
  expect(status, stderr).toBe(0);
  const names = readdirSync(join(folder, 'figures')).filter((name) => name !== '.chipmate');
  expect(names.length).toBe(14);
  for (const name of names.filter((each) => each.endsWith('.svg')))
    readPng(readFileSync(join(folder, 'figures', name.replace('.svg', '.png'))));
});

test('--png without --figures is refused before anything is written', () => {
  const { status, stderr } = run('--png', '-o', 'never.tsv');
  expect(status).toBe(2);
  expect(stderr).toContain('--png needs --figures');
  expect(existsSync(join(folder, 'never.tsv'))).toBe(false);
});

test('a machine for which the library does not exist is told so, in one sentence', () => {
  const { status, stderr } = chipmate(
    ['expression', 'values.tsv', '--design', 'sheet.tsv', '--contrast', 't-c', '--figures', 'none', '--png'],
    { cwd: folder, env: { ...process.env, NODE_OPTIONS: '--import ./no-library.mjs' } },
  );
  expect(status, stderr).toBe(2);
  expect(stderr).toContain('PNG pictures cannot be made on this machine');
  expect(stderr).not.toContain('    at ');
  expect(existsSync(join(folder, 'none'))).toBe(false);
});

test('files are named after what they show', () => {
  expect(figurePath({ name: 'compare MM.1S NALM-6+GM12878' }, true)).toBe(
    'figures/simulated.compare_MM.1S_NALM-6+GM12878.svg',
  );
});
