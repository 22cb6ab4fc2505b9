// A table beside a stored result of ChIP-Atlas: how far they agree.
import {
  compareEnrichment,
  parseEnrichmentResult,
} from '../../formats/chip-atlas/enrichment-result-reader.ts';
import {
  compareScoreTables,
  parseScoreTable,
  type ScoreTable,
} from '../../formats/chip-atlas/result-tables-reader.ts';
import { formatTable, type Table } from '../../formats/text/table-writer.ts';
import { readTextNow } from '../../formats/text/text-file.ts';
import { about, note, type Notice } from '../../messages/message.ts';

/** A stored result of Enrichment Analysis. */
export interface EnrichmentResult {
  readonly name: string;
  readonly rows: string[][];
}

/** @throws InputError for another table */
export function readEnrichmentResult(name: string): EnrichmentResult {
  return { name, rows: parseEnrichmentResult(readTextNow(name), name) };
}

/** How a computed table agrees with a result of ChIP-Atlas' Enrichment Analysis. */
export function enrichmentAgreement({ name, rows }: EnrichmentResult, table: Table): Notice {
  const agreement = compareEnrichment(rows, parseEnrichmentResult(formatTable(table), 'chipmate'));
  const said = note('enrich.agreement', {
    experiments: agreement.rows,
    theirs: agreement.onlyFirst,
    ours: agreement.onlySecond,
    same: agreement.sameCounts,
    p: agreement.log10P.toPrecision(3),
    effect: agreement.effect.toPrecision(3),
  });
  return about({ file: name }, [said])[0];
}

/** A stored table of Colocalization or Target Genes. */
export interface StoredScores {
  readonly name: string;
  readonly scores: ScoreTable;
}

/** @throws InputError for another table */
export function readScores(name: string): StoredScores {
  return { name, scores: parseScoreTable(readTextNow(name), name) };
}

/** How a computed table agrees with one of ChIP-Atlas' Colocalization or Target Genes, cell by cell. */
export function scoreAgreement({ name, scores }: StoredScores, table: Table): Notice {
  const agreement = compareScoreTables(scores, parseScoreTable(formatTable(table), 'chipmate'));
  const said = note('scores.agreement', {
    rows: agreement.rows,
    theirs: agreement.onlyFirst,
    ours: agreement.onlySecond,
    equal: agreement.equalCells,
    cells: agreement.cells,
    difference: agreement.largestDifference,
  });
  return about({ file: name }, [said])[0];
}
