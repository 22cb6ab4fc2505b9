import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { readStudy } from '../file/read-study.ts';
import { digestFile } from './digest.ts';
import { geneInputs } from './resources.ts';

test('gene models of the genomes folder are inputs of a study under a name that tells no place', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chipmate-resources-'));
  vi.stubEnv('CHIPMATE_GENOMES', join(folder, 'genomes'));
  try {
    const name = 'genomes:hg19/genes.refflat.gz';
    expect(geneInputs({ genome: 'hg19' })).toEqual([]);
    mkdirSync(join(folder, 'genomes', 'hg19'), { recursive: true });
    writeFileSync(join(folder, 'genomes', 'hg19', 'genes.refflat.gz'), 'some genes');
    expect(geneInputs({ genome: 'GRCh37' })).toEqual([name]);
    expect(geneInputs({ genome: 'hg19', atlas: ['atlas'] })).toEqual(['atlas', name]);
    expect(geneInputs({ genome: 'hg19', genes: 'own.bed', atlas: ['atlas'] })).toEqual(['own.bed']);
    expect(geneInputs({ genome: 'hg38' })).toEqual([]);
    const study = join(folder, 'study.yaml');
    writeFileSync(
      study,
      'study: A study\nfactor: IKZF1\ngenome: hg19\nchip_seq:\n  - name: one\n    cell: MM.1S\n',
    );
    const digest = await digestFile(readStudy(study).locate(name), name);
    expect(digest).toMatchObject({ file: name, bytes: 10 });
  } finally {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  }
});
