import { counted } from '../../counted.ts';
import { Option, type Command } from 'commander';
import { InputError } from '../../errors.ts';
import { readDifferentialTable } from '../../formats/differential-table.ts';
import { readEnhancerLinks } from '../../formats/enhancer-links-file.ts';
import { readGeneIdentifiers } from '../../formats/gene-identifiers-file.ts';
import { writeFileAtomically } from '../../formats/output.ts';
import { readPeakFile } from '../../formats/peak-file.ts';
import { peakText } from '../../formats/peak-text.ts';
import { formatTable } from '../../formats/table.ts';
import { indexTss, type TssIndex } from '../../genome/nearest-tss.ts';
import type { PeakColumns } from '../../genome/peak-columns.ts';
import { strongestPeaks } from '../../genome/peak-strength.ts';
import { takePeaks } from '../../genome/place.ts';
import { betaTargets } from '../../targets/beta-targets.ts';
import {
  betaPotential,
  halvingPotential,
  nearestGene,
  promoterWindow,
  type Contributions,
} from '../../targets/contributions.ts';
import { cumulativeCurves, cumulativeFigure } from '../../targets/cumulative-figure.ts';
import type { FactorChange } from '../../targets/direction.ts';
import { domainContributions, regulatoryDomains } from '../../targets/domains.ts';
import { linkContributions } from '../../targets/enhancer-links.ts';
import type { FunctionTest } from '../../targets/function-test.ts';
import { groupTranscripts, type GeneList } from '../../targets/gene-list.ts';
import { scoreGenes } from '../../targets/gene-scores.ts';
import { matchExpression, type MatchedExpression } from '../../targets/match-expression.ts';
import { betaTable, targetTable } from '../../targets/target-table.ts';
import { changeStates, isTestable, rankTargets, type ChangeDirection } from '../../targets/target-genes.ts';
import { stateOfPeaks } from '../../targets/changed-sites.ts';
import { readGenesOf } from '../gene-list.ts';
import { geneModelsFor } from '../gene-models.ts';
import type { TargetGenesOptions } from '../target-genes-of.ts';
import { writeFigures } from '../figures.ts';
import { whole } from '../numbers.ts';
import {
  addOutputOptions,
  addQuietOption,
  addSampleOptions,
  collect,
  say,
  writeTable,
  geneIdsOption,
  significanceOption,
  foldChangeOption,
} from '../options.ts';
import { newCommand } from '../new-command.ts';
import { checkPeaksAndGenes } from '../peaks-and-genes.ts';

const METHODS = ['beta', 'lisa', 'window', 'nearest', 'great', 'links'] as const;

/** Points of a cumulative curve. */
const CURVE_POINTS = 500;

interface Options extends TargetGenesOptions {
  readonly of?: string;
  readonly expression?: string;
  readonly factorIs?: FactorChange;
  readonly genes?: string;
  readonly genome?: string;
  readonly atlas?: readonly string[];
  readonly method: (typeof METHODS)[number];
  readonly distance?: number;
  readonly links?: string;
  readonly bestPeaks?: number;
  readonly significance: number;
  readonly foldChange: number;
  readonly promoter: number;
  readonly geneIds?: string;
  readonly listPeaks?: boolean;
  readonly known?: string;
  readonly follows?: readonly string[];
  readonly beta?: string;
  readonly sites?: string;
  readonly figures?: string;
  readonly sitesOf: ChangeDirection;
  readonly quiet?: boolean;
}

