import { needGenes } from '../../analyses/inputs/gene-models.ts';
import { geneSources } from '../query-options.ts';
import { refuseOtherScores } from '../../analyses/inputs/experiments.ts';
import { counted } from '../../counted.ts';
import type { Command } from 'commander';
import { selectExperiments } from '../../atlas/experiment-filter.ts';
import { openAtlas } from '../../atlas/open-atlas.ts';
import { InputError } from '../../errors.ts';
import { repairMangledSymbols } from '../../expression/mangled-symbols.ts';
import { readDelimited } from '../../formats/delimited.ts';
import { readDifferentialTable } from '../../formats/differential-table.ts';
import { readGeneIdentifiers } from '../../formats/gene-identifiers-file.ts';
import type { Table } from '../../formats/table.ts';
import { AntigenNames } from '../../genome/antigen-aliases.ts';
import { geneFinder, oneTssPerGene } from '../../genome/one-tss.ts';
import { page } from '../../targets/page.ts';
import { tssWindows } from '../../targets/chip-atlas-target-genes.ts';
import { antigenNames } from '../antigen-names.ts';
import { enrichmentAgreement, readEnrichmentResult } from '../../analyses/inputs/agreement.ts';
import { experimentColumns } from '../../partners/experiment-columns.ts';
import { newCommand } from '../new-command.ts';
import { whole } from '../numbers.ts';
import {
  addAtlasOption,
  addFilterOptions,
  addOutputOptions,
  addQuietOption,
  filterOf,
  say,
  tell as tellNotices,
  writeTable,
  type FilterOptions,
  type OutputOptions,
  geneIdsOption,
} from '../options.ts';
import { addMinScoreOption } from '../query-options.ts';

interface PageOptions extends FilterOptions, OutputOptions {
  readonly atlas: readonly string[];
  readonly window: number;
  readonly genes?: string;
  readonly geneIds?: string;
  readonly minScore?: number;
  readonly header: boolean;
  readonly compare?: string;
  readonly quiet?: boolean;
}

export function command(): Command {
  const verb = newCommand(
    'page',
    'Which experiments are bound at genes that change together (PAGE), from any table of log2 fold changes',
    [
      'chipmate page genes.tsv --atlas my-atlas',
      'chipmate expression GSE31421_series_matrix.txt.gz --contrast "agent=lenalidomide-none" -o genes.tsv && chipmate page genes.tsv --atlas my-atlas',
    ],
  )
    .argument('<table>', 'what chipmate expression wrote, or limma, DESeq2, edgeR; - is standard input')
    .option(
      '--window <bp>',
      'a gene is bound when a peak lies this close to its TSS',
      whole('--window', 0),
      5000,
    )
    .option('--genes <file>', 'gene models (default: those of the atlas)')
    .addOption(geneIdsOption())
    .option('--no-header', 'without the header line, as ChIP-Atlas writes its result')
    .option('--compare <tsv>', "compare with a result of ChIP-Atlas' own, experiment by experiment");
  addAtlasOption(verb);
  addMinScoreOption(addFilterOptions(verb, 'all'));
  return addQuietOption(addOutputOptions(verb)).action(run);
}

