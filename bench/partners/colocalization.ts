// ChIP-Atlas' Colocalization, re-created ("CoLo-like"), over the factor experiments of the cell class.
import { chosenPeaks } from '../../src/atlas/chosen-peaks.ts';
import type { Atlas } from '../../src/atlas/open-atlas.ts';
import { colocalizationScore, SIMILARITY_RULES } from '../../src/partners/compatible/colocalization-like.ts';
import { meetingsAtSites } from '../../src/partners/compatible/colocalization-table.ts';
import type { Rankings } from './metrics.ts';

/** Rankings of one rule, queries being taken from one cell line and candidates from another or the same. */
export interface CoLoLike {
  readonly name: string;
  readonly rankings: (queryCell: string, candidateCell: string) => Rankings;
}

/** Mean over the query antigen's experiments of the largest product of strength classes; best of the candidate's. */
export function coLoLike(atlas: Atlas): CoLoLike[] {
  const { experiments } = atlas;
  const rows = Array.from(experiments.experiment.keys()).filter(
    (i) => experiments.antigenClass[i] === 'TFs and others',
  );
  const all = rows.map((_, i) => i);
  const peaks = chosenPeaks(atlas, rows);
  const ranked = { ...peaks, score: peaks.code };
  const { universe, size, shared } = meetingsAtSites(ranked, all, atlas.genome.offsets);
  const sizes = (i: number) => size.subarray(3 * i, 3 * i + 3);
  const antigen = (i: number) => experiments.antigen[rows[i]];
  const ofCell = (cell: string) => all.filter((i) => experiments.cell[rows[i]] === cell);
  return (['jaccard', 'hypergeometric'] as const).map((rule) => ({
    name: `CoLo-like (re-created, ${rule} rule)`,
    rankings: (queryCell, candidateCell) => {
      const rankings = new Map<string, Map<string, number>>();
      const queries = ofCell(queryCell);
      for (const query of new Set(queries.map(antigen))) {
        const own = queries.filter((i) => antigen(i) === query);
        const candidates = new Map<string, number>();
        for (const other of ofCell(candidateCell)) {
          if (antigen(other) === query) continue;
          const scores = own.map((column) => {
            const at = 9 * (column * rows.length + other);
            return colocalizationScore(
              shared.subarray(at, at + 9),
              sizes(other),
              sizes(column),
              universe,
              SIMILARITY_RULES[rule],
            );
          });
          const average = scores.reduce((sum, value) => sum + value, 0) / scores.length;
          candidates.set(antigen(other), Math.max(average, candidates.get(antigen(other)) ?? 0));
        }
        rankings.set(query, candidates);
      }
      return rankings;
    },
  }));
}
