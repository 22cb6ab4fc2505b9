// Every command of the worked example, run as it stands in its page: ChIP-Atlas is the made-up server, GEO a made-up file.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { describeWith, programPresent } from './support/reference.ts';
import { startTestServer } from './support/chip-atlas-server.ts';
import { madeUpChipAtlas } from './support/made-up-chip-atlas.ts';
import { falling, madeUpArrays } from './support/made-up-inputs.ts';
import { runPage, tableOf } from './support/run-page.ts';

const page = join(
  dirname(fileURLToPath(import.meta.url)),
  '..',
  'examples',
  'ikaros-in-myeloma',
  'README.md',
);

describeWith(programPresent('bash'), 'bash', 'the worked example', () => {
  test('all its commands run, and its tables have the described shape', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'chipmate-example-'));
    const server = await startTestServer(madeUpChipAtlas());
    try {
      const { matrix, platform } = madeUpArrays();
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
      expect(column('lenalidomide.tsv', 'gene').slice(0, 5).sort()).toEqual(falling.toSorted());
      expect(column('targets.tsv', 'gene').length).toBeGreaterThan(4);
      expect(headers('IKZF1.5.tsv')[1]).toBe('IKZF1|Average');
      expect(column('page.tsv', 'experiment')).toContain('SRX9000001');
      expect(headers('BCL2.tsv')).toContain('distance_to_tss');
      expect(existsSync(join(folder, 'ikaros.bed'))).toBe(true);
      const facts = column('study/tables/partner-facts.tsv', 'fact');
      const candidates = column('study/tables/partner-facts.tsv', 'candidate');
      const said = column('study/tables/partner-facts.tsv', 'said');
      const ofFos = facts.flatMap((fact, row) =>
        candidates[row] === 'FOS' ? [`${fact}: ${said[row]}`] : [],
      );
      expect(ofFos).toContain('note: inhibitor: T-5224');
      expect(new Set(candidates)).toEqual(new Set([...candidates, 'FOS', 'PRDM1']));
    } finally {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
