import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readLightPeaks } from './light-peaks-reader.ts';

async function read(content: string | Uint8Array, experiments: string[]) {
  const path = join(mkdtempSync(join(tmpdir(), 'chipmate-light-')), 'light.bed.gz');
  writeFileSync(path, content);
  const rows: string[] = [];
  await readLightPeaks(path, experiments, (batch) => {
    for (let i = 0; i < batch.count; i++)
      rows.push(
        [
          batch.chromosomeNames[batch.chromosome[i]],
          batch.start[i],
          batch.end[i],
          experiments[batch.experiment[i]],
          batch.score[i],
        ].join(' '),
      );
  });
  return rows;
}

test('the peaks of the chosen experiments, in their order, from plain and compressed files', async () => {
  const text =
    'chr1\t0\t10\tSRX1\t50\nchr1\t5\t9\tSRX2\t1000\r\nchr10\t7\t7\tSRX1.05\t0\nchr1\t8\t9\tSRX11\t3';
  for (const content of [text, gzipSync(text)]) {
    const rows = await read(content, ['SRX11', 'SRX1']);
    expect(rows).toEqual(['chr1 0 10 SRX1 50', 'chr10 7 7 SRX1 0', 'chr1 8 9 SRX11 3']);
  }
});

test('lines across the bounds of chunks and batches', async () => {
  const experiments = Array.from({ length: 700 }, (_, i) => `SRX${i * 977}`);
  const lines = Array.from(
    { length: 200_000 },
    (_, i) => `chr${1 + (i >> 14)}\t${i * 3}\t${i * 3 + 100}\t${experiments[(i * 31) % 700]}\t${i % 1001}`,
  );
  const rows = await read(lines.join('\n') + '\n', experiments);
  expect(rows.length).toBe(200_000);
  expect(rows).toEqual(lines.map((line) => line.replaceAll('\t', ' ')));
});

test('a faulty line is named', async () => {
  const faulty = [
    'chr1\t5\tx\tSRX1\t4',
    'chr1\t9\t5\tSRX1\t4',
    'chr1\t1\t5\tSRX1',
    'chr1\t-1\t5\tSRX1\t3',
    '\t1\t2\tSRX1\t3',
    'chr1\t1\t2\tSRX1\t4294967297',
    'chr1\t1\t2\tSRX1\t999999999999999999',
    `chr1\t1\t2\tSRX1\t${'9'.repeat(400)}`,
    'chr1\t1\t4294967297\tSRX1\t4',
    `chr1\t${'9'.repeat(400)}\t${'9'.repeat(401)}\tSRX1\t4`,
  ];
  for (const line of faulty)
    await expect(read(`chr1\t1\t2\tSRX1\t3\n${line}\n`, ['SRX1'])).rejects.toThrow(
      /line 2: this line is not a peak/,
    );
});

test('names of chromosomes: as many as the codes tell apart, without control characters', async () => {
  const many = Array.from({ length: 65_537 }, (_, i) => `c${i}\t1\t2\tSRX1\t3\n`);
  expect(await read(many.slice(1).join(''), ['SRX1'])).toHaveLength(65_536);
  await expect(read(many.join(''), ['SRX1'])).rejects.toThrow(/line 65537: the name of the chromosome/);
  await expect(read('chr1\u001b]0;x\u0007\t1\t2\tSRX1\t3\n', ['SRX1'])).rejects.toThrow(
    /line 1: the name of the chromosome holds control characters/,
  );
  expect(await read('chré\t1\t2\tSRX1\t3\n', ['SRX1'])).toEqual(['chré 1 2 SRX1 3']);
  await expect(read(Buffer.from('chré\t1\t2\tSRX1\t3\n', 'latin1'), ['SRX1'])).rejects.toThrow(/not UTF-8/);
});