async function run(path: string, options: PageOptions): Promise<void> {
  const atlas = await openAtlas(options.atlas);
  const tell = say(options);
  try {
    const { experiments } = atlas;
    const rows = selectExperiments(experiments, filterOf(options), antigenNames(options));
    refuseOtherScores(atlas, rows, options.minScore);
    const { models } = await needGenes(geneSources(options));
    const { genes: listed, log2FoldChange } = await readFoldChanges(path);
    const { names, repaired, ambiguous } = repairMangledSymbols(listed);
    if (repaired.length > 0)
      tell(`a spreadsheet had made dates of gene names, put right: ${repaired.join(', ')}`);
    if (ambiguous.length > 0)
      tell(
        `a spreadsheet made dates of gene names that may be several genes, left out: ${ambiguous.join(', ')}`,
      );
    const identifiers =
      options.geneIds === undefined ? undefined : await readGeneIdentifiers(options.geneIds);
    const aliases = new AntigenNames();
    const tssOf = oneTssPerGene(models);
    const find = geneFinder(models, (name) => identifiers?.symbolOf(name) ?? aliases.symbol(name));
    const symbolOf = new Map([...new Set(names)].map((name) => [name, name === '' ? undefined : find(name)]));
    const unknown = [...symbolOf].filter(([, symbol]) => symbol === undefined).map(([name]) => name);
    if (unknown.length > 0.9 * symbolOf.size)
      throw new InputError('the rows of the table are no genes', {
        file: path,
        expected: `symbols, gene identifiers or transcripts of ${models.source}`,
        found: names.slice(0, 6).join(', '),
        fix: 'give --gene-ids a table with the columns symbol, entrez, ensembl, refseq, aliases',
      });
    const genes = meanPerGene(names, log2FoldChange, symbolOf);
    if (unknown.length > 0)
      tell(
        `not among the genes of ${models.source}: ${unknown.length} of ${counted(symbolOf.size, 'name')}: ` +
          `${unknown.slice(0, 20).join(', ')}${unknown.length > 20 ? ', ...' : ''}`,
      );
    const windows = tssWindows(
      models,
      genes.symbols.map((symbol) => tssOf.get(symbol) ?? 0),
      options.window,
    );
    const place = new Map(Array.from(rows, (row, i) => [row, i]));
    const experiment: number[] = [];
    const gene: number[] = [];
    const pairs = await atlas.peaksOverlapping(windows, Array.from(rows));
    for (let i = 0; i < pairs.count; i++) {
      if (pairs.score[i] < (options.minScore ?? 0)) continue;
      experiment.push(place.get(pairs.experiment[i]) ?? 0);
      gene.push(pairs.query[i]);
    }
    const result = page(genes.log2FoldChange, { experiments: rows.length, experiment, gene });
    tell(
      `${counted(genes.symbols.length, 'gene')}, mean log2 fold change ${result.allMean.toPrecision(4)}, standard deviation ${result.allDeviation.toPrecision(4)}`,
    );
    const order = Array.from(rows, (_, i) => i)
      .filter((i) => result.genes[i] > 0)
      .sort(
        (a, b) =>
          result.log10P[a] - result.log10P[b] || Math.abs(result.z[b]) - Math.abs(result.z[a]) || a - b,
      );
    const table: Table = {
      columns: [
        ...experimentColumns(
          experiments,
          order.map((i) => rows[i]),
        ),
        { name: 'genes', values: order.map((i) => `${result.genes[i]}/${genes.symbols.length}`) },
        {
          name: 'log2_fold_change',
          values: order.map((i) => `${result.mean[i].toPrecision(4)}/${result.allMean.toPrecision(4)}`),
        },
        { name: 'log10_p', values: order.map((i) => Math.max(-324, result.log10P[i])) },
        { name: 'log10_q', values: order.map((i) => Math.max(-324, result.log10Q[i])) },
        { name: 'z', values: order.map((i) => result.z[i]) },
        { name: 'z_above_0', values: order.map((i) => (result.z[i] > 0 ? 'TRUE' : 'FALSE')) },
      ],
    };
    if (options.compare !== undefined)
      tellNotices([enrichmentAgreement(readEnrichmentResult(options.compare), table)], options);
    writeTable(table, options);
  } finally {
    await atlas.close();
  }
}

const FOLD_CHANGES = ['log2_fold_change', 'log2FoldChange', 'logFC', 'log2FC', 'log2(fold_change)'];
const GENES = ['gene', 'symbol', 'Gene.symbol', 'gene_name', 'gene_id', 'ID'];

/** Genes and log2 fold changes of a table of differential expression, or of two columns alone. */
async function readFoldChanges(
  path: string,
): Promise<{ genes: readonly string[]; log2FoldChange: Float64Array }> {
  if (path !== '-') {
    const plain = await readDelimited(path, { ragged: 'fill' });
    const fold = FOLD_CHANGES.find((name) => plain.has(name));
    const gene = GENES.find((name) => plain.has(name));
    if (fold !== undefined && gene !== undefined)
      return {
        genes: plain.column(gene),
        log2FoldChange: Float64Array.from(plain.column(fold), (text) => (text === '' ? NaN : Number(text))),
      };
  }
  const { symbols, ids, log2FoldChange } = await readDifferentialTable(path);
  return { genes: symbols ?? ids, log2FoldChange };
}

/** Rows of one gene (probes, transcripts) as their mean. */
function meanPerGene(
  names: readonly string[],
  values: Float64Array,
  symbolOf: ReadonlyMap<string, string | undefined>,
): { symbols: string[]; log2FoldChange: Float64Array } {
  const sums = new Map<string, [sum: number, rows: number]>();
  names.forEach((name, row) => {
    const symbol = symbolOf.get(name);
    if (symbol === undefined || Number.isNaN(values[row])) return;
    const entry = sums.get(symbol) ?? [0, 0];
    sums.set(symbol, [entry[0] + values[row], entry[1] + 1]);
  });
  return {
    symbols: [...sums.keys()],
    log2FoldChange: Float64Array.from(sums.values(), ([sum, rows]) => sum / rows),
  };
}
