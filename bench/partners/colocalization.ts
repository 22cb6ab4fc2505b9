// ChIP-Atlas' Colocalization, re-created ("CoLo-like"), over the experiments of one cell line.
import { chosenPeaks } from '../../src/atlas/chosen-peaks.ts';
import type { Atlas } from '../../src/atlas/open-atlas.ts';
import { colocalizationScore, SIMILARITY_RULES } from '../../src/partners/compatible/colocalization-like.ts';
import { sharedSites } from '../../src/partners/compatible/colocalization-table.ts';
import type { Rankings } from './metrics.ts';

/** Mean over the query antigen's experiments of the largest product of strength classes; best of the candidate's. */
export function coLoLike(atlas: Atlas, cell: string): readonly [string, Rankings] {
  const { experiments } = atlas;
  const rows = Array.from(experiments.experiment.keys()).filter(
    (i) => experiments.cell[i] === cell && experiments.antigenClass[i] === 'TFs and others',
  );
  const all = rows.map((_, i) => i);
  const peaks = chosenPeaks(atlas, rows);
  const ranked = { ...peaks, score: peaks.code };
  const { universe, size, shared } = sharedSites(ranked, all, atlas.genome.offsets);
  const sizes = (i: number) => size.subarray(3 * i, 3 * i + 3);
  const antigen = (i: number) => experiments.antigen[rows[i]];
  const rankings = new Map<string, Map<string, number>>();
  for (const query of new Set(all.map(antigen))) {
    const own = all.filter((i) => antigen(i) === query);
    const candidates = new Map<string, number>();
    for (const other of all) {
      if (antigen(other) === query) continue;
      const scores = own.map((column) => {
        const at = 9 * (column * rows.length + other);
        return colocalizationScore(
          shared.subarray(at, at + 9),
          sizes(other),
          sizes(column),
          universe,
          SIMILARITY_RULES.jaccard,
        );
      });
      const average = scores.reduce((sum, value) => sum + value, 0) / scores.length;
      candidates.set(antigen(other), Math.max(average, candidates.get(antigen(other)) ?? 0));
    }
    rankings.set(query, candidates);
  }
  return ['CoLo-like (re-created)', rankings];
}
