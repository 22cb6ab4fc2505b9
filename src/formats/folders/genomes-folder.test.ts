import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { genomeFileAtHand, genomesFolder } from './genomes-folder.ts';

test('the genomes folder: what is given, the environment, where the system keeps data', () => {
  const everything = { CHIPMATE_GENOMES: 'env', XDG_DATA_HOME: 'xdg', LOCALAPPDATA: 'local' };
  expect(genomesFolder('given', everything)).toBe('given');
  expect(genomesFolder(undefined, everything)).toBe('env');
  const without = { ...everything, CHIPMATE_GENOMES: '' };
  expect(genomesFolder(undefined, without, 'linux')).toBe(join('xdg', 'chipmate', 'genomes'));
  expect(genomesFolder(undefined, without, 'win32')).toBe(join('local', 'chipmate', 'genomes'));
  expect(genomesFolder(undefined, {}, 'darwin')).toBe(
    join(homedir(), '.local', 'share', 'chipmate', 'genomes'),
  );
});

test('a genome is found under its other names, and no name leads out of the folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chipmate-genomes-'));
  try {
    mkdirSync(join(folder, 'genomes', 'hg19'), { recursive: true });
    writeFileSync(join(folder, 'genomes', 'hg19', 'hg19.2bit'), '');
    writeFileSync(join(folder, 'chrom.sizes'), '');
    const genomes = join(folder, 'genomes');
    expect(genomeFileAtHand(genomes, 'GRCh37', 'sequence')).toBe('hg19/hg19.2bit');
    expect(genomeFileAtHand(genomes, 'hg19', 'genes')).toBeUndefined();
    expect(genomeFileAtHand(genomes, 'hg38', 'sequence')).toBeUndefined();
    for (const name of ['..', '.', '', '/etc', 'a/b', '..\\x', 'motifs'])
      expect(genomeFileAtHand(genomes, name, 'sizes'), name).toBeUndefined();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
