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

/**
 * Custom content for MultiQC: the partner candidates of each ChIP-seq as a table, and the versions file that
 * nf-core pipelines collect.
 */
export function multiqcFiles(results: StudyResults, version: string, simulated: boolean): ExportFile[] {
  const word = simulated ? ' (simulated)' : '';
  const files = results.partners.map(({ query, rows }, index): ExportFile => {
    const head = [
      `# id: "chipmate_partners_${index + 1}"`,
      `# section_name: ${quoted(`chipmate: partner candidates, ${query}${word}`)}`,
      `# description: ${quoted(`Factors that share the strong sites of ${query} beyond what all other factors explain${word}.`)}`,
      '# plot_type: "table"',
      'factor\tcobinding_score\tlog2_odds_ratio\tminus_log10_q',
    ];
    const lines = rows.antigen.slice(0, SHOWN).map((name, row) =>
      [
        // A line that begins with # is none of the table's.
        plainCell(htmlText(name)).replace(/^#/, '&#35;'),
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
