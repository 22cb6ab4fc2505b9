// Counts and target genes on 216 ENCODE experiments, against the bedtools calls that ChIP-Atlas' scripts make.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseScoreTable } from '../../src/formats/chip-atlas/result-tables-reader.ts';
import { chipmate } from '../support/chipmate.ts';
import { describeWith, programPresent, realData, realDataPresent } from '../support/reference.ts';

describeWith(
  realDataPresent && programPresent('bedtools'),
  'the data folder or bedtools',
  'ENCODE atlas',
  () => {
    const ikzf1 = realData(
      'encode-hg19',
      'GM12878',
      'wgEncodeAwgTfbsSydhGm12878Ikzf1iknuclaUniPk.narrowPeak.gz',
    );
    const refseq = realData('genes', 'hg19', 'beta.refseq.tsv.gz');
    let folder: string;

    const run = (...args: string[]): string => {
      const { status, stdout, stderr } = chipmate(args, { cwd: folder });
      expect(stderr.includes('bug')).toBe(false);
      expect(status).toBe(0);
      return stdout;
    };

    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'chipmate-encode-'));
      run(
        'atlas',
        'build',
        realData('encode-hg19', 'experiments.tsv'),
        '-o',
        'encode',
        '--genome',
        'hg19',
        '--genes',
        refseq,
        '-q',
      );
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    test('the example regions of the enrichment page: every count is that of bedtools intersect', () => {
      const regions = realData('chip-atlas', 'examples-hg19', 'bedA.txt');
      const text = run(
        'enrich',
        regions,
        realData('chip-atlas', 'examples-hg19', 'bedB.txt'),
        '--atlas',
        'encode',
        '--mode',
        'chip-atlas-2025',
        '-q',
      );
      const rows = text
        .split('\n')
        .slice(1, -1)
        .map((line) => line.split('\t'));
      expect(rows.length).toBeGreaterThan(150);
      const sheet = readFileSync(realData('encode-hg19', 'experiments.tsv'), 'utf8')
        .split('\n')
        .map((line) => line.split('\t'));
      for (const row of rows.filter((_, i) => i % 20 === 0)) {
        const file = sheet.find((cells) => cells[0] === row[0])?.[9] ?? '';
        const hits = execFileSync(
          'bedtools',
          ['intersect', '-u', '-a', regions, '-b', realData('encode-hg19', file)],
          { encoding: 'utf8' },
        );
        expect(row[6].split('/')[0]).toBe(String(hits.split('\n').length - 1));
      }
    });

    test('the example genes run, and against all other genes', () => {
      const genes = realData('chip-atlas', 'examples-hg19', 'geneA.txt');
      const text = run('enrich', genes, '--atlas', 'encode', '-q');
      expect(text.split('\n').length).toBe(218);
      expect(text.split('\n')[1].split('\t')[8]).toBe('100');
    });

    test('the example lists of genes against each other, and the example counts, which E2F4 falls with', () => {
      const listed = run(
        'enrich',
        realData('chip-atlas', 'examples-hg38', 'geneA.txt'),
        realData('chip-atlas', 'examples-hg38', 'geneB.txt'),
        ...['--atlas', 'encode', '--mode', 'chip-atlas-2024', '--no-header', '-q'],
      );
      const cells = listed.split('\n').map((line) => line.split('\t'));
      expect(cells.slice(0, -1).every((row) => row.length === 11)).toBe(true);
      expect(cells[0][6]).toMatch(/^\d+\/100$/);
      expect(cells[0][7]).toMatch(/^\d+\/149$/);

      const counts = realData('chip-atlas', 'examples-hg38', 'countA.txt.gz');
      const [header] = gunzipSync(readFileSync(counts)).toString().split('\n', 1);
      const samples = header.trim().split('\t').slice(1);
      const design = samples.map((sample) => `${sample}\t${sample.replace(/_\d$/, '')}`);
      writeFileSync(join(folder, 'design.tsv'), `sample\tgroup\n${design.join('\n')}\n`);
      run(
        ...['expression', counts, '--design', 'design.tsv', '--contrast', 'treated-untreated', '-q'],
        ...['-o', 'changed.tsv'],
      );
      const [best] = run('page', 'changed.tsv', '--atlas', 'encode', '--no-header', '-q').split('\n', 1);
      expect(best).toMatch(/\tE2F4\t/);
      expect(best).toMatch(/FALSE$/);
    });

    test('Target Genes of IKZF1: every cell is the best score that bedtools window finds', () => {
      const table = parseScoreTable(run('targets', '--of', 'IKZF1', '--atlas', 'encode', '-q'), 'table');
      const lines = gunzipSync(readFileSync(refseq))
        .toString()
        .split('\n')
        .map((line) => line.split('\t'));
      const tss = lines
        .filter((cells) => /^NM_/.test(cells[0]) && /^chr(?:\d+|X|Y|M)$/.test(cells[1]))
        .map(([, chromosome, strand, start, end, symbol]) => {
          const position = strand === '-' ? Number(end) - 1 : Number(start);
          return `${chromosome}\t${position}\t${position}\t${symbol}`;
        });
      writeFileSync(join(folder, 'tss.bed'), `${tss.join('\n')}\n`);
      const found = execFileSync('bedtools', ['window', '-w', '1000', '-a', ikzf1, '-b', 'tss.bed'], {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      });
      const best = new Map<string, number>();
      for (const line of found.split('\n').slice(0, -1)) {
        const cells = line.split('\t');
        const score = Number(cells[4]);
        if (score > (best.get(cells[13]) ?? -1)) best.set(cells[13], score);
      }
      expect(best.size).toBeGreaterThan(300);
      expect(new Map(table.rows.map((gene, row) => [gene, table.score[row]]))).toEqual(best);
    });
  },
);
