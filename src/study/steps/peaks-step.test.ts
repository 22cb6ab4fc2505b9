import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inEnglish } from '../../messages/message.ts';
import { openResources } from '../plan/resources.ts';
import { resultsFor, stepsOfKind } from '../plan/step.ts';
import { planSteps } from '../run-study.ts';
import { parseStudy } from '../file/read-study.ts';
import type { PeaksResult } from '../results.ts';
import { peaksStep } from './peaks-step.ts';

const folder = mkdtempSync(join(tmpdir(), 'chipmate-peaks-step-'));
writeFileSync(join(folder, 'genes.bed'), 'chr1\t10000\t20000\tUP\t0\t+\nchr1\t500000\t600000\tDOWN\t0\t-\n');
writeFileSync(
  join(folder, 'first.bed'),
  ['chr1\t9900\t10100', 'chr1\t15000\t15200', 'chr1\t650000\t650200', 'chr1\t900000\t900100', 'chrQ\t1\t9']
    .map((line) => `${line}\n`)
    .join(''),
);
writeFileSync(join(folder, 'second.bed'), 'chr1\t1\t800000\n');

async function run(peaks: string, key = 'peaks'): Promise<PeaksResult> {
  const text = `study: S
factor: IKZF1
genome: hg38
genes: genes.bed
chip_seq:
  - { name: A, cell: MM.1S, condition: treated, antigen: IKZF3, ${key}: ${peaks} }
`;
  const file = parseStudy(text, join(folder, 'study.yaml'));
  const [step] = stepsOfKind(planSteps(file, { genes: true }).steps, peaksStep);
  const resources = openResources(file, 1);
  return step.run({ file, resources, threads: 1, ...resultsFor(new Map()) });
}

test('peaks keep what was immunoprecipitated, their distance from the genes, and what was left out', async () => {
  const result = await run('first.bed');
  expect(result).toMatchObject({ antigen: 'IKZF3', condition: 'treated' });
  expect(result.replicates).toEqual([{ file: 'first.bed', peaks: 4 }]);
  expect(result.distances).toEqual({ promoter: 1, near: 1, distal: 1, far: 1 });
  expect(result.notices.map(inEnglish)).toEqual([
    'first.bed: left out 1 interval on 1 sequence that hg38 does not have: chrQ 1',
  ]);
});

test('of replicates only the peaks that another one supports are used', async () => {
  const result = await run('[first.bed, second.bed]');
  expect(result.peaks.start).toEqual([9900, 15_000, 650_000]);
  expect(result.distances).toEqual({ promoter: 1, near: 1, distal: 1, far: 0 });
});

test('reads are called where there are no peaks, and told by the names of the study', async () => {
  const reads = Array.from({ length: 30 }, (_, site) =>
    Array.from({ length: 40 }, (__, read) => {
      const start = 100_000 * (site + 1) + (read % 2 === 0 ? -100 : 64) + Math.floor(read / 2);
      return `chr1\t${start}\t${start + 36}\t.\t0\t${read % 2 === 0 ? '+' : '-'}\n`;
    }).join(''),
  );
  writeFileSync(join(folder, 'reads.bed'), reads.join(''));
  const result = await run('reads.bed', 'reads');
  expect(result.peaks.start.length).toBe(30);
  result.peaks.summit.forEach((summit, site) => {
    expect(Math.abs(summit - 100_000 * (site + 1))).toBeLessThan(60);
  });
  expect(result.replicates).toEqual([{ file: 'reads.bed', peaks: 30 }]);
  expect(result.notices.map(({ key }) => key)).toEqual(
    expect.arrayContaining(['reads.kept', 'peaks-call.no-control']),
  );
  expect(result.notices.map(inEnglish).join(' ')).not.toContain(folder);
  expect(result.notices.filter(({ key }) => key === 'reads.kept')).toHaveLength(1);
  expect(result.notices.find(({ key }) => key === 'peaks-qc.reached')?.about?.file).toBe('reads.bed');
  const { measure, value, verdict } = result.quality!;
  const frip = measure.indexOf('FRiP');
  expect(value[frip]).toBeGreaterThan(0.9);
  expect(verdict[frip]).toBe('supported');
  expect(verdict[measure.indexOf('NRF')]).toBe('supported');
  expect(peaksStep.tables?.(result).map(({ name }) => name)).toEqual(['quality A']);
  expect(peaksStep.tables?.(await run('first.bed'))).toEqual([]);
});

test('reads in which nothing is enriched stop the study with a sentence', async () => {
  const reads = Array.from({ length: 200 }, (_, i) => `chr1\t${10_000 * i}\t${10_000 * i + 36}\t.\t0\t+\n`);
  writeFileSync(join(folder, 'flat.bed'), reads.join(''));
  await expect(run('flat.bed', 'reads')).rejects.toThrow('no peak was called of these reads');
});
