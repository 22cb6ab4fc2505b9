import { Option, type Command } from 'commander';
import type { Choosing } from '../../analyses/inputs/choices.ts';
import { worldOf } from '../../analyses/inputs/atlas-potentials.ts';
import { readTargetsInput } from '../../analyses/inputs/genes/targets-input.ts';
import {
  sitesOfChangedGenes,
  targets,
  targetsChoices,
  type Targets,
  type TargetsInput,
} from '../../analyses/targets.ts';
import { InputError } from '../../errors.ts';
import { writeBesides } from '../../formats/folders/result-folder.ts';
import { peakText } from '../../formats/peaks/peak-writer.ts';
import { formatTable } from '../../formats/text/table-writer.ts';
import { betaTargets } from '../../targets/beta-targets.ts';
import {
  cumulativeCurves,
  cumulativeFigure,
  measuredStates,
} from '../../targets/change/cumulative-figure.ts';
import type { ChangeDirection } from '../../targets/target-genes.ts';
import { betaTable } from '../../targets/target-table.ts';
import { inAtlas, antigenNames } from '../ask-atlas.ts';
import { addChoices, chosenOf } from '../choice-options.ts';
import type { TargetGenesOptions } from '../target-genes-of.ts';
import { figureWriter } from '../figures.ts';
import { FILE_LOOK } from '../../figures/svg.ts';
import { addAnswerOptions, addSampleOptions, collect, geneIdsOption, tell, writeAnswer } from '../options.ts';
import { newCommand } from '../new-command.ts';
import { watched } from '../progress.ts';
import { geneSources, queryAntigenOption, GENOMES_OPTION } from '../query-options.ts';
import { chipAtlasTargetColumns } from '../../targets/binding/chip-atlas-target-columns.ts';
import { betaColumns, targetColumns } from '../../targets/target-columns.ts';

/** Points of a cumulative curve. */
const CURVE_POINTS = 500;

interface Options extends TargetGenesOptions, Choosing<typeof targetsChoices> {
  readonly of?: string;
  readonly queryAntigen?: readonly string[];
  readonly expression?: string;
  readonly genome?: string;
  readonly significance: number;
  readonly foldChange: number;
  readonly links?: string;
  readonly geneIds?: string;
  readonly known?: string;
  readonly follows?: readonly string[];
  readonly beta?: string;
  readonly sites?: string;
  readonly figures?: string;
  readonly png?: boolean;
  readonly sitesOf: ChangeDirection;
}

export function command(): Command {
  const verb = newCommand(
    'targets',
    "Target genes: which genes the factor's peaks belong to, and which of them change with it",
    [
      'chipmate targets peaks.narrowPeak --expression genes.tsv --atlas my-atlas --factor-is lowered -o targets.tsv',
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
    .option(
      '--genes <file>',
      "gene models: BED6, refFlat, GTF (default: the atlas' own, or the built-in hg38 table)",
    )
    .option(...GENOMES_OPTION)
    .option('--genome <name>', 'assembly of peaks and genes (default: that of the atlas, else hg38)')
    .option('--atlas <dir>', 'atlas whose factors are compared with, and whose gene models are used', collect)
    .addOption(queryAntigenOption('what the peaks are of, so that its own experiments are no other factors'))
    .option('--links <file>', 'enhancer-gene links for --method links: chromosome, start, end, gene, score')
    .addOption(geneIdsOption())
    .option('--known <file>', 'genes known to be targets, one per line')
    .option('--follows <name=file>', 'genes known to follow another regulator, one per line', collect)
    .option('--figures <dir>', 'also write the cumulative curves of the potential (SVG) into this folder')
    .option('--png', 'with --figures: also as PNG')
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
  addChoices(verb, targetsChoices);
  addSampleOptions(verb, 'with --of: ');
  return addAnswerOptions(verb, {
    '': targetColumns,
    'with --of': chipAtlasTargetColumns,
    'of the files of --beta': betaColumns,
  }).action(run);
}

/** @throws InputError before anything is read or written */
function refuseWithoutExpression({ expression, sites, beta, figures }: Options): void {
  if (expression === undefined && (sites ?? beta ?? figures) !== undefined)
    throw new InputError('--sites, --beta and --figures need --expression', {
      fix: 'add --expression TABLE: these files tell genes that change from those that do not',
    });
}

async function run(query: string | undefined, options: Options): Promise<void> {
  if (options.of !== undefined) {
    const { writeTargetGenesOf } = await import('../target-genes-of.ts');
    await writeTargetGenesOf(options.of, options);
    return;
  }
  if (query === undefined)
    throw new InputError('peaks are needed', {
      fix: 'chipmate targets PEAKS, or targets --of ANTIGEN --atlas DIR',
    });
  refuseWithoutExpression(options);
  const writeFigures = await figureWriter(options);
  const files = { ...options, peaks: query, genes: geneSources(options) };
  const input = await readTargetsInput(files);
  const asked = { world: await otherFactors(input, options), antigen: options.queryAntigen };
  const answer = targets(
    { ...input, ...asked, names: antigenNames(options) },
    chosenOf(targetsChoices, options),
  );
  writeAnswer(answer, options);
  writeMore(answer, options, writeFigures);
}

/** What the factors of the atlas have at each gene, where there is a change to be told from chance. */
async function otherFactors({ genes }: TargetsInput, options: Options): Promise<TargetsInput['world']> {
  const { atlas: folders, expression, queryAntigen: antigen } = options;
  if (folders === undefined || expression === undefined) return undefined;
  const asking = chosenOf(targetsChoices, options);
  return inAtlas(folders, options, ({ atlas, names }) =>
    watched('asking other factors', options, (progress) =>
      worldOf(atlas, genes, asking, { names, progress, antigen }),
    ),
  );
}

/** The files that are written beside the table. */
function writeMore(
  answer: Targets,
  options: Options,
  writeFigures: Awaited<ReturnType<typeof figureWriter>>,
): void {
  const { sites, beta, figures } = options;
  const { expression, scores } = answer;
  if (sites === undefined && beta === undefined && figures === undefined) return;
  if (expression === undefined) return;
  if (writeFigures !== undefined) {
    const state = measuredStates(answer.targets.changed, expression.matched.rowOfGene);
    const curves = cumulativeCurves(scores.score, state, CURVE_POINTS);
    const svg = cumulativeFigure({ ...FILE_LOOK, simulated: false }, curves);
    writeFigures(new Map([['potential.svg', svg]]));
  }
  if (sites !== undefined) {
    const { changed, unchanged, notices } = sitesOfChangedGenes(answer, options.sitesOf, options);
    tell(notices, options);
    writeBesides(sites, {
      '_changed.bed': peakText(changed, 'bed3'),
      '_unchanged.bed': peakText(unchanged, 'bed3'),
    });
  }
  if (beta === undefined) return;
  const tableOfGenes = (direction: 1 | -1): string =>
    formatTable(
      betaTable(scores, betaTargets(scores.genes.models, scores.ofTranscript, expression.table, direction)),
    );
  writeBesides(beta, { '_uptarget.txt': tableOfGenes(1), '_downtarget.txt': tableOfGenes(-1) });
}
