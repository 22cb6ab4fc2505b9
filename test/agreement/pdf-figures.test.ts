// Figures as PDF beside the same figures as SVG, each in pixels of another program's: poppler's, and resvg's.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { expect, test } from 'vitest';
import { pdfOf } from '../../src/figures/pdf/pdf-writer.ts';
import { FILE_LOOK } from '../../src/figures/svg.ts';
import { studyFigures } from '../../src/report/figures/study-figures.ts';
import { handMadeReport } from '../../web/test/hand-made-report.ts';
import { describeWith, programPresent } from '../support/reference.ts';

/** Pixels of a block whose mean is compared: lines lie within one of them however their edges are smoothed. */
const BLOCK = 4;

describeWith(programPresent('pdftoppm'), 'poppler', 'figures as PDF', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chipmate-pdf-'));
  const look = { ...FILE_LOOK, simulated: false };

  test('show what the SVG shows, where it shows it', () => {
    const worst = studyFigures(handMadeReport()).map(({ name, draw }): [string, number] => {
      // Texts are set in fonts of the machine, which differ between programs.
      const svg = draw(look).replace(/<text[^>]*>[^<]*<\/text>/g, '');
      const place = join(folder, 'figure');
      writeFileSync(`${place}.pdf`, pdfOf(svg));
      const made = spawnSync('pdftoppm', ['-r', '96', '-gray', '-singlefile', `${place}.pdf`, place]);
      expect(made.stderr.toString()).toBe('');
      const { width, height, pixels } = new Resvg(svg).render();
      const file = readFileSync(`${place}.pgm`);
      const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(file.toString('latin1', 0, 40));
      expect([Number(head?.[1]), Number(head?.[2])]).toEqual([width, height]);
      const own = file.subarray(head?.[0].length);
      const grey = (at: number): number =>
        0.3 * pixels[4 * at] + 0.59 * pixels[4 * at + 1] + 0.11 * pixels[4 * at + 2];
      return [
        name,
        agreementOf(
          blocks(width, height, (at) => own[at]),
          blocks(width, height, grey),
        ),
      ];
    });
    expect(worst.filter(([, agreement]) => agreement < 0.9)).toEqual([]);
    expect(worst.length).toBeGreaterThan(15);
  });
});

function blocks(width: number, height: number, at: (pixel: number) => number): number[] {
  const means: number[] = [];
  for (let top = 0; top + BLOCK <= height; top += BLOCK)
    for (let left = 0; left + BLOCK <= width; left += BLOCK) {
      let sum = 0;
      for (let i = 0; i < BLOCK * BLOCK; i++)
        sum += at((top + Math.floor(i / BLOCK)) * width + left + (i % BLOCK));
      means.push(sum);
    }
  return means;
}

/** Pearson's correlation. */
function agreementOf(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [both, own, other] = [0, 0, 0];
  a.forEach((value, i) => {
    both += (value - ma) * (b[i] - mb);
    own += (value - ma) * (value - ma);
    other += (b[i] - mb) * (b[i] - mb);
  });
  return both / Math.sqrt(own * other);
}
