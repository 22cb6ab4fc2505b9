// Every command of the walk in docs/chip-atlas.md, as it stands there, against a made-up ChIP-Atlas.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { describeWith, programPresent } from './support/reference.ts';
import { startTestServer } from './support/chip-atlas-server.ts';
import { experiments, madeUpChipAtlas, peaksOf } from './support/made-up-chip-atlas.ts';
import { changedGenes, falling, narrowPeakText } from './support/made-up-inputs.ts';
import { runPage, tableOf } from './support/run-page.ts';

const page = join(dirname(fileURLToPath(import.meta.url)), '..', 'docs', 'chip-atlas.md');

describeWith(programPresent('bash'), 'bash', 'the page about ChIP-Atlas', () => {
  test('leads from nothing to partners and targets of my peaks', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'chipmate-page-'));
    const server = await startTestServer(madeUpChipAtlas());
    try {
      writeFileSync(join(folder, 'my-peaks.narrowPeak'), narrowPeakText(peaksOf(experiments[0])));
      writeFileSync(join(folder, 'genes.tsv'), changedGenes());

      const run = await runPage(page, folder, server.base);
      expect(run.blocks).toBe(5);
      expect(`${run.code} ${run.code === 0 ? '' : run.stderr}`).toBe('0 ');
      const column = (name: string, header: string): string[] => tableOf(folder, name).get(header) ?? [];
      expect(column('partners.tsv', 'antigen')).toContain('IKZF3');
      const ranks = column('partners.tsv', 'rank');
      column('partners.tsv', 'antigen').forEach((antigen, row) =>
        expect(`${antigen} ${ranks[row]}`).toMatch(antigen === 'IKZF1' ? /NA$/ : /\d$/),
      );
      expect(column('sites-with-FOS.tsv', 'experiment')).toContain('SRX9000006');
      expect(column('colocalization.tsv', 'Experiment')).toContain('my-peaks.narrowPeak');
      expect(new Set(column('enrichment.tsv', 'background'))).toEqual(new Set(['reachable', 'sites']));
      const effects = column('targets.tsv', 'effect_of_factor');
      const activated = column('targets.tsv', 'gene').filter((_, row) => effects[row] === 'activates');
      expect(activated.length).toBeGreaterThan(2);
      expect(falling).toEqual(expect.arrayContaining(activated));
      expect(column('IKZF1.5.tsv', 'Target_genes').length).toBeGreaterThan(4);
      expect(column('page.tsv', 'experiment')).toContain('SRX9000003');
      expect(column('BCL2.tsv', 'antigen').length).toBeGreaterThan(0);
      // The lock file brings the same atlas: nothing has changed.
      expect(column('profile.tsv', 'experiment')).toContain('my-ChIP');
      const withMine = tableOf(folder, 'IKZF1-with-mine.tsv');
      expect(withMine.get('my-ChIP|MM.1S')).toEqual(withMine.get('SRX9000001|MM.1S'));
      expect(column('BCL2-with-mine.tsv', 'experiment')).toContain('my-ChIP');
      expect(run.stderr).toMatch(/0 experiments appeared, 0 vanished, 0 changed in peaks/);
      const rows = new Set(column('partners.tsv', 'antigen')).size;
      expect(run.stderr).toMatch(new RegExp(`${rows} of ${rows} rows keep their rank`));
    } finally {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
