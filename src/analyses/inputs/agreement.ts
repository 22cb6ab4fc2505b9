// A table beside a stored result of ChIP-Atlas: how far they agree.
import { compareEnrichment, parseEnrichmentResult } from '../../formats/chip-atlas/enrichment-result.ts';
import { formatTable, type Table } from '../../formats/table.ts';
import { about, note, type Notice } from '../../messages/message.ts';
import type { EnrichmentResult } from './enrich-input.ts';

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