export function command(): Command {
  const targets = newCommand(
    'targets',
    "Target genes: which genes the factor's peaks belong to, and which of them change with it",
    [
      'chipmate targets peaks.narrowPeak --expression genes.tsv --factor-is lowered -o targets.tsv',
      'chipmate targets peaks.bed --genes hg19.refseq.tsv.gz --method window --distance 5000',
      'chipmate targets peaks.bed --expression drug.tsv --factor-is lowered --known known.txt --follows IRF4=irf4-targets.txt',
      'chipmate targets --of IKZF1 --atlas my-atlas --distance 5000 -o IKZF1.5.tsv',
    ],
  )
    .argument('[query]', 'peaks: BED, narrowPeak, broadPeak or MACS .xls; - is standard input')
    .option(
      '--of <antigen>',
      "instead of a query: ChIP-Atlas' Target Genes table of this antigen's experiments in the atlas",
    )
    .option('--cell-class <name>', 'with --of: only experiments of this class of cell type', collect)
    .option('--cell <name>', 'with --of: only experiments of this cell type', collect)
    .option('--interactions <file>', 'with --of: STRING or BioGRID table for the column STRING')
    .option('--compare <tsv>', "with --of: compare with ChIP-Atlas' own table, cell by cell")
    .option(
      '--expression <table>',
      'differential expression: chipmate, limma, GEO2R, DESeq2, edgeR or cuffdiff',
    )
    .addOption(
      new Option(
        '--factor-is <change>',
        'what the experiment did to the factor; tells activated from repressed targets',
      ).choices(['lowered', 'raised']),
    )
    .option(
      '--genes <file>',
      "gene models: BED6, refFlat, GTF (default: the atlas' own, or the built-in hg38 table)",
    )
    .option('--genome <name>', 'assembly of peaks and genes (default: that of the atlas, else hg38)')
    .option('--atlas <dir>', 'atlas whose gene models are used', collect)
    .addOption(new Option('--method <name>', 'how peaks score genes').choices(METHODS).default('beta'))
    .option(
      '--distance <bp>',
      'reach of beta (100000), half distance of lisa (10000) or window (1000)',
      whole('--distance', 1),
    )
    .option('--links <file>', 'enhancer-gene links for --method links: chromosome, start, end, gene, score')
    .option('--best-peaks <n>', 'only the n strongest peaks', whole('--best-peaks', 1))
    .addOption(significanceOption())
    .addOption(foldChangeOption())
    .option('--promoter <bp>', 'a peak this near the TSS is at the promoter', whole('--promoter', 1), 1000)
    .addOption(geneIdsOption())
    .option('--list-peaks', 'also list the peaks of every gene with their distances')
    .option('--known <file>', 'genes known to be targets, one per line')
    .option('--follows <name=file>', 'genes known to follow another regulator, one per line', collect)
    .option('--figures <dir>', 'also write the cumulative curves of the potential (SVG) into this folder')
    .option(
      '--sites <prefix>',
      'also write the peaks at changed genes and those at unchanged ones: PREFIX_changed.bed, PREFIX_unchanged.bed',
    )
    .addOption(
      new Option('--sites-of <which>', 'whose peaks --sites writes')
        .choices(['up', 'down', 'both'])
        .default('both'),
    )
    .option(
      '--beta <prefix>',
      "also write BETA's target lists PREFIX_uptarget.txt and PREFIX_downtarget.txt",
    );
  addSampleOptions(targets, 'with --of: ');
  return addQuietOption(addOutputOptions(targets)).action(run);
}

async function run(query: string | undefined, options: Options): Promise<void> {
  if (options.of !== undefined) {
    const { targetGenesOf } = await import('../target-genes-of.ts');
    await targetGenesOf(options.of, options);
    return;
  }
  if (query === undefined)
    throw new InputError('peaks are needed', {
      fix: 'chipmate targets PEAKS, or targets --of ANTIGEN --atlas DIR',
    });
  const tell = say(options);
  const [{ peaks: all, notes }, { models, assembly }] = await Promise.all([
    readPeakFile(query),
    geneModelsFor(options),
  ]);
  for (const note of notes) tell(note);
  const peaks = options.bestPeaks === undefined ? all : strongestPeaks(all, options.bestPeaks);
  const index = indexTss(models);
  const genes = groupTranscripts(models);
  checkPeaksAndGenes(query, all, index, assembly, tell);
  const scores = scoreGenes(genes, await contributionsOf(index, genes, peaks, options, tell));
  if (scores.score.every((score) => score === 0)) tell('WARNING: no gene has a peak within reach');
  const expression = options.expression === undefined ? undefined : await matched(genes, options, tell);
  const targets = rankTargets(scores, expression, {
    significance: options.significance,
    minimalFoldChange: options.foldChange,
    promoter: options.promoter,
    ...(options.factorIs === undefined ? {} : { factor: options.factorIs }),
  });
  if (expression !== undefined) {
    const testable = isTestable(expression.table);
    if (!testable)
      tell(
        options.foldChange > 0
          ? `the table has no p-values: genes that change by ${options.foldChange} or more count as changed, which describes and does not test`
          : 'the table has no p-values, so no gene counts as changed; --fold-change 1 would take those that change twofold, without a test',
      );
    if (testable || options.foldChange > 0) {
      tellFunction('up', targets.up, tell);
      tellFunction('down', targets.down, tell);
    }
    if (options.factorIs === undefined)
      tell('--factor-is lowered or raised would tell which targets the factor activates');
  }
  const listed = async (path: string): Promise<ReadonlySet<string>> =>
    new Set(await readGenesOf(path, models, options.geneIds, tell));
  const table = targetTable(scores, targets, peaks, {
    listPeaks: options.listPeaks ?? false,
    ...(expression === undefined ? {} : { expression }),
    ...(options.known === undefined ? {} : { known: await listed(options.known) }),
    ...(options.follows === undefined
      ? {}
      : { competing: await Promise.all(options.follows.map((text) => readRegulator(text, listed))) }),
    ...(assembly === undefined ? {} : { assembly }),
  });
  writeTable(table, options);
  const { sites, beta, figures } = options;
  if (sites === undefined && beta === undefined && figures === undefined) return;
  if (expression === undefined) throw new InputError('--sites, --beta and --figures need --expression');
  if (figures !== undefined) {
    const state = Float64Array.from(targets.changed, (sign, gene) =>
      expression.matched.rowOfGene[gene] < 0 ? NaN : sign,
    );
    const curves = cumulativeCurves(scores.score, state, CURVE_POINTS);
    writeFigures(figures, new Map([['potential.svg', cumulativeFigure(curves)]]));
  }
  if (options.sites !== undefined) {
    const state = changeStates(expression.table, expression.matched, options.sitesOf, {
      significance: options.significance,
      minimalFoldChange: options.foldChange,
    });
    const ofPeak = stateOfPeaks(index, genes, peaks, state);
    const [unchanged, changed] = [0, 1].map((wanted) =>
      takePeaks(
        peaks,
        [...ofPeak.keys()].filter((peak) => ofPeak[peak] === wanted),
      ),
    );
    tell(`${counted(changed.count, 'peak')} at changed genes, ${unchanged.count} at unchanged ones`);
    writeFileAtomically(`${options.sites}_changed.bed`, peakText(changed, 'bed3'));
    writeFileAtomically(`${options.sites}_unchanged.bed`, peakText(unchanged, 'bed3'));
  }
  if (options.beta === undefined) return;
  for (const [name, direction] of [
    ['up', 1],
    ['down', -1],
  ] as const) {
    const list = betaTargets(models, scores.ofTranscript, expression.table, direction);
    writeFileAtomically(`${options.beta}_${name}target.txt`, formatTable(betaTable(scores, list)));
  }
}

