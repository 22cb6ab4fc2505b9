// Every command of the worked example, run as it stands in its page: ChIP-Atlas is the made-up server, GEO a made-up file.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createRandom } from '../src/statistics/random.ts';
import { describeWith, programPresent } from './reference.ts';
import { startTestServer } from './support/chip-atlas-server.ts';
import { genes, madeUpChipAtlas } from './support/made-up-chip-atlas.ts';
import { runPage, tableOf } from './support/run-page.ts';

const page = join(
  dirname(fileURLToPath(import.meta.url)),
  '..',
  'examples',
  'ikaros-in-myeloma',
  'README.md',
);

/** A series matrix with three treated and three untreated samples; the named genes fall with the drug. */
function madeUpArrays(falling: readonly string[]): { matrix: Buffer; platform: string } {
  const symbols = [...new Set(genes.map(([symbol]) => symbol))];
  const samples = Array.from({ length: 6 }, (_, i) => `GSM900100${i}`);
  const random = createRandom(9);
  const quoted = (values: readonly string[]): string => values.map((value) => `"${value}"`).join('\t');
  const rows = symbols.map((symbol) => {
    const values = samples.map(
      (_, i) => 8 + random.normal() / 5 - (i > 2 && falling.includes(symbol) ? 2 : 0),
    );
    return `"${symbol}_at"\t${values.map((value) => value.toFixed(4)).join('\t')}`;
  });
  const matrix = [
    '!Series_title\t"made up"',
    '!Series_platform_id\t"GPL570"',
    `!Sample_title\t${quoted(samples.map((_, i) => `made up ${i}`))}`,
    `!Sample_geo_accession\t${quoted(samples)}`,
    `!Sample_characteristics_ch1\t${quoted(samples.map((_, i) => `agent: ${i > 2 ? 'lenalidomide' : 'none'}`))}`,
    '!series_matrix_table_begin',
    `"ID_REF"\t${quoted(samples)}`,
    ...rows,
    '!series_matrix_table_end',
  ].join('\n');
  const platform = `ID\tGene Symbol\n${symbols.map((symbol) => `${symbol}_at\t${symbol}`).join('\n')}\n`;
  return { matrix: gzipSync(`${matrix}\n`), platform };
}

describeWith(programPresent('bash'), 'bash', 'the worked example', () => {
  test('all its commands run, and its tables have the described shape', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'chipmate-example-'));
    const server = await startTestServer(madeUpChipAtlas());
    try {
      const { matrix, platform } = madeUpArrays(['IRF4', 'SLAMF7', 'BCL2', 'PRDM1', 'CD48']);
      writeFileSync(join(folder, 'matrix.gz'), matrix);
      writeFileSync(join(folder, 'annotation'), platform);
      const curl =
        'curl() { case "$*" in *series_matrix*) cp matrix.gz GSE31421_series_matrix.txt.gz ;; *) cp annotation platform.txt ;; esac; }';
      const run = await runPage(page, folder, server.base, curl);
      expect(run.blocks).toBeGreaterThan(7);
      expect(`${run.code} ${run.code === 0 ? '' : run.stderr}`).toBe('0 ');
      expect(run.stdout).toContain('cell\tMM.1S');
      const headers = (name: string): string[] => [...tableOf(folder, name).keys()];
      const column = (name: string, header: string): string[] => tableOf(folder, name).get(header) ?? [];
      expect(column('ikzf1-experiments.tsv', 'perturbation')).toEqual(['NA', 'drug']);
      expect(column('partners.tsv', 'antigen')).toContain('IKZF3');
      expect(headers('IKZF1.Blood.tsv').slice(0, 4)).toEqual([
        'Experiment',
        'Cell_subclass',
        'Protein',
        'IKZF1|Average',
      ]);
      expect(new Set(column('enrichment.tsv', 'background'))).toEqual(new Set(['reachable', 'sites']));
      expect(column('lenalidomide.tsv', 'gene').slice(0, 5).sort()).toEqual([
        'BCL2',
        'CD48',
        'IRF4',
        'PRDM1',
        'SLAMF7',
      ]);
      expect(column('targets.tsv', 'gene').length).toBeGreaterThan(4);
      expect(headers('IKZF1.5.tsv')[1]).toBe('IKZF1|Average');
      expect(column('page.tsv', 'experiment')).toContain('SRX9000001');
      expect(headers('BCL2.tsv')).toContain('distance_to_tss');
      expect(existsSync(join(folder, 'ikaros.bed'))).toBe(true);
    } finally {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
