import type { PeaksQuality } from '../analyses/peaks/qc.ts';
import { QUALITY_MEASURES, type MeasureKey } from '../calling/quality/quality-measures.ts';
import { plainCell } from '../formats/text/cell-text.ts';
import { formatNumber } from '../formats/text/table-writer.ts';
import { visible } from '../messages/plain-text.ts';
import type { StudyResults } from '../study/study-results.ts';
import type { ExportFile } from './browser-tracks.ts';

const SHOWN = 20;

/** MultiQC puts texts into its page as they are. */
function htmlText(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A text of the page as a value of YAML on one line: a string of JSON is one. */
function quoted(text: string): string {
  return JSON.stringify(htmlText(visible(text)));
}

interface Section {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** The first is the name of a row. */
  readonly columns: readonly string[];
}

/** What stands before the rows of a table. */
function headOf({ id, name, description, columns }: Section): string[] {
  return [
    `# id: ${quoted(id)}`,
    `# section_name: ${quoted(name)}`,
    `# description: ${quoted(description)}`,
    '# plot_type: "table"',
    columns.join('\t'),
  ];
}

/** The name of a row. A line that begins with # is none of the table's. */
function nameCell(name: string): string {
  return plainCell(htmlText(name)).replace(/^#/, '&#35;');
}

/** Custom content for MultiQC: the quality of each sample's reads, a row for each. */
export function multiqcQuality(samples: PeaksQuality['samples']): string {
  const measures = Object.entries(QUALITY_MEASURES).filter(([key]) =>
    samples.some(({ values }) => values[key as MeasureKey] !== undefined),
  );
  const head = headOf({
    id: 'chipmate_quality',
    name: 'chipmate: quality of ChIP-seq reads',
    description: 'Complexity, enrichment and evenness of the reads; shares are between 0 and 1.',
    columns: ['Sample', ...measures.map(([, { name }]) => name)],
  });
  const lines = samples.map(({ label, values }) =>
    [nameCell(label), ...measures.map(([key]) => formatNumber(values[key as MeasureKey] ?? NaN))].join('\t'),
  );
  return `${[...head, ...lines].join('\n')}\n`;
}

/**
 * Custom content for MultiQC: the partner candidates of each ChIP-seq as a table, and the versions file that
 * nf-core pipelines collect.
 */
export function multiqcFiles(results: StudyResults, version: string, simulated: boolean): ExportFile[] {
  const word = simulated ? ' (simulated)' : '';
  const files = results.partners.map(({ query, rows }, index): ExportFile => {
    const head = headOf({
      id: `chipmate_partners_${index + 1}`,
      name: `chipmate: partner candidates, ${query}${word}`,
      description: `Factors that share the strong sites of ${query} beyond what all other factors explain${word}.`,
      columns: ['factor', 'cobinding_score', 'log2_odds_ratio', 'minus_log10_q'],
    });
    const lines = rows.antigen
      .slice(0, SHOWN)
      .map((name, row) =>
        [
          nameCell(name),
          ...[rows.score[row], rows.log2OddsRatio[row], rows.minusLog10Q[row]].map((value) =>
            formatNumber(value ?? NaN),
          ),
        ].join('\t'),
      );
    return {
      path: `multiqc/chipmate_partners_${index + 1}_mqc.tsv`,
      content: `${[...head, ...lines].join('\n')}\n`,
    };
  });
  const head = simulated ? '# versions of a run on simulated data\n' : '';
  return [
    ...files,
    { path: 'multiqc/versions.yml', content: `${head}CHIPMATE_STUDY:\n    chipmate: ${version}\n` },
  ];
}