async function contributionsOf(
  index: TssIndex,
  genes: GeneList,
  peaks: PeakColumns,
  options: Options,
  tell: (sentence: string) => void,
): Promise<Contributions> {
  const { distance } = options;
  switch (options.method) {
    case 'beta':
      return betaPotential(index, peaks, distance);
    case 'lisa':
      return halvingPotential(index, peaks, distance);
    case 'window':
      return promoterWindow(index, peaks, distance ?? 1000);
    case 'nearest':
      return nearestGene(index, peaks);
    case 'great':
      return domainContributions(genes, peaks, regulatoryDomains(genes));
    case 'links': {
      if (options.links === undefined) throw new InputError('--method links needs --links FILE');
      const { contributions, unknownGenes } = linkContributions(
        genes,
        peaks,
        await readEnhancerLinks(options.links),
      );
      if (unknownGenes.length > 0)
        tell(
          `${unknownGenes.length} genes of the links are not among the gene models: ${unknownGenes.slice(0, 5).join(', ')}`,
        );
      return contributions;
    }
  }
}

async function matched(
  genes: GeneList,
  options: Options,
  tell: (sentence: string) => void,
): Promise<{ table: Awaited<ReturnType<typeof readDifferentialTable>>; matched: MatchedExpression }> {
  const path = options.expression!;
  const table = await readDifferentialTable(path);
  const identifiers = options.geneIds === undefined ? undefined : await readGeneIdentifiers(options.geneIds);
  const result = matchExpression(genes, table, identifiers);
  const rows = table.ids.length;
  if (result.unmatched === rows)
    throw new InputError('no row of the expression table names a gene of the gene models', {
      file: path,
      expected: `names such as ${genes.names.slice(0, 3).join(', ')} or ${genes.models.transcript[0] || genes.models.geneId[0]}`,
      found: table.ids.slice(0, 3).join(', '),
      fix: 'add symbols to the table (chipmate expression --annotation), or give --gene-ids',
    });
  tell(
    `expression table (${table.format}): ${rows - result.unmatched} of ${rows} rows name a gene; of ${result.withSeveralRows} genes with several rows the most expressed one speaks`,
  );
  if (result.repaired.length > 0)
    tell(
      `gene names that a spreadsheet had made dates are put right: ${result.repaired.slice(0, 5).join(', ')}`,
    );
  if (result.ambiguous.length > 0)
    tell(
      `gene names that a spreadsheet made dates and that may be several genes are left out: ${result.ambiguous.slice(0, 5).join(', ')}`,
    );
  return { table, matched: result };
}

function tellFunction(
  direction: string,
  test: FunctionTest | undefined,
  tell: (sentence: string) => void,
): void {
  if (test === undefined) {
    tell(`no gene goes ${direction}`);
    return;
  }
  const more =
    test.log10P < -3 ? 'carry more of the factor than' : 'do not carry clearly more of the factor than';
  tell(
    `${test.genes} genes that go ${direction} ${more} ${test.unchanged} unchanged ones (area under the curve ${test.areaUnderCurve.toFixed(3)}, -log10 p ${(-test.log10P).toFixed(1)})`,
  );
}

async function readRegulator(
  text: string,
  listed: (path: string) => Promise<ReadonlySet<string>>,
): Promise<{ regulator: string; genes: ReadonlySet<string> }> {
  const [regulator, ...path] = text.split('=');
  if (path.length === 0)
    throw new InputError('--follows needs a name and a file', {
      expected: '--follows IRF4=irf4-targets.txt',
      found: text,
    });
  return { regulator, genes: await listed(path.join('=')) };
}
